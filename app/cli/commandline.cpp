// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commandline.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

Error refused(const QString &words)
{
    return Error{.kind = Error::Kind::InvalidInput, .detail = words};
}

/// The values that Go's strconv.ParseBool takes.
std::optional<bool> truth(const QString &text)
{
    static const QStringList yes{u"1"_s, u"t"_s, u"T"_s, u"true"_s, u"TRUE"_s, u"True"_s};
    static const QStringList no{u"0"_s, u"f"_s, u"F"_s, u"false"_s, u"FALSE"_s, u"False"_s};
    if (yes.contains(text))
        return true;
    if (no.contains(text))
        return false;
    return std::nullopt;
}

Result<QString> switchValue(const Flag &flag, const std::optional<QString> &attached)
{
    if (!attached)
        return u"true"_s;
    const std::optional<bool> value = truth(*attached);
    if (!value)
        return refused(u"invalid argument \"%1\" for \"--%2\" flag: strconv.ParseBool: parsing "
                       "\"%1\": invalid syntax"_s.arg(*attached, flag.name));
    return *value ? u"true"_s : u"false"_s;
}

/// A flag as it was written.
struct Written
{
    const Flag *flag = nullptr;
    std::optional<QString> value = {}; ///< that stands in the same argument
    QString form = {}; ///< for messages: "--from" or "'n' in -n"
};

Result<Written> longFlag(const QString &argument, const QList<Flag> &flags)
{
    const qsizetype equals = argument.indexOf(u'=');
    const QString name = argument.sliced(2, (equals < 0 ? argument.size() : equals) - 2);
    const auto flag = std::ranges::find(flags, name, &Flag::name);
    if (flag == flags.end())
        return refused(u"unknown flag: --"_s + name);
    Written written{.flag = &*flag, .form = u"--"_s + name};
    if (equals >= 0)
        written.value = argument.sliced(equals + 1);
    return written;
}

Result<Written> shortFlag(const QString &argument, const QList<Flag> &flags)
{
    const QChar letter = argument.at(1);
    const auto flag = std::ranges::find(flags, letter, &Flag::letter);
    if (flag == flags.end())
        return refused(u"unknown shorthand flag: '%1' in %2"_s.arg(letter).arg(argument));
    Written written{.flag = &*flag, .form = u"'%1' in %2"_s.arg(letter).arg(argument)};
    QString rest = argument.sliced(2);
    if (rest.startsWith(u'='))
        rest.removeFirst();
    else if (rest.isEmpty())
        return written;
    written.value = rest;
    return written;
}

} // namespace

Result<CommandLine> CommandLine::parse(const QStringList &arguments, const QList<Flag> &flags)
{
    CommandLine line;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &argument = arguments.at(i);
        if (argument == "--"_L1) {
            line.m_operands += arguments.sliced(i + 1);
            break;
        }
        if (argument.size() < 2 || argument.front() != u'-') {
            line.m_operands.append(argument);
            continue;
        }
        const Result<Written> written
            = argument.startsWith("--"_L1) ? longFlag(argument, flags) : shortFlag(argument, flags);
        if (!written)
            return written.error();
        const Flag &flag = *written->flag;
        if (flag.kind == Flag::Kind::Switch) {
            const Result<QString> value = switchValue(flag, written->value);
            if (!value)
                return value.error();
            line.m_values.insert(flag.name, *value);
        } else if (written->value) {
            line.m_values.insert(flag.name, *written->value);
        } else if (i + 1 < arguments.size()) {
            line.m_values.insert(flag.name, arguments.at(++i));
        } else {
            return refused(u"flag needs an argument: "_s + written->form);
        }
    }
    return line;
}

} // namespace headwater
