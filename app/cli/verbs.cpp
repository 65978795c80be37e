// SPDX-License-Identifier: Apache-2.0
#include "app/cli/verbs.h"

#include "app/cli/verb.h"
#include "core/describe/tabaligner.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

const QList<Verb> &verbs()
{
    static const QList<Verb> all{getVerb(),
                                 describeVerb(),
                                 importImageVerb(),
                                 imageInfoVerb(),
                                 tagsVerb(),
                                 driftVerb(),
                                 editVerb(),
                                 lintVerb(),
                                 validateVerb(),
                                 formatVerb(),
                                 loginVerb(),
                                 logoutVerb(),
                                 previewVerb(),
                                 registryCheckVerb(),
                                 registryExplainVerb(),
                                 registryListVerb(),
                                 registryTrustVerb(),
                                 registryUntrustVerb(),
                                 registryAllowRealmVerb(),
                                 registryAllowInsecureCredentialsVerb()};
    return all;
}

const Verb *findVerb(QStringView name)
{
    const auto verb = std::ranges::find_if(verbs(), [&](const Verb &v) { return v.name == name; });
    return verb == verbs().end() ? nullptr : &*verb;
}

/// The verb that @p words start with: "registry check" is one of two words.
const Verb *findVerb(const QStringList &words)
{
    const Verb *verb = findVerb(words.first(qMin<qsizetype>(2, words.size())).join(u' '));
    return verb ? verb : findVerb(words.value(0));
}

/// Lines of all verbs whose name starts with @p prefix.
QString summaries(const QString &prefix = {})
{
    QString text;
    for (const Verb &verb : verbs()) {
        if (verb.name.startsWith(prefix))
            text += u"  %1\t%2\n"_s.arg(verb.name, verb.summary);
    }
    return text;
}

QString overview()
{
    QString text = u"Image streams in a folder of definitions, without a cluster.\n\n"
                   "Usage:\n"
                   "  headwater [FOLDER|FILE...]\topen the window\n"
                   "  headwater VERB [flags]\twork on a catalog or a registry without one\n\n"
                   "Verbs; those that oc has take its arguments and give its output:\n"_s;
    text += summaries();
    text += u"  help [VERB]\tThis text, or that of a verb\n"
            "  version\tThe version of the program\n"_s;
    return alignTabs(text, {.padding = 3, .pad = u' '});
}

QString helpText(const Verb &verb)
{
    QString flags;
    for (const Flag &flag : verb.flags) {
        const QString letter = flag.letter.isNull() ? u"    "_s : u"-%1, "_s.arg(flag.letter);
        const QString value = flag.valueName.isEmpty() ? QString() : u'=' + flag.valueName;
        flags += u"  %1--%2%3\t%4\n"_s.arg(letter, flag.name, value, flag.help);
    }
    QString examples;
    for (const QString &line : verb.example.split(u'\n'))
        examples += u"  headwater "_s + line + u'\n';
    return verb.summary + u".\n\nUsage:\n  headwater "_s + verb.name + u' ' + verb.usage
        + u"\n\nExamples:\n"_s + examples + u"\nFlags:\n"_s
        + alignTabs(flags, {.padding = 3, .pad = u' '});
}

int unknown(const QString &name, CliContext &context)
{
    const QString below = summaries(name + u' ');
    if (below.isEmpty())
        return fail(context,
                    u"unknown command \"%1\" for \"headwater\"\nRun 'headwater help' for "
                    "usage."_s.arg(name));
    failUsage(context, u"\"%1\" needs one of these words more:"_s.arg(name));
    print(context.err, alignTabs(below, {.padding = 3, .pad = u' '}));
    return exitcode::usage;
}

int help(const QStringList &about, CliContext &context)
{
    if (about.isEmpty()) {
        print(context.out, overview());
        return 0;
    }
    const Verb *verb = findVerb(about);
    if (!verb)
        return unknown(about.first(), context);
    print(context.out, helpText(*verb));
    return 0;
}

} // namespace

QList<Flag> catalogFlags()
{
    return {{.name = u"catalog"_s,
             .valueName = u"DIR|FILE"_s,
             .help = u"The definitions to work on; the current folder if not given"_s,
             .kind = Flag::Kind::Text},
            {.name = u"namespace"_s,
             .valueName = u"NAME"_s,
             .help = u"The project; definitions that name none belong to any"_s,
             .kind = Flag::Kind::Text,
             .letter = u'n'}};
}

Flag insecureFlag()
{
    return {.name = u"insecure"_s, .help = u"Accept unknown certificates and plain HTTP"_s};
}

Flag profileFlag()
{
    return {.name = u"profile"_s,
            .valueName = u"RELEASE"_s,
            .help = u"Whose console shows the catalog: 4.18, 3.11 or latest"_s,
            .kind = Flag::Kind::Text};
}

Result<std::optional<ConsoleRelease>> releaseFlag(const CommandLine &line, const QString &flag)
{
    if (!line.has(flag))
        return std::optional<ConsoleRelease>();
    const Result<ConsoleRelease> release = ConsoleRelease::parse(line.text(flag));
    if (!release)
        return usageError(
            u"--%1: \"%2\" is %3"_s.arg(flag, release.error().subject, release.error().detail));
    return std::optional(*release);
}

Flag outputFlag(const QString &formats)
{
    return {.name = u"output"_s,
            .valueName = u"FORMAT"_s,
            .help = formats,
            .kind = Flag::Kind::Text,
            .letter = u'o'};
}

bool isVerb(QStringView word)
{
    return word == u"help" || word == u"version"
        || std::ranges::any_of(verbs(), [&](const Verb &verb) {
               return QStringView(verb.name).left(verb.name.indexOf(u' ')) == word
                   || verb.name == word;
           });
}

int runVerb(const QStringList &arguments, CliContext &context)
{
    const QString name = arguments.value(0);
    if (name == "help"_L1 || name.isEmpty())
        return help(arguments.mid(1), context);
    if (name == "version"_L1) {
        print(context.out, u"headwater "_s + QCoreApplication::applicationVersion() + u'\n');
        return 0;
    }
    const Verb *verb = findVerb(arguments);
    if (!verb)
        return unknown(name, context);
    const QStringList rest = arguments.mid(verb->name.count(u' ') + 1);
    if (rest.contains(u"--help"_s) || rest.contains(u"-h"_s)) {
        print(context.out, helpText(*verb));
        return 0;
    }
    const Result<CommandLine> line = CommandLine::parse(rest, verb->flags);
    if (!line) {
        fail(context,
             line.error().detail + u"\nSee 'headwater help %1' for usage."_s.arg(verb->name));
        return verb->usageCode;
    }
    return verb->run(*line, context);
}

} // namespace headwater
