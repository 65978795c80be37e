// SPDX-License-Identifier: Apache-2.0
#include "app/networkbackend.h"

#include "app/settings/registryconsents.h"
#include "app/settings/storedlogins.h"
#include "core/base/log.h"
#include "registry/client/registryclient.h"
#include "registry/client/registrytester.h"
#include "registry/client/requestscheduler.h"
#include "registry/config/credentialchain.h"
#include "registry/config/credentialhelper.h"
#include "registry/config/registriesconf.h"
#include "registry/config/registrypaths.h"
#include "registry/http/connectionprobe.h"
#include "registry/http/networktransport.h"

namespace headwater {

namespace {

class NetworkBackend : public RegistryBackend
{
public:
    explicit NetworkBackend(const NetworkSetup &setup)
        : m_paths(RegistryPaths::of(setup.environment))
        , m_conf(RegistriesConf::load(m_paths))
        , m_proxy(ProxySettings::of(setup.environment))
        , m_transport({.certsDirectories = m_paths.certificateFolders, .proxy = m_proxy})
        , m_scheduler(m_transport)
        , m_helper(setup.environment)
        , m_credentials(m_paths, m_helper, setup.keychain, [] { return StoredLogins().all(); })
        , m_client(m_scheduler, options())
        , m_tester(m_scheduler, options(), [this](ProbeRequest request, std::stop_token stop) {
            request.certsDirectories = m_paths.certificateFolders;
            request.proxy = m_proxy;
            return probe(std::move(request), std::move(stop));
        })
    {
        for (const Error &problem : m_conf.problems())
            qCWarning(lcHttp) << problem.subject << problem.detail;
    }

    RegistryPort &registry() override { return m_client; }
    ConnectionTester &tester() override { return m_tester; }
    void forgetCredentials() override { m_client.forgetCredentials(); }
    QList<HostState> hosts() const override { return m_scheduler.hosts(); }
    void watchHosts(std::function<void()> tell) override
    {
        QObject::connect(&m_scheduler, &RequestScheduler::changed, &m_scheduler, std::move(tell));
    }

private:
    RegistryOptions options()
    {
        return {
            .credentials = &m_credentials,
            .sources = [this](const PullSpec &image) { return m_conf.sources(image); },
            .mayTrustRealm
            = [](const QString &host,
                 const QString &realm) { return RegistryConsents().mayTrustRealm(host, realm); },
            .mayExposeCredentials
            = [](const QString &host) { return RegistryConsents().mayExposeCredentials(host); }};
    }

    RegistryPaths m_paths;
    RegistriesConf m_conf;
    ProxySettings m_proxy;
    NetworkTransport m_transport;
    RequestScheduler m_scheduler;
    CredentialHelper m_helper;
    CredentialChain m_credentials;
    RegistryClient m_client;
    RegistryTester m_tester;
};

} // namespace

std::unique_ptr<RegistryBackend> makeNetworkBackend(const NetworkSetup &setup)
{
    return std::make_unique<NetworkBackend>(setup);
}

} // namespace headwater
