// SPDX-License-Identifier: Apache-2.0
#include "app/cli/registrytarget.h"
#include "app/cli/verb.h"
#include "app/settings/trustedhosts.h"
#include "core/base/filereader.h"
#include "core/base/limits.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// The host alone: a certificate cannot be for a part of one.
Result<QString> hostOf(const QString &text)
{
    const Result<RegistryTarget> target = RegistryTarget::parse(text);
    if (!target)
        return target.error();
    if (!target->path.isEmpty())
        return Error{.kind = Error::Kind::InvalidInput,
                     .detail = u"certificates are for HOST[:PORT], without a path"_s};
    return target->host;
}

int runTrust(const CommandLine &line, CliContext &context)
{
    if (line.operands().size() != 2)
        return failUsage(context, u"trust needs HOST[:PORT] and a file"_s);
    const Result<QString> host = hostOf(line.operands().first());
    if (!host)
        return failUsage(context, host.error().detail);
    const QString path = QDir(context.workingDirectory).absoluteFilePath(line.operands().at(1));
    const Result<FileContent> file = readFile(path, limits::certificateBytes);
    if (!file)
        return fail(context, file.error());
    if (const Result<void> trusted = trustHost(context.configFolder, *host, file->bytes); !trusted)
        return fail(context, trusted.error());
    print(context.out, u"Certificates in %1 are trusted for %2.\n"_s.arg(path, *host));
    return 0;
}

int runUntrust(const CommandLine &line, CliContext &context)
{
    if (line.operands().size() != 1)
        return failUsage(context, u"untrust needs one HOST[:PORT]"_s);
    const Result<QString> host = hostOf(line.operands().first());
    if (!host)
        return failUsage(context, host.error().detail);
    if (const Result<void> removed = untrustHost(context.configFolder, *host); !removed)
        return fail(context, removed.error());
    print(context.out, u"No certificates of their own are trusted for %1 any more.\n"_s.arg(*host));
    return 0;
}

} // namespace

Verb registryTrustVerb()
{
    return {.name = u"registry trust"_s,
            .usage = u"HOST[:PORT] FILE.pem"_s,
            .summary = u"Trust a certificate authority for one registry"_s,
            .example = u"registry trust registry.example:5000 ca.pem"_s,
            .run = runTrust};
}

Verb registryUntrustVerb()
{
    return {.name = u"registry untrust"_s,
            .usage = u"HOST[:PORT]"_s,
            .summary = u"Remove the certificate authorities added for a registry"_s,
            .example = u"registry untrust registry.example:5000"_s,
            .run = runUntrust};
}

} // namespace headwater
