// SPDX-License-Identifier: Apache-2.0
#include "registry/client/challenge.h"

#include "core/base/limits.h"

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

/// Source: RFC 9110 section 5.6.2.
bool isTokenChar(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
        || QByteArrayView("!#$%&'*+-.^_`|~").contains(c);
}

class Reader
{
public:
    explicit Reader(QByteArrayView line)
        : m_rest(line)
    {
    }

    QList<Challenge> read()
    {
        QList<Challenge> found;
        while (skipToItem() && found.size() < limits::challenges) {
            const QByteArrayView word = token();
            if (word.isEmpty()) { // neither a scheme nor a name
                skipItem();
                continue;
            }
            if (!found.isEmpty() && readParameter(found.last(), word))
                continue;
            found.append({.scheme = word.toByteArray().toLower(), .parameters = {}});
            skipBlanks();
            readFirst(found.last());
        }
        return found;
    }

private:
    bool skipToItem()
    {
        while (!m_rest.isEmpty() && (isBlank(m_rest.front()) || m_rest.front() == ','))
            m_rest.slice(1);
        return !m_rest.isEmpty();
    }

    void skipBlanks()
    {
        while (!m_rest.isEmpty() && isBlank(m_rest.front()))
            m_rest.slice(1);
    }

    /// Up to the next comma that is not within quotes.
    void skipItem()
    {
        bool quoted = false;
        while (!m_rest.isEmpty() && (quoted || m_rest.front() != ',')) {
            if (quoted && m_rest.front() == '\\' && m_rest.size() > 1)
                m_rest.slice(1);
            else if (m_rest.front() == '"')
                quoted = !quoted;
            m_rest.slice(1);
        }
    }

    QByteArrayView token()
    {
        qsizetype end = 0;
        while (end < m_rest.size() && isTokenChar(m_rest[end]))
            ++end;
        const QByteArrayView word = m_rest.first(end);
        m_rest.slice(end);
        return word;
    }

    QByteArray quoted()
    {
        QByteArray value;
        m_rest.slice(1);
        while (!m_rest.isEmpty() && m_rest.front() != '"') {
            if (m_rest.front() == '\\' && m_rest.size() > 1)
                m_rest.slice(1);
            value += m_rest.front();
            m_rest.slice(1);
        }
        if (!m_rest.isEmpty())
            m_rest.slice(1);
        return value;
    }

    /// The value of an unquoted parameter: some servers leave the quotes off a URL.
    QByteArray bare()
    {
        qsizetype end = 0;
        while (end < m_rest.size() && m_rest[end] != ',' && !isBlank(m_rest[end]))
            ++end;
        const QByteArray value = m_rest.first(end).toByteArray();
        m_rest.slice(end);
        return value;
    }

    /// "=value" after @p name; false, and nothing is read, if there is no "=".
    bool readParameter(Challenge &challenge, QByteArrayView name)
    {
        const QByteArrayView before = m_rest;
        skipBlanks();
        if (m_rest.isEmpty() || m_rest.front() != '=') {
            m_rest = before;
            return false;
        }
        m_rest.slice(1);
        skipBlanks();
        const bool isQuoted = !m_rest.isEmpty() && m_rest.front() == '"';
        const QByteArray value = isQuoted ? quoted() : bare();
        challenge.parameters.append({name.toByteArray().toLower(), QString::fromUtf8(value)});
        return true;
    }

    /// What follows a scheme: a parameter, the one opaque value that schemes like Negotiate have,
    /// or nothing.
    void readFirst(Challenge &challenge)
    {
        const QByteArrayView before = m_rest;
        const QByteArrayView name = token();
        if (!name.isEmpty() && readParameter(challenge, name)) {
            // "dG9rZW4=" is the end of base64 and no parameter.
            if (challenge.parameters.last().second.remove(u'=').isEmpty())
                challenge.parameters.removeLast();
            return;
        }
        m_rest = before;
        if (!m_rest.isEmpty() && m_rest.front() != ',')
            skipItem();
    }

    QByteArrayView m_rest;
};

} // namespace

QString Challenge::parameter(QByteArrayView name) const
{
    const auto found = std::ranges::find(parameters, name, &std::pair<QByteArray, QString>::first);
    return found == parameters.end() ? QString() : found->second;
}

QString Challenge::text() const
{
    QStringList shown;
    for (const auto &[name, value] : parameters)
        shown.append(QString::fromLatin1(name) + u"=\""_s + value + u'"');
    const QString start = QString::fromLatin1(scheme);
    return shown.isEmpty() ? start : start + u' ' + shown.join(u", "_s);
}

QList<Challenge> parseChallenges(const QByteArrayList &headerLines)
{
    QList<Challenge> all;
    for (const QByteArray &line : headerLines)
        all += Reader(line).read();
    all.resize(std::min(all.size(), qsizetype(limits::challenges)));
    return all;
}

} // namespace headwater
