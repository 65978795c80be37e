// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ports/credentialport.h"

#include <QHash>

namespace headwater {

/// Credentials that a test has laid down, found by exactly what is looked up.
class FixedCredentials : public CredentialPort
{
public:
    void add(const QString &target, const QString &username, const QByteArray &password)
    {
        m_all.insert(target, {.username = username, .password = Secret(password)});
    }
    void add(const QString &target, const Credential &credential)
    {
        m_all.insert(target, credential);
    }

    QFuture<CredentialLookup> find(const CredentialQuery &query, std::stop_token) override
    {
        m_asked.append(query.target);
        CredentialLookup lookup{.how = {.wanted = query.target}};
        if (const auto found = m_all.constFind(query.target); found != m_all.constEnd()) {
            lookup.credential = *found;
            lookup.how.found = true;
            lookup.how.source = QStringLiteral("test");
            lookup.how.key = query.target;
            lookup.how.username = found->username;
        }
        return QtFuture::makeReadyValueFuture(lookup);
    }

    const QStringList &asked() const { return m_asked; }

private:
    QHash<QString, Credential> m_all;
    QStringList m_asked;
};

} // namespace headwater
