// SPDX-License-Identifier: Apache-2.0
#include "core/imagestream/imagestream.h"

#include <ranges>

namespace headwater {

const TagReference *ImageStreamSpec::tag(QStringView name) const
{
    for (const TagReference &tag : tags | std::views::reverse) {
        if (tag.name == name)
            return &tag;
    }
    return nullptr;
}

const NamedTagEventList *ImageStreamStatus::tag(QStringView name) const
{
    for (const NamedTagEventList &list : tags) {
        if (list.tag == name)
            return &list;
    }
    return nullptr;
}

bool isInsecureByAnnotation(const ImageStream &stream)
{
    return stream.metadata.annotations.value(annotation::insecureRepository)
        == QLatin1StringView("true");
}

} // namespace headwater
