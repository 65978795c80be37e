// SPDX-License-Identifier: Apache-2.0
#include "core/importing/tagchoice.h"

#include "core/imagestream/tagorder.h"

namespace headwater {

Result<QList<ChosenTag>> chooseTags(const QStringList &tags, const TagFilter &)
{
    QList<ChosenTag> all;
    for (const QString &tag : prioritizedTags(tags))
        all.append({.tag = tag, .rank = int(all.size())});
    return all;
}

} // namespace headwater
