// SPDX-License-Identifier: Apache-2.0
#include "registry/client/registryclient.h"

#include "core/base/digest.h"
#include "registry/client/registrycall.h"
#include "registry/client/registryreply.h"
#include "registry/client/taglisting.h"

#include <QFutureWatcher>

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
Error joined(const QList<Error> &errors, const PullSpec &image)
{
    Error error = errors.constLast();
    if (errors.size() > 1) {
        QStringList details;
        for (const Error &each : errors)
            details.append(each.detail);
        error = {.kind = Error::Kind::InvalidReply, .detail = u'[' + details.join(u", "_s) + u']'};
    }
    if (error.subject.isEmpty())
        error.subject = image.exact();
    return error;
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
    const QList<TagListing *> listings = findChildren<TagListing *>(Qt::FindDirectChildrenOnly);
    for (TagListing *listing : listings)
        listing->cancel();
}

QFuture<Result<HttpReply>> RegistryClient::call(const SearchPtr &search, RegistryRequest request,
                                                std::stop_token stop)
{
    auto *call = new RegistryCall(m_transport, m_endpoints, m_authorizer, this);
    return call->start(std::move(request), std::move(stop))
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

Result<RegistryClient::SearchPtr> RegistryClient::begin(const PullSpec &image,
                                                        RegistryAccess access, std::stop_token stop)
{
    auto search = std::make_shared<Search>(
        Search{.image = image, .access = access, .stop = std::move(stop)});
    search->how.reference = image.exact();
    Result<QList<PullSource>> sources = QList{PullSource{.image = image}};
    if (m_options.sources)
        sources = m_options.sources(image);
    if (!sources) {
        conclude(*search, sources.error());
        return sources.error();
    }
    search->sources = *std::move(sources);
    return search;
}

/// The next source, insecure if either the search or the source is.
PullSource RegistryClient::take(Search &search)
{
    PullSource source = search.sources.at(search.next++);
    source.insecure |= search.access.insecure;
    if (!source.rule.isEmpty())
        search.how.notes.append(source.image.exact() + u": "_s + source.rule);
    return source;
}

/// Whether no source is left after @p error of the last.
bool RegistryClient::isOver(Search &search, const Error &error)
{
    search.errors.append(error);
    if (error.kind != Error::Kind::Cancelled && search.next < search.sources.size())
        return false;
    if (error.kind == Error::Kind::Cancelled)
        search.errors = {error};
    return true;
}

/// @p fetch asks one source: QFuture<Result<T>>(SearchPtr, const PullSpec &source, RegistryAccess).
template<typename T, typename Fetch>
QFuture<Result<T>> RegistryClient::search(const PullSpec &image, RegistryAccess access,
                                          std::stop_token stop, Fetch fetch)
{
    const Result<SearchPtr> search = begin(image, access, std::move(stop));
    if (!search)
        return ready<T>(search.error());
    return nextSource<T>(*search, fetch);
}

template<typename T, typename Fetch>
QFuture<Result<T>> RegistryClient::nextSource(SearchPtr search, Fetch fetch)
{
    const PullSource source = take(*search);
    return fetch(search, source.image, RegistryAccess{.insecure = source.insecure})
        .then(this,
              [this, search, fetch](Result<T> result) {
                  if (result) {
                      conclude(*search, std::nullopt);
                      return ready<T>(std::move(result));
                  }
                  if (!isOver(*search, result.error()))
                      return nextSource<T>(search, fetch);
                  Error error = joined(search->errors, search->image);
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
            return call(search, std::move(request), search->stop)
                .then(this, [wanted](const Result<HttpReply> &reply) -> Result<RegistryManifest> {
                    if (!reply)
                        return reply.error();
                    return readManifestReply(*reply, wanted);
                });
        });
}

QFuture<Result<ManifestHead>> RegistryClient::head(const PullSpec &image, RegistryAccess access,
                                                   std::stop_token stop)
{
    const Result<std::optional<Digest>> wanted = wantedDigest(image);
    if (!wanted)
        return ready<ManifestHead>(wanted.error());
    return search<ManifestHead>(
        image, access, std::move(stop),
        [this, wanted = *wanted](const SearchPtr &search, const PullSpec &source,
                                 RegistryAccess sourceAccess) {
            RegistryRequest request = requestFor(source, sourceAccess, manifestResource(source));
            request.method = "HEAD";
            request.headers = manifestHeaders();
            request.maxBodyBytes = limits::manifestBytes;
            return call(search, std::move(request), search->stop)
                .then(this, [wanted](const Result<HttpReply> &reply) -> Result<ManifestHead> {
                    if (!reply)
                        return reply.error();
                    return readHeadReply(*reply, wanted);
                });
        });
}

QFuture<Result<TagPage>> RegistryClient::tags(const PullSpec &image, RegistryAccess access,
                                              std::stop_token stop)
{
    const Result<SearchPtr> search = begin(image, access, std::move(stop));
    if (!search)
        return ready<TagPage>(search.error());
    auto promise = std::make_shared<QPromise<Result<TagPage>>>();
    promise->start();
    listNextSource(*search, promise);
    return promise->future();
}

/// Another source is asked only as long as none has brought a tag.
void RegistryClient::listNextSource(const SearchPtr &search, const TagPromise &promise)
{
    const PullSource source = take(*search);
    RegistryRequest request
        = requestFor(source.image, {.insecure = source.insecure}, u"tags/list"_s);
    request.headers = {{"Accept", "application/json"}};
    request.maxBodyBytes = limits::tagPageBytes;
    auto *listing = new TagListing(
        [this, search, request](const QString &path, const QString &query,
                                TagListing::OnBody onBody, std::stop_token stop) {
            RegistryRequest page = request;
            page.path = path;
            page.query = query;
            page.onBody = std::move(onBody);
            return call(search, std::move(page), std::move(stop));
        },
        this);
    auto *pages = new QFutureWatcher<Result<TagPage>>(this);
    connect(pages, &QFutureWatcherBase::resultReadyAt, this, [=, this](int index) {
        Result<TagPage> page = pages->resultAt(index);
        if (!page && index == 0 && !isOver(*search, page.error()))
            return listNextSource(search, promise);
        if (!page && index > 0)
            search->errors = {page.error()};
        if (!page)
            page = joined(search->errors, search->image);
        const bool isLast = !page || page->isLast;
        if (isLast)
            conclude(*search, page ? std::nullopt : std::optional(page.error()));
        promise->addResult(std::move(page));
        if (isLast)
            promise->finish();
    });
    connect(pages, &QFutureWatcherBase::finished, pages, &QObject::deleteLater);
    pages->setFuture(listing->start(request.path, search->stop));
}

QFuture<Result<qint64>> RegistryClient::blobSize(const PullSpec &image, const QString &digest,
                                                 RegistryAccess access, std::stop_token stop)
{
    const Result<Digest> wanted = Digest::parse(digest);
    if (!wanted)
        return ready<qint64>(wanted.error());
    return search<qint64>(image, access, std::move(stop),
                          [this, wanted = *wanted](const SearchPtr &search, const PullSpec &source,
                                                   RegistryAccess sourceAccess) {
                              RegistryRequest request = requestFor(source, sourceAccess,
                                                                   u"blobs/"_s + wanted.toString());
                              request.method = "HEAD";
                              return call(search, std::move(request), search->stop)
                                  .then(this, [](const Result<HttpReply> &reply) -> Result<qint64> {
                                      if (!reply)
                                          return reply.error();
                                      return readSizeReply(*reply);
                                  });
                          });
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
            return call(search, std::move(request), search->stop)
                .then(this, [wanted](const Result<HttpReply> &reply) -> Result<QByteArray> {
                    if (!reply)
                        return reply.error();
                    return readBlobReply(*reply, wanted);
                });
        });
}

} // namespace headwater
