// SPDX-License-Identifier: Apache-2.0
#include "tests/support/tool.h"

#include <QProcess>
#include <QProcessEnvironment>

using namespace Qt::StringLiterals;

namespace headwater {

ToolRun runTool(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    // LeakSanitizer is a tracer itself and cannot work below another one.
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"ASAN_OPTIONS"_s, u"detect_leaks=0"_s);
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit)
        return {.exitCode = -1, .output = process.readAll() + process.errorString().toUtf8()};
    return {.exitCode = process.exitCode(), .output = process.readAll()};
}

QString refusedByKernel(const QString &program)
{
    const QStringList arguments = program == u"strace"_s
        ? QStringList{u"-qq"_s, u"-e"_s, u"trace=none"_s, u"true"_s}
        : QStringList{u"--dev-bind"_s, u"/"_s, u"/"_s, u"--tmpfs"_s, u"/mnt"_s, u"true"_s};
    const ToolRun run = runTool(program, arguments);
    if (run.exitCode == 0 || run.exitCode == -1)
        return {};
    const bool refused = run.output.contains("Operation not permitted")
        || run.output.contains("Permission denied") || run.output.contains("No permissions");
    return refused ? program + u" is refused by the kernel: "_s + QString::fromUtf8(run.output)
                   : QString();
}

} // namespace headwater
