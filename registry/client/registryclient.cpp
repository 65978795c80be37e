// SPDX-License-Identifier: Apache-2.0
#include "registry/client/registryclient.h"

#include "core/base/digest.h"
#include "registry/client/registrycall.h"
#include "registry/client/registryreply.h"

#include <algorithm>

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

RegistryRequest requestFor(const PullSpec &source, RegistryAccess access, const QString &resource)
{
    const PullSpec named = source.withDockerClientDefaults();
    const PullSpec spec = named.asV2();
    return {.host = spec.registry(),
            .access = access,
            .path = u"/v2/%1/%2"_s.arg(spec.repositoryName(), resource),
            .target = named.registry() + u'/' + named.repositoryName(),
            .scope = u"repository:%1:pull"_s.arg(spec.repositoryName())};
}

/// "manifests/latest", "manifests/sha256:...": the digest beats the tag.
QString manifestResource(const PullSpec &source)
{
    const PullSpec spec = source.withDockerClientDefaults();
    return u"manifests/"_s + (spec.id().isEmpty() ? spec.tag() : spec.id());
}

/// Before it becomes part of a URL.
Result<std::optional<Digest>> wantedDigest(const PullSpec &image)
{
    if (image.id().isEmpty())
        return std::optional<Digest>();
    const Result<Digest> digest = Digest::parse(image.id());
    if (!digest)
        return digest.error();
    return std::optional(*digest);
}

template<typename T>
QFuture<Result<T>> ready(Result<T> result)
{
    return QtFuture::makeReadyValueFuture(std::move(result));
}

/// One error stays what it is; several become a list, which has no kind of its own. Source:
/// importing.md section 4.2, step 2.
Error joined(const QList<Error> &errors)
{
    if (errors.size() == 1)
        return errors.constFirst();
    QStringList details;
    for (const Error &error : errors)
        details.append(error.detail);
    return Error{.kind = Error::Kind::InvalidReply,
                 .subject = errors.constLast().subject,
                 .detail = u'[' + details.join(u", "_s) + u']'};
}

} // namespace

RegistryClient::RegistryClient(HttpTransport &transport, RegistryOptions options, QObject *parent)
    : QObject(parent)
    , m_transport(transport)
    , m_options(std::move(options))
    , m_endpoints(transport)
    , m_authorizer(transport, m_options)
{
}

RegistryClient::~RegistryClient()
{
    // While this is still whole: the continuations of the calls run in its name.
    const QList<RegistryCall *> running = findChildren<RegistryCall *>(Qt::FindDirectChildrenOnly);
    for (RegistryCall *call : running)
        call->cancel();
}

QFuture<Result<HttpReply>> RegistryClient::call(const SearchPtr &search, RegistryRequest request)
{
    auto *call = new RegistryCall(m_transport, m_endpoints, m_authorizer, this);
    return call->start(std::move(request), search->stop)
        .then(this, [search](const RegistryOutcome &outcome) {
            RequestExplanation &how = search->how;
            how.endpoint = outcome.how.endpoint;
            how.challenges = outcome.how.challenges;
            how.notes += outcome.how.notes;
            how.credentials += outcome.how.credentials;
            how.tokens += outcome.how.tokens;
            how.attempts += outcome.how.attempts;
            return outcome.reply;
        });
}

void RegistryClient::conclude(const Search &search, std::optional<Error> error)
{
    RequestExplanation how = search.how;
    how.error = std::move(error);
    m_log.add(search.image.exact(), std::move(how));
}

/// @p fetch asks one source: QFuture<Result<T>>(SearchPtr, const PullSpec &source, RegistryAccess).
template<typename T, typename Fetch>
QFuture<Result<T>> RegistryClient::search(const PullSpec &image, RegistryAccess access,
                                          std::stop_token stop, Fetch fetch)
{
    auto search = std::make_shared<Search>(
        Search{.image = image, .access = access, .stop = std::move(stop)});
    search->how.reference = image.exact();
    Result<QList<PullSource>> sources = QList{PullSource{.image = image}};
    if (m_options.sources)
        sources = m_options.sources(image);
    if (!sources) {
        conclude(*search, sources.error());
        return ready<T>(sources.error());
    }
    search->sources = *std::move(sources);
    return nextSource<T>(search, fetch);
}

template<typename T, typename Fetch>
QFuture<Result<T>> RegistryClient::nextSource(SearchPtr search, Fetch fetch)
{
    const PullSource source = search->sources.at(search->next++);
    if (!source.rule.isEmpty())
        search->how.notes.append(source.image.exact() + u": "_s + source.rule);
    const RegistryAccess access{.insecure = search->access.insecure || source.insecure};
    return fetch(search, source.image, access)
        .then(this,
              [this, search, fetch](Result<T> result) {
                  if (result) {
                      conclude(*search, std::nullopt);
                      return ready<T>(std::move(result));
                  }
                  search->errors.append(result.error());
                  const bool isCancelled = result.error().kind == Error::Kind::Cancelled;
                  if (!isCancelled && search->next < search->sources.size())
                      return nextSource<T>(search, fetch);
                  Error error = isCancelled ? result.error() : joined(search->errors);
                  if (error.subject.isEmpty())
                      error.subject = search->image.exact();
                  conclude(*search, error);
                  return ready<T>(std::move(error));
              })
        .unwrap();
}

QFuture<Result<RegistryManifest>>
RegistryClient::manifest(const PullSpec &image, RegistryAccess access, std::stop_token stop)
{
    const Result<std::optional<Digest>> wanted = wantedDigest(image);
    if (!wanted)
        return ready<RegistryManifest>(wanted.error());
    return search<RegistryManifest>(
        image, access, std::move(stop),
        [this, wanted = *wanted](const SearchPtr &search, const PullSpec &source,
                                 RegistryAccess sourceAccess) {
            RegistryRequest request = requestFor(source, sourceAccess, manifestResource(source));
            request.headers = manifestHeaders();
            request.maxBodyBytes = limits::manifestBytes;
            return call(search, std::move(request))
                .then(this, [wanted](const Result<HttpReply> &reply) -> Result<RegistryManifest> {
                    if (!reply)
                        return reply.error();
                    return readManifestReply(*reply, wanted);
                });
        });
}

QFuture<Result<ManifestHead>> RegistryClient::head(const PullSpec &image, RegistryAccess,
                                                   std::stop_token)
{
    return ready<ManifestHead>(Error{.kind = Error::Kind::Unsupported, .subject = image.exact()});
}

QFuture<Result<TagPage>> RegistryClient::tags(const PullSpec &image, RegistryAccess,
                                              std::stop_token)
{
    return ready<TagPage>(Error{.kind = Error::Kind::Unsupported, .subject = image.exact()});
}

QFuture<std::optional<RequestExplanation>> RegistryClient::explanation(const PullSpec &image)
{
    return QtFuture::makeReadyValueFuture(m_log.find(image.exact()));
}

QFuture<Result<QByteArray>> RegistryClient::blob(const PullSpec &image, const QString &digest,
                                                 qint64 maxBytes, RegistryAccess access,
                                                 std::stop_token stop)
{
    const Result<Digest> wanted = Digest::parse(digest);
    if (!wanted)
        return ready<QByteArray>(wanted.error());
    return search<QByteArray>(
        image, access, std::move(stop),
        [this, wanted = *wanted, maxBytes](const SearchPtr &search, const PullSpec &source,
                                           RegistryAccess sourceAccess) {
            RegistryRequest request
                = requestFor(source, sourceAccess, u"blobs/"_s + wanted.toString());
            request.maxBodyBytes = maxBytes;
            return call(search, std::move(request))
                .then(this, [wanted](const Result<HttpReply> &reply) -> Result<QByteArray> {
                    if (!reply)
                        return reply.error();
                    return readBlobReply(*reply, wanted);
                });
        });
}

} // namespace headwater
