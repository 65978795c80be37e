// SPDX-License-Identifier: Apache-2.0
#include "core/importing/imagefetcher.h"

#include "core/base/limits.h"
#include "core/image/imagereader.h"
#include "core/image/schema1.h"
#include "core/ports/clock.h"

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

using Outcome = ImageFetcher::Outcome;

QFuture<Outcome> failed(const Error &error, ImportStage stage = ImportStage::Fetching)
{
    return QtFuture::makeReadyValueFuture<Outcome>(std::unexpected(FetchFailure{error, stage}));
}

/// A key for what two requests may share: same place, asked in the same way.
QString keyOf(const ImageRequest &request, const QString &digest)
{
    return request.image.registryUrl() + request.image.repositoryName()
        + (request.access.insecure ? u'!' : u'@') + digest;
}

QString referenceFor(const ImageRequest &request, const QString &digest)
{
    return request.repository.asRepository().withId(digest).exact();
}

QString whichOf(const PullSpec &image)
{
    return image.id().isEmpty() ? u':' + image.tag() : image.id();
}

/// @p start, unless it is too late: who has cancelled wants no more requests.
template<typename T, typename Start>
QFuture<Result<T>> unlessStopped(const std::stop_token &stop, Start start)
{
    if (stop.stop_requested())
        return QtFuture::makeReadyValueFuture<Result<T>>(Error{.kind = Error::Kind::Cancelled});
    return start();
}

} // namespace

bool failsLikeGet(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Cancelled: return true;
    case Error::Kind::Offline:
    case Error::Kind::TimedOut:
    case Error::Kind::UntrustedTls:
        return error.detail.startsWith("Get \""_L1) && error.detail.contains("/v2/\": "_L1);
    default: return false;
    }
}

ImageFetcher::ImageFetcher(RegistryPort &registry, const Clock &clock, std::stop_token stop,
                           std::shared_ptr<const ImageLibrary> library, QObject *parent)
    : QObject(parent)
    , m_registry(registry)
    , m_clock(clock)
    , m_stop(std::move(stop))
    , m_library(std::move(library))
{
}

QFuture<Outcome> ImageFetcher::fetch(const ImageRequest &request)
{
    ImageRequest specific = request;
    specific.image = request.image.mostSpecific();
    return fetch(specific, Lists::Followed);
}

/// Asks first what the registry has, where the answer may make the manifest needless.
QFuture<Outcome> ImageFetcher::fetch(const ImageRequest &request, Lists lists)
{
    if (!mayBeKnown(request))
        return fetchManifest(request, lists);
    const auto ask = [this, request] {
        return unlessStopped<ManifestHead>(
            m_stop, [&] { return m_registry.head(request.image, request.access, m_stop); });
    };
    return m_heads.get(keyOf(request, whichOf(request.image)), ask)
        .then(this,
              [this, request, lists](const Result<ManifestHead> &head) -> QFuture<Outcome> {
                  if (!head)
                      return failsLikeGet(head.error()) ? failed(head.error())
                                                        : fetchManifest(request, lists);
                  const QString &wanted = request.image.id();
                  const QString digest = head->digest.isEmpty() ? wanted : head->digest;
                  const bool isWanted = wanted.isEmpty() || wanted == digest;
                  const std::optional<FetchedImage> image
                      = isWanted ? known(request, digest, lists) : std::nullopt;
                  return image ? QtFuture::makeReadyValueFuture<Outcome>(*image)
                               : fetchManifest(request, lists);
              })
        .unwrap();
}

QFuture<Outcome> ImageFetcher::fetchManifest(const ImageRequest &request, Lists lists)
{
    const auto ask = [this, request] {
        return unlessStopped<RegistryManifest>(
            m_stop, [&] { return m_registry.manifest(request.image, request.access, m_stop); });
    };
    return m_manifests.get(keyOf(request, whichOf(request.image)), ask)
        .then(this,
              [this, request, lists](const Result<RegistryManifest> &reply) -> QFuture<Outcome> {
                  if (!reply)
                      return failed(reply.error());
                  const Result<Manifest> manifest = parseManifest(reply->body, reply->mediaType);
                  if (!manifest)
                      return failed(manifest.error());
                  if (manifest->kind != Manifest::Kind::List || lists == Lists::Refused)
                      return fetchConfig(request, *manifest);
                  return request.keepsList ? fetchChildren(request, *manifest)
                                           : fetchList(request, *manifest);
              })
        .unwrap();
}

/// Whether a HEAD may spare the rest: without a digest that was imported before it is in vain.
bool ImageFetcher::mayBeKnown(const ImageRequest &request) const
{
    const QString &digest = request.image.id().isEmpty() ? request.knownImage : request.image.id();
    return m_library && !digest.isEmpty() && (m_library->image(digest) || m_library->list(digest));
}

/// What importing @p digest brings, if all of it is in the library.
std::optional<FetchedImage> ImageFetcher::known(const ImageRequest &request, const QString &digest,
                                                Lists lists) const
{
    if (const std::optional<KnownList> list = listOf(digest))
        return lists == Lists::Followed ? knownList(request, *list) : std::nullopt;
    return knownImage(request, digest).transform([](const Image &image) {
        return FetchedImage{.image = image};
    });
}

std::optional<FetchedImage> ImageFetcher::knownList(const ImageRequest &request,
                                                    const KnownList &list) const
{
    FetchedImage result{.lists = {list}};
    if (!request.keepsList) {
        const Result<ImageManifest> chosen
            = selectPlatform(list.manifests, request.architecture, request.os);
        const std::optional<Image> image
            = chosen ? knownImage(request, chosen->digest) : std::nullopt;
        if (!image)
            return std::nullopt;
        result.image = *image;
        return result;
    }
    const std::optional<Image> whole = m_library->image(list.digest);
    if (!whole)
        return std::nullopt;
    result.image = *whole;
    result.image.dockerImageReference = referenceFor(request, list.digest);
    for (const ImageManifest &entry : list.manifests) {
        const std::optional<Image> child = knownImage(request, entry.digest);
        if (!child)
            return std::nullopt;
        result.children.append(*child);
    }
    return result;
}

/// An image that is no list, as an import of @p request brings it.
std::optional<Image> ImageFetcher::knownImage(const ImageRequest &request,
                                              const QString &digest) const
{
    std::optional<Image> image = m_library ? m_library->image(digest) : std::nullopt;
    if (!image || isListType(image->manifestMediaType))
        return std::nullopt;
    image->dockerImageReference = referenceFor(request, digest);
    return image;
}

/// A list that was kept is known by its image as well.
std::optional<KnownList> ImageFetcher::listOf(const QString &digest) const
{
    if (const std::optional<KnownList> list = m_library->list(digest))
        return list;
    const std::optional<Image> image = m_library->image(digest);
    if (!image || !isListType(image->manifestMediaType))
        return std::nullopt;
    return KnownList{digest, image->manifestMediaType, image->manifests};
}

/// One manifest of a list, in place of the list.
QFuture<Outcome> ImageFetcher::fetchList(const ImageRequest &request, const Manifest &list)
{
    const Result<ImageManifest> chosen
        = selectPlatform(list.manifests, request.architecture, request.os);
    if (!chosen)
        return failed(chosen.error());
    ImageRequest child = request;
    child.image = request.image.asRepository().withId(chosen->digest);
    child.keepsList = false;
    // Lists that hold lists end here: the server looks no deeper than one level.
    return fetch(child, Lists::Refused)
        .then(this,
              [list
               = KnownList{list.digest, list.mediaType, list.manifests}](const Outcome &outcome) {
                  return outcome.transform([&](FetchedImage image) {
                      image.lists.prepend(list);
                      return image;
                  });
              });
}

/// The list itself, with an image per platform beside it. One that fails, fails the whole.
QFuture<Outcome> ImageFetcher::fetchChildren(const ImageRequest &request, const Manifest &list)
{
    if (list.manifests.size() > limits::listEntries)
        return failed({.kind = Error::Kind::TooLarge,
                       .subject = request.image.exact(),
                       .detail = u"manifest list with %1 entries"_s.arg(list.manifests.size())});
    const std::optional<Image> image = m_library ? m_library->image(list.digest) : std::nullopt;
    FetchedImage whole{.image = image ? *image : imageOfList(list, m_clock.now()),
                       .lists = {{list.digest, list.mediaType, list.manifests}}};
    whole.image.dockerImageReference = referenceFor(request, list.digest);
    if (list.manifests.isEmpty())
        return QtFuture::makeReadyValueFuture<Outcome>(whole);
    QList<QFuture<Outcome>> children;
    for (const ImageManifest &entry : list.manifests) {
        ImageRequest child = request;
        child.keepsList = false;
        child.image = request.image.asRepository().withId(entry.digest);
        children.append(fetch(child, Lists::Followed));
    }
    return QtFuture::whenAll(children.begin(), children.end())
        .then(this, [whole](const QList<QFuture<Outcome>> &outcomes) -> Outcome {
            FetchedImage result = whole;
            for (const QFuture<Outcome> &future : outcomes) {
                const Outcome outcome = future.result();
                if (!outcome)
                    return std::unexpected(outcome.error());
                result.children.append(outcome->image);
                result.lists.append(outcome->lists);
            }
            return result;
        });
}

/// A schema 1 manifest says all but, often, how large its layers are.
QFuture<Outcome> ImageFetcher::fetchSizes(const ImageRequest &request, const Manifest &manifest)
{
    const QString reference = referenceFor(request, manifest.digest);
    Result<Image> image = readSignedImage(manifest, reference);
    if (!image)
        return failed(image.error(), ImportStage::Converting);
    image->dockerImageReference = reference;
    if (image->size > 0 || image->layers.isEmpty())
        return QtFuture::makeReadyValueFuture<Outcome>(FetchedImage{.image = *std::move(image)});
    QList<QFuture<Result<qint64>>> sizes;
    for (const ImageLayer &layer : std::as_const(image->layers))
        sizes.append(m_sizes.get(keyOf(request, layer.name), [this, request, digest = layer.name] {
            return unlessStopped<qint64>(m_stop, [&] {
                return m_registry.blobSize(request.image, digest, request.access, m_stop);
            });
        }));
    return QtFuture::whenAll(sizes.begin(), sizes.end())
        .then(
            this, [image = *image](const QList<QFuture<Result<qint64>>> &found) mutable -> Outcome {
                for (qsizetype i = 0; i < found.size(); ++i) {
                    const Result<qint64> size = found.at(i).result();
                    if (!size)
                        return std::unexpected(FetchFailure{size.error(), ImportStage::Converting});
                    image.layers[i].size = *size;
                }
                image.size = distinctSize(image.layers);
                return FetchedImage{.image = image};
            });
}

QFuture<Outcome> ImageFetcher::fetchConfig(const ImageRequest &request, const Manifest &manifest)
{
    if (manifest.kind != Manifest::Kind::List) {
        if (const std::optional<Image> image = knownImage(request, manifest.digest))
            return QtFuture::makeReadyValueFuture<Outcome>(FetchedImage{.image = *image});
    }
    if (manifest.kind == Manifest::Kind::Signed)
        return fetchSizes(request, manifest);
    if (manifest.kind != Manifest::Kind::Image)
        return failed({.kind = Error::Kind::Unsupported,
                       .subject = request.image.exact(),
                       .detail = u"unsupported image manifest type: "_s + manifest.mediaType},
                      ImportStage::Converting);
    const auto ask = [this, request, digest = manifest.configDigest] {
        return unlessStopped<QByteArray>(m_stop, [&] {
            return m_registry.blob(request.image, digest, limits::imageConfigBytes, request.access,
                                   m_stop);
        });
    };
    return m_configs.get(keyOf(request, manifest.configDigest), ask)
        .then(this, [request, manifest](const Result<QByteArray> &config) -> Outcome {
            if (!config)
                return std::unexpected(FetchFailure{config.error(), ImportStage::Fetching});
            Result<Image> image = readImage(manifest, *config);
            if (!image)
                return std::unexpected(FetchFailure{image.error(), ImportStage::Converting});
            image->dockerImageReference = referenceFor(request, manifest.digest);
            return FetchedImage{.image = *std::move(image)};
        });
}

} // namespace headwater
