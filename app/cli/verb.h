// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/clicontext.h"
#include "app/cli/commandline.h"
#include "core/preview/consolerelease.h"

#include <optional>

namespace headwater {

/// A verb of the command line.
struct Verb
{
    QString name = {}; ///< one word, or two: "registry check"
    QString usage = {}; ///< what follows the name
    QString summary = {}; ///< one line
    QString example = {}; ///< lines, without the program's name
    QList<Flag> flags = {};
    int (*run)(const CommandLine &line, CliContext &context) = nullptr; ///< the exit code
    int usageCode = exitcode::usage; ///< for flags that it does not have; 1 as with `oc`
};

/// Flags that each verb on a catalog takes: --catalog and --namespace.
QList<Flag> catalogFlags();
Flag insecureFlag();
/// --profile, a release of the console.
Flag profileFlag();
/// The release of @p flag; nullopt: it is not given. Errors: InvalidInput, ready for failUsage().
Result<std::optional<ConsoleRelease>> releaseFlag(const CommandLine &line, const QString &flag);
/// --output, which takes @p formats.
Flag outputFlag(const QString &formats);

Verb getVerb();
Verb describeVerb();
Verb importImageVerb();
Verb imageInfoVerb();
Verb tagsVerb();
Verb driftVerb();
Verb editVerb();
Verb lintVerb();
Verb validateVerb();
Verb formatVerb();
Verb loginVerb();
Verb logoutVerb();
Verb previewVerb();
Verb registryCheckVerb();
Verb registryExplainVerb();
Verb registryListVerb();
Verb registryTrustVerb();
Verb registryUntrustVerb();
Verb registryAllowRealmVerb();
Verb registryAllowInsecureCredentialsVerb();

} // namespace headwater
