// SPDX-License-Identifier: Apache-2.0
#include "core/base/systemerror.h"

#include <cerrno>
#include <system_error>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

Error::Kind kindOf(int code)
{
    switch (code) {
    case ENOSPC:
    case EDQUOT: return Error::Kind::DiskFull;
    case EFBIG: return Error::Kind::TooLarge;
    case EACCES:
    case EPERM:
    case EROFS: return Error::Kind::NoPermission;
    case ENOENT: return Error::Kind::NotFound;
    case EEXIST: return Error::Kind::AlreadyExists;
    case EISDIR:
    case ENOTDIR:
    case ELOOP: return Error::Kind::NotAFile;
    default: return Error::Kind::Io;
    }
}

} // namespace

Error systemError(int code, QLatin1StringView call, const QString &subject)
{
    // generic_category() and not strerror(): it may be called from several threads.
    const QString words = QString::fromStdString(std::generic_category().message(code));
    return Error{.kind = kindOf(code), .subject = subject, .detail = call + ": "_L1 + words};
}

} // namespace headwater
