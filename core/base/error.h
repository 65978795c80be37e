// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/textposition.h"

#include <QObject>
#include <QString>

#include <chrono>
#include <optional>

namespace headwater {

/// Why an operation did not happen, in terms the program can act on. It carries facts; a sentence
/// for people is made by errorText() (core/base/errortext.h), nowhere else.
struct Error
{
    Q_GADGET
public:
    enum class Kind {
        Cancelled,
        Offline, ///< no route, no such host, connection refused or lost
        TimedOut,
        UntrustedTls, ///< the certificate was refused
        Unauthorized,
        Forbidden,
        NotFound,
        AlreadyExists,
        Conflict, ///< somebody else changed it meanwhile
        RateLimited,
        InvalidInput, ///< what the user or a file said cannot be read
        InvalidReply, ///< what a server said cannot be read
        DigestMismatch,
        TooLarge,
        NotAFile, ///< a folder, a pipe, a device
        NoPermission,
        DiskFull,
        Io,
        Unsupported,
    };
    Q_ENUM(Kind)

    Kind kind = Kind::InvalidInput;
    /// What it happened to: a reference, a URL without user info, a file name.
    QString subject = {};
    /// The technical cause, untranslated and never with a secret: a system's or a server's words.
    QString detail = {};
    TextPosition position = {};
    /// How long the server asked to wait; nullopt: it did not say.
    std::optional<std::chrono::seconds> retryAfter = {};

    friend bool operator==(const Error &, const Error &) = default;
};

} // namespace headwater
