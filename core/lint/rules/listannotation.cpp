// SPDX-License-Identifier: Apache-2.0
#include "core/lint/rules/listannotation.h"

using namespace Qt::StringLiterals;

namespace headwater {

ListAnnotation ListAnnotation::read(const QString &value)
{
    ListAnnotation list;
    if (value.isEmpty())
        return list;
    list.items = value.split(u',');
    for (const QString &item : std::as_const(list.items)) {
        const QString trimmed = item.trimmed();
        list.trimmed.append(trimmed);
        if (item != trimmed)
            list.padded.append(item);
        const bool isSurplus = trimmed.isEmpty() || list.kept.contains(trimmed);
        (isSurplus ? list.surplus : list.kept).append(trimmed);
    }
    return list;
}

LintFix listFix(const LintPlace &place, const QStringList &items, const QString &title)
{
    const DocumentPath path = place.path();
    return {.title = title,
            .changes = {items.isEmpty() ? DocumentChange::remove(path)
                                        : DocumentChange::set(path, items.join(u','))},
            .isSafe = true};
}

QString quotedItems(const QStringList &items)
{
    QStringList texts;
    for (const QString &item : items)
        texts.append(u'"' + item + u'"');
    return texts.join(u", "_s);
}

} // namespace headwater
