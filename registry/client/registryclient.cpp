// SPDX-License-Identifier: Apache-2.0
#include "registry/client/registryclient.h"

#include "core/base/digest.h"
#include "registry/client/registrycall.h"
#include "registry/client/registryreply.h"

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// One line per type, as the API server sends them. Source: registry-auth.md section 4.
QList<QPair<QByteArray, QByteArray>> manifestHeaders()
{
    return {{"Accept", "application/vnd.docker.distribution.manifest.v2+json"},
            {"Accept", "application/vnd.oci.image.manifest.v1+json"},
            {"Accept", "application/vnd.docker.distribution.manifest.list.v2+json"},
            {"Accept", "application/vnd.oci.image.index.v1+json"},
            {"Accept", "application/vnd.docker.distribution.manifest.v1+prettyjws"},
            {"Accept", "application/json"}};
}

template<typename T>
Result<T> about(const PullSpec &image, Result<T> result)
{
    if (!result && result.error().subject.isEmpty())
        result.error().subject = image.exact();
    return result;
}

} // namespace

RegistryClient::RegistryClient(HttpTransport &transport, QObject *parent, RetryPolicy policy)
    : QObject(parent)
    , m_transport(transport)
    , m_policy(policy)
    , m_endpoints(transport)
{
}

RegistryClient::~RegistryClient()
{
    // While this is still whole: the continuations of the calls run in its name.
    const QList<RegistryCall *> running = findChildren<RegistryCall *>(Qt::FindDirectChildrenOnly);
    for (RegistryCall *call : running)
        call->cancel();
}

QFuture<Result<HttpReply>> RegistryClient::call(RegistryRequest request, std::stop_token stop)
{
    auto *call = new RegistryCall(m_transport, m_endpoints, this);
    return call->start(std::move(request), m_policy, std::move(stop));
}

QFuture<Result<RegistryManifest>>
RegistryClient::manifest(const PullSpec &image, RegistryAccess access, std::stop_token stop)
{
    const PullSpec spec = image.withDockerClientDefaults().asV2();
    std::optional<Digest> wanted;
    if (!spec.id().isEmpty()) {
        // Before it becomes part of a URL.
        const Result<Digest> digest = Digest::parse(spec.id());
        if (!digest)
            return QtFuture::makeReadyValueFuture<Result<RegistryManifest>>(digest.error());
        wanted = *digest;
    }
    RegistryRequest request{.host = spec.registry(),
                            .access = access,
                            .path = u"/v2/%1/manifests/%2"_s.arg(
                                spec.repositoryName(), wanted ? wanted->toString() : spec.tag()),
                            .headers = manifestHeaders(),
                            .maxBodyBytes = limits::manifestBytes};
    return call(std::move(request), std::move(stop))
        .then(this, [image, wanted](const Result<HttpReply> &reply) -> Result<RegistryManifest> {
            if (!reply)
                return reply.error();
            return about(image, readManifestReply(*reply, wanted));
        });
}

QFuture<Result<ManifestHead>> RegistryClient::head(const PullSpec &image, RegistryAccess,
                                                   std::stop_token)
{
    return QtFuture::makeReadyValueFuture<Result<ManifestHead>>(
        Error{.kind = Error::Kind::Unsupported, .subject = image.exact()});
}

QFuture<Result<TagPage>> RegistryClient::tags(const PullSpec &image, RegistryAccess,
                                              std::stop_token)
{
    return QtFuture::makeReadyValueFuture<Result<TagPage>>(
        Error{.kind = Error::Kind::Unsupported, .subject = image.exact()});
}

QFuture<std::optional<RequestExplanation>> RegistryClient::explanation(const PullSpec &)
{
    return QtFuture::makeReadyValueFuture(std::optional<RequestExplanation>());
}

QFuture<Result<QByteArray>> RegistryClient::blob(const PullSpec &image, const QString &digest,
                                                 qint64 maxBytes, RegistryAccess access,
                                                 std::stop_token stop)
{
    const Result<Digest> wanted = Digest::parse(digest);
    if (!wanted)
        return QtFuture::makeReadyValueFuture<Result<QByteArray>>(wanted.error());
    const PullSpec spec = image.withDockerClientDefaults().asV2();
    RegistryRequest request{.host = spec.registry(),
                            .access = access,
                            .path = u"/v2/%1/blobs/%2"_s.arg(spec.repositoryName(), digest),
                            .maxBodyBytes = maxBytes};
    return call(std::move(request), std::move(stop))
        .then(this,
              [image, wanted = *wanted](const Result<HttpReply> &reply) -> Result<QByteArray> {
                  if (!reply)
                      return reply.error();
                  return about(image, readBlobReply(*reply, wanted));
              });
}

} // namespace headwater
