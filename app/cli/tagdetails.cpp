// SPDX-License-Identifier: Apache-2.0
#include "app/cli/tagdetails.h"

#include "core/base/limits.h"
#include "core/image/imageinfo.h"

namespace headwater {

namespace {

QFuture<Result<ImageFacts>> failed(const Error &error)
{
    return QtFuture::makeReadyValueFuture<Result<ImageFacts>>(error);
}

Result<ImageFacts> factsOf(const Result<Image> &image)
{
    if (!image)
        return image.error();
    return ImageFacts{.created = image->created,
                      .size = image->size,
                      .platforms = {image->os + u'/' + image->architecture}};
}

} // namespace

TagDetails::TagDetails(RegistryPort &registry, const PullSpec &repository, RegistryAccess access,
                       std::stop_token stop)
    : m_registry(registry)
    , m_repository(repository)
    , m_access(access)
    , m_stop(std::move(stop))
{
}

QFuture<QList<TagFacts>> TagDetails::fetch(const QStringList &tags)
{
    for (const QString &tag : tags)
        m_rows.append({.tag = tag});
    m_done.start();
    const QFuture<QList<TagFacts>> future = m_done.future();
    if (m_rows.isEmpty()) {
        m_done.addResult(m_rows);
        m_done.finish();
    }
    for (qsizetype i = 0; i < parallel; ++i)
        startNext();
    return future;
}

void TagDetails::startNext()
{
    if (m_next < m_rows.size())
        fetchTag(m_next++);
}

void TagDetails::fetchTag(qsizetype row)
{
    m_registry.manifest(m_repository.withTag(m_rows.at(row).tag), m_access, m_stop)
        .then(this, [this, row](const Result<RegistryManifest> &reply) {
            if (!reply) {
                finishRow(row, {}, reply.error());
                return;
            }
            m_facts.get(reply->digest, [this, reply] { return facts(*reply); })
                .then(this, [this, row, digest = reply->digest](const Result<ImageFacts> &image) {
                    finishRow(row, digest, image);
                });
        });
}

void TagDetails::finishRow(qsizetype row, const QString &digest, Result<ImageFacts> image)
{
    m_rows[row].digest = digest;
    m_rows[row].image = std::move(image);
    if (++m_finished < m_rows.size()) {
        startNext();
        return;
    }
    m_done.addResult(m_rows);
    m_done.finish();
}

TagDetails::Facts TagDetails::facts(const RegistryManifest &reply)
{
    const Result<Manifest> manifest = parseManifest(reply.body, reply.mediaType);
    if (!manifest)
        return failed(manifest.error());
    return manifest->kind == Manifest::Kind::List ? factsOfList(*manifest)
                                                  : factsOfImage(*manifest);
}

TagDetails::Facts TagDetails::factsOfList(const Manifest &list)
{
    const Result<ImageManifest> chosen = selectPlatform(list.manifests);
    if (!chosen)
        return failed(chosen.error());
    QStringList platforms;
    for (const ImageManifest &entry : list.manifests)
        platforms.append(platformText(entry));
    return m_registry.manifest(m_repository.withId(chosen->digest), m_access, m_stop)
        .then(this,
              [this](const Result<RegistryManifest> &reply) -> Facts {
                  if (!reply)
                      return failed(reply.error());
                  const Result<Manifest> manifest = parseManifest(reply->body, reply->mediaType);
                  return manifest ? factsOfImage(*manifest) : failed(manifest.error());
              })
        .unwrap()
        .then(this, [platforms](Result<ImageFacts> image) {
            if (image)
                image->platforms = platforms;
            return image;
        });
}

TagDetails::Facts TagDetails::factsOfImage(const Manifest &manifest)
{
    if (manifest.configDigest.isEmpty()) // all is in the manifest, or nothing is
        return QtFuture::makeReadyValueFuture(factsOf(readImage(manifest, {})));
    return m_registry
        .blob(m_repository, manifest.configDigest, limits::imageConfigBytes, m_access, m_stop)
        .then(this, [manifest](const Result<QByteArray> &config) -> Result<ImageFacts> {
            if (!config)
                return config.error();
            return factsOf(readImage(manifest, *config));
        });
}

} // namespace headwater
