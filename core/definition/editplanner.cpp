// SPDX-License-Identifier: Apache-2.0
#include "core/definition/editplanner.h"

#include "core/definition/definitiontext.h"
#include "core/definition/definitionwriter.h"
#include "core/definition/documentplaces.h"
#include "core/definition/entrymover.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <ranges>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

using Kind = DocumentNode::Kind;

/// {"b": {"c": value}} for the steps b, c; an item is the only one of its sequence.
QJsonValue nested(const QList<PathStep> &steps, QJsonValue value)
{
    for (const PathStep &step : steps | std::views::reverse) {
        if (step.kind() == PathStep::Kind::Key)
            value = QJsonObject{{step.text(), value}};
        else
            value = QJsonArray{value};
    }
    return value;
}

QList<TextEdit> oneEdit(qsizetype from, qsizetype to, const QByteArray &text)
{
    return {TextEdit{.from = from, .to = to, .text = text}};
}

QString aliasReason()
{
    return DefinitionText::tr("an alias stands here; its anchor's value is shared");
}

QString noPlaceReason()
{
    return DefinitionText::tr("there is no place for the value here");
}

} // namespace

EditPlanner::EditPlanner(const DocumentTree &tree, bool isJson, WriteStyle style)
    : m_tree(tree)
    , m_spans(tree)
    , m_items(tree)
    , m_scan(m_spans.scan())
    , m_isJson(isJson)
    , m_style(std::move(style))
    , m_writer(m_spans, tree, isJson, m_style)
{
}

std::unexpected<EditPlanner::Refusal> EditPlanner::refusal(const QString &reason,
                                                           qsizetype offset) const
{
    return std::unexpected(Refusal{.reason = reason, .offset = offset});
}

std::unexpected<EditPlanner::Refusal> EditPlanner::unclear(Index node) const
{
    return refusal(DefinitionText::tr("it is not clear where this value ends"),
                   m_tree.written(node).offset);
}

EditPlanner::Place EditPlanner::root(int document) const
{
    return {.value = m_tree.documents()[size_t(document)].root};
}

EditPlanner::OrRefusal<std::optional<EditPlanner::Place>>
EditPlanner::entry(const Place &place, const QString &key) const
{
    const DocumentNode &mapping = m_tree.written(place.value);
    if (mapping.kind == Kind::Alias)
        return refusal(aliasReason(), mapping.offset);
    if (mapping.kind != Kind::Mapping && mapping.kind != Kind::Null)
        return refusal(DefinitionText::tr("a mapping is expected here"), mapping.offset);
    const DocumentPlaces places(m_tree);
    const std::optional<Index> found = places.key(place.value, key);
    std::optional<Index> merge;
    for (Index node = place.value + 1; node < mapping.end;) {
        if (DocumentTree::isMergeKey(m_tree.written(node)))
            merge = node;
        else if (found && node != *found && m_tree[node].text == m_tree[*found].text)
            return refusal(DefinitionText::tr("the key is there twice"),
                           m_tree.written(*found).offset);
        node = m_tree.written(m_tree.written(node).end).end;
    }
    // What is written here itself wins over what is merged in.
    if (!found && merge)
        return refusal(DefinitionText::tr("values are merged in here"),
                       m_tree.written(*merge).offset);
    if (!found)
        return std::optional<Place>();
    return Place{.value = m_tree.written(*found).end, .collection = place.value, .child = *found};
}

EditPlanner::OrRefusal<std::optional<EditPlanner::Place>> EditPlanner::item(const Place &place,
                                                                            qsizetype number) const
{
    const DocumentNode &sequence = m_tree.written(place.value);
    if (sequence.kind == Kind::Alias)
        return refusal(aliasReason(), sequence.offset);
    if (sequence.kind != Kind::Sequence && sequence.kind != Kind::Null)
        return refusal(DefinitionText::tr("a list is expected here"), sequence.offset);
    if (const std::optional<Index> node = m_items.item(place.value, number))
        return Place{.value = *node, .collection = place.value, .child = *node, .number = number};
    return std::optional<Place>();
}

EditPlanner::OrRefusal<EditPlanner::Place> EditPlanner::find(Place place,
                                                             const QList<PathStep> &steps) const
{
    for (const PathStep &step : steps) {
        const auto next = step.kind() == PathStep::Kind::Key ? entry(place, step.text())
                                                             : item(place, step.number());
        if (!next)
            return std::unexpected(next.error());
        if (!*next)
            return std::unexpected(Refusal{.reason = {},
                                           .offset = m_tree.written(place.value).offset,
                                           .kind = Refusal::Kind::NotFound});
        place = **next;
    }
    return place;
}

qsizetype EditPlanner::itemCount(const Place &place) const
{
    const bool isSequence = m_tree.written(place.value).kind == Kind::Sequence;
    return isSequence ? m_items.count(place.value) : 0;
}

/// Whether what an alias elsewhere stands for would change with @p node.
std::optional<EditPlanner::Refusal> EditPlanner::sharedAnchor(Index node) const
{
    if (!m_tree.hasAliases())
        return std::nullopt;
    const Index end = m_tree.written(node).end;
    for (Index alias = 0; alias < m_tree.size(); ++alias) {
        const DocumentNode &written = m_tree.written(alias);
        if (written.kind != Kind::Alias || (alias >= node && alias < end))
            continue;
        const bool isInside = written.target >= node && written.target < end;
        const bool isAround = written.target <= node && node < m_tree.written(written.target).end;
        if (!isInside && !isAround)
            continue;
        const auto line = m_tree.text().first(written.offset).count('\n') + 1;
        return Refusal{
            .reason = DefinitionText::tr("line %1 uses this value too, by the name of its anchor")
                          .arg(line),
            .offset = m_tree.written(written.target).offset};
    }
    return std::nullopt;
}

EditPlanner::OrRefusal<EntrySpan> EditPlanner::span(const Place &place) const
{
    if (!place.collection)
        return refusal(noPlaceReason(), m_tree.written(place.value).offset);
    const std::optional<EntrySpan> span = m_spans.child(*place.collection, place.child);
    if (!span)
        return unclear(place.value);
    if (span->isExplicit)
        return refusal(DefinitionText::tr("the key is written with a question mark"), span->start);
    return *span;
}

EditPlanner::Edits EditPlanner::set(Place place, const QList<PathStep> &steps,
                                    const QJsonValue &value) const
{
    for (qsizetype depth = 0; depth < steps.size(); ++depth) {
        const PathStep &step = steps.at(depth);
        const bool isKey = step.kind() == PathStep::Kind::Key;
        const auto next = isKey ? entry(place, step.text()) : item(place, step.number());
        if (!next)
            return std::unexpected(next.error());
        if (!*next) {
            const QJsonValue inner = nested(steps.sliced(depth + 1), value);
            return isKey ? insertKey(place, step.text(), inner)
                         : insertItem(place, itemCount(place), inner);
        }
        place = **next;
    }
    return replace(place, value);
}

EditPlanner::Edits EditPlanner::replace(const Place &place, const QJsonValue &value) const
{
    const DocumentNode &node = m_tree.written(place.value);
    if (node.kind == Kind::Alias)
        return refusal(aliasReason(), node.offset);
    if (const std::optional<Refusal> shared = sharedAnchor(place.value))
        return std::unexpected(*shared);
    if (!place.collection) {
        const auto root = m_spans.root(place.value, 0);
        const bool isBlock = !m_isJson && !m_spans.isFlow(place.value);
        if (!root || isBlock || node.kind == Kind::Null || root->hasProperties())
            return refusal(noPlaceReason(), node.offset);
        return oneEdit(root->content, root->end,
                       m_isJson ? prettyJson(value, {}, m_style) : m_writer.flowText(value));
    }
    const OrRefusal<EntrySpan> entry = span(place);
    if (!entry)
        return std::unexpected(entry.error());
    const bool isScalar = node.kind == Kind::Scalar || node.kind == Kind::Null;
    const bool hasTag = m_scan.startsWith(entry->span.begin, "!");
    if (entry->span.hasProperties() && (hasTag || !isScalar || ValueWriter::isFilled(value)))
        return refusal(DefinitionText::tr("the value has an anchor or tag"), entry->span.begin);
    if (m_writer.isEmpty(place.value) && entry->span.isWritten
        && m_scan.hasComment(entry->span.content, entry->span.end))
        return refusal(noPlaceReason(), entry->span.content);
    const auto edits = m_writer.replace(*entry, value);
    if (!edits)
        return refusal(noPlaceReason(), entry->span.content);
    return *edits;
}

EditPlanner::Edits EditPlanner::insertKey(const Place &place, const QString &key,
                                          const QJsonValue &value, const QString &before) const
{
    const auto existing = entry(place, key);
    if (!existing)
        return std::unexpected(existing.error());
    if (*existing)
        return std::unexpected(Refusal{.reason = key,
                                       .offset = m_tree.written((*existing)->child).offset,
                                       .kind = Refusal::Kind::AlreadyExists});
    std::optional<Index> next;
    if (!before.isEmpty()) {
        const OrRefusal<Place> found = find(place, {PathStep(before)});
        if (!found)
            return std::unexpected(found.error());
        next = found->child;
    }
    return insert(place, key, next, value);
}

EditPlanner::Edits EditPlanner::insertItem(const Place &place, qsizetype number,
                                           const QJsonValue &value) const
{
    const auto next = item(place, number);
    if (!next)
        return std::unexpected(next.error());
    if (number > itemCount(place))
        return std::unexpected(Refusal{.reason = {},
                                       .offset = m_tree.written(place.value).offset,
                                       .kind = Refusal::Kind::NotFound});
    return insert(place, std::nullopt, *next ? std::optional((*next)->child) : std::nullopt, value);
}

/// Adds the entry @p key, or an item, before the child @p before or as the last.
EditPlanner::Edits EditPlanner::insert(const Place &place, const std::optional<QString> &key,
                                       std::optional<Index> before, const QJsonValue &value) const
{
    if (const std::optional<Refusal> shared = sharedAnchor(place.value))
        return std::unexpected(*shared);
    if (m_writer.isEmpty(place.value))
        return replace(
            place, key ? QJsonValue(QJsonObject{{*key, value}}) : QJsonValue(QJsonArray{value}));
    if (m_spans.isFlow(place.value))
        return insertInFlow(place, key, before, value);
    const qsizetype column = m_spans.column(place.value);
    if (key)
        return insertBlock(place, before, m_writer.blockLines(QJsonObject{{*key, value}}, column),
                           column);
    // As many blanks behind the dash as the first item has.
    const qsizetype dash = m_spans.contentStart(place.value);
    const qsizetype content = m_scan.skipBlanks(dash + 1);
    const qsizetype width = content < m_scan.lineEnd(dash) ? content - dash : 2;
    const QByteArray lines = ValueWriter::isFilled(value)
        ? m_writer.blockLines(value, column + width)
        : value.isString() ? scalarYaml(value.toString(), column, m_style)
                           : flowYaml(value);
    return insertBlock(place, before, '-' + QByteArray(width - 1, ' ') + lines, column);
}

/// @p lines are those of an entry or item, the first without its indentation by @p column.
EditPlanner::Edits EditPlanner::insertBlock(const Place &place, std::optional<Index> before,
                                            const QByteArray &lines, qsizetype column) const
{
    const QByteArray indentation(column, ' ');
    const EntryMover mover(m_tree, m_style.newline);
    const auto neighbour
        = m_spans.child(place.value, before.value_or(m_spans.lastChild(place.value)));
    if (!neighbour)
        return unclear(before.value_or(place.value));
    if (!before) {
        const qsizetype at = mover.lastLineEnd(neighbour->span, column);
        return oneEdit(at, at, m_style.newline + indentation + lines);
    }
    if (!m_scan.isFirstOnLine(neighbour->start)) // "- a: b": the first entry of an item
        return oneEdit(neighbour->start, neighbour->start, lines + m_style.newline + indentation);
    const bool isFirst = *before == place.value + 1;
    const qsizetype at
        = isFirst ? m_scan.lineStart(neighbour->start) : mover.commentsStart(neighbour->start);
    return oneEdit(at, at, indentation + lines + m_style.newline);
}

EditPlanner::Edits EditPlanner::insertInFlow(const Place &place, const std::optional<QString> &key,
                                             std::optional<Index> before,
                                             const QJsonValue &value) const
{
    const Index next = before.value_or(m_spans.lastChild(place.value));
    const std::optional<EntrySpan> neighbour = m_spans.child(place.value, next);
    if (!neighbour)
        return unclear(next);
    const bool isOnOwnLine = m_scan.isFirstOnLine(neighbour->start);
    const QByteArray indentation = m_scan.indentation(neighbour->start);
    const QJsonValue whole = key ? QJsonValue(QJsonObject{{*key, value}}) : value;
    QByteArray text = m_writer.flowText(whole);
    if (key)
        text = text.sliced(1).chopped(1);
    if (m_isJson && isOnOwnLine)
        text = (key ? compactJson(*key) + m_style.jsonColon : QByteArray())
            + prettyJson(value, indentation, m_style);
    const QByteArray separator = isOnOwnLine   ? ',' + m_style.newline + indentation
        : m_isJson && m_style.jsonColon == ":" ? ","_ba
                                               : ", "_ba;
    if (before)
        return oneEdit(neighbour->start, neighbour->start, text + separator);
    return oneEdit(neighbour->span.end, neighbour->span.end, separator + text);
}

EditPlanner::Edits EditPlanner::remove(const Place &place) const
{
    const OrRefusal<EntrySpan> entry = span(place);
    if (!entry)
        return std::unexpected(entry.error());
    if (const std::optional<Refusal> shared = sharedAnchor(place.child))
        return std::unexpected(*shared);
    if (const std::optional<Refusal> shared = sharedAnchor(place.value))
        return std::unexpected(*shared);
    const auto edits = EntryMover(m_tree, m_style.newline).remove(*place.collection, *entry);
    if (!edits)
        return refusal(
            DefinitionText::tr("the file is laid out in a way that cannot be edited safely"),
            entry->start);
    return *edits;
}

EditPlanner::Edits EditPlanner::rename(const Place &place, const QString &key) const
{
    const OrRefusal<EntrySpan> found = span(place);
    if (!found)
        return std::unexpected(found.error());
    const qsizetype start = m_tree.written(place.child).offset;
    if (QByteArrayView("&!*").contains(m_scan.charAt(start)))
        return refusal(DefinitionText::tr("the key has an anchor or tag"), start);
    const auto existing = entry({.value = *place.collection}, key);
    if (!existing)
        return std::unexpected(existing.error());
    if (*existing)
        return std::unexpected(Refusal{.reason = key,
                                       .offset = m_tree.written((*existing)->child).offset,
                                       .kind = Refusal::Kind::AlreadyExists});
    if (const std::optional<Refusal> shared = sharedAnchor(place.value))
        return std::unexpected(*shared);
    EntrySpan text = *found;
    text.span = {.begin = start, .content = start, .end = found->keyEnd};
    text.isInFlow = true; // on one line, whatever it is
    return oneEdit(start, found->keyEnd, m_writer.scalarText(text, key));
}

EditPlanner::Edits EditPlanner::moveItem(const Place &place, qsizetype to) const
{
    if (const std::optional<Refusal> shared = sharedAnchor(*place.collection))
        return std::unexpected(*shared);
    const auto edits
        = EntryMover(m_tree, m_style.newline).moveItem(*place.collection, place.number, to);
    if (!edits)
        return refusal(
            DefinitionText::tr("the file is laid out in a way that cannot be edited safely"),
            m_tree.written(place.value).offset);
    return *edits;
}

} // namespace headwater
