// SPDX-License-Identifier: Apache-2.0
#include "core/imagestream/followtag.h"

#include "core/imagestream/tagname.h"

#include <QSet>

namespace headwater {

FollowedTag followTag(const ImageStream &stream, const QString &tag)
{
    FollowedTag result{.tag = tag};
    QSet<QString> seen;
    for (;;) {
        if (seen.contains(result.tag)) {
            result.end = FollowedTag::End::Circular;
            return result;
        }
        seen.insert(result.tag);
        const TagReference *reference = stream.spec.tag(result.tag);
        if (!reference)
            return result;
        if (!reference->from || reference->from->kind != kind::imageStreamTag) {
            result.end = FollowedTag::End::Found;
            result.reference = reference;
            return result;
        }
        const auto next = followedTag(*reference, stream.metadata.name, stream.metadata.ns);
        if (!next) {
            result.end = FollowedTag::End::OtherStream;
            return result;
        }
        result.tag = next->isEmpty() && reference->from->name.contains(u':')
            ? QStringLiteral("latest") // "stream:" means its latest
            : *next;
        result.isAlias = true;
    }
}

} // namespace headwater
