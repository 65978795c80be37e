// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/secrets/loginlist.h"

#include <QList>
#include <QString>

namespace headwater {

/// Which logins the keychain holds; a keychain cannot be asked for a list. Never a secret. Each
/// call reads or writes the settings anew, so it works from any thread and sees what other
/// processes did.
class StoredLogins : public LoginList
{
public:
    /// In the settings of the program, or in @p file.
    StoredLogins() = default;
    StoredLogins(const StoredLogins &) = default;
    StoredLogins &operator=(const StoredLogins &) = default;
    explicit StoredLogins(const QString &file)
        : m_file(file)
    {
    }

    QList<StoredLogin> all() const override;
    Result<void> add(const StoredLogin &login) const override;
    Result<void> remove(const QString &key) const override;

private:
    QString m_file;
};

} // namespace headwater
