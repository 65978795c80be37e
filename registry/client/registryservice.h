// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ports/connectiontest.h"
#include "core/ports/hoststate.h"
#include "core/ports/registryport.h"

#include <QObject>
#include <QThread>

#include <functional>
#include <memory>

namespace headwater {

/// What lives in the network thread: the transport, the client on it, and whatever they need.
class RegistryBackend
{
public:
    RegistryBackend() = default;
    RegistryBackend(const RegistryBackend &) = delete;
    RegistryBackend &operator=(const RegistryBackend &) = delete;
    virtual ~RegistryBackend() = default;

    virtual RegistryPort &registry() = 0;
    virtual ConnectionTester &tester() = 0;
    /// A login has been added or removed.
    virtual void forgetCredentials() { }
    /// How the hosts are being asked, by name.
    virtual QList<HostState> hosts() const { return {}; }
    /// @p tell is to be called, in the network thread, when hosts() may be different; a few times a
    /// second at most.
    virtual void watchHosts(std::function<void()> tell) { Q_UNUSED(tell) }
};

/// Registries in a thread of their own, so that no look-up, handshake or file makes the caller
/// wait. May be called from any thread. When it is destroyed, requests under way end, and their
/// futures finish without a result.
class RegistryService : public QObject,
                        public RegistryPort,
                        public ConnectionTester,
                        public RateBudgetPort
{
    Q_OBJECT
public:
    /// @p make is called in the network thread, once, before the first request.
    explicit RegistryService(std::function<std::unique_ptr<RegistryBackend>()> make,
                             QObject *parent = nullptr);
    ~RegistryService() override;

    QFuture<Result<RegistryManifest>> manifest(const PullSpec &image, RegistryAccess access,
                                               std::stop_token stop) override;
    QFuture<Result<ManifestHead>> head(const PullSpec &image, RegistryAccess access,
                                       std::stop_token stop) override;
    QFuture<Result<TagPage>> tags(const PullSpec &image, RegistryAccess access,
                                  std::stop_token stop) override;
    QFuture<Result<qint64>> blobSize(const PullSpec &image, const QString &digest,
                                     RegistryAccess access, std::stop_token stop) override;
    QFuture<std::optional<RequestExplanation>> explanation(const PullSpec &image) override;
    QFuture<Result<QByteArray>> blob(const PullSpec &image, const QString &digest, qint64 maxBytes,
                                     RegistryAccess access, std::stop_token stop) override;
    QFuture<ConnectionReport> test(const QString &target, RegistryAccess access,
                                   std::stop_token stop) override;
    QFuture<QList<HostState>> hosts() override;
    /// A login has been added or removed: requests from now on search for credentials anew.
    void forgetCredentials();

Q_SIGNALS:
    /// How hosts are being asked has changed; in the thread of this object.
    void hostsChanged(const QList<HostState> &hosts);

private:
    template<typename T, typename Ask>
    QFuture<T> ask(Ask ask);

    QThread m_thread;
    QObject *m_host = nullptr; ///< lives in the thread, owns the backend
};

} // namespace headwater
