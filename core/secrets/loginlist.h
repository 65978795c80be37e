// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/secrets/storedcredential.h"

#include <QList>
#include <QString>

namespace headwater {

/// Which logins the keychain holds, since a keychain cannot be asked for a list. A port; never
/// holds a secret.
class LoginList
{
public:
    LoginList() = default;
    virtual ~LoginList() = default;

    virtual QList<StoredLogin> all() const = 0; ///< sorted by key
    /// Replaces the one of the same key. Errors: Io.
    virtual Result<void> add(const StoredLogin &login) const = 0;
    /// That there was none is no error. Errors: Io.
    virtual Result<void> remove(const QString &key) const = 0;

protected:
    LoginList(const LoginList &) = default;
    LoginList &operator=(const LoginList &) = default;
};

} // namespace headwater
