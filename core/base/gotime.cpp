// SPDX-License-Identifier: Apache-2.0
#include "core/base/gotime.h"

#include "core/base/gotext.h"

#include <QDate>

#include <optional>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// A part of the layout, as Go names it, and the limits of its number.
struct Part
{
    QByteArrayView before; ///< what stands between it and the one before
    QByteArrayView layout;
    qsizetype digits = 2;
    int least = 0;
    int most = 0; ///< 0: any
    const char16_t *name = u""; ///< for what is out of range
    bool isFixed = true; ///< one digit is not enough
};

constexpr Part parts[] = {
    {.before = "", .layout = "2006", .digits = 4},
    {.before = "-", .layout = "01", .least = 1, .most = 12, .name = u"month"},
    {.before = "-", .layout = "02"},
    {.before = "T", .layout = "15", .most = 23, .name = u"hour", .isFixed = false},
    {.before = ":", .layout = "04", .most = 59, .name = u"minute"},
    {.before = ":", .layout = "05", .most = 59, .name = u"second"},
};

/// Goes through a text as time.Parse() does. Source: go, src/time/format.go.
class TimeReader
{
public:
    explicit TimeReader(QByteArrayView text)
        : m_text(text)
        , m_rest(text)
    {
    }

    QString run()
    {
        int numbers[std::size(parts)] = {};
        for (size_t i = 0; i < std::size(parts); ++i) {
            const Part &part = parts[i];
            if (!m_rest.startsWith(part.before))
                return cannotParse(part.before);
            m_rest = m_rest.sliced(part.before.size());
            const std::optional<int> number = take(part);
            if (!number)
                return cannotParse(part.layout);
            if (part.most > 0 && (*number < part.least || *number > part.most))
                return outOfRange(QString::fromUtf16(part.name));
            numbers[i] = *number;
        }
        skipFraction();
        if (!takeZone())
            return cannotParse("Z07:00");
        if (!m_rest.isEmpty())
            return failed(": extra text: "_L1 + goQuoted(m_rest));
        const bool isDay
            = QDate::isValid(numbers[0] == 0 ? -1 : numbers[0], numbers[1], numbers[2]);
        return isDay ? QString() : outOfRange(u"day"_s);
    }

private:
    std::optional<int> take(const Part &part)
    {
        qsizetype count = 0;
        while (count < part.digits && count < m_rest.size() && isDigit(m_rest[count]))
            ++count;
        if (count == 0 || (count < part.digits && part.isFixed))
            return std::nullopt;
        const int number = m_rest.first(count).toInt();
        m_rest = m_rest.sliced(count);
        return number;
    }

    /// ".5": digits behind the second that the layout does not ask for.
    void skipFraction()
    {
        if (m_rest.size() < 2 || (m_rest[0] != '.' && m_rest[0] != ',') || !isDigit(m_rest[1]))
            return;
        qsizetype end = 2;
        while (end < m_rest.size() && isDigit(m_rest[end]))
            ++end;
        m_rest = m_rest.sliced(end);
    }

    /// "Z" or "+07:00".
    bool takeZone()
    {
        if (m_rest.startsWith('Z')) {
            m_rest = m_rest.sliced(1);
            return true;
        }
        constexpr qsizetype length = 6;
        if (m_rest.size() < length || (m_rest[0] != '+' && m_rest[0] != '-') || m_rest[3] != ':')
            return false;
        for (const qsizetype at : {1, 2, 4, 5}) {
            if (!isDigit(m_rest[at]))
                return false;
        }
        m_rest = m_rest.sliced(length);
        return true;
    }

    QString failed(const QString &why) const { return u"parsing time "_s + goQuoted(m_text) + why; }
    QString cannotParse(QByteArrayView layout) const
    {
        return failed(u" as \"2006-01-02T15:04:05Z07:00\": cannot parse "_s + goQuoted(m_rest)
                      + " as "_L1 + goQuoted(layout));
    }
    QString outOfRange(const QString &what) const
    {
        return failed(u": %1 out of range"_s.arg(what));
    }

    QByteArrayView m_text;
    QByteArrayView m_rest;
};

} // namespace

QString goTimeError(QByteArrayView text)
{
    return TimeReader(text).run();
}

} // namespace headwater
