// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/clicontext.h"
#include "app/cli/commandline.h"
#include "core/ports/connectiontest.h"

namespace headwater {

/// Tries the way to "HOST[:PORT][/REPOSITORY]", and waits for the report.
ConnectionReport checkConnection(const QString &target, RegistryAccess access, CliContext &context);

/// The verb behind `registry check` and `login --test`: the one operand of @p line is tested and
/// the report printed. Returns the exit code.
int runConnectionCheck(const CommandLine &line, CliContext &context);

} // namespace headwater
