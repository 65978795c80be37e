// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/secrets/storedcredential.h"

#include <QList>
#include <QString>

namespace headwater {

/// Which logins the keychain holds; a keychain cannot be asked for a list. Never a secret. Each
/// call reads or writes the settings anew, so it works from any thread and sees what other
/// processes did.
class StoredLogins
{
public:
    /// In the settings of the program, or in @p file.
    StoredLogins() = default;
    explicit StoredLogins(const QString &file)
        : m_file(file)
    {
    }

    QList<StoredLogin> all() const; ///< sorted by key
    /// Replaces the one of the same key. Errors: Io.
    Result<void> add(const StoredLogin &login) const;
    /// That there was none is no error. Errors: Io.
    Result<void> remove(const QString &key) const;

private:
    QString m_file;
};

} // namespace headwater
