// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ports/httptransport.h"

#include <QObject>

namespace headwater {

class RecordedWorld;

/// Sends what is meant for a recorded address to who plays it, and puts the recorded address into
/// what comes back, errors included: to the code under test it is the recorded network.
class RecordedTransport : public QObject, public HttpTransport
{
public:
    /// Both outlive the object.
    RecordedTransport(HttpTransport &network, const RecordedWorld &world)
        : m_network(network)
        , m_world(world)
    {
    }

    QFuture<Result<HttpReply>> send(HttpRequest request, std::stop_token stop) override;

private:
    HttpTransport &m_network;
    const RecordedWorld &m_world;
};

} // namespace headwater
