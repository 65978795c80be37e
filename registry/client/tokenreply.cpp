// SPDX-License-Identifier: Apache-2.0
#include "registry/client/tokenreply.h"

#include "core/base/limits.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

constexpr qint64 shortestLife = 60; // seconds; distribution's minimumTokenLifetimeSeconds
constexpr qint64 longestLife = 24 * 60 * 60; // seconds; what claims more is not believed
constexpr qint64 early = 5; // seconds

/// A number, or a number in quotes, as some servers send it.
double seconds(const QJsonValue &value)
{
    return value.isString() ? value.toString().toDouble() : value.toDouble();
}

QDateTime expiryOf(const QJsonObject &reply, const QDateTime &now)
{
    const double claimed = seconds(reply.value("expires_in"_L1));
    // Compared as double: a value out of range has no integer.
    const qint64 life = claimed > double(longestLife)
        ? longestLife
        : std::max(shortestLife, claimed > 0 ? qint64(claimed) : qint64(0));
    const QDateTime issued
        = QDateTime::fromString(reply.value("issued_at"_L1).toString(), Qt::ISODateWithMs);
    const QDateTime start = issued.isValid() ? std::min(issued.toUTC(), now) : now;
    return start.addSecs(life - early);
}

} // namespace

Result<TokenReply> readTokenReply(QByteArrayView body, const QDateTime &now)
{
    if (body.size() > limits::tokenBytes)
        return Error{.kind = Error::Kind::TooLarge,
                     .detail = u"the token is larger than %1 bytes"_s.arg(limits::tokenBytes)};
    QJsonParseError problem;
    // The parser keeps no reference to the bytes.
    const QJsonDocument document
        = QJsonDocument::fromJson(QByteArray::fromRawData(body.data(), body.size()), &problem);
    if (!document.isObject()) {
        const QString why = problem.error == QJsonParseError::NoError
            ? u"not an object"_s
            : u"%1 at offset %2"_s.arg(problem.errorString()).arg(problem.offset);
        return Error{.kind = Error::Kind::InvalidReply,
                     .detail = u"unable to decode token response: "_s + why};
    }
    const QJsonObject reply = document.object();
    QString token = reply.value("access_token"_L1).toString();
    if (token.isEmpty())
        token = reply.value("token"_L1).toString();
    // It becomes part of a header.
    const bool isPrintable
        = std::ranges::all_of(token, [](QChar c) { return c > u' ' && c < u'\x7f'; });
    if (token.isEmpty() || !isPrintable)
        return Error{.kind = Error::Kind::InvalidReply,
                     .detail = u"authorization server did not include a token in the response"_s};
    return TokenReply{.token = Secret(token.toLatin1()), .expiry = expiryOf(reply, now)};
}

} // namespace headwater
