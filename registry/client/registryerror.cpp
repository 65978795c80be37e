// SPDX-License-Identifier: Apache-2.0
#include "registry/client/registryerror.h"

#include "core/base/gotext.h"
#include "registry/client/challenge.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

struct Code
{
    QLatin1StringView name;
    QLatin1StringView text; ///< for who sends no message
};

/// Source: distribution, registry/api/errcode/register.go and api/v2/errors.go.
constexpr std::array knownCodes{
    Code{"UNKNOWN"_L1, "unknown error"_L1},
    Code{"UNSUPPORTED"_L1, "The operation is unsupported."_L1},
    Code{"UNAUTHORIZED"_L1, "authentication required"_L1},
    Code{"DENIED"_L1, "requested access to the resource is denied"_L1},
    Code{"UNAVAILABLE"_L1, "service unavailable"_L1},
    Code{"TOOMANYREQUESTS"_L1, "too many requests"_L1},
    Code{"DIGEST_INVALID"_L1, "provided digest did not match uploaded content"_L1},
    Code{"SIZE_INVALID"_L1, "provided length did not match content length"_L1},
    Code{"NAME_INVALID"_L1, "invalid repository name"_L1},
    Code{"TAG_INVALID"_L1, "manifest tag did not match URI"_L1},
    Code{"NAME_UNKNOWN"_L1, "repository name not known to registry"_L1},
    Code{"MANIFEST_UNKNOWN"_L1, "manifest unknown"_L1},
    Code{"MANIFEST_INVALID"_L1, "manifest invalid"_L1},
    Code{"MANIFEST_UNVERIFIED"_L1, "manifest failed signature verification"_L1},
    Code{"MANIFEST_BLOB_UNKNOWN"_L1, "blob unknown to registry"_L1},
    Code{"BLOB_UNKNOWN"_L1, "blob unknown to registry"_L1},
    Code{"BLOB_UPLOAD_UNKNOWN"_L1, "blob upload unknown to registry"_L1},
    Code{"BLOB_UPLOAD_INVALID"_L1, "blob upload invalid"_L1},
};

/// One entry of a registry's list of errors.
struct Reported
{
    QLatin1StringView code;
    QString message;

    QString text() const { return QString(code).toLower().replace(u'_', u' ') + u": "_s + message; }
};

Reported reported(const QString &code, const QString &message)
{
    const auto found = std::ranges::find(knownCodes, code, &Code::name);
    const Code &known = found == knownCodes.end() ? knownCodes.front() : *found;
    return {.code = known.name, .message = message.isEmpty() ? QString(known.text) : message};
}

/// Some registries and token servers say {"details": "text"} instead of a list.
std::optional<Reported> fromDetails(const QJsonObject &body, int status)
{
    const QString text = body.value("details"_L1).toString();
    if (text.isEmpty())
        return std::nullopt;
    const QString code = status == 401 ? u"UNAUTHORIZED"_s
        : status == 403                ? u"DENIED"_s
        : status == 429                ? u"TOOMANYREQUESTS"_s
                                       : u"UNKNOWN"_s;
    return reported(code, text);
}

QList<Reported> fromList(const QJsonObject &body)
{
    QList<Reported> list;
    const QJsonArray errors = body.value("errors"_L1).toArray();
    for (const auto &entry : errors) {
        if (entry.isObject())
            list.append(reported(entry["code"_L1].toString(), entry["message"_L1].toString()));
    }
    return list;
}

/// What a challenge says of the token that was shown. Source: RFC 6750 section 3.1; distribution,
/// HandleErrorResponse, which looks at these before the body.
QList<Reported> fromChallenges(const HttpReply &reply)
{
    QList<Reported> list;
    if (reply.status != 401)
        return list;
    for (const auto &[name, value] : reply.headers) {
        if (name.compare("WWW-Authenticate", Qt::CaseInsensitive) != 0)
            continue;
        for (const Challenge &challenge : parseChallenges({value})) {
            const QString error = challenge.parameter("error");
            const bool isScope = error == "insufficient_scope"_L1;
            if (challenge.scheme == "bearer" && (isScope || error == "invalid_token"_L1))
                return {reported(isScope ? u"DENIED"_s : u"UNAUTHORIZED"_s,
                                 challenge.parameter("error_description"))};
        }
    }
    return list;
}

QList<Reported> readErrors(const HttpReply &reply)
{
    const QList<Reported> challenged = fromChallenges(reply);
    const QJsonObject body = QJsonDocument::fromJson(reply.body).object();
    if (const std::optional<Reported> details = fromDetails(body, reply.status))
        return challenged + QList{*details};
    QList<Reported> listed = fromList(body);
    if (listed.isEmpty() && !challenged.isEmpty())
        listed = {reported(u"UNAUTHORIZED"_s, {})}; // what a 401 without a readable body means
    return challenged + listed;
}

Error::Kind kindOf(const QList<Reported> &errors)
{
    struct Known
    {
        QLatin1StringView code;
        Error::Kind kind;
    };
    constexpr std::array kinds{
        Known{"MANIFEST_UNKNOWN"_L1, Error::Kind::NotFound},
        Known{"BLOB_UNKNOWN"_L1, Error::Kind::NotFound},
        Known{"UNAUTHORIZED"_L1, Error::Kind::Unauthorized},
        Known{"DENIED"_L1, Error::Kind::Forbidden},
        Known{"TOOMANYREQUESTS"_L1, Error::Kind::RateLimited},
    };
    for (const Known &known : kinds) {
        if (std::ranges::find(errors, known.code, &Reported::code) != errors.end())
            return known.kind;
    }
    return Error::Kind::InvalidReply;
}

QString textOf(const QList<Reported> &errors)
{
    if (errors.size() == 1)
        return errors.constFirst().text();
    QString text = u"errors:\n"_s;
    for (const Reported &error : errors)
        text += error.text() + u'\n';
    return text;
}

Error unreadable(const HttpReply &reply)
{
    // Who is not let in need not say so in JSON.
    if (reply.status == 401)
        return {.kind = Error::Kind::Unauthorized,
                .detail = reported(u"UNAUTHORIZED"_s, {}).text()};
    const QString syntax = goJsonError(reply.body);
    const QString why
        = syntax.isEmpty() ? u"no error details found in HTTP response body"_s : syntax;
    const Error::Kind kind = reply.status == 429 ? Error::Kind::RateLimited
        : reply.status == 403                    ? Error::Kind::Forbidden
                                                 : Error::Kind::InvalidReply;
    return {.kind = kind,
            .detail = u"error parsing HTTP %1 response body: %2: %3"_s.arg(
                QString::number(reply.status), why, goQuoted(reply.body))};
}

/// HTTP/2 has no words beside the number.
QString standardPhrase(int status)
{
    switch (status) {
    case 400: return u"Bad Request"_s;
    case 401: return u"Unauthorized"_s;
    case 403: return u"Forbidden"_s;
    case 404: return u"Not Found"_s;
    case 405: return u"Method Not Allowed"_s;
    case 429: return u"Too Many Requests"_s;
    case 500: return u"Internal Server Error"_s;
    case 501: return u"Not Implemented"_s;
    case 502: return u"Bad Gateway"_s;
    case 503: return u"Service Unavailable"_s;
    case 504: return u"Gateway Timeout"_s;
    default: return {};
    }
}

} // namespace

QString statusLine(const HttpReply &reply)
{
    const QString phrase = reply.reasonPhrase.isEmpty() ? standardPhrase(reply.status)
                                                        : QString::fromUtf8(reply.reasonPhrase);
    return QString::number(reply.status) + u' ' + phrase;
}

std::optional<std::chrono::seconds> parseRetryAfter(const QByteArray &value, const QDateTime &now)
{
    bool isNumber = false;
    const qint64 seconds = value.trimmed().toLongLong(&isNumber);
    if (isNumber && seconds >= 0)
        return std::chrono::seconds(seconds);
    // HTTP's zone is always called GMT, a name that QDateTime does not know.
    const QString text = QString::fromLatin1(value.trimmed()).replace("GMT"_L1, "+0000"_L1);
    const QDateTime date = QDateTime::fromString(text, Qt::RFC2822Date);
    if (!date.isValid())
        return std::nullopt;
    return std::chrono::seconds(std::max<qint64>(0, now.secsTo(date)));
}

Error registryError(const HttpReply &reply)
{
    Error error{.kind = Error::Kind::InvalidReply,
                .detail = u"received unexpected HTTP status: "_s + statusLine(reply)};
    if (reply.status >= 400 && reply.status < 500) {
        const QList<Reported> errors = readErrors(reply);
        error = errors.isEmpty() ? unreadable(reply)
                                 : Error{.kind = kindOf(errors), .detail = textOf(errors)};
    }
    error.retryAfter
        = parseRetryAfter(reply.header("Retry-After"), QDateTime::currentDateTimeUtc());
    return error;
}

} // namespace headwater
