// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/client/authorizer.h"
#include "registry/client/registryendpoints.h"
#include "registry/client/registrytester.h"

#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QPromise>

namespace headwater {

/// What is to be tried.
struct TrialTarget
{
    QString host = {}; ///< "quay.io", "127.0.0.1:5000"
    QString repository = {}; ///< "org/app"; empty: only the registry
    RegistryAccess access = {};
};

/// "HOST[:PORT]" or "HOST[:PORT]/REPOSITORY", where the Docker client's names mean Docker Hub.
/// Errors: InvalidInput.
Result<TrialTarget> parseTrialTarget(const QString &text, RegistryAccess access);

/// One run of a connection test. Ends exactly once and deletes itself.
class ConnectionTrial : public QObject
{
    Q_OBJECT
public:
    ConnectionTrial(HttpTransport &transport, const RegistryOptions &options,
                    RegistryTester::Probe probe, QObject *parent);

    QFuture<ConnectionReport> start(const TrialTarget &target, std::stop_token stop);

private:
    using Kind = ConnectionStep::Kind;
    using State = ConnectionStep::State;

    bool readConfiguration();
    void probe(bool isPlain);
    void onProbed(const ProbeReport &report, bool isPlain);
    bool add(Kind kind, const ProbePhase &phase);
    void onPinged();
    void onAuthorized(const Authorization &so);
    void askForAccess(const Authorization &so);
    void onAccess(const Result<HttpReply> &reply);
    void pass(Kind kind, const QString &summary, const QStringList &facts = {});
    void fail(Kind kind, const Error &error, const QStringList &facts = {});
    void finish();

    HttpTransport &m_transport;
    RegistryOptions m_options;
    RegistryTester::Probe m_probe;
    RegistryEndpoints m_endpoints;
    Authorizer m_authorizer;
    TrialTarget m_target;
    RegistryEndpoint m_endpoint;
    QFutureWatcher<Result<RegistryEndpoint>> m_search;
    std::stop_token m_stop;
    QElapsedTimer m_timer; ///< of the step under way
    ConnectionReport m_report;
    QPromise<ConnectionReport> m_promise;
    bool m_isDone = false;
};

} // namespace headwater
