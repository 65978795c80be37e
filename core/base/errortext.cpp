// SPDX-License-Identifier: Apache-2.0
#include "core/base/errortext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

struct ErrorText
{
    Q_DECLARE_TR_FUNCTIONS(headwater::ErrorText)
};

/// The subject, with line and column where they are known.
QString place(const Error &error)
{
    const QString subject
        = error.subject.isEmpty() ? ErrorText::tr("It", "an unnamed thing") : error.subject;
    if (!error.position.isValid())
        return subject;
    return ErrorText::tr("%1, line %2, column %3")
        .arg(subject, QString::number(error.position.line), QString::number(error.position.column));
}

QString rateLimited(const Error &error, const QString &subject)
{
    if (!error.retryAfter)
        return ErrorText::tr("%1 receives too many requests. Try again later.").arg(subject);
    return ErrorText::tr("%1 receives too many requests. Try again in %n s.", nullptr,
                         int(error.retryAfter->count()))
        .arg(subject);
}

/// Go's words tell the cases apart; each has a way out of its own.
QString tlsText(const Error &error, const QString &subject)
{
    const QString &why = error.detail;
    if (why.contains("tls: certificate required"_L1) || why.contains("tls: bad certificate"_L1)) {
        return ErrorText::tr("%1 wants a client certificate. Put it, with its key, into the "
                             "certs.d folder of the registry.")
            .arg(subject);
    }
    if (why.contains("tls: protocol version not supported"_L1)) {
        return ErrorText::tr(
                   "%1 only speaks a version of TLS that is not safe any more. Ask for an "
                   "update of the server.")
            .arg(subject);
    }
    if (why.contains("x509: certificate has expired"_L1)) {
        return ErrorText::tr("The certificate of %1 is out of date. Check the clock of this "
                             "computer, or ask for a new certificate.")
            .arg(subject);
    }
    return ErrorText::tr("The certificate of %1 is not trusted. Add its authority to the trusted "
                         "ones, or mark the tag as insecure.")
        .arg(subject);
}

/// Of what the network and the servers in it did.
QString networkText(const Error &error, const QString &subject)
{
    using Kind = Error::Kind;
    if (error.kind == Kind::Offline)
        return ErrorText::tr("%1 cannot be reached. Check the address and the network.")
            .arg(subject);
    if (error.kind == Kind::TimedOut)
        return ErrorText::tr("%1 did not answer in time. Try again later.").arg(subject);
    if (error.kind == Kind::UntrustedTls)
        return tlsText(error, subject);
    if (error.kind == Kind::Unauthorized)
        return ErrorText::tr("%1 asks for a login, or may not exist. Check the name, and add a "
                             "pull secret for it.")
            .arg(subject);
    if (error.kind == Kind::Forbidden && error.detail.endsWith(" blocked"_L1)) {
        return ErrorText::tr("%1 is on a registry that registries.conf of this computer blocks.")
            .arg(subject);
    }
    if (error.kind == Kind::Forbidden) {
        return ErrorText::tr("Access to %1 is refused. Check that the pull secret allows it.")
            .arg(subject);
    }
    if (error.kind == Kind::DigestMismatch) {
        return ErrorText::tr(
                   "The content of %1 does not have the digest it was asked for by, and was "
                   "thrown away.")
            .arg(subject);
    }
    if (error.detail.endsWith("server gave HTTP response to HTTPS client"_L1)) {
        return ErrorText::tr("%1 speaks plain HTTP only. If you trust the network between, allow "
                             "insecure connections to it.")
            .arg(subject);
    }
    return ErrorText::tr("The answer of %1 cannot be understood.").arg(subject);
}

QString sentence(const Error &error)
{
    const QString subject = place(error);
    // No default: -Wswitch makes a new Kind without a sentence a build error.
    switch (error.kind) {
    case Error::Kind::Cancelled: return {};
    case Error::Kind::Offline:
    case Error::Kind::TimedOut:
    case Error::Kind::UntrustedTls:
    case Error::Kind::Unauthorized:
    case Error::Kind::Forbidden:
    case Error::Kind::InvalidReply:
    case Error::Kind::DigestMismatch: return networkText(error, subject);
    case Error::Kind::RateLimited: return rateLimited(error, subject);
    case Error::Kind::NotFound: return ErrorText::tr("%1 does not exist.").arg(subject);
    case Error::Kind::AlreadyExists: return ErrorText::tr("%1 exists already.").arg(subject);
    case Error::Kind::Conflict:
        return ErrorText::tr(
                   "%1 was changed by someone else meanwhile; nothing was written. Load it "
                   "again, then repeat the change.")
            .arg(subject);
    case Error::Kind::InvalidInput: return ErrorText::tr("%1 cannot be read.").arg(subject);
    case Error::Kind::TooLarge: return ErrorText::tr("%1 is too large.").arg(subject);
    case Error::Kind::NotAFile: return ErrorText::tr("%1 is not a regular file.").arg(subject);
    case Error::Kind::NoPermission:
        return ErrorText::tr("Access to %1 is not permitted. Check its permissions.").arg(subject);
    case Error::Kind::DiskFull:
        return ErrorText::tr("The disk is full, and %1 stays as it was. Free some space, then try "
                             "again.")
            .arg(subject);
    case Error::Kind::Io: return ErrorText::tr("%1 cannot be read or written.").arg(subject);
    case Error::Kind::Unsupported: return ErrorText::tr("%1 is not supported.").arg(subject);
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

QString errorText(const Error &error)
{
    const QString text = sentence(error);
    if (text.isEmpty() || error.detail.isEmpty())
        return text;
    return ErrorText::tr("%1 (%2)", "a sentence, and the technical cause").arg(text, error.detail);
}

} // namespace headwater
