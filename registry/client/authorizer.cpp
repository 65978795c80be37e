// SPDX-License-Identifier: Apache-2.0
#include "registry/client/authorizer.h"

#include "registry/client/realmpolicy.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

const Challenge *find(const QList<Challenge> &challenges, QByteArrayView scheme)
{
    const auto found = std::ranges::find(challenges, scheme, &Challenge::scheme);
    return found == challenges.end() ? nullptr : &*found;
}

QFuture<Authorization> ready(Authorization authorization)
{
    return QtFuture::makeReadyValueFuture(std::move(authorization));
}

Error unauthorized(const QUrl &url, const QString &why)
{
    return Error{.kind = Error::Kind::Unauthorized, .subject = url.toString(), .detail = why};
}

/// What a token server is looked up by: host, port and path, as the old importer did.
CredentialQuery realmQuery(const QUrl &realm)
{
    const QString port = realm.port() < 0 ? QString() : u':' + QString::number(realm.port());
    return {.target = realm.host() + port + realm.path(),
            .isRealm = true,
            .plainHttp = realm.scheme() == "http"_L1};
}

} // namespace

Authorizer::Authorizer(HttpTransport &transport, RegistryOptions options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_credentials(m_options.credentials, m_options.clock ? *m_options.clock : m_systemClock)
    , m_tokens(transport, m_options.clock ? *m_options.clock : m_systemClock)
{
}

QFuture<Authorization> Authorizer::authorize(const AuthorizationRequest &request)
{
    if (request.challenges.isEmpty())
        return ready({});
    if (request.isAnonymous)
        return withCredential(request, {});
    return m_credentials
        .find({.target = request.target,
               .isRealm = false,
               .plainHttp = request.endpoint.url.scheme() == "http"_L1})
        .then(this,
              [this, request](const CredentialLookup &lookup) {
                  return withCredential(request, lookup);
              })
        .unwrap();
}

void Authorizer::forgetToken(const Authorization &authorization)
{
    if (authorization.tokenRequest)
        m_tokens.forget(*authorization.tokenRequest);
}

QFuture<Authorization> Authorizer::withCredential(const AuthorizationRequest &request,
                                                  const CredentialLookup &lookup)
{
    if (const Challenge *challenge = find(request.challenges, "bearer"))
        return bearer(request, *challenge, lookup);
    if (find(request.challenges, "basic"))
        return ready(basic(request, lookup));
    Authorization none;
    none.notes.append(u"none of the offered schemes is known"_s);
    return ready(std::move(none));
}

Authorization Authorizer::basic(const AuthorizationRequest &request,
                                const CredentialLookup &lookup) const
{
    Authorization so;
    if (!request.isAnonymous)
        so.credentials.append(lookup.how);
    const RegistryEndpoint &endpoint = request.endpoint;
    const bool isUsable = lookup.credential && lookup.credential->hasPassword()
        && mayExpose(endpoint.url, endpoint.skipTlsVerification, so);
    if (!isUsable) {
        so.refusal = unauthorized(endpoint.url, u"no basic auth credentials"_s);
        return so;
    }
    const QByteArray pair
        = lookup.credential->username.toUtf8() + ':' + lookup.credential->password.reveal();
    so.header = "Basic " + pair.toBase64();
    so.shown = u"Basic as "_s + lookup.credential->username;
    so.usesCredential = true;
    return so;
}

QFuture<Authorization> Authorizer::bearer(const AuthorizationRequest &request,
                                          const Challenge &challenge,
                                          const CredentialLookup &lookup)
{
    Authorization so;
    if (!request.isAnonymous)
        so.credentials.append(lookup.how);
    const RegistryEndpoint &endpoint = request.endpoint;
    if (lookup.credential && !lookup.credential->registryToken.isEmpty()
        && mayExpose(endpoint.url, endpoint.skipTlsVerification, so)) {
        so.header = "Bearer " + lookup.credential->registryToken.reveal();
        so.shown = u"Bearer, a token that was configured"_s;
        so.usesCredential = true;
        return ready(std::move(so));
    }
    const Result<QUrl> realm = parseRealm(challenge.parameter("realm"), endpoint.url);
    if (!realm) {
        so.refusal = realm.error();
        return ready(std::move(so));
    }
    const bool isOwnHost = realm->host() == endpoint.url.host();
    if (request.isAnonymous || (isOwnHost && lookup.credential))
        return tokenFor(request, challenge, *realm, lookup.credential, std::move(so));
    return m_credentials.find(realmQuery(*realm))
        .then(this,
              [this, request, challenge, realm = *realm, lookup,
               so](const CredentialLookup &ofRealm) mutable {
                  so.credentials.append(ofRealm.how);
                  std::optional<Credential> chosen = ofRealm.credential;
                  if (!chosen && lookup.credential
                      && mayTrustRealm(request.endpoint.url, realm, so))
                      chosen = lookup.credential;
                  return tokenFor(request, challenge, realm, std::move(chosen), std::move(so));
              })
        .unwrap();
}

QFuture<Authorization> Authorizer::tokenFor(const AuthorizationRequest &request,
                                            const Challenge &challenge, const QUrl &realm,
                                            std::optional<Credential> credential, Authorization so)
{
    // Only the host that the user marked insecure is relaxed, whatever its port.
    const bool skip
        = request.endpoint.skipTlsVerification && realm.host() == request.endpoint.url.host();
    if (credential && (credential->isEmpty() || !mayExpose(realm, skip, so)))
        credential.reset();
    const bool usesCredential = credential.has_value();
    TokenRequest wanted{.realm = realm,
                        .service = challenge.parameter("service"),
                        .scope = request.scope,
                        .credential = std::move(credential),
                        .skipTlsVerification = skip,
                        .registryHost = request.endpoint.url.host()};
    return m_tokens.token(wanted).then(
        this, [so, wanted, usesCredential](const TokenOutcome &outcome) mutable {
            so.usesCredential = usesCredential;
            so.isCachedToken = outcome.how.isCached;
            so.tokens.append(outcome.how);
            so.tokenRequest = wanted;
            if (outcome.token) {
                so.header = "Bearer " + outcome.token->reveal();
                so.shown = usesCredential ? u"Bearer, with a credential"_s : u"Bearer, anonymous"_s;
            } else {
                so.refusal = outcome.token.error();
            }
            return so;
        });
}

bool Authorizer::mayExpose(const QUrl &url, bool skipTlsVerification, Authorization &so) const
{
    const bool isProtected = url.scheme() == "https"_L1 && !skipTlsVerification;
    if (isProtected || isLoopback(url)
        || (m_options.mayExposeCredentials && m_options.mayExposeCredentials(url.authority())))
        return true;
    so.notes.append(u"the credential is not sent to %1: the connection is %2"_s.arg(
        url.authority(), url.scheme() == "http"_L1 ? u"plain HTTP"_s : u"not verified"_s));
    return false;
}

bool Authorizer::mayTrustRealm(const QUrl &registry, const QUrl &realm, Authorization &so) const
{
    if (isKnownRealm(registry.host(), realm.host())
        || (m_options.mayTrustRealm && m_options.mayTrustRealm(registry.host(), realm.host())))
        return true;
    so.notes.append(u"the credential of %1 is not sent to the token server at %2, which is another "
                    "host: nobody has agreed to that"_s.arg(registry.host(), realm.host()));
    return false;
}

} // namespace headwater
