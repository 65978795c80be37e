// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/image/image.h"
#include "core/image/pullspec.h"
#include "core/importing/imagelibrary.h"
#include "core/importing/importerror.h"
#include "core/importing/sharedrequests.h"
#include "core/ports/registryport.h"

#include <QByteArray>
#include <QObject>

#include <memory>
#include <stop_token>

namespace headwater {

class Clock;
struct Manifest;

/// One image to fetch, and how.
struct ImageRequest
{
    PullSpec image; ///< with the Docker client's defaults filled in
    PullSpec repository; ///< as typed: what the images' own references start with
    RegistryAccess access = {};
    bool keepsList = false; ///< import mode PreserveOriginal
    QString architecture = QStringLiteral("amd64"); ///< preferred of a list
    QString os = QStringLiteral("linux");
    QString knownImage = {}; ///< digest that the tag points to now; empty: not known
};

struct FetchedImage
{
    Image image = {};
    QList<Image> children = {}; ///< of a list that is kept
    QList<KnownList> lists = {}; ///< seen on the way
};

struct FetchFailure
{
    Error error = {};
    ImportStage stage = ImportStage::Fetching;
};

/// Whether the GET of a manifest would end with the same words as its HEAD, which ended with
/// @p error: both fail before they are sent, when the registry's /v2/ is asked for its challenge.
bool failsLikeGet(const Error &error);

/// Turns pull specs into images: manifest, for a list the manifest of the chosen platform, then the
/// configuration. What several images share is fetched once, and what the library has is not
/// fetched again: a HEAD tells whether the registry still has it. Errors are those of the GET that
/// the API server would send. Nothing is asked any more once the stop is requested. Lives in one
/// thread; futures end without a result when the fetcher is destroyed.
class ImageFetcher : public QObject
{
    Q_OBJECT
public:
    using Outcome = std::expected<FetchedImage, FetchFailure>;

    ImageFetcher(RegistryPort &registry, const Clock &clock, std::stop_token stop,
                 std::shared_ptr<const ImageLibrary> library = {}, QObject *parent = nullptr);

    QFuture<Outcome> fetch(const ImageRequest &request);

private:
    enum class Lists { Followed, Refused };

    QFuture<Outcome> fetch(const ImageRequest &request, Lists lists);
    QFuture<Outcome> fetchManifest(const ImageRequest &request, Lists lists);
    QFuture<Outcome> fetchList(const ImageRequest &request, const Manifest &list);
    QFuture<Outcome> fetchChildren(const ImageRequest &request, const Manifest &list);
    QFuture<Outcome> fetchSizes(const ImageRequest &request, const Manifest &manifest);
    QFuture<Outcome> fetchConfig(const ImageRequest &request, const Manifest &manifest);

    bool mayBeKnown(const ImageRequest &request) const;
    std::optional<FetchedImage> known(const ImageRequest &request, const QString &digest,
                                      Lists lists) const;
    std::optional<FetchedImage> knownList(const ImageRequest &request, const KnownList &list) const;
    std::optional<Image> knownImage(const ImageRequest &request, const QString &digest) const;
    std::optional<KnownList> listOf(const QString &digest) const;

    RegistryPort &m_registry;
    const Clock &m_clock;
    std::stop_token m_stop;
    std::shared_ptr<const ImageLibrary> m_library; ///< null: nothing is known
    SharedRequests<ManifestHead> m_heads;
    SharedRequests<RegistryManifest> m_manifests;
    SharedRequests<QByteArray> m_configs;
    SharedRequests<qint64> m_sizes;
};

} // namespace headwater
