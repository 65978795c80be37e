// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ports/secretstore.h"

#include <QObject>

#include <chrono>
#include <functional>

namespace QKeychain {
class Job;
}

namespace headwater {

/// The desktop's keychain, over QtKeychain. Lives in the main thread, whose event loop does the
/// work; may be called from any. Secrets are kept as text under the service "headwater".
///
/// QtKeychain cannot tell a locked keychain from an absent entry, says that it deleted what it did
/// not, and waits for ever for an unanswered prompt. So the Secret Service is asked over D-Bus what
/// an odd answer meant, and a job that takes too long is left behind: it may not be deleted while
/// the service can still answer it.
class Keychain : public QObject, public SecretStore
{
    Q_OBJECT
public:
    /// @p patience: how long one call may take, the user's answer to a prompt included.
    explicit Keychain(std::chrono::milliseconds patience = std::chrono::seconds(30));

    QFuture<Result<Secret>> read(const QString &name) override;
    /// InvalidInput too: for what is no text without NUL, which the keychain would cut short.
    QFuture<Result<void>> write(const QString &name, const Secret &secret) override;
    QFuture<Result<void>> remove(const QString &name) override;

private:
    using Make = std::function<QKeychain::Job *()>;
    template<typename T>
    QFuture<Result<T>> run(const QString &name, const Make &make);
    void start(const QString &name, const Make &make,
               const std::function<void(Result<Secret>)> &done);

    std::chrono::milliseconds m_patience;
};

} // namespace headwater
