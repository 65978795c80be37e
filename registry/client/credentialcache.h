// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ports/clock.h"
#include "core/ports/credentialport.h"
#include "registry/client/waitinglist.h"

#include <QObject>

#include <unordered_map>

namespace headwater {

/// The answers of a CredentialPort for a few seconds, so that an import of a thousand tags asks the
/// keychain once, and a changed password still counts at the next try. All who ask for the same at
/// the same time share one search, so nobody's stop ends it.
class CredentialCache : public QObject
{
    Q_OBJECT
public:
    static constexpr std::chrono::seconds lifetime{10};

    /// @p credentials may be null, which finds nothing; both outlive the object.
    CredentialCache(CredentialPort *credentials, const Clock &clock, QObject *parent = nullptr);
    ~CredentialCache() override;

    QFuture<CredentialLookup> find(const CredentialQuery &query);
    /// The next question is asked anew: a login has been added or removed.
    void clear();

private:
    struct Entry
    {
        std::optional<CredentialLookup> lookup = {};
        QDateTime found = {};
        WaitingList<CredentialLookup> waiters = {};
    };

    void onFound(const QString &key, const CredentialLookup &lookup);

    CredentialPort *m_credentials;
    const Clock &m_clock;
    std::stop_source m_stop;
    std::unordered_map<QString, Entry> m_entries;
};

} // namespace headwater
