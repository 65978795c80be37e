// SPDX-License-Identifier: Apache-2.0
#include "tests/support/fakeregistry.h"

#include <QTimer>

#include <memory>
#include <utility>

using namespace Qt::StringLiterals;

namespace headwater {

QString FakeRegistry::add(const QString &repository, const QStringList &tags,
                          const TestImage &image)
{
    const BuiltImage built = buildImage(image);
    m_blobs.insert(built.config.digest, built.config.content);
    addManifest(repository, built.manifest.digest, built.manifest);
    for (const QString &tag : tags)
        addManifest(repository, tag, built.manifest);
    return built.manifest.digest;
}

QString FakeRegistry::addList(const QString &repository, const QStringList &tags,
                              const QList<TestImage> &images)
{
    for (const TestImage &image : images)
        add(repository, {}, image);
    const TestBlob list = buildList(images);
    addManifest(repository, list.digest, list);
    for (const QString &tag : tags)
        addManifest(repository, tag, list);
    return list.digest;
}

void FakeRegistry::addManifest(const QString &repository, const QString &reference,
                               const TestBlob &manifest)
{
    const QChar separator = reference.contains(u':') ? u'@' : u':';
    m_manifests.insert(repository + separator + reference, manifest);
}

void FakeRegistry::release()
{
    m_isHolding = false;
    for (const auto &send : std::exchange(m_held, {}))
        send();
}

qsizetype FakeRegistry::count(const QString &part) const
{
    return m_requests.filter(part).size();
}

template<typename T>
QFuture<Result<T>> FakeRegistry::answer(const QString &line, Result<T> result, std::stop_token stop)
{
    m_requests.append(stop.stop_requested() ? line + u" stopped"_s : line);
    for (const auto &[part, error] : std::as_const(m_failures).asKeyValueRange()) {
        if (line.contains(part))
            result = error;
    }
    m_mostAtOnce = qMax(m_mostAtOnce, ++m_open);
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    const auto send = [this, promise, result, stop] {
        --m_open;
        promise->addResult(stop.stop_requested() ? Result<T>(Error{.kind = Error::Kind::Cancelled})
                                                 : result);
        promise->finish();
    };
    if (m_isHolding)
        m_held.push_back(send);
    else
        QTimer::singleShot(0, send);
    return promise->future();
}

Result<TestBlob> FakeRegistry::find(const PullSpec &image) const
{
    const QString key
        = image.repositoryName() + (image.id().isEmpty() ? u':' + image.tag() : u'@' + image.id());
    const auto found = m_manifests.constFind(key);
    if (found == m_manifests.constEnd())
        return Error{.kind = Error::Kind::NotFound,
                     .subject = image.exact(),
                     .detail = u"manifest unknown: manifest unknown"_s};
    return *found;
}

QFuture<Result<RegistryManifest>>
FakeRegistry::manifest(const PullSpec &image, RegistryAccess access, std::stop_token stop)
{
    const Result<TestBlob> blob = find(image);
    Result<RegistryManifest> result = blob
        ? Result<RegistryManifest>(RegistryManifest{blob->content, blob->mediaType, blob->digest})
        : Result<RegistryManifest>(blob.error());
    return answer(u"manifest "_s + image.exact() + (access.insecure ? u" insecure"_s : QString()),
                  std::move(result), std::move(stop));
}

QFuture<Result<ManifestHead>> FakeRegistry::head(const PullSpec &image, RegistryAccess access,
                                                 std::stop_token stop)
{
    const Result<TestBlob> blob = find(image);
    Result<ManifestHead> result = blob
        ? Result<ManifestHead>(ManifestHead{m_hidesDigests ? QString() : blob->digest,
                                            blob->mediaType, blob->content.size()})
        : Result<ManifestHead>(blob.error());
    return answer(u"head "_s + image.exact() + (access.insecure ? u" insecure"_s : QString()),
                  std::move(result), std::move(stop));
}

QFuture<Result<TagPage>> FakeRegistry::tags(const PullSpec &image, RegistryAccess access,
                                            std::stop_token stop)
{
    const QString start = image.repositoryName() + u':';
    QStringList tags;
    for (auto it = m_manifests.keyBegin(); it != m_manifests.keyEnd(); ++it) {
        if (it->startsWith(start))
            tags.append(it->sliced(start.size()));
    }
    tags.sort();
    Result<TagPage> result = TagPage{.tags = tags, .isLast = true};
    if (tags.isEmpty())
        result = Error{.kind = Error::Kind::NotFound,
                       .subject = image.exact(),
                       .detail = u"name unknown: repository name not known to registry"_s};
    return answer(u"tags "_s + image.asRepository().exact()
                      + (access.insecure ? u" insecure"_s : QString()),
                  std::move(result), std::move(stop));
}

QFuture<Result<qint64>> FakeRegistry::blobSize(const PullSpec &image, const QString &digest,
                                               RegistryAccess access, std::stop_token stop)
{
    Result<qint64> result = Error{.kind = Error::Kind::NotFound, .detail = u"unknown blob"_s};
    if (m_blobs.contains(digest))
        result = m_blobs.value(digest).size();
    return answer(u"size "_s + image.asRepository().exact() + u' ' + digest
                      + (access.insecure ? u" insecure"_s : QString()),
                  std::move(result), std::move(stop));
}

QFuture<std::optional<RequestExplanation>> FakeRegistry::explanation(const PullSpec &)
{
    return QtFuture::makeReadyValueFuture(std::optional<RequestExplanation>());
}

QFuture<Result<QByteArray>> FakeRegistry::blob(const PullSpec &image, const QString &digest,
                                               qint64 maxBytes, RegistryAccess access,
                                               std::stop_token stop)
{
    Result<QByteArray> result
        = Error{.kind = Error::Kind::NotFound, .detail = u"blob unknown: blob unknown"_s};
    if (m_blobs.contains(digest))
        result = m_blobs.value(digest);
    if (result && result->size() > maxBytes)
        result = Error{.kind = Error::Kind::TooLarge};
    return answer(u"blob "_s + image.asRepository().exact() + u' ' + digest
                      + (access.insecure ? u" insecure"_s : QString()),
                  std::move(result), std::move(stop));
}

} // namespace headwater
