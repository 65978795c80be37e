// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/image/pullspec.h"
#include "core/ports/requestexplanation.h"

#include <QByteArray>
#include <QFuture>
#include <QString>

#include <stop_token>

namespace headwater {

/// A manifest as a registry sent it.
struct RegistryManifest
{
    QByteArray body = {};
    QString mediaType = {}; ///< Content-Type without parameters
    QString digest = {}; ///< computed from the body, never taken from the registry's word
};

/// What a registry says of a manifest without sending it.
struct ManifestHead
{
    QString digest = {}; ///< Docker-Content-Digest; empty if the registry does not send it
    QString mediaType = {};
    qint64 size = -1; ///< bytes; -1: not said
};

/// A part of a repository's tag list.
struct TagPage
{
    QStringList tags = {}; ///< in the registry's order, which means nothing
    bool isLast = false;
    /// Set on the last page if there may be more tags than came: why the search ended.
    QString incomplete = {};
};

/// How a registry may be talked to for one tag.
struct RegistryAccess
{
    bool insecure = false; ///< TLS without verification first, then plain HTTP
};

/// Container image registries, as importing sees them. All futures finish exactly once, in the
/// caller's thread. Errors carry the server's words as detail, in the form the OpenShift API server
/// reports them: 'Get "https://host/v2/": dial tcp: lookup host: no such host',
/// 'manifest unknown: manifest unknown', 'received unexpected HTTP status: 503 Service
/// Unavailable'.
class RegistryPort
{
public:
    RegistryPort() = default;
    RegistryPort(const RegistryPort &) = delete;
    RegistryPort &operator=(const RegistryPort &) = delete;
    virtual ~RegistryPort() = default;

    /// The manifest of @p image, by digest if it has one, else by tag (latest when it has none).
    /// A manifest fetched by digest is verified against it (DigestMismatch); for one fetched by tag
    /// a Docker-Content-Digest header that contradicts the body is refused likewise.
    virtual QFuture<Result<RegistryManifest>> manifest(const PullSpec &image, RegistryAccess access,
                                                       std::stop_token stop)
        = 0;

    /// What manifest() would bring, at the price of a HEAD, which most registries do not count.
    virtual QFuture<Result<ManifestHead>> head(const PullSpec &image, RegistryAccess access,
                                               std::stop_token stop)
        = 0;

    /// The tags of the repository of @p image, page by page: one result a page, the last of which
    /// is an error or has isLast. Each tag comes once.
    virtual QFuture<Result<TagPage>> tags(const PullSpec &image, RegistryAccess access,
                                          std::stop_token stop)
        = 0;

    /// The size in bytes of the blob @p digest of the repository of @p image, by HEAD.
    virtual QFuture<Result<qint64>> blobSize(const PullSpec &image, const QString &digest,
                                             RegistryAccess access, std::stop_token stop)
        = 0;

    /// How the last request for exactly @p image went; nullopt if that is not known (any more).
    virtual QFuture<std::optional<RequestExplanation>> explanation(const PullSpec &image) = 0;

    /// The blob @p digest of the repository of @p image, verified. At most @p maxBytes.
    virtual QFuture<Result<QByteArray>> blob(const PullSpec &image, const QString &digest,
                                             qint64 maxBytes, RegistryAccess access,
                                             std::stop_token stop)
        = 0;
};

} // namespace headwater
