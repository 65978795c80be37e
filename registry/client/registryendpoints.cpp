// SPDX-License-Identifier: Apache-2.0
#include "registry/client/registryendpoints.h"

#include "registry/client/registryreply.h"

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

constexpr std::chrono::seconds pingDeadline(15); // the API server's

Result<RegistryEndpoint> judge(const Result<HttpReply> &reply, RegistryEndpoint endpoint)
{
    if (!reply)
        return reply.error();
    if (std::optional<Error> error = checkPing(*reply, endpoint.url.toString())) {
        error->subject = endpoint.url.toString();
        return *std::move(error);
    }
    endpoint.challenges = challengesOf(*reply);
    return endpoint;
}

bool isUsable(const QFuture<Result<RegistryEndpoint>> &future)
{
    if (!future.isFinished())
        return true;
    return future.resultCount() == 1 && future.result().has_value();
}

} // namespace

RegistryEndpoints::RegistryEndpoints(HttpTransport &transport, QObject *parent)
    : QObject(parent)
    , m_transport(transport)
{
}

RegistryEndpoints::~RegistryEndpoints()
{
    m_stop.request_stop();
}

QFuture<Result<RegistryEndpoint>> RegistryEndpoints::find(const QString &host,
                                                          RegistryAccess access)
{
    const QPair<QString, bool> key(host, access.insecure);
    const auto known = m_known.constFind(key);
    if (known != m_known.constEnd() && isUsable(*known))
        return *known;
    const QUrl url(u"https://"_s + host, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || !url.path().isEmpty())
        return QtFuture::makeReadyValueFuture<Result<RegistryEndpoint>>(
            Error{.kind = Error::Kind::InvalidInput,
                  .subject = host,
                  .detail = u"invalid reference format"_s});
    QFuture<Result<RegistryEndpoint>> future = probe(host, access);
    m_known.insert(key, future);
    return future;
}

void RegistryEndpoints::forget(const QString &host, RegistryAccess access)
{
    const auto known = m_known.constFind({host, access.insecure});
    if (known != m_known.constEnd() && known->isFinished())
        m_known.erase(known);
}

QFuture<Result<RegistryEndpoint>> RegistryEndpoints::probe(const QString &host,
                                                           RegistryAccess access)
{
    const RegistryEndpoint https{.url = QUrl(u"https://"_s + host),
                                 .skipTlsVerification = access.insecure};
    if (!access.insecure)
        return ping(https).then(
            this, [https](const Result<HttpReply> &reply) { return judge(reply, https); });
    return ping(https)
        .then(this,
              [this, https](const Result<HttpReply> &reply) -> QFuture<Result<RegistryEndpoint>> {
                  // Any HTTP reply, even 500, shows that HTTPS is spoken there.
                  if (reply || reply.error().kind == Error::Kind::Cancelled)
                      return QtFuture::makeReadyValueFuture(judge(reply, https));
                  RegistryEndpoint http = https;
                  http.url.setScheme(u"http"_s);
                  return ping(http).then(this, [http](const Result<HttpReply> &second) {
                      return judge(second, http);
                  });
              })
        .unwrap();
}

QFuture<Result<HttpReply>> RegistryEndpoints::ping(const RegistryEndpoint &endpoint)
{
    HttpRequest request{.url = endpoint.url,
                        .deadline = pingDeadline,
                        .skipTlsVerification = endpoint.skipTlsVerification};
    request.url.setPath(u"/v2/"_s);
    return m_transport.send(std::move(request), m_stop.get_token());
}

} // namespace headwater
