// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#include <stop_token>

class QSocketNotifier;

namespace headwater {

/// Turns the first SIGINT or SIGTERM into a stop request, made by the event loop of this object's
/// thread. A second one ends the program as usual. One object at a time.
class Interruption : public QObject
{
    Q_OBJECT
public:
    Interruption();
    ~Interruption() override;

    std::stop_token token() const { return m_source.get_token(); }

private:
    std::stop_source m_source;
    QSocketNotifier *m_notifier = nullptr; ///< owned by this; null: the system refused a pipe
};

} // namespace headwater
