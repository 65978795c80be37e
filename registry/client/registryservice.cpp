// SPDX-License-Identifier: Apache-2.0
#include "registry/client/registryservice.h"

#include <QFutureWatcher>
#include <QPromise>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// Makes the backend when it is first needed, in the thread it lives in.
class Host : public QObject
{
public:
    Host(std::function<std::unique_ptr<RegistryBackend>()> make,
         std::function<void(const QList<HostState> &)> tell)
        : m_make(std::move(make))
        , m_tell(std::move(tell))
    {
    }

    RegistryBackend &backend()
    {
        if (!m_backend) {
            m_backend = m_make();
            m_backend->watchHosts([this] { m_tell(m_backend->hosts()); });
        }
        return *m_backend;
    }

private:
    std::function<std::unique_ptr<RegistryBackend>()> m_make;
    std::function<void(const QList<HostState> &)> m_tell;
    std::unique_ptr<RegistryBackend> m_backend;
};

/// Hands all results of @p from on as they come, and its end. Deletes itself.
template<typename T>
void forward(const QFuture<T> &from, std::shared_ptr<QPromise<T>> to, QObject *parent)
{
    auto *watcher = new QFutureWatcher<T>(parent);
    QObject::connect(watcher, &QFutureWatcherBase::resultReadyAt, watcher,
                     [watcher, to](int index) { to->addResult(watcher->resultAt(index)); });
    QObject::connect(watcher, &QFutureWatcherBase::finished, watcher, [watcher, to] {
        to->finish();
        watcher->deleteLater();
    });
    watcher->setFuture(from);
}

} // namespace

RegistryService::RegistryService(std::function<std::unique_ptr<RegistryBackend>()> make,
                                 QObject *parent)
    : QObject(parent)
    , m_host(new Host(std::move(make), [this](const QList<HostState> &hosts) {
        QMetaObject::invokeMethod(
            this, [this, hosts] { Q_EMIT hostsChanged(hosts); }, Qt::QueuedConnection);
    }))
{
    m_thread.setObjectName(u"network"_s);
    m_host->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_host, &QObject::deleteLater);
    m_thread.start();
}

RegistryService::~RegistryService()
{
    m_thread.quit();
    m_thread.wait();
}

/// @p ask: QFuture<T>(RegistryBackend &), called in the network thread.
template<typename T, typename Ask>
QFuture<T> RegistryService::ask(Ask ask)
{
    auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    QFuture<T> future = promise->future();
    auto *host = static_cast<Host *>(m_host);
    QMetaObject::invokeMethod(
        host,
        [host, promise = std::move(promise), ask = std::move(ask)] {
            forward<T>(ask(host->backend()), promise, host);
        },
        Qt::QueuedConnection);
    return future;
}

QFuture<Result<RegistryManifest>>
RegistryService::manifest(const PullSpec &image, RegistryAccess access, std::stop_token stop)
{
    return ask<Result<RegistryManifest>>(
        [=](RegistryBackend &backend) { return backend.registry().manifest(image, access, stop); });
}

QFuture<Result<ManifestHead>> RegistryService::head(const PullSpec &image, RegistryAccess access,
                                                    std::stop_token stop)
{
    return ask<Result<ManifestHead>>(
        [=](RegistryBackend &backend) { return backend.registry().head(image, access, stop); });
}

QFuture<Result<TagPage>> RegistryService::tags(const PullSpec &image, RegistryAccess access,
                                               std::stop_token stop)
{
    return ask<Result<TagPage>>(
        [=](RegistryBackend &backend) { return backend.registry().tags(image, access, stop); });
}

QFuture<Result<qint64>> RegistryService::blobSize(const PullSpec &image, const QString &digest,
                                                  RegistryAccess access, std::stop_token stop)
{
    return ask<Result<qint64>>([=](RegistryBackend &backend) {
        return backend.registry().blobSize(image, digest, access, stop);
    });
}

QFuture<std::optional<RequestExplanation>> RegistryService::explanation(const PullSpec &image)
{
    return ask<std::optional<RequestExplanation>>(
        [=](RegistryBackend &backend) { return backend.registry().explanation(image); });
}

QFuture<Result<QByteArray>> RegistryService::blob(const PullSpec &image, const QString &digest,
                                                  qint64 maxBytes, RegistryAccess access,
                                                  std::stop_token stop)
{
    return ask<Result<QByteArray>>([=](RegistryBackend &backend) {
        return backend.registry().blob(image, digest, maxBytes, access, stop);
    });
}

QFuture<ConnectionReport> RegistryService::test(const QString &target, RegistryAccess access,
                                                std::stop_token stop)
{
    return ask<ConnectionReport>(
        [=](RegistryBackend &backend) { return backend.tester().test(target, access, stop); });
}

QFuture<QList<HostState>> RegistryService::hosts()
{
    return ask<QList<HostState>>(
        [](RegistryBackend &backend) { return QtFuture::makeReadyValueFuture(backend.hosts()); });
}

void RegistryService::forgetCredentials()
{
    ask<bool>([](RegistryBackend &backend) {
        backend.forgetCredentials();
        return QtFuture::makeReadyValueFuture(true);
    });
}

} // namespace headwater
