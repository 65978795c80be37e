// SPDX-License-Identifier: Apache-2.0
#include "core/imagestream/podpullspec.h"

#include "core/imagestream/updatestrategy.h"

using namespace Qt::StringLiterals;

namespace headwater {

std::optional<QString> podPullSpec(const ImageStream &stream, const QString &tag,
                                   const QString &internalRegistry)
{
    const QString name = tag.isEmpty() ? u"latest"_s : tag;
    const NamedTagEventList *list = stream.status.tag(name);
    if (!list || list->items.isEmpty())
        return std::nullopt;
    const TagEvent &event = list->items.first();
    const TagReference *spec = stream.spec.tag(name);
    // A reference tag has no image, so there is nothing the registry could be asked for.
    const bool isLocal = spec && spec->referencePolicy == "Local"_L1 && !internalRegistry.isEmpty()
        && !event.image.isEmpty();
    if (!isLocal)
        return event.dockerImageReference;
    const QString ns
        = stream.metadata.ns.isEmpty() ? QString(defaultNamespace) : stream.metadata.ns;
    return u"%1/%2/%3@%4"_s.arg(internalRegistry, ns, stream.metadata.name, event.image);
}

} // namespace headwater
