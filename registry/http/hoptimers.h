// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>

class QNetworkReply;

namespace headwater {

/// The time-outs of one hop: one for the way to the server, one for its silence.
class HopTimers : public QObject
{
    Q_OBJECT
public:
    enum class Phase {
        Lookup, ///< of the name
        Connect, ///< TCP and TLS, which Qt does not let tell apart
        Headers, ///< the request is sent, no header is there
        Body,
    };

    HopTimers(std::chrono::milliseconds connecting, std::chrono::milliseconds silence,
              QObject *parent);

    /// Begins with the lookup; whatever ran for an earlier hop is forgotten.
    void start();
    /// @p reply is that of the hop under way.
    void watch(QNetworkReply *reply);
    void stop();

Q_SIGNALS:
    void ranOut(headwater::HopTimers::Phase phase);

private:
    void enter(Phase phase);
    void onConnectTimeout();

    QTimer m_connecting;
    QTimer m_silence;
    Phase m_phase = Phase::Lookup;
    QNetworkReply *m_reply = nullptr; ///< only compared and counted
};

} // namespace headwater
