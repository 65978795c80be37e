// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

namespace headwater {

/// Runs a verb on the real world: the process's streams and folder, the network, the clock.
/// Needs a QCoreApplication. Returns the exit code.
int runProgramVerb(const QStringList &arguments);

} // namespace headwater
