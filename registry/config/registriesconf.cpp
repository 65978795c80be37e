// SPDX-License-Identifier: Apache-2.0
#include "registry/config/registriesconf.h"

#include "core/base/filereader.h"
#include "core/base/limits.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// Whether a part of the reference ends at @p at. A colon with a path behind it begins a port, and
/// "example.com:5000" is not below "example.com".
bool isBoundary(const QString &reference, qsizetype at)
{
    if (at == reference.size() || reference.at(at) == u'/' || reference.at(at) == u'@')
        return true;
    return reference.at(at) == u':' && reference.indexOf(u'/', at) < 0;
}

/// How much of @p reference the prefix of a rule stands for; -1: it does not match. Source:
/// containers/image, pkg/sysregistriesv2, refMatchingPrefix.
qsizetype matchedLength(const QString &reference, const QString &prefix)
{
    if (prefix.startsWith("*."_L1)) {
        // One or more parts of the host before the rest.
        const QStringView rest = QStringView(prefix).sliced(1);
        const qsizetype at = reference.indexOf(rest);
        const bool isInHost = at > 0 && !QStringView(reference).first(at).contains(u'/');
        const qsizetype end = at + rest.size();
        return isInHost && isBoundary(reference, end) ? end : -1;
    }
    const bool matches = reference.startsWith(prefix) && isBoundary(reference, prefix.size());
    return matches ? prefix.size() : -1;
}

/// The image as rules name it: "docker.io/library/ruby:latest".
QString ruleName(const PullSpec &image)
{
    const QString name = image.withDockerClientDefaults().exact();
    const QLatin1StringView v1("index.docker.io/");
    return name.startsWith(v1) ? u"docker.io/"_s + name.sliced(v1.size()) : name;
}

bool isFor(const RegistryMirror &mirror, bool byDigest)
{
    switch (mirror.pulls) {
    case PullFromMirror::All: return true;
    case PullFromMirror::DigestOnly: return byDigest;
    case PullFromMirror::TagOnly: return !byDigest;
    }
    return true;
}

} // namespace

RegistriesConf RegistriesConf::load(const RegistryPaths &paths)
{
    RegistriesConf conf;
    for (const QString &path : paths.registriesConfFiles()) {
        const Result<FileContent> content = readFile(path, limits::registriesConfBytes);
        const Result<RegistriesFile> file = content ? parseRegistriesFile(content->bytes, path)
                                                    : Result<RegistriesFile>(content.error());
        if (file)
            conf.merge(*file, path);
        else
            conf.m_problems.append(file.error());
    }
    return conf;
}

void RegistriesConf::merge(const RegistriesFile &file, const QString &path)
{
    for (const RegistryRule &rule : file.rules) {
        const auto same = std::ranges::find(m_rules, rule.prefix, &RegistryRule::prefix);
        if (same == m_rules.end())
            m_rules.append(rule);
        else
            *same = rule;
    }
    for (auto it = file.aliases.cbegin(); it != file.aliases.cend(); ++it)
        m_aliases.insert(it.key(), {.value = it.value(), .file = path});
    if (file.unqualifiedSearchRegistries)
        m_searchRegistries = *file.unqualifiedSearchRegistries;
    if (file.shortNameMode)
        m_shortNameMode = *file.shortNameMode;
}

const RegistryRule *RegistriesConf::ruleFor(const QString &reference) const
{
    const RegistryRule *longest = nullptr;
    for (const RegistryRule &rule : m_rules) {
        const bool isLonger = !longest || rule.prefix.size() > longest->prefix.size();
        if (isLonger && matchedLength(reference, rule.prefix) >= 0)
            longest = &rule;
    }
    return longest;
}

Result<QList<PullSource>> RegistriesConf::sources(const PullSpec &image) const
{
    const QString name = ruleName(image);
    const RegistryRule *rule = ruleFor(name);
    if (!rule)
        return QList<PullSource>{{.image = image}};
    if (rule->blocked)
        return Error{.kind = Error::Kind::Forbidden,
                     .subject = image.exact(),
                     .detail = u"registry %1 blocked"_s.arg(name.section(u'/', 0, 0))};

    const QString rest = name.sliced(matchedLength(name, rule->prefix));
    QList<PullSource> sources;
    for (const RegistryMirror &mirror : rule->mirrors) {
        if (!isFor(mirror, !image.id().isEmpty()))
            continue;
        const Result<PullSpec> rewritten = PullSpec::parse(mirror.location + rest);
        if (!rewritten)
            return rewritten.error();
        sources.append({.image = *rewritten,
                        .insecure = mirror.insecure,
                        .rule = u"mirror of %1 by %2"_s.arg(rule->prefix, rule->file)});
    }
    PullSource last{.image = image, .insecure = rule->insecure};
    if (!rule->location.isEmpty() && rule->location + rest != name) {
        const Result<PullSpec> rewritten = PullSpec::parse(rule->location + rest);
        if (!rewritten)
            return rewritten.error();
        last.image = *rewritten;
        last.rule = u"location of %1 by %2"_s.arg(rule->prefix, rule->file);
    } else if (rule->insecure) {
        last.rule = u"%1 insecure by %2"_s.arg(rule->prefix, rule->file);
    }
    sources.append(last);
    return sources;
}

std::optional<ShortNameAlias> RegistriesConf::alias(const QString &name) const
{
    const auto found = m_aliases.constFind(name);
    if (found == m_aliases.cend() || found->value.isEmpty())
        return std::nullopt;
    return *found;
}

} // namespace headwater
