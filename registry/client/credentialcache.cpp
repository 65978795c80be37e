// SPDX-License-Identifier: Apache-2.0
#include "registry/client/credentialcache.h"

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

constexpr size_t keptLookups = 1000;

QString keyOf(const CredentialQuery &query)
{
    return query.target + (query.isRealm ? u" realm"_s : QString())
        + (query.plainHttp ? u" http"_s : QString());
}

} // namespace

CredentialCache::CredentialCache(CredentialPort *credentials, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_credentials(credentials)
    , m_clock(clock)
{
}

CredentialCache::~CredentialCache()
{
    m_stop.request_stop();
}

QFuture<CredentialLookup> CredentialCache::find(const CredentialQuery &query)
{
    if (!m_credentials)
        return QtFuture::makeReadyValueFuture(CredentialLookup{.how = {.wanted = query.target}});
    const QString key = keyOf(query);
    Entry &entry = m_entries[key];
    if (entry.lookup && entry.found.secsTo(m_clock.now()) < lifetime.count())
        return QtFuture::makeReadyValueFuture(*entry.lookup);
    const bool isAsked = !entry.waiters.isEmpty();
    QFuture<CredentialLookup> future = entry.waiters.add();
    if (!isAsked)
        m_credentials->find(query, m_stop.get_token())
            .then(this, [this, key](const CredentialLookup &lookup) { onFound(key, lookup); });
    return future;
}

void CredentialCache::clear()
{
    for (auto &[key, entry] : m_entries)
        entry.lookup.reset();
}

void CredentialCache::onFound(const QString &key, const CredentialLookup &lookup)
{
    const QDateTime now = m_clock.now();
    if (m_entries.size() > keptLookups)
        std::erase_if(m_entries, [&](const auto &item) {
            return item.second.waiters.isEmpty()
                && item.second.found.secsTo(now) >= lifetime.count();
        });
    Entry &entry = m_entries[key];
    entry.lookup = lookup;
    entry.found = now;
    WaitingList<CredentialLookup> waiters = std::exchange(entry.waiters, {});
    waiters.deliver(lookup);
}

} // namespace headwater
