// SPDX-License-Identifier: Apache-2.0
#include "core/imagestream/tagsource.h"

#include "core/imagestream/tagname.h"

namespace headwater {

TagSource tagSource(const ObjectReference &from)
{
    const QChar separator = from.kind == kind::imageStreamImage ? u'@' : u':';
    const qsizetype at = from.name.indexOf(separator);
    const QStringView name(from.name);
    return at < 0 ? TagSource{{}, name} : TagSource{name.left(at), name.sliced(at + 1)};
}

std::optional<TagEvent> imageById(const ImageStream &stream, QStringView id)
{
    std::optional<TagEvent> found;
    for (const NamedTagEventList &list : stream.status.tags) {
        for (const TagEvent &item : list.items) {
            if (!imageMatches(item.image, id))
                continue;
            if (found && found->image != item.image)
                return std::nullopt; // ambiguous
            found = item;
        }
    }
    return found;
}

} // namespace headwater
