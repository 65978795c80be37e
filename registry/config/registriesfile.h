// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArrayView>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace headwater {

/// Which pulls a mirror is for.
enum class PullFromMirror { All, DigestOnly, TagOnly };

struct RegistryMirror
{
    QString location = {}; ///< "mirror.example/quay"
    bool insecure = false;
    PullFromMirror pulls = PullFromMirror::All;

    friend bool operator==(const RegistryMirror &, const RegistryMirror &) = default;
};

/// One [[registry]] table.
struct RegistryRule
{
    QString prefix = {}; ///< "quay.io/org" or "*.example.com"
    QString location = {}; ///< what the prefix is replaced by; empty: nothing is replaced
    bool insecure = false;
    bool blocked = false;
    QList<RegistryMirror> mirrors = {}; ///< in the order in which they are asked
    QString file = {};

    friend bool operator==(const RegistryRule &, const RegistryRule &) = default;
};

/// What one file of the registries.conf format, version 2, says.
struct RegistriesFile
{
    std::optional<QStringList> unqualifiedSearchRegistries = {}; ///< nullopt: not mentioned
    std::optional<QString> shortNameMode = {}; ///< "enforcing", "permissive" or "disabled"
    QList<RegistryRule> rules = {};
    QMap<QString, QString> aliases = {}; ///< short name to repository; empty: none any more
};

/// Reads one file. @p file: its path, for errors and rules.
/// Errors: InvalidInput with the position, in the words of containers/image where it has some;
/// Unsupported for version 1 of the format. Source: containers-registries.conf(5).
Result<RegistriesFile> parseRegistriesFile(QByteArrayView toml, const QString &file);

} // namespace headwater
