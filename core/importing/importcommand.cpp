// SPDX-License-Identifier: Apache-2.0
#include "core/importing/importcommand.h"

#include "core/image/pullspec.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// Tags that one command, in a loop, imports.
struct Group
{
    QString source = {}; ///< without ":TAG" if that is the tag's own name
    bool hasTag = false; ///< the source is followed by the tag's own name
    ImportItem like = {};
    QStringList tags = {};

    bool takes(const ImportItem &item, const QString &from, bool isByTag) const
    {
        return hasTag && isByTag && source == from && like.importPolicy == item.importPolicy
            && like.referencePolicy == item.referencePolicy;
    }
};

QList<ImportItem> itemsOf(const ImportOrder &order)
{
    QList<ImportItem> items = order.items;
    if (!order.repository || !order.repository->only)
        return items;
    for (const QString &tag : *order.repository->only)
        items.append({.tag = tag,
                      .from = order.repository->from + u':' + tag,
                      .importPolicy = order.repository->importPolicy,
                      .referencePolicy = order.repository->referencePolicy});
    return items;
}

QList<Group> grouped(const QList<ImportItem> &items)
{
    QList<Group> groups;
    for (const ImportItem &item : items) {
        const QString ending = u':' + item.tag;
        const bool isByTag = item.from.endsWith(ending);
        const QString from = isByTag ? item.from.chopped(ending.size()) : item.from;
        const auto group = std::ranges::find_if(
            groups, [&](const Group &known) { return known.takes(item, from, isByTag); });
        if (group != groups.end())
            group->tags.append(item.tag);
        else
            groups.append({from, isByTag, item, {item.tag}});
    }
    return groups;
}

QString policyFlags(const ImportItem &item)
{
    QString flags;
    if (item.importPolicy.insecure)
        flags += u" --insecure"_s;
    if (item.importPolicy.scheduled)
        flags += u" --scheduled"_s;
    if (item.referencePolicy == "Local"_L1)
        flags += u" --reference-policy=local"_s;
    if (item.importPolicy.importMode == "PreserveOriginal"_L1)
        flags += u" --import-mode=PreserveOriginal"_s;
    return flags;
}

QString words(const QStringList &texts)
{
    QStringList quoted;
    for (const QString &text : texts)
        quoted.append(shellWord(text));
    return quoted.join(u' ');
}

/// Behind "for tag in ", on as many lines as it takes.
QString loopWords(const QStringList &texts)
{
    constexpr qsizetype width = 90; ///< characters
    QString lines;
    qsizetype column = 0;
    for (const QString &text : texts) {
        const QString word = shellWord(text);
        if (column > 0 && column + word.size() > width) {
            lines += u" \\\n    "_s;
            column = 0;
        } else if (column > 0) {
            lines += u' ';
        }
        lines += word;
        column += word.size() + 1;
    }
    return lines;
}

/// @p command makes the line for a tag from "STREAM:TAG" and "SOURCE", both words for a shell.
template<typename Command>
QString commandsFor(const Group &group, const QString &stream, Command command)
{
    const QString tag = group.tags.first();
    if (group.tags.size() == 1) {
        const QString source = group.hasTag ? group.source + u':' + tag : group.source;
        return command(shellWord(stream + u':' + tag), shellWord(source)) + u'\n';
    }
    const auto each = [](const QString &start) { return shellWord(start) + u":\"$tag\""_s; };
    return u"for tag in %1; do\n  %2\ndone\n"_s.arg(loopWords(group.tags),
                                                    command(each(stream), each(group.source)));
}

QString importLines(const QString &program, const QList<ImportItem> &items,
                    const ImportOrder &order, const QString &where)
{
    const bool isNew = order.key.file.isEmpty();
    QString text;
    const QList<Group> groups = grouped(items);
    for (const Group &group : groups) {
        text += commandsFor(group, order.key.name, [&](const QString &tag, const QString &source) {
            return u"%1 import-image %2 --from=%3%4%5%6"_s.arg(program, tag, source,
                                                               isNew ? u" --confirm"_s : QString(),
                                                               policyFlags(group.like), where);
        });
    }
    return text;
}

/// import-image refuses to change where a tag comes from.
bool hasOtherSource(const ImportItem &item, const std::optional<ImageStream> &stream)
{
    const TagReference *known = stream ? stream->spec.tag(item.tag) : nullptr;
    return known
        && (!known->from || known->from->kind != kind::dockerImage
            || known->from->name != item.from);
}

QString namespaceFlag(const ImportOrder &order)
{
    return order.key.ns.isEmpty() ? QString() : u" -n "_s + shellWord(order.key.ns);
}

/// The items of @p order, those that change a tag's source apart.
struct Sorted
{
    QList<ImportItem> imported = {};
    QList<ImportItem> replaced = {};
};

Sorted sorted(const ImportOrder &order, const std::optional<ImageStream> &stream)
{
    Sorted result;
    const QList<ImportItem> items = itemsOf(order);
    for (const ImportItem &item : items)
        (hasOtherSource(item, stream) ? result.replaced : result.imported).append(item);
    return result;
}

} // namespace

QString shellWord(const QString &text)
{
    static const QRegularExpression plain(u"^[A-Za-z0-9_./:@%+,=-]+\\z"_s);
    if (plain.match(text).hasMatch())
        return text;
    QString quoted = text;
    return u'\'' + quoted.replace(u'\'', u"'\\''"_s) + u'\'';
}

QString ocCommands(const ImportOrder &order, const std::optional<ImageStream> &stream)
{
    const Sorted items = sorted(order, stream);
    const QString where = namespaceFlag(order);
    QString text = importLines(u"oc"_s, items.imported, order, where);
    const QList<Group> groups = grouped(items.replaced);
    for (const Group &group : groups) {
        text += commandsFor(group, order.key.name, [&](const QString &tag, const QString &source) {
            return u"oc tag --source=docker %1 %2%3%4"_s.arg(source, tag, policyFlags(group.like),
                                                             where);
        });
    }
    return text;
}

QString headwaterCommands(const ImportOrder &order, const std::optional<ImageStream> &stream,
                          const QString &folder)
{
    const Sorted items = sorted(order, stream);
    const QString where = namespaceFlag(order) + u" --catalog="_s + shellWord(folder);
    QString text = importLines(u"headwater"_s, items.imported, order, where);
    if (items.replaced.isEmpty())
        return text;
    QStringList tags;
    for (const ImportItem &item : items.replaced)
        tags.append(item.tag);
    return text + u"# not by a command, since their source changes: %1\n"_s.arg(words(tags));
}

} // namespace headwater
