// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QString>

#include <functional>

namespace headwater {

/// What the desktop's Secret Service can do at this moment.
struct SecretServiceState
{
    enum class Kind {
        NoBus, ///< there is no session bus
        NoService, ///< nobody on the bus keeps secrets
        NoCollection, ///< a service that has not made a keychain yet
        Locked,
        Unlocked,
        Unknown, ///< it did not say
    };

    Kind kind = Kind::Unknown;
    QString detail = {}; ///< the bus's words
};

/// Asks over D-Bus, without a prompt; the answer comes to @p context, or never if it is gone first
/// or the service does not answer.
void askSecretService(QObject *context, const std::function<void(SecretServiceState)> &answer);

} // namespace headwater
