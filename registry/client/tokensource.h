// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ports/clock.h"
#include "core/ports/httptransport.h"
#include "core/ports/requestexplanation.h"
#include "core/secrets/credential.h"
#include "registry/client/tokenreply.h"
#include "registry/client/waitinglist.h"

#include <QObject>

#include <unordered_map>

namespace headwater {

/// What a token is asked for.
struct TokenRequest
{
    QUrl realm = {};
    QString service = {};
    QString scope = {}; ///< "repository:library/ruby:pull"; empty: none
    std::optional<Credential> credential = {}; ///< nullopt: anonymous
    bool skipTlsVerification = false;
    QString registryHost = {}; ///< which named the realm
};

struct TokenOutcome
{
    Result<Secret> token = Error{};
    ExplainedToken how = {};
};

/// Tokens of token servers, kept in memory until they expire, per realm, service, scope and
/// account. All who want the same token at the same time share one request, so nobody's stop ends
/// it. Source: registry-auth.md section 3.3.
class TokenSource : public QObject
{
    Q_OBJECT
public:
    /// @p transport and @p clock outlive the object.
    TokenSource(HttpTransport &transport, const Clock &clock, QObject *parent = nullptr);
    ~TokenSource() override;

    /// Errors: the transport's, those of registryError() for a refusal, those of readTokenReply().
    QFuture<TokenOutcome> token(const TokenRequest &request);

    /// To be called when a registry refused the token: the next who asks gets a new one.
    void forget(const TokenRequest &request);

private:
    struct Entry
    {
        std::optional<TokenReply> reply = {};
        WaitingList<TokenOutcome> waiters = {};
    };

    void onReply(const QByteArray &key, ExplainedToken how, const Result<HttpReply> &reply);
    void dropExpired();

    HttpTransport &m_transport;
    const Clock &m_clock;
    std::stop_source m_stop;
    std::unordered_map<QByteArray, Entry> m_entries; ///< by what was asked for
};

} // namespace headwater
