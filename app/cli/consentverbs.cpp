// SPDX-License-Identifier: Apache-2.0
#include "app/cli/registrytarget.h"
#include "app/cli/verb.h"

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

Flag removeFlag()
{
    return {.name = u"remove"_s, .help = u"Take the consent back"_s};
}

Result<QString> hostOf(const QString &text)
{
    const Result<RegistryTarget> target = RegistryTarget::parse(text);
    if (!target)
        return target.error();
    if (!target->path.isEmpty())
        return Error{.kind = Error::Kind::InvalidInput,
                     .detail = u"a consent is for HOST[:PORT], without a path"_s};
    return target->host;
}

int runAllowRealm(const CommandLine &line, CliContext &context)
{
    if (line.operands().size() != 2)
        return failUsage(context, u"allow-realm needs a registry and the host of a token server"_s);
    const Result<QString> registry = hostOf(line.operands().at(0));
    const Result<QString> realm = hostOf(line.operands().at(1));
    if (!registry || !realm)
        return failUsage(context, (registry ? realm : registry).error().detail);
    // Both without port, which is no part of the pair.
    const RegistryConsents::Realm pair{.registry = registry->section(u':', 0, 0),
                                       .realm = realm->section(u':', 0, 0)};
    const bool isRemoved = line.isOn(u"remove"_s);
    if (const Result<void> set = context.consents.setRealm(pair, !isRemoved); !set)
        return fail(context, set.error());
    print(context.out,
          u"Credentials of %1 %2 sent to the token server at %3.\n"_s.arg(
              pair.registry, isRemoved ? u"are no longer"_s : u"may be"_s, pair.realm));
    return 0;
}

int runAllowInsecureCredentials(const CommandLine &line, CliContext &context)
{
    if (line.operands().size() != 1)
        return failUsage(context, u"allow-insecure-credentials needs one HOST[:PORT]"_s);
    const Result<QString> host = hostOf(line.operands().first());
    if (!host)
        return failUsage(context, host.error().detail);
    const bool isRemoved = line.isOn(u"remove"_s);
    if (const Result<void> set = context.consents.setExposed(*host, !isRemoved); !set)
        return fail(context, set.error());
    print(context.out,
          u"Credentials %1 sent to %2 over connections that are not protected.\n"_s.arg(
              isRemoved ? u"are no longer"_s : u"may be"_s, *host));
    return 0;
}

} // namespace

Verb registryAllowRealmVerb()
{
    return {.name = u"registry allow-realm"_s,
            .usage = u"HOST TOKENHOST [flags]"_s,
            .summary = u"Let a registry's credentials go to a token server at another host"_s,
            .example = u"registry allow-realm registry.example auth.example"_s,
            .flags = {removeFlag()},
            .run = runAllowRealm};
}

Verb registryAllowInsecureCredentialsVerb()
{
    return {.name = u"registry allow-insecure-credentials"_s,
            .usage = u"HOST[:PORT] [flags]"_s,
            .summary = u"Let credentials go to a host over plain HTTP or unverified TLS"_s,
            .example = u"registry allow-insecure-credentials registry.example:5000"_s,
            .flags = {removeFlag()},
            .run = runAllowInsecureCredentials};
}

} // namespace headwater
