// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <QFuture>
#include <QString>

namespace headwater {

/// The keychain of the desktop. Each name holds one secret. May be called from any thread; what
/// follows an answer should name its own with then(context, ...). An answer that does not come ends
/// with TimedOut. Nothing is ever kept in clear text in place of the keychain.
class SecretStore
{
public:
    SecretStore() = default;
    SecretStore(const SecretStore &) = delete;
    SecretStore &operator=(const SecretStore &) = delete;
    virtual ~SecretStore() = default;

    /// Errors: NotFound; NoPermission (locked, or the user said no); Unsupported (there is no
    /// keychain); TimedOut; Io.
    virtual QFuture<Result<Secret>> read(const QString &name) = 0;
    virtual QFuture<Result<void>> write(const QString &name, const Secret &secret) = 0;
    /// That there was none is no error.
    virtual QFuture<Result<void>> remove(const QString &name) = 0;
};

} // namespace headwater
