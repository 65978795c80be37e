// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/secrets/credential.h"

#include <QList>

#include <optional>

namespace headwater {

/// Where credentials come from, in the order in which they are asked.
enum class CredentialSourceKind { PullSecret, Keychain, File, Helper };

/// One key of one source that was compared with what was asked for.
struct ConsideredKey
{
    CredentialSourceKind kind = CredentialSourceKind::File;
    QString source = {}; ///< path of the file, name of the helper program, name of the secret
    QString key = {}; ///< as written there, "https://index.docker.io/v1/"
    bool matches = false;
    QString why = {}; ///< facts in English, "other port", "path is no prefix", "shorter path"

    friend bool operator==(const ConsideredKey &, const ConsideredKey &) = default;
};

/// How a credential was found, or why none was. Holds no secret.
struct CredentialExplanation
{
    QString wanted = {}; ///< what was looked up: "quay.io/org/app", "auth.docker.io"
    bool found = false;
    CredentialSourceKind kind = CredentialSourceKind::File; ///< of the winner, as are the next four
    QString source = {};
    QString key = {};
    QString username = {};
    QString why = {}; ///< "exact", "longest of 2 keys", "with :80, as the connection is HTTP", ...
    QList<ConsideredKey> considered = {}; ///< in the order of the search
    QList<Error> problems = {}; ///< sources that could not be read, and were skipped

    friend bool operator==(const CredentialExplanation &, const CredentialExplanation &) = default;
};

/// The answer to a search: the first credential that matches, and the way there.
struct CredentialLookup
{
    std::optional<Credential> credential = {};
    CredentialExplanation how = {};
};

} // namespace headwater
