// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/client/challenge.h"
#include "registry/client/credentialcache.h"
#include "registry/client/registryendpoints.h"
#include "registry/client/registryoptions.h"
#include "registry/client/tokensource.h"

namespace headwater {

/// Who asks, and what for.
struct AuthorizationRequest
{
    RegistryEndpoint endpoint = {};
    QList<Challenge> challenges = {};
    QString target = {}; ///< "docker.io/library/ruby": for the search of a credential
    QString scope = {}; ///< "repository:library/ruby:pull"
    bool isAnonymous = false; ///< use no credential, even if there is one
};

/// The answer to a challenge, and the way there.
struct Authorization
{
    QByteArray header = {}; ///< of Authorization; empty: none
    QString shown = QStringLiteral("none"); ///< "Basic as alice", "Bearer"
    bool usesCredential = false;
    std::optional<TokenRequest> tokenRequest = {}; ///< where the token came from
    bool isCachedToken = false;
    /// Why the challenge cannot be answered: Unauthorized with "no basic auth credentials", or what
    /// the token server said.
    std::optional<Error> refusal = {};

    QList<CredentialExplanation> credentials = {};
    QList<ExplainedToken> tokens = {};
    QStringList notes = {};
};

/// Answers the challenges of registries: Bearer before Basic, with a credential that may go where
/// it is wanted, else anonymously where that can do. Source: registry-auth.md sections 3 and 5.6;
/// reliability T38, T56, T58.
class Authorizer : public QObject
{
    Q_OBJECT
public:
    /// @p transport outlives the object.
    Authorizer(HttpTransport &transport, RegistryOptions options, QObject *parent = nullptr);

    QFuture<Authorization> authorize(const AuthorizationRequest &request);

    /// To be called when the registry refused the token of @p authorization.
    void forgetToken(const Authorization &authorization);
    /// Credentials are searched for anew.
    void forgetCredentials() { m_credentials.clear(); }

private:
    QFuture<Authorization> withCredential(const AuthorizationRequest &request,
                                          const CredentialLookup &lookup);
    QFuture<Authorization> bearer(const AuthorizationRequest &request, const Challenge &challenge,
                                  const CredentialLookup &lookup);
    QFuture<Authorization> tokenFor(const AuthorizationRequest &request, const Challenge &challenge,
                                    const QUrl &realm, std::optional<Credential> credential,
                                    Authorization so);
    Authorization basic(const AuthorizationRequest &request, const CredentialLookup &lookup) const;
    bool mayExpose(const QUrl &url, bool skipTlsVerification, Authorization &so) const;
    bool mayTrustRealm(const QUrl &registry, const QUrl &realm, Authorization &so) const;

    RegistryOptions m_options;
    SystemClock m_systemClock;
    CredentialCache m_credentials;
    TokenSource m_tokens;
};

} // namespace headwater
