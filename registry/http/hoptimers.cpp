// SPDX-License-Identifier: Apache-2.0
#include "registry/http/hoptimers.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>

namespace headwater {

namespace {

/// More requests than this may wait in Qt's own queue for a connection or stream, which is no
/// fault of the server.
constexpr qsizetype atOnce = 16;

bool mayBeQueued(const QNetworkReply *reply)
{
    const QNetworkAccessManager *manager = reply ? reply->manager() : nullptr;
    return manager
        && manager->findChildren<QNetworkReply *>(Qt::FindDirectChildrenOnly).size() > atOnce;
}

} // namespace

HopTimers::HopTimers(std::chrono::milliseconds connecting, std::chrono::milliseconds silence,
                     QObject *parent)
    : QObject(parent)
{
    m_connecting.setSingleShot(true);
    m_connecting.setInterval(connecting);
    m_silence.setSingleShot(true);
    m_silence.setInterval(silence);
    connect(&m_connecting, &QTimer::timeout, this, &HopTimers::onConnectTimeout);
    connect(&m_silence, &QTimer::timeout, this, [this] { Q_EMIT ranOut(m_phase); });
}

void HopTimers::start()
{
    stop();
    m_phase = Phase::Lookup;
    m_connecting.start();
}

void HopTimers::watch(QNetworkReply *reply)
{
    m_reply = reply;
    connect(reply, &QNetworkReply::socketStartedConnecting, this,
            [this] { enter(Phase::Connect); });
    connect(reply, &QNetworkReply::requestSent, this, [this] { enter(Phase::Headers); });
    connect(reply, &QNetworkReply::metaDataChanged, this, [this] { enter(Phase::Body); });
    connect(reply, &QNetworkReply::readyRead, this, [this] { enter(Phase::Body); });
}

void HopTimers::stop()
{
    if (m_reply)
        m_reply->disconnect(this);
    m_reply = nullptr;
    m_connecting.stop();
    m_silence.stop();
}

void HopTimers::enter(Phase phase)
{
    m_phase = phase;
    if (phase == Phase::Lookup || phase == Phase::Connect)
        return;
    m_connecting.stop();
    m_silence.start();
}

void HopTimers::onConnectTimeout()
{
    if (m_phase == Phase::Lookup && mayBeQueued(m_reply))
        return m_connecting.start();
    Q_EMIT ranOut(m_phase);
}

} // namespace headwater
