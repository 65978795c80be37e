// SPDX-License-Identifier: Apache-2.0
#include "models/importpace.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

using namespace std::chrono_literals;

namespace headwater {

namespace {

constexpr std::chrono::milliseconds window = 10s;
constexpr std::chrono::milliseconds shortest = 1s;

class Texts
{
    Q_DECLARE_TR_FUNCTIONS(headwater::ImportPace)
public:
    static QString rate(double rate)
    {
        return tr("%1 tags/s").arg(QLocale().toString(rate, 'f', rate < 10 ? 1 : 0));
    }
    static QString left(std::chrono::seconds left)
    {
        if (left < 60s)
            return tr("less than a minute left");
        if (left < 90min)
            return tr("about %1 min left").arg((left + 30s) / 1min);
        return tr("about %1 h left").arg((left + 30min) / 1h);
    }
};

} // namespace

void ImportPace::note(int done, std::chrono::milliseconds at)
{
    if (!m_notes.isEmpty() && done < m_notes.last().done)
        m_notes.clear();
    m_notes.append({done, at});
    // The last one before the window stays: the window begins with it.
    while (m_notes.size() > 2 && at - m_notes.at(1).at >= window)
        m_notes.removeFirst();
}

std::optional<double> ImportPace::rate() const
{
    if (m_notes.size() < 2)
        return std::nullopt;
    const Note &first = m_notes.first();
    const Note &last = m_notes.last();
    if (last.at - first.at < shortest)
        return std::nullopt;
    return double(last.done - first.done) * 1000 / double((last.at - first.at).count());
}

std::optional<std::chrono::seconds> ImportPace::timeLeft(int open) const
{
    const std::optional<double> now = rate();
    if (!now || *now <= 0)
        return std::nullopt;
    return std::chrono::seconds(std::llround(std::ceil(open / *now)));
}

QString ImportPace::text(int open) const
{
    const std::optional<double> now = rate();
    if (!now)
        return {};
    const std::optional<std::chrono::seconds> left = timeLeft(open);
    return left ? QString(Texts::rate(*now) + QStringLiteral(", ") + Texts::left(*left))
                : Texts::rate(*now);
}

} // namespace headwater
