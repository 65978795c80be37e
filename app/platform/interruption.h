// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#include <stop_token>

class QSocketNotifier;

namespace headwater {

/// Turns the first SIGINT or SIGTERM after listen() into a stop request, made by the event loop of
/// this object's thread. A second one ends the program as usual. One object at a time.
class Interruption : public QObject
{
    Q_OBJECT
public:
    Interruption() = default;
    ~Interruption() override;

    /// From now on; before, signals do what they always do. A second call does nothing.
    void listen();
    std::stop_token token() const { return m_source.get_token(); }

private:
    std::stop_source m_source;
    QSocketNotifier *m_notifier = nullptr; ///< owned by this; null: not listening
};

} // namespace headwater
