// SPDX-License-Identifier: Apache-2.0
#include "registry/config/credentialchain.h"

#include "core/base/filereader.h"
#include "core/base/limits.h"
#include "core/secrets/keyring.h"
#include "registry/config/credentialhelper.h"

#include <QPromise>

#include <optional>
#include <tuple>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// Podman replaces its file in one step, others write into it: then half of it may be read.
Result<FileContent> readSettledFile(const QString &path)
{
    constexpr int attempts = 3;
    Result<FileContent> content = readFile(path, limits::dockerConfigBytes);
    for (int i = 1; i < attempts && !content && content.error().kind == Error::Kind::Conflict; ++i)
        content = readFile(path, limits::dockerConfigBytes);
    return content;
}

Result<DockerConfig> readConfig(const CredentialFile &file)
{
    Result<FileContent> content = readSettledFile(file.path);
    if (!content)
        return content.error();
    Result<DockerConfig> config
        = parseDockerConfig(content->bytes, file.form, DockerConfigRules::Program, file.path);
    wipe(content->bytes);
    return config;
}

/// Which helper of a configuration is to be asked for what.
struct HelperCall
{
    QString name = {}; ///< empty: none
    QString server = {};
    QString why = {};
    QList<ConsideredKey> considered = {}; ///< the one that matches is the call
};

QString storeKey(const CredentialQuery &query)
{
    const QString host = query.target.section(u'/', 0, 0);
    // Docker keeps the Hub's credential under this name and no other.
    static const QStringList hub{u"docker.io"_s, u"index.docker.io"_s, u"registry-1.docker.io"_s,
                                 u"auth.docker.io"_s};
    return hub.contains(host) ? u"https://index.docker.io/v1/"_s : host;
}

HelperCall helperCall(const DockerConfig &config, const CredentialQuery &query, const QString &path)
{
    Keyring keyring;
    for (auto it = config.credHelpers.cbegin(); it != config.credHelpers.cend(); ++it)
        keyring.add({.kind = CredentialSourceKind::Helper,
                     .source = CredentialHelper::programName(it.value()),
                     .key = it.key()});
    CredentialLookup found = keyring.find(query);
    HelperCall call{.considered = std::move(found.how.considered)};
    if (found.how.found) {
        call.name = config.credHelpers.value(found.how.key);
        call.server = found.how.key;
        call.why = u"credHelpers of "_s + path;
    } else if (!config.credsStore.isEmpty()) {
        call.name = config.credsStore;
        call.server = storeKey(query);
        call.why = u"credsStore of "_s + path;
        call.considered.append({.kind = CredentialSourceKind::Helper,
                                .source = CredentialHelper::programName(config.credsStore),
                                .key = call.server,
                                .matches = true});
    }
    return call;
}

/// What was considered, with the outcome at the key that was asked for.
QList<ConsideredKey> consideredAfter(const HelperCall &call, const CredentialHelper::Answer &answer)
{
    QList<ConsideredKey> considered = call.considered;
    for (ConsideredKey &key : considered) {
        if (key.key != call.server)
            continue;
        key.matches = answer && *answer;
        key.why = key.matches ? call.why : answer ? u"it has none"_s : u"it failed"_s;
    }
    return considered;
}

} // namespace

struct CredentialChain::Search
{
    CredentialQuery query;
    std::stop_token stop;
    CredentialExplanation how;
    QPromise<CredentialLookup> promise;
    qsizetype nextFile = 0;
    bool isDone = false;
    std::optional<std::stop_callback<std::function<void()>>> onStop; ///< destroyed first

    void finish(std::optional<Credential> credential)
    {
        if (isDone)
            return;
        isDone = true;
        onStop.reset();
        how.found = credential.has_value();
        promise.addResult(
            CredentialLookup{.credential = std::move(credential), .how = std::move(how)});
        promise.finish();
    }

    void won(const ConsideredKey &winner, const QString &why, const Credential &credential)
    {
        how.kind = winner.kind;
        how.source = winner.source;
        how.key = winner.key;
        how.username = credential.username;
        how.why = why;
        finish(credential);
    }
};

CredentialChain::CredentialChain(RegistryPaths paths, CredentialHelper &helper, SecretStore *store,
                                 Logins logins, QObject *parent)
    : QObject(parent)
    , m_paths(std::move(paths))
    , m_helper(helper)
    , m_store(store)
    , m_logins(std::move(logins))
{
}

CredentialChain::~CredentialChain() = default;

QFuture<CredentialLookup> CredentialChain::find(const CredentialQuery &query, std::stop_token stop)
{
    const auto search = std::make_shared<Search>();
    search->query = query;
    search->stop = stop;
    search->how.wanted = query.target;
    search->promise.start();
    QFuture<CredentialLookup> future = search->promise.future();
    if (stop.stop_requested()) {
        search->finish({});
        return future;
    }
    // Runs in the thread that asks to stop.
    search->onStop.emplace(std::move(stop), [this, weak = std::weak_ptr(search)] {
        QMetaObject::invokeMethod(
            this,
            [weak] {
                if (const SearchPtr stopped = weak.lock())
                    stopped->finish({});
            },
            Qt::QueuedConnection);
    });
    askKeychain(search);
    return future;
}

void CredentialChain::askKeychain(const SearchPtr &search)
{
    Keyring keyring;
    if (m_store) {
        for (const StoredLogin &login : m_logins())
            keyring.add({.kind = CredentialSourceKind::Keychain,
                         .source = login.secretName(),
                         .key = login.key,
                         .credential = {.username = login.username}});
    }
    const CredentialExplanation found = keyring.find(search->query).how;
    search->how.considered += found.considered;
    if (!found.found)
        return askNextFile(search);
    const auto answered = [this, search, found](const Result<Secret> &stored) {
        const Result<Credential> credential
            = stored ? decodeCredential(*stored) : Result<Credential>(stored.error());
        if (credential && !credential->isEmpty())
            return search->won({.kind = found.kind, .source = found.source, .key = found.key},
                               found.why, *credential);
        Error problem = credential
            ? Error{.kind = Error::Kind::InvalidInput, .detail = u"holds no credential"_s}
            : credential.error();
        problem.subject = found.source;
        search->how.problems.append(problem);
        askNextFile(search);
    };
    std::ignore = m_store->read(found.source).then(this, answered);
}

void CredentialChain::askNextFile(const SearchPtr &search)
{
    if (search->isDone)
        return;
    if (search->nextFile == m_paths.credentialFiles.size())
        return search->finish({});
    const CredentialFile &file = m_paths.credentialFiles.at(search->nextFile++);
    const Result<DockerConfig> config = readConfig(file);
    if (config) {
        search->how.problems += config->problems;
        return askHelper(search, file.path, *config);
    }
    // Most people have few of these files.
    if (config.error().kind != Error::Kind::NotFound || file.isExplicit)
        search->how.problems.append(config.error());
    askNextFile(search);
}

void CredentialChain::askHelper(const SearchPtr &search, const QString &path,
                                const DockerConfig &config)
{
    const HelperCall call = helperCall(config, search->query, path);
    if (call.name.isEmpty()) {
        search->how.considered += call.considered;
        return askEntries(search, path, config);
    }
    const auto answered
        = [this, search, path, config, call](const CredentialHelper::Answer &answer) {
              if (search->isDone)
                  return;
              search->how.considered += consideredAfter(call, answer);
              if (answer && *answer)
                  return search->won({.kind = CredentialSourceKind::Helper,
                                      .source = CredentialHelper::programName(call.name),
                                      .key = call.server},
                                     call.why, **answer);
              if (!answer)
                  search->how.problems.append(answer.error());
              askEntries(search, path, config);
          };
    std::ignore = m_helper.get(call.name, call.server, search->stop).then(this, answered);
}

void CredentialChain::askEntries(const SearchPtr &search, const QString &path,
                                 const DockerConfig &config)
{
    Keyring keyring;
    for (const DockerConfigEntry &entry : config.entries)
        keyring.add({.kind = CredentialSourceKind::File,
                     .source = path,
                     .key = entry.key,
                     .credential = entry.credential,
                     .isUsable = !entry.credential.isEmpty()});
    const CredentialLookup found = keyring.find(search->query);
    search->how.considered += found.how.considered;
    if (found.credential)
        search->won({.kind = found.how.kind, .source = path, .key = found.how.key}, found.how.why,
                    *found.credential);
    else
        askNextFile(search);
}

} // namespace headwater
