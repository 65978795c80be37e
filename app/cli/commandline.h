// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QHash>
#include <QStringList>

#include <optional>

namespace headwater {

/// A flag that a verb takes.
struct Flag
{
    enum class Kind { Text, Switch };

    QString name = {}; ///< without dashes
    QString valueName = {}; ///< of the value, for the help; empty for a switch
    QString help = {}; ///< one line
    Kind kind = Kind::Switch;
    QChar letter = {}; ///< short form; null: there is none
};

/// The arguments of a verb, read as `oc` reads them: flags may stand anywhere, "--flag=value",
/// "--flag value", "-n value", "-nvalue", "-n=value"; switches take "=true" or "=false"; "--" ends
/// the flags. Of repeated flags the last counts.
class CommandLine
{
public:
    /// Errors: InvalidInput, detail in oc's words.
    static Result<CommandLine> parse(const QStringList &arguments, const QList<Flag> &flags);

    const QStringList &operands() const { return m_operands; }
    bool has(const QString &flag) const { return m_values.contains(flag); }
    QString text(const QString &flag, const QString &absent = {}) const
    {
        return m_values.value(flag, absent);
    }
    bool isOn(const QString &flag) const
    {
        return m_values.value(flag) == QLatin1StringView("true");
    }
    /// nullopt: the switch was not given.
    std::optional<bool> given(const QString &flag) const
    {
        return has(flag) ? std::optional(isOn(flag)) : std::nullopt;
    }

private:
    QStringList m_operands;
    QHash<QString, QString> m_values; ///< switches as "true" and "false"
};

} // namespace headwater
