// SPDX-License-Identifier: Apache-2.0
#include "registry/config/pullsecretcredentials.h"

#include <algorithm>

namespace headwater {

PullSecretCredentials::PullSecretCredentials(QList<PullSecret> secrets)
{
    // The server's list comes sorted by name, and the first that cannot be read ends it.
    std::ranges::stable_sort(secrets, {},
                             [](const PullSecret &secret) { return secret.name.toUtf8(); });
    for (PullSecret &secret : secrets) {
        if (secret.content.isEmpty())
            continue;
        const Result<DockerConfig> config = parseDockerConfig(
            secret.content, secret.form, DockerConfigRules::Server, secret.name);
        wipe(secret.content);
        if (!config) {
            if (!m_failure)
                m_failure = config.error();
            continue;
        }
        for (const DockerConfigEntry &entry : config->entries)
            m_keyring.add({.kind = CredentialSourceKind::PullSecret,
                           .source = secret.name,
                           .key = entry.key,
                           .credential = entry.credential});
    }
}

QFuture<CredentialLookup> PullSecretCredentials::find(const CredentialQuery &query, std::stop_token)
{
    CredentialLookup answer{.credential = {}, .how = {.wanted = query.target}};
    if (m_failure)
        answer.how.problems.append(*m_failure);
    if (m_failure || query.isRealm)
        return QtFuture::makeReadyValueFuture(answer);
    const KeyringLookup found = m_keyring.lookup(query.target);
    answer.how.considered = found.considered;
    if (!found.matches.isEmpty()) {
        const KeyringEntry &winner = found.matches.constFirst();
        answer.credential = winner.credential;
        answer.how.found = true;
        answer.how.kind = winner.kind;
        answer.how.source = winner.source;
        answer.how.key = withoutUserInfo(winner.key);
        answer.how.username = winner.credential.username;
        answer.how.why = found.why;
    }
    return QtFuture::makeReadyValueFuture(answer);
}

} // namespace headwater
