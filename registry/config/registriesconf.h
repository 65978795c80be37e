// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/client/pullsource.h"
#include "registry/config/registriesfile.h"
#include "registry/config/registrypaths.h"

#include <QHash>

namespace headwater {

/// The repository that a short name stands for.
struct ShortNameAlias
{
    QString value = {}; ///< "registry.access.redhat.com/ubi9"
    QString file = {}; ///< which says so

    friend bool operator==(const ShortNameAlias &, const ShortNameAlias &) = default;
};

/// What registries.conf and its drop-ins say: where images are really pulled from, and what is not
/// to be pulled at all. Source: containers-registries.conf(5), containers-registries.conf.d(5);
/// registry-auth.md section 9.
class RegistriesConf
{
public:
    /// No configuration: each image is its own source.
    RegistriesConf() = default;

    /// Reads the files there are now. One that is bad is a problem, and the others count.
    static RegistriesConf load(const RegistryPaths &paths);

    /// Adds a file that overrides the ones before: rules of the same prefix, aliases of the same
    /// name, settings that it has.
    void merge(const RegistriesFile &file, const QString &path);

    const QList<Error> &problems() const { return m_problems; }
    const QList<RegistryRule> &rules() const { return m_rules; }
    const QStringList &unqualifiedSearchRegistries() const { return m_searchRegistries; }
    const QString &shortNameMode() const { return m_shortNameMode; } ///< empty: not set

    /// Where @p image is to be asked for, in order: the mirrors of the rule with the longest
    /// prefix, and then the rule's location; without a rule @p image alone. What is not rewritten
    /// stays as it is written. Errors: Forbidden, "registry quay.io blocked"; InvalidInput if a
    /// rule makes no pull spec of it.
    Result<QList<PullSource>> sources(const PullSpec &image) const;

    /// nullopt: @p name, "ubi9" or "library/ruby" without tag, has none.
    std::optional<ShortNameAlias> alias(const QString &name) const;

private:
    const RegistryRule *ruleFor(const QString &reference) const;

    QList<RegistryRule> m_rules;
    QHash<QString, ShortNameAlias> m_aliases;
    QStringList m_searchRegistries;
    QString m_shortNameMode;
    QList<Error> m_problems;
};

} // namespace headwater
