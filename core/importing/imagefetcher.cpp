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

} // namespace

ImageFetcher::ImageFetcher(RegistryPort &registry, const Clock &clock, std::stop_token stop,
                           std::shared_ptr<const ImageLibrary> library, QObject *parent)
    : QObject(parent)
    , m_registry(registry)
    , m_clock(clock)
    , m_stop(std::move(stop))
    , m_library(std::move(library))
{
}

QFuture<Result<RegistryManifest>> ImageFetcher::manifest(const ImageRequest &request,
                                                         const PullSpec &image)
{
    const QString which = image.id().isEmpty() ? u':' + image.tag() : image.id();
    return m_manifests.get(keyOf(request, which), [this, image, access = request.access] {
        return m_registry.manifest(image, access, m_stop);
    });
}

QFuture<Outcome> ImageFetcher::fetch(const ImageRequest &request)
{
    const PullSpec image = request.image.mostSpecific();
    return manifest(request, image)
        .then(this,
              [this, request](const Result<RegistryManifest> &reply) -> QFuture<Outcome> {
                  if (!reply)
                      return failed(reply.error());
                  const Result<Manifest> manifest = parseManifest(reply->body, reply->mediaType);
                  if (!manifest)
                      return failed(manifest.error());
                  if (manifest->kind != Manifest::Kind::List)
                      return fetchConfig(request, *manifest);
                  return request.keepsList ? fetchChildren(request, *manifest)
                                           : fetchList(request, *manifest);
              })
        .unwrap();
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
    return manifest(child, child.image)
        .then(this,
              [this, child](const Result<RegistryManifest> &reply) -> QFuture<Outcome> {
                  if (!reply)
                      return failed(reply.error());
                  const Result<Manifest> manifest = parseManifest(reply->body, reply->mediaType);
                  if (!manifest)
                      return failed(manifest.error());
                  // Also ends lists that hold lists: the server looks no deeper than one level.
                  return fetchConfig(child, *manifest);
              })
        .unwrap();
}

/// The list itself, with an image per platform beside it. One that fails, fails the whole.
QFuture<Outcome> ImageFetcher::fetchChildren(const ImageRequest &request, const Manifest &list)
{
    if (list.manifests.size() > limits::listEntries)
        return failed({.kind = Error::Kind::TooLarge,
                       .subject = request.image.exact(),
                       .detail = u"manifest list with %1 entries"_s.arg(list.manifests.size())});
    FetchedImage whole{.image = imageOfList(list, m_clock.now())};
    whole.image.dockerImageReference = referenceFor(request, list.digest);
    if (list.manifests.isEmpty())
        return QtFuture::makeReadyValueFuture<Outcome>(whole);
    QList<QFuture<Outcome>> children;
    for (const ImageManifest &entry : list.manifests) {
        ImageRequest child = request;
        child.keepsList = false;
        child.image = request.image.asRepository().withId(entry.digest);
        children.append(fetch(child));
    }
    return QtFuture::whenAll(children.begin(), children.end())
        .then(this, [whole](const QList<QFuture<Outcome>> &outcomes) -> Outcome {
            FetchedImage result = whole;
            for (const QFuture<Outcome> &future : outcomes) {
                const Outcome outcome = future.result();
                if (!outcome)
                    return std::unexpected(outcome.error());
                result.children.append(outcome->image);
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
            return m_registry.blobSize(request.image, digest, request.access, m_stop);
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
    if (manifest.kind == Manifest::Kind::Signed)
        return fetchSizes(request, manifest);
    if (manifest.kind != Manifest::Kind::Image)
        return failed({.kind = Error::Kind::Unsupported,
                       .subject = request.image.exact(),
                       .detail = u"unsupported image manifest type: "_s + manifest.mediaType},
                      ImportStage::Converting);
    const auto ask = [this, request, digest = manifest.configDigest] {
        return m_registry.blob(request.image, digest, limits::imageConfigBytes, request.access,
                               m_stop);
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
