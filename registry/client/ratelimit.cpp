// SPDX-License-Identifier: Apache-2.0
#include "registry/client/ratelimit.h"

#include <QHash>
#include <QTimeZone>

#include <algorithm>

namespace headwater {

namespace {

/// One member of a list: "100;w=21600" or "\"burst\";r=50;t=30".
struct Member
{
    QByteArray value = {};
    QHash<QByteArray, QByteArray> parameters = {};
};

constexpr qsizetype mostMembers = 16;
/// Above it a reset is a Unix time, below it a number of seconds: 31 years.
constexpr qint64 firstUnixTime = 1'000'000'000;
constexpr qint64 longestWindow = qint64(10) * 365 * 24 * 3600;

QList<QByteArray> splitOutsideQuotes(const QByteArray &text, char separator)
{
    QList<QByteArray> parts{QByteArray()};
    bool isQuoted = false;
    for (const char c : text) {
        isQuoted = isQuoted != (c == '"');
        if (c == separator && !isQuoted)
            parts.append(QByteArray());
        else
            parts.last().append(c);
    }
    return parts;
}

QList<Member> members(const QByteArray &header)
{
    QList<Member> found;
    for (const QByteArray &text : splitOutsideQuotes(header, ',')) {
        if (found.size() == mostMembers)
            break;
        const QList<QByteArray> parts = splitOutsideQuotes(text, ';');
        Member member{.value = parts.constFirst().trimmed()};
        for (const QByteArray &part : parts.sliced(1)) {
            const qsizetype equals = part.indexOf('=');
            if (equals > 0)
                member.parameters.insert(part.first(equals).trimmed().toLower(),
                                         part.sliced(equals + 1).trimmed());
        }
        found.append(member);
    }
    return found;
}

std::optional<qint64> number(const QByteArray &text)
{
    bool isNumber = false;
    const qint64 value = text.trimmed().toLongLong(&isNumber);
    return isNumber && value >= 0 ? std::optional(value) : std::nullopt;
}

QDateTime resetTime(qint64 value, const QDateTime &now)
{
    if (value >= firstUnixTime && value < firstUnixTime * 1000)
        return QDateTime::fromSecsSinceEpoch(value, QTimeZone::UTC);
    return now.addSecs(std::min(value, longestWindow));
}

std::chrono::seconds windowOf(const Member &member)
{
    const qint64 window = number(member.parameters.value("w")).value_or(0);
    return std::chrono::seconds(std::min(window, longestWindow));
}

/// "76;w=21600" and what goes with it, by the names that start with @p prefix.
std::optional<RateLimit> readFields(const HttpReply &reply, const QByteArray &prefix,
                                    const QDateTime &now)
{
    const QList<Member> remaining = members(reply.header(prefix + "Remaining"));
    const QList<Member> limits = members(reply.header(prefix + "Limit"));
    const auto left = number(remaining.constFirst().value);
    if (!left)
        return std::nullopt;
    RateLimit limit{.limit = number(limits.constFirst().value).value_or(-1),
                    .remaining = *left,
                    .window = windowOf(remaining.constFirst())};
    // Drafts 0 to 6 name the limit first and repeat it with its window: "100, 100;w=60".
    for (const Member &member : limits) {
        if (limit.window.count() == 0 && number(member.value) == limit.limit)
            limit.window = windowOf(member);
    }
    if (const auto reset = number(reply.header(prefix + "Reset")))
        limit.resetsAt = resetTime(*reset, now);
    return limit;
}

/// Draft 7: "limit=100, remaining=50, reset=5", with the window in RateLimit-Policy: "100;w=60".
std::optional<RateLimit> readDictionary(const QList<Member> &fields, const QList<Member> &policies,
                                        const QDateTime &now)
{
    RateLimit limit{.remaining = -1};
    for (const Member &field : fields) {
        const qsizetype equals = field.value.indexOf('=');
        const auto value = number(field.value.sliced(equals + 1));
        if (equals < 0 || !value)
            continue;
        const QByteArray name = field.value.first(equals).trimmed().toLower();
        if (name == "limit")
            limit.limit = *value;
        else if (name == "remaining")
            limit.remaining = *value;
        else if (name == "reset")
            limit.resetsAt = resetTime(*value, now);
    }
    for (const Member &policy : policies) {
        if (number(policy.value) == limit.limit)
            limit.window = windowOf(policy);
    }
    return limit.remaining >= 0 ? std::optional(limit) : std::nullopt;
}

/// Draft 8 and later: "\"burst\";r=50;t=30", with RateLimit-Policy: "\"burst\";q=100;w=60".
std::optional<RateLimit> readNamed(const Member &field, const QList<Member> &policies,
                                   const QDateTime &now)
{
    const auto left = number(field.parameters.value("r"));
    if (!left)
        return std::nullopt;
    RateLimit limit{.remaining = *left};
    if (const auto reset = number(field.parameters.value("t")))
        limit.resetsAt = resetTime(*reset, now);
    for (const Member &policy : policies) {
        if (policy.value != field.value)
            continue;
        limit.limit = number(policy.parameters.value("q")).value_or(-1);
        limit.window = windowOf(policy);
    }
    return limit;
}

} // namespace

std::optional<RateLimit> readRateLimit(const HttpReply &reply, const QDateTime &now)
{
    const QList<Member> fields = members(reply.header("RateLimit"));
    const QList<Member> policies = members(reply.header("RateLimit-Policy"));
    QList<std::optional<RateLimit>> found{readFields(reply, "RateLimit-", now),
                                          readFields(reply, "X-RateLimit-", now),
                                          readDictionary(fields, policies, now)};
    for (const Member &field : fields)
        found.append(readNamed(field, policies, now));
    found.removeAll(std::nullopt);
    const auto least = std::ranges::min_element(
        found, {}, [](const std::optional<RateLimit> &limit) { return limit->remaining; });
    if (least == found.end())
        return std::nullopt;
    RateLimit limit = **least;
    if (!limit.resetsAt.isValid() && limit.window.count() > 0)
        limit.resetsAt = now.addSecs(limit.window.count());
    limit.source = QString::fromUtf8(reply.header("Docker-RateLimit-Source"));
    return limit;
}

} // namespace headwater
