// SPDX-License-Identifier: Apache-2.0
#include "app/cli/connectioncheck.h"

#include "app/cli/registrytarget.h"
#include "app/cli/waiting.h"
#include "core/describe/describeconnection.h"
#include "core/describe/jsontext.h"

using namespace Qt::StringLiterals;

namespace headwater {

ConnectionReport checkConnection(const QString &target, RegistryAccess access, CliContext &context)
{
    return waitFor(context.connectionTester().test(target, access, context.interrupt));
}

int runConnectionCheck(const CommandLine &line, CliContext &context)
{
    const QString format = line.text(u"output"_s);
    if (!format.isEmpty() && format != "json"_L1)
        return failUsage(context, u"unknown output format \"%1\": json"_s.arg(format));
    if (line.operands().size() != 1)
        return failUsage(context, u"one registry or repository is needed"_s);
    const Result<RegistryTarget> target = RegistryTarget::parse(line.operands().first());
    if (!target)
        return failUsage(context, target.error().detail);
    const ConnectionReport report
        = checkConnection(target->key(), {.insecure = line.isOn(u"insecure"_s)}, context);
    print(context.out,
          format == "json"_L1 ? QString::fromUtf8(jsonText(connectionJson(report)))
                              : describeConnection(report));
    if (context.interrupt.stop_requested())
        return exitcode::interrupted;
    return report.succeeded() ? 0 : exitcode::network;
}

} // namespace headwater
