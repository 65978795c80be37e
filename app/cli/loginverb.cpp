// SPDX-License-Identifier: Apache-2.0
#include "app/cli/connectioncheck.h"
#include "app/cli/registrytarget.h"
#include "app/cli/verb.h"
#include "app/cli/waiting.h"
#include "core/base/limits.h"
#include "core/describe/describeconnection.h"
#include "core/ports/secretstore.h"
#include "core/secrets/registrylogin.h"

#include <istream>
#include <string>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// The password on stdin, without the line break at its end.
Result<Secret> passwordFrom(std::istream &in)
{
    QByteArray text(qsizetype(limits::tokenBytes) + 1, Qt::Uninitialized);
    in.read(text.data(), text.size());
    text.truncate(in.gcount());
    if (text.size() > limits::tokenBytes) {
        wipe(text);
        return Error{.kind = Error::Kind::TooLarge, .subject = u"the password on stdin"_s};
    }
    if (text.endsWith('\n'))
        text.chop(1);
    if (text.endsWith('\r'))
        text.chop(1);
    return Secret(std::move(text));
}

Result<Secret> password(const CommandLine &line, const QString &key, CliContext &context)
{
    if (line.isOn(u"password-stdin"_s))
        return passwordFrom(context.in);
    std::optional<Secret> typed;
    if (context.askSecret)
        typed = context.askSecret(u"Password of %1 for %2: "_s.arg(line.text(u"username"_s), key));
    if (!typed)
        return Error{.kind = Error::Kind::InvalidInput,
                     .subject = u"The password"_s,
                     .detail = u"there is no terminal to ask on; use --password-stdin"_s};
    return *typed;
}

int storeAndTest(const StoredLogin &login, const Secret &secret, RegistryAccess access,
                 CliContext &context)
{
    const Result<ConnectionReport> report
        = waitFor(storeTestedLogin({context.secrets(), context.logins, context.connectionTester()},
                                   login, secret, access, context.interrupt));
    if (!report)
        return fail(context, report.error());
    if (context.interrupt.stop_requested())
        return exitcode::interrupted;
    if (report->succeeded())
        return 0;
    print(context.err, describeConnection(*report));
    fail(context,
         u"the login to %1 did not work, and was not stored; --skip-check stores it "
         "untested"_s.arg(login.key));
    return exitcode::network;
}

int runLogin(const CommandLine &line, CliContext &context)
{
    if (line.has(u"password"_s))
        return failUsage(context,
                         u"a password as an argument can be read by every user of this machine; "
                         "use --password-stdin, or type it when asked"_s);
    if (line.isOn(u"test"_s))
        return runConnectionCheck(line, context);
    if (line.operands().size() != 1)
        return failUsage(context, u"login needs one HOST[/PATH]"_s);
    const Result<RegistryTarget> target = RegistryTarget::parse(line.operands().first());
    if (!target)
        return failUsage(context, target.error().detail);
    const StoredLogin login{.key = target->key(), .username = line.text(u"username"_s)};
    if (login.username.isEmpty())
        return failUsage(context, u"login needs a user name: -u USER"_s);
    if (login.username.contains(u':'))
        return failUsage(context, u"a user name has no colon"_s);
    const Result<Secret> secret = password(line, login.key, context);
    if (!secret)
        return fail(context, secret.error());
    if (secret->isEmpty())
        return failUsage(context, u"the password is empty"_s);
    if (line.isOn(u"skip-check"_s)) {
        const Result<void> stored = waitFor(storeLogin(
            {context.secrets(), context.logins, context.connectionTester()}, login, *secret));
        if (!stored)
            return fail(context, stored.error());
    } else if (const int code
               = storeAndTest(login, *secret, {.insecure = line.isOn(u"insecure"_s)}, context);
               code != 0) {
        return code;
    }
    print(context.out, u"Logged in to %1 as %2.\n"_s.arg(login.key, login.username));
    return 0;
}

int runLogout(const CommandLine &line, CliContext &context)
{
    if (line.operands().size() != 1)
        return failUsage(context, u"logout needs one HOST[/PATH]"_s);
    const Result<RegistryTarget> target = RegistryTarget::parse(line.operands().first());
    if (!target)
        return failUsage(context, target.error().detail);
    const QString key = target->key();
    const QList<StoredLogin> logins = context.logins.all();
    const bool isKnown = std::ranges::contains(logins, key, &StoredLogin::key);
    // The secret first: a list without it is a small lie, a forgotten secret is a risk. One that
    // the list does not know is removed as well.
    if (const Result<void> removed
        = waitFor(context.secrets().remove(StoredLogin{.key = key}.secretName()));
        !removed)
        return fail(context, removed.error());
    if (const Result<void> removed = context.logins.remove(key); !removed)
        return fail(context, removed.error());
    if (!isKnown)
        return fail(context, u"there is no login for %1"_s.arg(key));
    print(context.out, u"Removed the login for %1.\n"_s.arg(key));
    return 0;
}

} // namespace

Verb loginVerb()
{
    return {.name = u"login"_s,
            .usage = u"HOST[/PATH] -u USER [flags]"_s,
            .summary = u"Test a login to a registry and keep it in the desktop's keychain"_s,
            .example = u"login quay.io -u alice\nlogin registry.example/team -u robot "
                       "--password-stdin < token\nlogin --test quay.io/team/app"_s,
            .flags = {{.name = u"username"_s,
                       .valueName = u"USER"_s,
                       .help = u"The user; \"<token>\" if the password is an identity token"_s,
                       .kind = Flag::Kind::Text,
                       .letter = u'u'},
                      {.name = u"password-stdin"_s, .help = u"Read the password from stdin"_s},
                      {.name = u"password"_s,
                       .valueName = u"-"_s,
                       .help = u"Refused: arguments are no secrets"_s,
                       .kind = Flag::Kind::Text,
                       .letter = u'p'},
                      {.name = u"skip-check"_s, .help = u"Store the login without a test"_s},
                      {.name = u"test"_s,
                       .help = u"Store nothing; test the way to HOST[/REPOSITORY] with what "
                               "is stored"_s},
                      outputFlag(u"json, with --test"_s),
                      insecureFlag()},
            .run = runLogin};
}

Verb logoutVerb()
{
    return {.name = u"logout"_s,
            .usage = u"HOST[/PATH]"_s,
            .summary = u"Remove a login from the desktop's keychain"_s,
            .example = u"logout quay.io"_s,
            .run = runLogout};
}

} // namespace headwater
