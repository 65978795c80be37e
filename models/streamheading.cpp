// SPDX-License-Identifier: Apache-2.0
#include "models/streamheading.h"

#include "models/tagrow.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// Source: openshift/console, imagestream-utils.ts: a whole item of the comma list, trimmed.
bool hasKeyword(const TagReference &tag, QLatin1StringView keyword)
{
    const QStringList items = tag.annotations.value(annotation::tags).split(u',');
    return std::ranges::any_of(
        items, [keyword](const QString &item) { return item.trimmed() == keyword; });
}

bool isBuilderTag(const TagReference &tag)
{
    return hasKeyword(tag, "builder"_L1) && !hasKeyword(tag, "hidden"_L1);
}

} // namespace

QString streamIconClass(const ImageStream &stream)
{
    const QString own = stream.metadata.annotations.value(annotation::iconClass);
    if (!own.isEmpty())
        return own;
    for (const TagReference &tag : stream.spec.tags) {
        const QString icon = tag.annotations.value(annotation::iconClass);
        if (!icon.isEmpty())
            return icon;
    }
    return {};
}

QStringList importableTags(const ImageStream &stream)
{
    QStringList tags;
    for (const TagReference &tag : stream.spec.tags) {
        if (tag.from && tag.from->kind == kind::dockerImage && !tag.reference)
            tags.append(tag.name);
    }
    tags.removeDuplicates();
    return tags;
}

StreamHeading streamHeading(const CatalogStream &stream)
{
    const ImageStream &current = *stream.current;
    StreamHeading heading;
    heading.name = stream.key.name;
    heading.ns = stream.key.ns;
    heading.displayName = current.metadata.annotations.value(annotation::displayName);
    heading.iconClass = streamIconClass(*stream.definition);
    heading.file = stream.key.file;
    heading.tags = static_cast<int>(tagRows(current).size());
    heading.isBuilder = std::ranges::any_of(current.spec.tags, isBuilderTag);
    heading.canImport = !importableTags(current).isEmpty();
    return heading;
}

} // namespace headwater
