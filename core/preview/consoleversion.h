// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

/// The order of versions in the web console, which knows tags by their names only.
/// Source: openshift/console, getMostRecentBuilderTag() and sortTags(); npm semver, coerce().
namespace headwater {

/// The first run of numbers in a name, as semver's coerce() reads it.
struct ConsoleVersion
{
    quint64 major = 0;
    quint64 minor = 0;
    quint64 patch = 0;

    /// nullopt: the name holds no number, or its first one is none for semver ("18.04").
    static std::optional<ConsoleVersion> coerce(QStringView name);
    QString toString() const; ///< "2.0.1"

    friend auto operator<=>(const ConsoleVersion &, const ConsoleVersion &) = default;
};

/// The version in @p name as it is written there: "3.3" of "3.3-ubi9"; empty: it has none.
QString writtenVersion(const QString &name);

/// Of @p names in the console's order those that have the version of the first, which is
/// preselected; empty if it stands alone or has no version.
QStringList tiedForHighest(const QStringList &names);

/// Whether the console lists the tag @p a before @p b: the higher version first, names without one
/// last and in the order of their letters. Equal versions stay in the order they come in, which is
/// that of their bytes.
bool consoleListsBefore(QStringView a, QStringView b);

} // namespace headwater
