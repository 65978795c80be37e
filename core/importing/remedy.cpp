// SPDX-License-Identifier: Apache-2.0
#include "core/importing/remedy.h"

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// The registry speaks HTTP where HTTPS was spoken: only an insecure tag gets through.
bool isPlainHttp(const Error &error)
{
    return error.detail.endsWith("server gave HTTP response to HTTPS client"_L1);
}

QList<Remedy> allRemedies(const Error &error)
{
    if (isPlainHttp(error))
        return {Remedy::MarkInsecure, Remedy::CorrectSource};
    switch (error.kind) {
    case Error::Kind::Unauthorized:
    case Error::Kind::Forbidden:
        return {Remedy::AddCredential, Remedy::CorrectSource, Remedy::Retry};
    case Error::Kind::UntrustedTls: return {Remedy::TrustAuthority, Remedy::MarkInsecure};
    case Error::Kind::Offline: return {Remedy::CheckNetwork, Remedy::CorrectSource, Remedy::Retry};
    case Error::Kind::RateLimited: return {Remedy::WaitForLimit, Remedy::AddCredential};
    case Error::Kind::NotFound: return {Remedy::CorrectSource, Remedy::AddCredential};
    case Error::Kind::InvalidInput: return {Remedy::CorrectSource};
    case Error::Kind::DigestMismatch: return {Remedy::Retry, Remedy::AskPublisher};
    case Error::Kind::InvalidReply:
    case Error::Kind::TooLarge:
    case Error::Kind::Unsupported: return {Remedy::AskPublisher, Remedy::CorrectSource};
    default: return {Remedy::Retry};
    }
}

} // namespace

QList<Remedy> remediesFor(const Error &error, bool isInsecure)
{
    QList<Remedy> remedies = allRemedies(error);
    if (isInsecure)
        remedies.removeAll(Remedy::MarkInsecure);
    return remedies;
}

} // namespace headwater
