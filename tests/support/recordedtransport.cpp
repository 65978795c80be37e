// SPDX-License-Identifier: Apache-2.0
#include "tests/support/recordedtransport.h"

#include "tests/support/recordedworld.h"

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// Like a transport, later.
QFuture<Result<HttpReply>> noSuchHost(const QUrl &url, QObject *context)
{
    return QtFuture::makeReadyVoidFuture().then(context, [url]() -> Result<HttpReply> {
        return Error{.kind = Error::Kind::Offline,
                     .subject = url.toString(),
                     .detail
                     = u"Get \"%1\": dial tcp: lookup %2 on 127.0.0.9:53: no such host"_s.arg(
                         url.toString(), url.host())};
    });
}

/// The address that the recorded server connected to for @p url, as errors have it.
QString dialled(const QUrl &url, int port)
{
    const QString address = url.host() == "plain.example.com"_L1 ? u"127.0.0.5"_s : u"127.0.0.1"_s;
    return u"dial tcp %1:%2"_s.arg(address).arg(port);
}

} // namespace

QFuture<Result<HttpReply>> RecordedTransport::send(HttpRequest request, std::stop_token stop)
{
    const QUrl asked = request.url;
    const int port = asked.port(asked.scheme() == "https"_L1 ? 443 : 80);
    const QString host = m_world.played(asked.host(), port);
    if (host.isEmpty())
        return noSuchHost(asked, this);
    request.url.setAuthority(host);
    return m_network.send(std::move(request), std::move(stop))
        .then(this, [asked, host, port](Result<HttpReply> reply) -> Result<HttpReply> {
            if (reply) {
                reply->url.setHost(asked.host());
                reply->url.setPort(asked.port());
                return reply;
            }
            Error error = reply.error();
            error.detail.replace(u"dial tcp "_s + host, dialled(asked, port));
            error.detail.replace(host, asked.authority());
            error.subject.replace(host, asked.authority());
            return error;
        });
}

} // namespace headwater
