// SPDX-License-Identifier: Apache-2.0
#include "core/secrets/keyring.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

constexpr QLatin1StringView defaultRegistryKey("index.docker.io");
constexpr std::array hubNames{"docker.io"_L1, "index.docker.io"_L1, "registry-1.docker.io"_L1};
constexpr QLatin1StringView hubTokenServer("auth.docker.io");

/// Source: kubernetes, pkg/credentialprovider/keyring.go, isDefaultRegistryMatch.
bool isOnDefaultRegistry(const QString &image)
{
    const QString first = image.section(u'/', 0, 0);
    if (first.isEmpty())
        return false;
    return !image.contains(u'/') || first == hubNames[0] || first == hubNames[1]
        || (!first.contains(u'.') && !first.contains(u':'));
}

QString whyItMatches(const RegistryKey &key, const RegistryKey &target)
{
    if (key == target)
        return u"exact"_s;
    if (key.isPattern())
        return u"pattern matches"_s;
    return key.path().isEmpty() ? u"host matches"_s : u"path matches"_s;
}

QString whyItLoses(const RegistryKey &key, const RegistryKey &winner)
{
    if (key == winner)
        return u"same key, found later"_s;
    return key.path().size() < winner.path().size() ? u"shorter path"_s : u"sorted later"_s;
}

/// A text to look up when what is wanted itself was not found.
struct Candidate
{
    QString target;
    QString why;
};

void appendHubNames(QList<Candidate> &candidates, const QString &path)
{
    const QString why = u"by another name of Docker Hub"_s;
    for (const QLatin1StringView name : hubNames)
        candidates.append({name + path, why});
    // The key that docker itself writes, by hand and without its last slash.
    candidates.append({u"index.docker.io/v1"_s, why});
}

bool isApiPath(const QString &path)
{
    const QString closed = path + u'/';
    return closed.startsWith("/v1/"_L1) || closed.startsWith("/v2/"_L1);
}

/// The text that stands for a URL in the keyring. Source: registry-auth.md section 5.5, 1 and 2.
QString urlValue(const QString &hostPort, bool hasPort, const QString &path, bool plainHttp)
{
    if (isApiPath(path))
        return hostPort + path.sliced(3);
    return hostPort + (plainHttp && !hasPort ? u":80"_s : QString()) + path;
}

QList<Candidate> realmCandidates(const RegistryKey &realm, bool plainHttp)
{
    const bool hasPort = !realm.port().isEmpty();
    QList<Candidate> candidates{{urlValue(realm.hostPort(), hasPort, realm.path(), plainHttp), {}}};
    if (plainHttp && !hasPort && !isApiPath(realm.path()))
        candidates.first().why = u"with :80, as the connection is HTTP"_s;
    if (realm.hostPort() == hubTokenServer || realm.hostPort() == defaultRegistryKey)
        appendHubNames(candidates, {});
    if (realm.port() == (plainHttp ? u"80"_s : u"443"_s))
        candidates.append({urlValue(realm.host(), false, realm.path(), plainHttp),
                           u"without :%1, the port of the scheme"_s.arg(realm.port())});
    return candidates;
}

QList<Candidate> registryCandidates(const RegistryKey &wanted, bool plainHttp)
{
    QList<Candidate> candidates{{wanted.text(), {}}};
    if (wanted.port() == "80"_L1 || wanted.port() == "443"_L1)
        candidates.append({wanted.host() + wanted.path(), u"without :"_s + wanted.port()});
    if (wanted.port().isEmpty() && plainHttp)
        candidates.append({wanted.hostPort() + u":80"_s + wanted.path(),
                           u"with :80, as the connection is HTTP"_s});
    if (wanted.port().isEmpty() && !plainHttp)
        candidates.append({wanted.hostPort() + u":443"_s + wanted.path(),
                           u"with :443, as the connection is HTTPS"_s});
    if (std::ranges::contains(hubNames, wanted.hostPort()))
        appendHubNames(candidates, wanted.path());
    return candidates;
}

ConsideredKey considered(const KeyringEntry &entry, const QString &why)
{
    return {
        .kind = entry.kind, .source = entry.source, .key = withoutUserInfo(entry.key), .why = why};
}

} // namespace

void Keyring::add(KeyringEntry entry)
{
    std::optional<RegistryKey> address = RegistryKey::ofEntry(entry.key);
    if (!address) {
        m_unreadable.append(considered(entry, u"not an address"_s));
        return;
    }
    const QByteArray sortedBy = address->text().toUtf8();
    const auto place
        = std::ranges::upper_bound(m_keys, sortedBy, std::ranges::greater(), &Key::sortedBy);
    m_keys.insert(
        place, {.sortedBy = sortedBy, .address = *std::move(address), .entry = std::move(entry)});
}

KeyringLookup Keyring::match(const QString &text) const
{
    KeyringLookup result;
    const std::optional<RegistryKey> target = RegistryKey::ofTarget(text);
    if (!target)
        return result;
    const Key *winner = nullptr;
    for (const Key &key : m_keys) {
        QString why = key.address.mismatch(*target);
        if (why.isEmpty() && !key.entry.isUsable)
            why = u"holds no credential"_s;
        result.considered.append(considered(key.entry, why));
        if (!why.isEmpty())
            continue;
        ConsideredKey &shown = result.considered.last();
        shown.matches = true;
        shown.why = winner ? whyItLoses(key.address, winner->address)
                           : whyItMatches(key.address, *target);
        if (!winner) {
            winner = &key;
            result.why = shown.why;
        }
        result.matches.append(key.entry);
    }
    if (result.matches.size() > 1)
        result.why = u"longest of %1 keys"_s.arg(result.matches.size());
    result.considered.append(m_unreadable);
    return result;
}

KeyringLookup Keyring::lookup(const QString &image) const
{
    KeyringLookup result = match(image);
    if (!result.matches.isEmpty() || result.considered.isEmpty() || !isOnDefaultRegistry(image))
        return result;
    for (qsizetype i = 0; const Key &key : m_keys) {
        if (key.address.text() == defaultRegistryKey && key.entry.isUsable) {
            result.matches.append(key.entry);
            result.why = u"key of the default registry"_s;
            result.considered[i].matches = true;
            result.considered[i].why = result.why;
        }
        ++i;
    }
    return result;
}

CredentialLookup Keyring::find(const CredentialQuery &query) const
{
    CredentialLookup answer{.credential = {}, .how = {.wanted = query.target}};
    const std::optional<RegistryKey> wanted = RegistryKey::ofTarget(query.target);
    if (!wanted)
        return answer;
    const QList<Candidate> candidates = query.isRealm
        ? realmCandidates(*wanted, query.plainHttp)
        : registryCandidates(*wanted, query.plainHttp);
    for (const Candidate &candidate : candidates) {
        const KeyringLookup found = match(candidate.target);
        if (answer.how.considered.isEmpty())
            answer.how.considered = found.considered;
        if (found.matches.isEmpty())
            continue;
        // The keys are the same each time, and so is their order.
        for (qsizetype i = 0; i < found.considered.size(); ++i) {
            if (found.considered[i].matches)
                answer.how.considered[i] = found.considered[i];
        }
        const KeyringEntry &winner = found.matches.constFirst();
        answer.credential = winner.credential;
        answer.how.found = true;
        answer.how.kind = winner.kind;
        answer.how.source = winner.source;
        answer.how.key = withoutUserInfo(winner.key);
        answer.how.username = winner.credential.username;
        answer.how.why = candidate.why.isEmpty() ? found.why : candidate.why;
        break;
    }
    return answer;
}

} // namespace headwater
