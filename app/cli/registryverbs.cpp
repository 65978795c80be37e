// SPDX-License-Identifier: Apache-2.0
#include "app/cli/connectioncheck.h"
#include "app/cli/typedpullspec.h"
#include "app/cli/verb.h"
#include "app/cli/waiting.h"
#include "app/settings/trustedhosts.h"
#include "core/describe/describeexplanation.h"
#include "core/describe/tables.h"

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

int runExplain(const CommandLine &line, CliContext &context)
{
    if (line.operands().size() != 1)
        return failUsage(context, u"explain needs one pull spec"_s);
    const QString operand = line.operands().first();
    const Result<PullSpec> spec = typedPullSpec(operand, context);
    if (!spec)
        return failUsage(context, u"\"%1\": %2"_s.arg(operand, spec.error().detail));
    const PullSpec image = spec->withDockerClientDefaults().mostSpecific();
    RegistryPort &registry = context.registry();
    const Result<ManifestHead> head
        = waitFor(registry.head(image, {.insecure = line.isOn(u"insecure"_s)}, context.interrupt));
    const std::optional<RequestExplanation> how = waitFor(registry.explanation(image));
    if (how)
        print(context.out, describeExplanation(*how));
    else
        print(context.err, u"warning: nothing is known of how the request went\n"_s);
    return head ? 0 : fail(context, head.error());
}

int runList(const CommandLine &line, CliContext &context)
{
    if (!line.operands().isEmpty())
        return failUsage(context, u"list takes no arguments"_s);
    QList<QStringList> rows{{u"REGISTRY"_s, u"USER"_s, u"WHERE"_s}};
    for (const StoredLogin &login : context.logins.all())
        rows.append({login.key, login.username, u"keychain"_s});
    for (const QString &host : trustedHosts(context.configFolder))
        rows.append({host, u"-"_s,
                     u"trusted certificates in "_s + trustFolder(context.configFolder, host)});
    if (rows.size() == 1)
        print(context.err, u"No logins and no trusted certificates.\n"_s);
    else
        print(context.out, alignedTable(rows));
    return 0;
}

} // namespace

Verb registryCheckVerb()
{
    return {.name = u"registry check"_s,
            .usage = u"HOST[/REPOSITORY] [flags]"_s,
            .summary = u"Test the way to a registry step by step"_s,
            .example = u"registry check quay.io\nregistry check registry.example:5000/team/app "
                       "-o json"_s,
            .flags = {outputFlag(u"json"_s), insecureFlag()},
            .run = runConnectionCheck};
}

Verb registryExplainVerb()
{
    return {.name = u"registry explain"_s,
            .usage = u"PULLSPEC [flags]"_s,
            .summary = u"Show which credential is used for an image, and why"_s,
            .example = u"registry explain quay.io/team/app:1.0"_s,
            .flags = {insecureFlag()},
            .run = runExplain};
}

Verb registryListVerb()
{
    return {.name = u"registry list"_s,
            .usage = u""_s,
            .summary = u"List the stored logins and the hosts with certificates of their own"_s,
            .example = u"registry list"_s,
            .run = runList};
}

} // namespace headwater
