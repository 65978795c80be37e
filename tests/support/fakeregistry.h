// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ports/registryport.h"
#include "tests/support/testimage.h"

#include <QHash>
#include <QPromise>
#include <QStringList>

#include <functional>
#include <vector>

namespace headwater {

/// A registry that answers from memory, and can be told to fail or to keep requests open.
class FakeRegistry : public RegistryPort
{
public:
    /// Digest of the manifest. @p repository is as PullSpec::repositoryName() says it.
    QString add(const QString &repository, const QStringList &tags, const TestImage &image);
    QString addList(const QString &repository, const QStringList &tags,
                    const QList<TestImage> &images);
    void addManifest(const QString &repository, const QString &reference, const TestBlob &manifest);
    /// All requests whose line contains @p part fail with @p error.
    void fail(const QString &part, const Error &error) { m_failures.insert(part, error); }
    /// HEADs are answered without a digest.
    void hideDigests() { m_hidesDigests = true; }
    /// Requests stay open until release(); those that are open see their stop token then.
    void hold() { m_isHolding = true; }
    void release();

    /// "manifest host/repo:tag", "blob host/repo sha256:...", with " insecure" at the end,
    /// and " stopped" if the stop was requested before: a real registry would not hear of it.
    QStringList requests() const { return m_requests; }
    qsizetype count(const QString &part) const;
    int mostAtOnce() const { return m_mostAtOnce; }

    QFuture<Result<RegistryManifest>> manifest(const PullSpec &image, RegistryAccess access,
                                               std::stop_token stop) override;
    QFuture<Result<ManifestHead>> head(const PullSpec &image, RegistryAccess access,
                                       std::stop_token stop) override;
    /// All tags added to the repository, on one page.
    QFuture<Result<TagPage>> tags(const PullSpec &image, RegistryAccess access,
                                  std::stop_token stop) override;
    QFuture<Result<qint64>> blobSize(const PullSpec &image, const QString &digest,
                                     RegistryAccess access, std::stop_token stop) override;
    QFuture<std::optional<RequestExplanation>> explanation(const PullSpec &image) override;
    QFuture<Result<QByteArray>> blob(const PullSpec &image, const QString &digest, qint64 maxBytes,
                                     RegistryAccess access, std::stop_token stop) override;

private:
    Result<TestBlob> find(const PullSpec &image) const;
    template<typename T>
    QFuture<Result<T>> answer(const QString &line, Result<T> result, std::stop_token stop);

    QHash<QString, TestBlob> m_manifests; ///< by "repo:tag" and "repo@digest"
    QHash<QString, QByteArray> m_blobs;
    QHash<QString, Error> m_failures;
    QStringList m_requests;
    std::vector<std::function<void()>> m_held;
    bool m_hidesDigests = false;
    bool m_isHolding = false;
    int m_open = 0;
    int m_mostAtOnce = 0;
};

} // namespace headwater
