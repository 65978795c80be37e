// SPDX-License-Identifier: Apache-2.0
#include "core/image/pullspec.h"

#include "core/base/digest.h"

#include <algorithm>

using namespace Qt::StringLiterals;

// A scanner by hand, not a regular expression: a catalog holds tens of thousands of pull specs, and
// the reference's pattern backtracks. The grammar is that of openshift/library-go,
// pkg/image/internal/reference/regexp.go; \w there is ASCII.

namespace headwater {

namespace {

constexpr QLatin1StringView defaultRegistry("docker.io");
constexpr QLatin1StringView v1Registry("index.docker.io");
constexpr QLatin1StringView v2Registry("registry-1.docker.io");
constexpr QLatin1StringView defaultNamespace("library");
constexpr QLatin1StringView defaultTag("latest");

constexpr qsizetype maxNameLength = 255;
constexpr qsizetype maxTagLength = 128;

bool isLowerOrDigit(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
}

bool isAlphaNumeric(QChar c)
{
    return isLowerOrDigit(c) || (c >= u'A' && c <= u'Z');
}

/// Length of the separator at the start of @p text: ".", "_", "__" or dashes; 0: none.
qsizetype separatorLength(QStringView text)
{
    if (text.startsWith(u'.'))
        return 1;
    if (text.startsWith(u'_'))
        return text.startsWith(u"__") ? 2 : 1;
    qsizetype dashes = 0;
    while (dashes < text.size() && text[dashes] == u'-')
        ++dashes;
    return dashes;
}

bool isComponent(QStringView text)
{
    for (;;) {
        qsizetype run = 0;
        while (run < text.size() && isLowerOrDigit(text[run]))
            ++run;
        if (run == 0)
            return false;
        text = text.sliced(run);
        if (text.isEmpty())
            return true;
        const qsizetype separator = separatorLength(text);
        if (separator == 0)
            return false;
        text = text.sliced(separator);
    }
}

bool isHost(QStringView text)
{
    if (const qsizetype colon = text.indexOf(u':'); colon >= 0) {
        const QStringView port = text.sliced(colon + 1);
        if (port.isEmpty()
            || !std::ranges::all_of(port, [](QChar c) { return c >= u'0' && c <= u'9'; }))
            return false;
        text = text.left(colon);
    }
    for (const QStringView part : text.tokenize(u'.')) {
        if (part.isEmpty() || !isAlphaNumeric(part.front()) || !isAlphaNumeric(part.back())
            || !std::ranges::all_of(part, [](QChar c) { return isAlphaNumeric(c) || c == u'-'; }))
            return false;
    }
    return true;
}

bool isTag(QStringView text)
{
    const auto isWord = [](QChar c) { return isAlphaNumeric(c) || c == u'_'; };
    return !text.isEmpty() && text.size() <= maxTagLength && isWord(text.front())
        && std::ranges::all_of(text, [&](QChar c) { return isWord(c) || c == u'.' || c == u'-'; });
}

bool isName(QStringView text)
{
    qsizetype slash = text.indexOf(u'/');
    if (slash < 0)
        return isComponent(text);
    if (!isHost(text.left(slash)) && !isComponent(text.left(slash)))
        return false;
    for (QStringView rest = text.sliced(slash + 1);; rest = rest.sliced(slash + 1)) {
        slash = rest.indexOf(u'/');
        if (!isComponent(slash < 0 ? rest : rest.left(slash)))
            return false;
        if (slash < 0)
            return true;
    }
}

struct Parts
{
    QStringView name;
    QStringView tag;
    QStringView id;
    QString digestProblem; ///< the shape is right, the digest is not
};

/// name [ ":" tag ] [ "@" digest ]; nullopt: the text does not match.
std::optional<Parts> split(QStringView text)
{
    Parts parts{.name = text, .tag = {}, .id = {}, .digestProblem = {}};
    if (const qsizetype at = text.indexOf(u'@'); at >= 0) {
        parts.name = text.left(at);
        parts.id = text.sliced(at + 1);
        if (const Result<Digest> digest = Digest::parse(parts.id); !digest) {
            if (digest.error().detail == "invalid checksum digest format"_L1)
                return std::nullopt; // the pattern asks for the same shape
            parts.digestProblem = digest.error().detail;
        }
    }
    // A colon before the last slash belongs to the host's port.
    const qsizetype colon = parts.name.lastIndexOf(u':');
    if (colon > parts.name.lastIndexOf(u'/')) {
        parts.tag = parts.name.sliced(colon + 1);
        parts.name = parts.name.left(colon);
        if (!isTag(parts.tag))
            return std::nullopt;
    }
    if (!isName(parts.name))
        return std::nullopt;
    return parts;
}

Error invalid(QStringView text, const QString &why)
{
    return Error{.kind = Error::Kind::InvalidInput, .subject = text.toString(), .detail = why};
}

QString reasonOfMismatch(QStringView text)
{
    if (text.isEmpty())
        return u"repository name must have at least one component"_s;
    if (split(text.toString().toLower()))
        return u"repository name must be lowercase"_s;
    return u"invalid reference format"_s;
}

bool isHubName(QStringView registry)
{
    return registry == defaultRegistry || registry == v1Registry || registry == v2Registry;
}

} // namespace

Result<PullSpec> PullSpec::parse(QStringView text)
{
    const std::optional<Parts> parts = split(text);
    if (!parts)
        return invalid(text, reasonOfMismatch(text));
    if (parts->name.size() > maxNameLength)
        return invalid(text, u"repository name must not be more than 255 characters"_s);
    if (!parts->digestProblem.isEmpty())
        return invalid(text, parts->digestProblem);

    PullSpec spec;
    spec.m_id = parts->id.toString();
    QStringView name = parts->name;
    const qsizetype slash = name.indexOf(u'/');
    if (slash < 0 && (name.contains(u'.') || name.startsWith("localhost"_L1))) {
        spec.m_registry = text.toString(); // a registry alone; whatever follows it stays with it
        return spec;
    }
    spec.m_tag = parts->tag.toString();
    if (slash >= 0) {
        const QStringView first = name.left(slash);
        if (first.contains(u':') || first.contains(u'.') || first == "localhost"_L1) {
            spec.m_registry = first.toString();
            name = name.sliced(slash + 1);
        }
    }
    if (const qsizetype end = name.indexOf(u'/'); end >= 0) {
        spec.m_namespace = name.left(end).toString();
        name = name.sliced(end + 1);
    }
    spec.m_name = name.toString();
    return spec;
}

QString PullSpec::nameString() const
{
    if (m_name.isEmpty())
        return {};
    if (!m_id.isEmpty())
        return m_name + (Digest::parse(m_id) ? u'@' : u':') + m_id;
    if (!m_tag.isEmpty())
        return m_name + u':' + m_tag;
    return m_name;
}

QString PullSpec::exact() const
{
    const QString name = nameString();
    if (name.isEmpty())
        return {};
    QString text;
    text.reserve(m_registry.size() + m_namespace.size() + name.size() + 2);
    if (!m_registry.isEmpty())
        text += m_registry + u'/';
    if (!m_namespace.isEmpty())
        text += m_namespace + u'/';
    return text += name;
}

QString PullSpec::toString() const
{
    PullSpec spec = *this;
    if (m_namespace.isEmpty() && isHub())
        spec.m_namespace = defaultNamespace;
    return spec.exact();
}

PullSpec PullSpec::withDockerClientDefaults() const
{
    PullSpec spec = *this;
    if (spec.m_registry.isEmpty())
        spec.m_registry = defaultRegistry;
    if (spec.m_namespace.isEmpty() && spec.isHub())
        spec.m_namespace = defaultNamespace;
    if (spec.m_tag.isEmpty())
        spec.m_tag = defaultTag;
    return spec;
}

PullSpec PullSpec::asV2() const
{
    PullSpec spec = *this;
    if (m_registry == defaultRegistry || m_registry == v1Registry)
        spec.m_registry = v2Registry;
    return spec;
}

PullSpec PullSpec::asRepository() const
{
    PullSpec spec = *this;
    spec.m_tag.clear();
    spec.m_id.clear();
    return spec;
}

PullSpec PullSpec::mostSpecific() const
{
    PullSpec spec = *this;
    if (m_id.isEmpty())
        return spec;
    if (Digest::parse(m_id)) {
        spec.m_tag.clear();
    } else if (m_tag.isEmpty()) {
        spec.m_tag = m_id;
        spec.m_id.clear();
    }
    return spec;
}

PullSpec PullSpec::minimal() const
{
    PullSpec spec = *this;
    if (m_tag == defaultTag)
        spec.m_tag.clear();
    return spec;
}

PullSpec PullSpec::daemonMinimal() const
{
    PullSpec spec = *this;
    if (spec.isHub()) {
        spec.m_registry = defaultRegistry;
        if (spec.m_namespace == defaultNamespace)
            spec.m_namespace.clear();
    }
    return spec.minimal();
}

PullSpec PullSpec::withTag(const QString &tag) const
{
    PullSpec spec = *this;
    spec.m_tag = tag;
    return spec;
}

PullSpec PullSpec::withId(const QString &id) const
{
    PullSpec spec = *this;
    spec.m_id = id;
    return spec;
}

QString PullSpec::repositoryName() const
{
    PullSpec spec = asRepository();
    spec.m_registry.clear();
    return spec.exact();
}

QString PullSpec::registryUrl() const
{
    return u"https://"_s + asV2().m_registry;
}

QString PullSpec::registryHostPort(bool insecure) const
{
    // In this order: an empty registry therefore ends up as docker.io, not registry-1.docker.io.
    // Source: library-go, pkg/image/reference, RegistryHostPort.
    const QString host = asV2().withDockerClientDefaults().m_registry;
    if (host.contains(u':'))
        return host;
    return host + (insecure ? u":80"_s : u":443"_s);
}

bool PullSpec::isEquivalentTo(const PullSpec &other) const
{
    return withDockerClientDefaults() == other.withDockerClientDefaults();
}

bool PullSpec::isHub() const
{
    return isHubName(m_registry);
}

} // namespace headwater
