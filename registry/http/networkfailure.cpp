// SPDX-License-Identifier: Apache-2.0
#include "registry/http/networkfailure.h"

#include "core/base/gotext.h"
#include "registry/http/privateaddress.h"
#include "registry/http/redirect.h"

#include <QHostAddress>
#include <QSslCertificate>

#include <algorithm>
#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

struct Cause
{
    Error::Kind kind;
    QString why;
};

const QSslError *findError(const QList<QSslError> &errors,
                           std::initializer_list<QSslError::SslError> wanted)
{
    const auto found = std::ranges::find_if(errors, [&](const QSslError &error) {
        return std::ranges::find(wanted, error.error()) != wanted.end();
    });
    return found == errors.end() ? nullptr : &*found;
}

QString expiredText(const QSslCertificate &certificate)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto shown = [](const QDateTime &time) { return time.toUTC().toString(Qt::ISODate); };
    const bool isTooEarly = now < certificate.effectiveDate();
    return u"x509: certificate has expired or is not yet valid: current time %1 is %2 %3"_s.arg(
        shown(now), isTooEarly ? u"before"_s : u"after"_s,
        shown(isTooEarly ? certificate.effectiveDate() : certificate.expiryDate()));
}

/// Source: Go's crypto/x509, HostnameError.
QString hostNameText(const QSslCertificate &certificate, const QString &host)
{
    const QMultiMap<QSsl::AlternativeNameEntryType, QString> names
        = certificate.subjectAlternativeNames();
    const bool isAddress = !QHostAddress(host).isNull();
    QStringList valid = names.values(isAddress ? QSsl::IpAddressEntry : QSsl::DnsEntry);
    valid.sort();
    if (isAddress && valid.isEmpty())
        return u"x509: cannot validate certificate for %1 because it doesn't contain any IP SANs"_s
            .arg(host);
    if (valid.isEmpty())
        return u"x509: certificate is not valid for any names, but wanted to match "_s + host;
    return u"x509: certificate is valid for %1, not %2"_s.arg(valid.join(u", "_s), host);
}

/// A certificate may be wrong in several ways; Go looks at the dates first, then the name, then the
/// issuer, and stops at the first.
Cause certificateCause(const NetworkFailure &failure)
{
    const QList<QSslError> &errors = failure.tlsErrors;
    const Error::Kind kind = Error::Kind::UntrustedTls;
    if (const QSslError *error
        = findError(errors, {QSslError::CertificateExpired, QSslError::CertificateNotYetValid}))
        return {.kind = kind, .why = expiredText(error->certificate())};
    if (const QSslError *error = findError(errors, {QSslError::HostNameMismatch}))
        return {.kind = kind,
                .why = hostNameText(error->certificate(), failure.request.url.host())};
    if (findError(errors,
                  {QSslError::SelfSignedCertificate, QSslError::SelfSignedCertificateInChain,
                   QSslError::UnableToGetIssuerCertificate,
                   QSslError::UnableToGetLocalIssuerCertificate,
                   QSslError::UnableToVerifyFirstCertificate, QSslError::CertificateUntrusted,
                   QSslError::InvalidCaCertificate}))
        return {.kind = kind, .why = u"x509: certificate signed by unknown authority"_s};
    return {.kind = kind, .why = u"x509: "_s + errors.constFirst().errorString()};
}

/// What OpenSSL says of an alert, or finds by itself, and what Go's crypto/tls says of the same.
struct TlsWords
{
    QLatin1StringView openssl;
    QLatin1StringView go;
};

constexpr std::array tlsWords{
    TlsWords{"alert certificate required"_L1, "remote error: tls: certificate required"_L1},
    TlsWords{"alert bad certificate"_L1, "remote error: tls: bad certificate"_L1},
    TlsWords{"alert unknown ca"_L1, "remote error: tls: unknown certificate authority"_L1},
    TlsWords{"alert certificate unknown"_L1, "remote error: tls: unknown certificate"_L1},
    TlsWords{"alert certificate expired"_L1, "remote error: tls: expired certificate"_L1},
    TlsWords{"alert handshake failure"_L1, "remote error: tls: handshake failure"_L1},
    TlsWords{"alert internal error"_L1, "remote error: tls: internal error"_L1},
    TlsWords{"alert protocol version"_L1, "remote error: tls: protocol version not supported"_L1},
    TlsWords{"unsupported protocol"_L1, "tls: protocol version not supported"_L1},
    TlsWords{"unrecognized name"_L1, "remote error: tls: unrecognized name"_L1},
};

std::optional<QString> goTlsText(const QString &text)
{
    const auto found = std::ranges::find_if(
        tlsWords, [&](const TlsWords &words) { return text.contains(words.openssl); });
    if (found == tlsWords.end())
        return std::nullopt;
    return QString(found->go);
}

Cause handshakeCause(const NetworkFailure &failure)
{
    if (!failure.tlsErrors.isEmpty())
        return certificateCause(failure);
    // OpenSSL reads the beginning of "HTTP/1.1 400" as a record of an unknown version.
    if (failure.text.contains("wrong version number"_L1)
        || failure.text.contains("packet length too long"_L1))
        return {.kind = Error::Kind::InvalidReply,
                .why = u"http: server gave HTTP response to HTTPS client"_s};
    return {.kind = Error::Kind::UntrustedTls,
            .why = goTlsText(failure.text).value_or(u"tls: "_s + failure.text)};
}

bool isSocks(const NetworkFailure &failure)
{
    return failure.proxy.startsWith("socks5"_L1);
}

/// Source: Go's net/http, which names the step in which a proxy failed.
QString viaProxy(const NetworkFailure &failure, const QString &why)
{
    if (failure.proxy.isEmpty())
        return why;
    if (!isSocks(failure))
        return u"proxyconnect tcp: "_s + why;
    const QUrl &url = failure.request.url;
    return u"socks connect tcp %1->%2: %3"_s.arg(failure.address,
                                                 addressText(url.host(), portOf(url)), why);
}

Cause connectCause(const NetworkFailure &failure)
{
    const bool isTimeout = failure.code == QNetworkReply::TimeoutError
        || failure.code == QNetworkReply::ProxyTimeoutError;
    QString why = u"i/o timeout"_s;
    if (!isTimeout)
        why = failure.text.contains("unreachable"_L1) ? u"connect: network is unreachable"_s
                                                      : u"connect: connection refused"_s;
    return {.kind = isTimeout ? Error::Kind::TimedOut : Error::Kind::Offline,
            .why = viaProxy(failure, u"dial tcp %1: %2"_s.arg(failure.address, why))};
}

Cause causeOf(const NetworkFailure &failure)
{
    switch (failure.code) {
    case QNetworkReply::HostNotFoundError:
        return {.kind = Error::Kind::Offline,
                .why = u"dial tcp: lookup %1: no such host"_s.arg(failure.request.url.host())};
    case QNetworkReply::ProxyNotFoundError:
        return {.kind = Error::Kind::Offline,
                .why
                = viaProxy(failure,
                           u"dial tcp: lookup %1: no such host"_s.arg(QUrl(failure.proxy).host()))};
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return {.kind = Error::Kind::Offline,
                .why = isSocks(failure)
                    ? viaProxy(failure, u"username/password authentication failed"_s)
                    : u"Proxy Authentication Required"_s};
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::TimeoutError:
    case QNetworkReply::ProxyTimeoutError: return connectCause(failure);
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ProxyConnectionClosedError:
        return {.kind = Error::Kind::Offline, .why = u"EOF"_s};
    case QNetworkReply::SslHandshakeFailedError: return handshakeCause(failure);
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolUnknownError:
        return {.kind = Error::Kind::InvalidReply,
                .why
                = u"net/http: HTTP/1.x transport connection broken: malformed HTTP response"_s};
    default: break;
    }
    if (failure.text.contains("unreachable"_L1))
        return connectCause(failure);
    // With TLS 1.3 a client learns only after its handshake that its certificate was missed.
    if (const std::optional<QString> why = goTlsText(failure.text))
        return {.kind = Error::Kind::UntrustedTls, .why = *why};
    return {.kind = Error::Kind::Offline, .why = failure.text};
}

Error made(Error::Kind kind, const HttpRequest &request, const QString &detail)
{
    return Error{.kind = kind, .subject = shownUrl(request.url), .detail = detail};
}

} // namespace

bool isHttpStatus(QNetworkReply::NetworkError code)
{
    // Qt's name for 400 and 418.
    return code == QNetworkReply::ProtocolInvalidOperationError
        || (code >= QNetworkReply::ContentAccessDenied
            && code <= QNetworkReply::UnknownContentError)
        || (code >= QNetworkReply::InternalServerError
            && code <= QNetworkReply::UnknownServerError);
}

QString shownUrl(const QUrl &url)
{
    return url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment
                        | QUrl::FullyEncoded);
}

QString requestFailed(const HttpRequest &request, const QString &why)
{
    const QString method
        = QString::fromLatin1(request.method.left(1).toUpper() + request.method.mid(1).toLower());
    return u"%1 %2: %3"_s.arg(method, goQuoted(shownUrl(request.url).toUtf8()), why);
}

Error networkError(const NetworkFailure &failure)
{
    // Once the headers are there, Go reports what the body's reader says, without the request.
    if (failure.headersSeen && failure.code == QNetworkReply::RemoteHostClosedError)
        return made(Error::Kind::Offline, failure.request, u"unexpected EOF"_s);
    if (failure.code == QNetworkReply::UnknownContentError) // Qt's guard against bombs
        return made(Error::Kind::TooLarge, failure.request, failure.text);
    const Cause cause = causeOf(failure);
    return made(cause.kind, failure.request, requestFailed(failure.request, cause.why));
}

Error deadlineError(const HttpRequest &request, bool headersSeen)
{
    if (headersSeen)
        return made(Error::Kind::TimedOut, request,
                    u"context deadline exceeded (Client.Timeout or context cancellation while "
                    "reading body)"_s);
    return made(Error::Kind::TimedOut, request,
                requestFailed(request,
                              u"context deadline exceeded (Client.Timeout exceeded while "
                              "awaiting headers)"_s));
}

Error silenceError(const HttpRequest &request, HopTimers::Phase phase)
{
    switch (phase) {
    case HopTimers::Phase::Lookup:
    case HopTimers::Phase::Connect:
        return made(
            Error::Kind::TimedOut, request,
            requestFailed(request, u"dial tcp: lookup %1: i/o timeout"_s.arg(request.url.host())));
    case HopTimers::Phase::Headers:
        return made(Error::Kind::TimedOut, request,
                    requestFailed(request, u"net/http: timeout awaiting response headers"_s));
    case HopTimers::Phase::Body:
        // Go has no such time-out; these are its words for a read that took too long.
        return made(Error::Kind::TimedOut, request, u"read tcp: i/o timeout"_s);
    }
    Q_UNREACHABLE_RETURN({});
}

Error tooLargeError(const HttpRequest &request, qint64 limit)
{
    return made(Error::Kind::TooLarge, request, u"the reply is larger than %1 bytes"_s.arg(limit));
}

Error cancelledError(const HttpRequest &request)
{
    return made(Error::Kind::Cancelled, request, u"context canceled"_s);
}

} // namespace headwater
