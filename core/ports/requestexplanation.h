// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/secrets/credentiallookup.h"

#include <chrono>

namespace headwater {

/// A request for a token, without the token.
struct ExplainedToken
{
    QString realm = {}; ///< "https://auth.docker.io/token"
    QString service = {};
    QString scope = {}; ///< "repository:library/ruby:pull"
    QString account = {}; ///< empty: anonymous
    bool usesIdentityToken = false;
    bool isCached = false; ///< from an earlier request; nothing was sent
    int status = 0; ///< of the reply; 0: there was none
    QString refusal = {}; ///< why nothing was sent, or what the server said; empty: a token came
};

/// One try of the request itself.
struct ExplainedAttempt
{
    QString method = {};
    QString url = {}; ///< without user info and query
    QString authorization = {}; ///< "none", "Basic as alice", "Bearer", never the secret
    QString proxy = {}; ///< "http://proxy.example:3128"; empty: none
    int status = 0; ///< 0: no reply
    QString detail = {}; ///< what the server or the system said
    std::chrono::milliseconds taken = {};
};

/// How one request to a registry went: which endpoint and why, what it asked for, which credential
/// won and why, what the token server and the registry said. Holds no secret; all texts are facts
/// or others' words, in English.
struct RequestExplanation
{
    QString reference = {}; ///< the pull spec asked for
    QString endpoint = {}; ///< "https://quay.io"
    QStringList notes = {}; ///< "mirror of quay.io by /etc/containers/registries.conf", ...
    QStringList challenges = {}; ///< as understood: 'Bearer realm="...",service="..."'
    QList<CredentialExplanation> credentials = {}; ///< for the registry, then for the realm
    QList<ExplainedToken> tokens = {};
    QList<ExplainedAttempt> attempts = {};
    std::optional<Error> error = {}; ///< nullopt: it succeeded
};

} // namespace headwater
