// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/clicontext.h"
#include "app/cli/commandline.h"

namespace headwater {

/// A verb of the command line.
struct Verb
{
    QString name = {};
    QString usage = {}; ///< what follows the name
    QString summary = {}; ///< one line
    QString example = {}; ///< lines, without the program's name
    QList<Flag> flags = {};
    int (*run)(const CommandLine &line, CliContext &context) = nullptr; ///< the exit code
};

/// Flags that each verb on a catalog takes: --catalog and --namespace.
QList<Flag> catalogFlags();

Verb getVerb();
Verb describeVerb();
Verb importImageVerb();

} // namespace headwater
