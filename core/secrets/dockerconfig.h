// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/secrets/credential.h"

#include <QByteArrayView>
#include <QList>
#include <QMap>
#include <QString>

namespace headwater {

enum class DockerConfigForm {
    Config, ///< config.json, auth.json, ".dockerconfigjson": the entries lie in "auths"
    Legacy, ///< .dockercfg: the entries are the whole
};

/// Whose rules a configuration is read by.
enum class DockerConfigRules {
    /// A broken entry is a problem, and the others count; tokens and helpers are kept. Source:
    /// containers-auth.json(5).
    Program,
    /// One broken entry fails all of it; only user name, password and auth are read. Source:
    /// kubernetes, pkg/credentialprovider/config.go; FACTS 26.
    Server,
};

/// One registry of a configuration.
struct DockerConfigEntry
{
    QString key = {}; ///< as written, "https://index.docker.io/v1/"
    /// Empty for "{}", which Podman and docker write for what lies in a helper's store.
    Credential credential = {};
};

struct DockerConfig
{
    QList<DockerConfigEntry> entries = {}; ///< sorted by key
    QMap<QString, QString> credHelpers = {}; ///< host to name of the helper program
    QString credsStore = {}; ///< helper for all hosts; empty: none
    QList<Error> problems = {}; ///< entries that were skipped; never with their content
};

/// Reads the configuration of docker or podman, or the content of a pull secret. @p subject: what
/// errors name, a path or the name of a secret.
/// Errors: InvalidInput, in the words of Go's encoding/json and with a position if it is no JSON.
Result<DockerConfig> parseDockerConfig(QByteArrayView json, DockerConfigForm form,
                                       DockerConfigRules rules, const QString &subject);

/// Reads the field "auth": user name and password with a colon between, in base64 with or without
/// padding. Errors: InvalidInput with the server's words as the detail.
Result<Credential> decodeAuth(QByteArrayView field);

} // namespace headwater
