// SPDX-License-Identifier: Apache-2.0
#include "core/imagestream/sourcevalidation.h"

#include "core/base/gotext.h"
#include "core/imagestream/qualifiedname.h"
#include "core/imagestream/tagname.h"
#include "core/imagestream/tagsource.h"
#include "core/imagestream/updatestrategy.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// A tag whose source has to be resolved, and the streams it may lead to.
class SourceCheck
{
public:
    SourceCheck(const TagReference &tag, const ImageStream &stream,
                const ValidationContext &context)
        : m_from(*tag.from)
        , m_path(FieldPath::ofTag(tag.name) / u"from"_s / u"name"_s)
        , m_stream(stream)
        , m_context(context)
    {
    }

    /// TagVerifier: whoever names a project must mean a stream in it. Whether the user may see that
    /// one is not known here.
    std::optional<FieldError> verified() const
    {
        const bool isElsewhere = !m_from.ns.isEmpty() && m_from.ns != m_stream.metadata.ns;
        return isElsewhere && !hasForm() ? std::optional(badForm()) : std::nullopt;
    }

    /// tagsChanged.
    std::optional<FieldError> resolved() const
    {
        if (m_from.kind == kind::dockerImage && !m_from.name.isEmpty())
            return std::nullopt; // left to the import
        if (!hasForm())
            return badForm();
        const auto [name, item] = tagSource(m_from);
        // Without a separator the tag or image is one of the own stream.
        const bool isOwnName = name.isNull() || name == m_stream.metadata.name;
        const QString ns = m_from.ns.isEmpty() ? m_stream.metadata.ns : m_from.ns;
        if (isOwnName && ns == m_stream.metadata.ns)
            return imageError(ownStatus(), item.toString());
        return foreignError(ns, isOwnName ? m_stream.metadata.name : name.toString(),
                            item.toString());
    }

private:
    bool hasForm() const
    {
        const bool isTag = m_from.kind == kind::imageStreamTag;
        const bool isImage = m_from.kind == kind::imageStreamImage;
        return (isTag && m_from.name.count(u':') < 2) || (isImage && m_from.name.count(u'@') < 2);
    }

    FieldError badForm() const
    {
        return FieldError::invalid(m_path, m_from.name,
                                   u"must be of the form <tag>, <repo>:<tag>, <id>, or "
                                   "<repo>@<id>"_s);
    }

    /// On creation nothing is there yet.
    const ImageStreamStatus &ownStatus() const
    {
        static const ImageStreamStatus none;
        return m_context.old ? m_context.old->status : none;
    }

    std::optional<FieldError> foreignError(const QString &ns, const QString &name,
                                           const QString &item) const
    {
        const auto unretrievable = [&](const QString &why) {
            return FieldError::invalid(m_path, m_from.name,
                                       u"unable to retrieve image stream: "_s + why);
        };
        if (name.isEmpty())
            return unretrievable(u"Name parameter required."_s);
        if (const QStringList errors = pathSegmentErrors(name); !errors.isEmpty())
            return unretrievable(u"Name parameter invalid: %1: %2"_s.arg(goQuoted(name.toUtf8()),
                                                                         errors.join(u';')));
        if (!m_context.streams)
            return std::nullopt;
        const ImageStream *source = m_context.streams(ns, name);
        if (!source)
            return FieldError::notFound(m_path, m_from.name);
        return m_context.hasStatus ? imageError(source->status, item) : std::nullopt;
    }

    /// ResolveImageID; a tag that is not there yet is no error.
    std::optional<FieldError> imageError(const ImageStreamStatus &status, const QString &id) const
    {
        if (m_from.kind != kind::imageStreamImage)
            return std::nullopt;
        QSet<QString> images;
        for (const NamedTagEventList &list : status.tags) {
            for (const TagEvent &item : list.items) {
                if (imageMatches(item.image, id))
                    images.insert(item.image);
            }
        }
        if (images.size() == 1)
            return std::nullopt;
        const QString quoted = goQuoted(id.toUtf8());
        QString why = u"imagestreamimage.image.openshift.io %1 not found"_s.arg(quoted);
        if (images.size() > 1) {
            QStringList names = images.values();
            names.sort();
            why = u"Operation cannot be fulfilled on imagestreamimage.image.openshift.io %1: "
                  "multiple images match the prefix %1: %2"_s.arg(quoted, names.join(u", "_s));
        }
        return FieldError::invalid(m_path, m_from.name, u"error generating tag event: "_s + why);
    }

    const ObjectReference &m_from;
    FieldPath m_path;
    const ImageStream &m_stream;
    const ValidationContext &m_context;
};

bool isUnchanged(const TagReference &tag, const ImageStream &stream, const ImageStream *old)
{
    const TagReference *was = old ? old->spec.tag(tag.name) : nullptr;
    return was && !tagRefChanged(*was, tag, stream.metadata.ns);
}

} // namespace

QList<FieldError> sourceErrors(const ImageStream &stream, const ValidationContext &context)
{
    QList<FieldError> verified;
    QList<FieldError> resolved;
    for (const TagReference &tag : stream.spec.tags) {
        if (!tag.from || isUnchanged(tag, stream, context.old))
            continue;
        const SourceCheck check(tag, stream, context);
        if (const auto error = check.verified())
            verified.append(*error);
        if (const auto error = check.resolved())
            resolved.append(*error);
    }
    return verified + resolved;
}

} // namespace headwater
