// SPDX-License-Identifier: Apache-2.0
#include "app/cli/clicontext.h"

#include "core/base/errortext.h"

#include <algorithm>
#include <ostream>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

int exitCode(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Cancelled: return exitcode::interrupted;
    case Error::Kind::InvalidInput: return exitcode::usage;
    case Error::Kind::Offline:
    case Error::Kind::TimedOut:
    case Error::Kind::UntrustedTls:
    case Error::Kind::Unauthorized:
    case Error::Kind::Forbidden:
    case Error::Kind::NotFound:
    case Error::Kind::RateLimited:
    case Error::Kind::InvalidReply:
    case Error::Kind::DigestMismatch: return exitcode::network;
    case Error::Kind::AlreadyExists:
    case Error::Kind::Conflict:
    case Error::Kind::TooLarge:
    case Error::Kind::NotAFile:
    case Error::Kind::NoPermission:
    case Error::Kind::DiskFull:
    case Error::Kind::Io:
    case Error::Kind::Unsupported: return exitcode::io;
    }
    Q_UNREACHABLE_RETURN(exitcode::findings);
}

bool isControl(QChar c)
{
    return (c < u' ' && c != u'\n' && c != u'\t') || c == u'\x7f' || (c >= u'\x80' && c < u'\xa0');
}

} // namespace

void print(std::ostream &stream, const QString &text)
{
    // Nearly all text is, and some is long.
    if (std::ranges::none_of(text, isControl)) {
        const QByteArray bytes = text.toUtf8();
        stream.write(bytes.constData(), bytes.size());
        return;
    }
    QString harmless;
    harmless.reserve(text.size());
    for (const QChar c : text) {
        if (c == u'\x1b')
            harmless += u"^["_s;
        else if (isControl(c))
            harmless += u"\\x%1"_s.arg(int(c.unicode()), 2, 16, QChar(u'0'));
        else
            harmless += c;
    }
    const QByteArray bytes = harmless.toUtf8();
    stream.write(bytes.constData(), bytes.size());
}

void write(std::ostream &stream, const QByteArray &bytes)
{
    stream.write(bytes.constData(), bytes.size());
}

Error usageError(const QString &detail)
{
    return {.kind = Error::Kind::InvalidInput, .detail = detail};
}

int fail(CliContext &context, const QString &text)
{
    print(context.err, u"error: "_s + text + u'\n');
    return 1;
}

int fail(CliContext &context, const Error &error)
{
    if (error.kind != Error::Kind::Cancelled)
        fail(context, errorText(error));
    return exitCode(error);
}

int failUsage(CliContext &context, const QString &text)
{
    fail(context, text);
    return exitcode::usage;
}

} // namespace headwater
