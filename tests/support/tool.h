// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace headwater {

/// What a helper program did. A test asks the operating system for faults by such programs.
struct ToolRun
{
    int exitCode = -1; ///< -1: it did not start, or was killed
    QByteArray output = {}; ///< stdout and stderr together
};

/// Runs @p program of the PATH to its end, at most 60 s.
ToolRun runTool(const QString &program, const QStringList &arguments);

/// Why the kernel does not let @p program (bwrap, strace) do its work here; empty if it does. A
/// missing program is no reason: it is in the list of dependencies, so the test has to fail.
QString refusedByKernel(const QString &program);

} // namespace headwater
