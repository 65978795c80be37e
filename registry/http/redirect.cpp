// SPDX-License-Identifier: Apache-2.0
#include "registry/http/redirect.h"

#include "core/base/gotext.h"
#include "registry/http/networkfailure.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// Headers that describe the wanted reply and give nothing away.
bool mayLeaveOrigin(const QByteArray &name)
{
    constexpr std::array<QByteArrayView, 2> harmless{"accept", "range"};
    return std::ranges::any_of(harmless, [&](QByteArrayView known) {
        return known.compare(name, Qt::CaseInsensitive) == 0;
    });
}

void changeMethod(HttpRequest &request, int status)
{
    const bool isPostMoved = (status == 301 || status == 302) && request.method == "POST";
    if (!isPostMoved && (status != 303 || request.method == "HEAD"))
        return;
    request.method = "GET";
    request.body.clear();
}

} // namespace

int portOf(const QUrl &url)
{
    return url.port(url.scheme() == "https"_L1 ? 443 : 80);
}

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

bool sameOrigin(const QUrl &a, const QUrl &b)
{
    return a.scheme() == b.scheme() && a.host() == b.host() && portOf(a) == portOf(b);
}

Result<HttpRequest> followRedirect(HttpRequest previous, int status, const QByteArray &location,
                                   int followed)
{
    const auto refused = [&](const QString &why) {
        return Error{.kind = Error::Kind::InvalidReply,
                     .subject = shownUrl(previous.url),
                     .detail = requestFailed(previous, why)};
    };
    if (followed >= limits::redirects)
        return refused(u"stopped after %1 redirects"_s.arg(limits::redirects));
    QUrl target = previous.url.resolved(QUrl::fromEncoded(location, QUrl::StrictMode));
    if (!target.isValid() || target.host().isEmpty())
        return refused(u"failed to parse Location header "_s + goQuoted(location));
    if (target.scheme() != "https"_L1 && target.scheme() != "http"_L1)
        return refused(u"unsupported protocol scheme "_s + goQuoted(target.scheme().toUtf8()));
    if (previous.url.scheme() == "https"_L1 && target.scheme() == "http"_L1)
        return refused(u"redirect from https to http refused: "_s + shownUrl(target));
    target.setUserInfo({});
    target.setFragment({});
    if (!sameOrigin(previous.url, target))
        previous.headers.removeIf([](const auto &header) { return !mayLeaveOrigin(header.first); });
    if (previous.url.host() != target.host() || portOf(previous.url) != portOf(target))
        previous.skipTlsVerification = false;
    changeMethod(previous, status);
    // What was meant for one origin, such as a refresh token, is not for another.
    if (!sameOrigin(previous.url, target) && !previous.body.isEmpty())
        return refused(u"redirect of a request with a body to another origin refused: "_s
                       + shownUrl(target));
    previous.url = target;
    return previous;
}

} // namespace headwater
