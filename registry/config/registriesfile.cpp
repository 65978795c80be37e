// SPDX-License-Identifier: Apache-2.0
#include "registry/config/registriesfile.h"

#include <toml++/toml.hpp>

#include <array>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

TextPosition position(const toml::source_region &source)
{
    return {.line = int(source.begin.line), .column = int(source.begin.column)};
}

/// Reads the tables of one file; the first fault is the error.
class Reader
{
public:
    explicit Reader(const QString &file)
        : m_file(file)
    {
    }

    Result<RegistriesFile> read(const toml::table &root);

private:
    void refuse(const toml::node &node, const QString &why,
                Error::Kind kind = Error::Kind::InvalidInput)
    {
        if (!m_error)
            m_error = Error{.kind = kind,
                            .subject = m_file,
                            .detail = why,
                            .position = position(node.source())};
    }

    QString string(const toml::table &table, std::string_view name);
    bool flag(const toml::table &table, std::string_view name);
    QString location(const toml::table &table, std::string_view name);
    template<typename Visit>
    void forEachTable(const toml::table &table, std::string_view name, Visit visit);
    RegistryRule rule(const toml::table &table);
    RegistryMirror mirror(const toml::table &table, const QString &prefix, bool byDigestOnly);
    void readShortNames(const toml::table &root, RegistriesFile &result);

    QString m_file;
    std::optional<Error> m_error;
};

QString Reader::string(const toml::table &table, std::string_view name)
{
    const toml::node *node = table.get(name);
    if (!node)
        return {};
    if (const auto *value = node->as_string())
        return text(value->get());
    refuse(*node, u"%1 is no text"_s.arg(text(name)));
    return {};
}

bool Reader::flag(const toml::table &table, std::string_view name)
{
    const toml::node *node = table.get(name);
    if (!node)
        return false;
    if (const auto *value = node->as_boolean())
        return value->get();
    refuse(*node, u"%1 is neither true nor false"_s.arg(text(name)));
    return false;
}

/// Source: containers/image, pkg/sysregistriesv2, parseLocation.
QString Reader::location(const toml::table &table, std::string_view name)
{
    QString value = string(table, name);
    while (value.endsWith(u'/'))
        value.chop(1);
    if (value.startsWith("http://"_L1) || value.startsWith("https://"_L1))
        refuse(*table.get(name),
               u"invalid location '%1': URI schemes are not supported"_s.arg(value));
    return value;
}

template<typename Visit>
void Reader::forEachTable(const toml::table &table, std::string_view name, Visit visit)
{
    const toml::node *node = table.get(name);
    if (!node)
        return;
    const toml::array *array = node->as_array();
    if (!array)
        return refuse(*node, u"%1 is no array of tables"_s.arg(text(name)));
    for (const toml::node &item : *array) {
        if (const toml::table *inner = item.as_table())
            visit(*inner);
        else
            refuse(item, u"%1 holds what is no table"_s.arg(text(name)));
    }
}

RegistryMirror Reader::mirror(const toml::table &table, const QString &prefix, bool byDigestOnly)
{
    RegistryMirror result{.location = location(table, "location"),
                          .insecure = flag(table, "insecure"),
                          .pulls = byDigestOnly ? PullFromMirror::DigestOnly : PullFromMirror::All};
    if (result.location.isEmpty())
        refuse(table, u"invalid condition: mirror location is unset"_s);
    const QString pulls = string(table, "pull-from-mirror");
    if (pulls.isEmpty())
        return result;
    if (byDigestOnly)
        refuse(table,
               u"cannot set mirror usage mirror-by-digest-only for the registry (\"%1\") and "
               "pull-from-mirror for per-mirror (\"%2\") at the same time"_s.arg(prefix,
                                                                                 result.location));
    else if (pulls == "digest-only"_L1)
        result.pulls = PullFromMirror::DigestOnly;
    else if (pulls == "tag-only"_L1)
        result.pulls = PullFromMirror::TagOnly;
    else if (pulls != "all"_L1)
        refuse(table,
               u"unsupported pull-from-mirror value \"%1\" for mirror \"%2\""_s.arg(
                   pulls, result.location));
    return result;
}

RegistryRule Reader::rule(const toml::table &table)
{
    RegistryRule result{.prefix = location(table, "prefix"),
                        .location = location(table, "location"),
                        .insecure = flag(table, "insecure"),
                        .blocked = flag(table, "blocked"),
                        .file = m_file};
    if (result.prefix.isEmpty() && result.location.isEmpty())
        refuse(table, u"invalid condition: both location and prefix are unset"_s);
    else if (result.prefix.isEmpty())
        result.prefix = result.location;
    else if (result.location.isEmpty() && !result.prefix.startsWith("*."_L1))
        refuse(table,
               u"invalid condition: location is unset and prefix is not in the format: "
               "*.example.com"_s);
    if (const toml::node *node = table.get("pull-from-mirror"))
        refuse(*node,
               u"pull-from-mirror must not be set for a non-mirror registry \"%1\""_s.arg(
                   result.prefix));
    const bool byDigestOnly = flag(table, "mirror-by-digest-only");
    forEachTable(table, "mirror", [&](const toml::table &inner) {
        result.mirrors.append(mirror(inner, result.prefix, byDigestOnly));
    });
    return result;
}

void Reader::readShortNames(const toml::table &root, RegistriesFile &result)
{
    if (const toml::node *node = root.get("unqualified-search-registries")) {
        QStringList registries;
        const toml::array *array = node->as_array();
        if (!array)
            refuse(*node, u"unqualified-search-registries is no array"_s);
        for (size_t i = 0; array && i < array->size(); ++i) {
            if (const auto *name = array->get(i)->as_string())
                registries.append(text(name->get()));
            else
                refuse(*array->get(i), u"unqualified-search-registries holds what is no text"_s);
        }
        result.unqualifiedSearchRegistries = registries;
    }
    if (const QString mode = string(root, "short-name-mode"); !mode.isEmpty()) {
        if (mode != "enforcing"_L1 && mode != "permissive"_L1 && mode != "disabled"_L1)
            refuse(*root.get("short-name-mode"), u"invalid short-name mode: \"%1\""_s.arg(mode));
        result.shortNameMode = mode;
    }
    if (const toml::node *node = root.get("aliases")) {
        const toml::table *aliases = node->as_table();
        if (!aliases)
            return refuse(*node, u"aliases is no table"_s);
        for (const auto &[name, value] : *aliases)
            result.aliases.insert(text(name.str()), string(*aliases, name.str()));
    }
}

Result<RegistriesFile> Reader::read(const toml::table &root)
{
    RegistriesFile result;
    if (const toml::node *node = root.get("registries"))
        refuse(*node,
               u"version 1 of the format ([registries.search], [registries.insecure], "
               "[registries.block]) is no longer read: write unqualified-search-registries and "
               "[[registry]] tables instead"_s,
               Error::Kind::Unsupported);
    forEachTable(root, "registry",
                 [&](const toml::table &table) { result.rules.append(rule(table)); });
    readShortNames(root, result);
    if (m_error)
        return *m_error;
    return result;
}

} // namespace

Result<RegistriesFile> parseRegistriesFile(QByteArrayView toml, const QString &file)
{
    try {
        const toml::table root = toml::parse(std::string_view(toml.data(), size_t(toml.size())));
        return Reader(file).read(root);
    } catch (const toml::parse_error &fault) {
        return Error{.kind = Error::Kind::InvalidInput,
                     .subject = file,
                     .detail = text(fault.description()),
                     .position = position(fault.source())};
    }
}

} // namespace headwater
