// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/clicontext.h"

#include <QStringList>

namespace headwater {

/// Whether @p word asks for the command line instead of the window.
bool isVerb(QStringView word);

/// Runs the verb that @p arguments start with. Returns the exit code: 0, or 1 for any failure, as
/// `oc` does. Needs a QCoreApplication, but no display.
int runVerb(const QStringList &arguments, CliContext &context);

} // namespace headwater
