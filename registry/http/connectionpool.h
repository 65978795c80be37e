// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QNetworkProxy>
#include <QObject>
#include <QString>

class QNetworkAccessManager;
class QUrl;

namespace headwater {

/// What connections to one endpoint have in common beside the endpoint.
struct ConnectionTerms
{
    bool skipTlsVerification = false;
    quint64 trustGeneration = 0; ///< of HostTrust
    QNetworkProxy proxy = QNetworkProxy::NoProxy;
};

/// One QNetworkAccessManager per endpoint and terms. Within one manager a connection that was made
/// without verification would serve verified requests to the same host as well (checked with
/// 6.8.2): trust must not leak, so different trust means a different manager.
class ConnectionPool : public QObject
{
    Q_OBJECT
public:
    /// Every manager keeps a thread and connections, so idle ones beyond this number go.
    static constexpr qsizetype maxEndpoints = 32;

    explicit ConnectionPool(QObject *parent = nullptr);

    /// Borrowed; valid at least until control returns to the event loop or as long as a reply of
    /// it is alive.
    QNetworkAccessManager &manager(const QUrl &url, const ConnectionTerms &terms = {});

    /// To be called when a handshake failed: the manager would go on using what it learnt of it.
    void forget(const QUrl &url, const ConnectionTerms &terms);

    qsizetype endpointCount() const { return m_managers.size(); }

private:
    void dropIdle();

    QHash<QString, QNetworkAccessManager *> m_managers; ///< children of this
};

} // namespace headwater
