// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ports/registryport.h"
#include "registry/client/authorizer.h"
#include "registry/client/explanationlog.h"
#include "registry/client/registryendpoints.h"
#include "registry/client/registryoptions.h"

#include <QObject>
#include <QPromise>

#include <memory>

namespace headwater {

class HttpTransport;
struct RegistryRequest;

/// Registries, over an HttpTransport. Belongs to the thread it was made in. Calls under way when it
/// is destroyed end with Cancelled. An image that has several sources is looked for in each, in
/// order; the errors of all are one error in the end. Source: OCI distribution-spec v1.1,
/// registry-auth.md, importing.md section 4.2.
class RegistryClient : public QObject, public RegistryPort
{
    Q_OBJECT
public:
    /// @p transport outlives the client.
    explicit RegistryClient(HttpTransport &transport, RegistryOptions options = {},
                            QObject *parent = nullptr);
    ~RegistryClient() override;

    QFuture<Result<RegistryManifest>> manifest(const PullSpec &image, RegistryAccess access,
                                               std::stop_token stop) override;
    QFuture<Result<ManifestHead>> head(const PullSpec &image, RegistryAccess access,
                                       std::stop_token stop) override;
    QFuture<Result<TagPage>> tags(const PullSpec &image, RegistryAccess access,
                                  std::stop_token stop) override;
    QFuture<Result<qint64>> blobSize(const PullSpec &image, const QString &digest,
                                     RegistryAccess access, std::stop_token stop) override;
    QFuture<std::optional<RequestExplanation>> explanation(const PullSpec &image) override;
    QFuture<Result<QByteArray>> blob(const PullSpec &image, const QString &digest, qint64 maxBytes,
                                     RegistryAccess access, std::stop_token stop) override;

    /// A login has been added or removed: the next request searches anew.
    void forgetCredentials() { m_authorizer.forgetCredentials(); }

private:
    /// What is asked, source by source, and how that went.
    struct Search
    {
        PullSpec image;
        QList<PullSource> sources = {};
        qsizetype next = 0;
        RegistryAccess access = {};
        std::stop_token stop = {};
        QList<Error> errors = {};
        RequestExplanation how = {};
    };
    using SearchPtr = std::shared_ptr<Search>;

    using TagPromise = std::shared_ptr<QPromise<Result<TagPage>>>;

    Result<SearchPtr> begin(const PullSpec &image, RegistryAccess access, std::stop_token stop);
    template<typename T, typename Fetch>
    QFuture<Result<T>> search(const PullSpec &image, RegistryAccess access, std::stop_token stop,
                              Fetch fetch);
    template<typename T, typename Fetch>
    QFuture<Result<T>> nextSource(SearchPtr search, Fetch fetch);
    static PullSource take(Search &search);
    static bool isOver(Search &search, const Error &error);
    QFuture<Result<HttpReply>> call(const SearchPtr &search, RegistryRequest request,
                                    std::stop_token stop);
    void listNextSource(const SearchPtr &search, const TagPromise &promise);
    void conclude(const Search &search, std::optional<Error> error);

    HttpTransport &m_transport;
    RegistryOptions m_options;
    RegistryEndpoints m_endpoints;
    Authorizer m_authorizer;
    ExplanationLog m_log;
};

} // namespace headwater
