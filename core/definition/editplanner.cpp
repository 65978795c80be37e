// SPDX-License-Identifier: Apache-2.0
#include "core/definition/editplanner.h"

#include "core/definition/definitiontext.h"
#include "core/definition/documentvalue.h"
#include "core/describe/yamltext.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <ranges>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

using Kind = DocumentNode::Kind;

bool isCollection(const QJsonValue &value)
{
    return value.isObject() || value.isArray();
}

/// {"b": {"c": value}} for the path b, c.
QJsonValue nested(const QStringList &path, QJsonValue value)
{
    for (const QString &key : path | std::views::reverse)
        value = QJsonObject{{key, value}};
    return value;
}

QList<TextEdit> oneEdit(qsizetype from, qsizetype to, const QByteArray &text)
{
    return {TextEdit{.from = from, .to = to, .text = text}};
}

} // namespace

EditPlanner::EditPlanner(const DocumentTree &tree, bool isJson)
    : m_tree(tree)
    , m_scan(tree)
    , m_isJson(isJson)
{
    detectStyle();
}

void EditPlanner::detectStyle()
{
    const QByteArrayView text = m_tree.text();
    if (const qsizetype newline = text.indexOf('\n'); newline > 0 && text[newline - 1] == '\r')
        m_style.newline = "\r\n";
    if (!m_isJson) {
        detectBlockSteps();
        return;
    }
    for (qsizetype at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
        const QByteArray indentation = m_scan.indentation(at + 1);
        if (!indentation.isEmpty()) {
            m_style.jsonStep = indentation;
            return;
        }
    }
}

/// From the first mapping and the first sequence that is the value of a key in a block.
void EditPlanner::detectBlockSteps()
{
    bool hasStep = false;
    bool hasSequenceStep = false;
    for (const DocumentTree::Document &document : m_tree.documents()) {
        for (Index node = document.root; node < m_tree.written(document.root).end; ++node) {
            if (m_tree.written(node).kind != Kind::Mapping || m_scan.isFlow(node))
                continue;
            for (Index key = node + 1; key < m_tree.written(node).end;) {
                const Index value = m_tree.written(key).end;
                const DocumentNode &written = m_tree.written(value);
                const qsizetype step
                    = m_scan.column(written.offset) - m_scan.column(m_tree.written(key).offset);
                if (written.kind == Kind::Mapping && !m_scan.isFlow(value) && step > 0
                    && !std::exchange(hasStep, true))
                    m_style.step = step;
                if (written.kind == Kind::Sequence && !m_scan.isFlow(value) && step >= 0
                    && !std::exchange(hasSequenceStep, true))
                    m_style.sequenceStep = step;
                key = written.end;
            }
            if (hasStep && hasSequenceStep)
                return;
        }
    }
}

std::unexpected<EditPlanner::Refusal> EditPlanner::refusal(const QString &reason, Index node) const
{
    return std::unexpected(Refusal{.reason = reason, .offset = m_tree.written(node).offset});
}

EditPlanner::OrRefusal<std::optional<EditPlanner::Place>> EditPlanner::entry(const Place &place,
                                                                             QStringView key) const
{
    const DocumentNode &mapping = m_tree.written(place.value);
    if (mapping.kind == Kind::Alias)
        return refusal(DefinitionText::tr("an alias stands here; its anchor's value is shared"),
                       place.value);
    if (mapping.kind != Kind::Mapping && mapping.kind != Kind::Null)
        return refusal(DefinitionText::tr("a mapping is expected here"), place.value);
    const QByteArray wanted = key.toUtf8();
    const std::string_view name(wanted.data(), size_t(wanted.size()));
    std::optional<Place> found;
    for (Index node = place.value + 1; node < mapping.end;) {
        const Index value = m_tree.written(node).end;
        if (DocumentTree::isMergeKey(m_tree.written(node)))
            return refusal(DefinitionText::tr("values are merged in here"), node);
        if (m_tree[node].text == name) {
            if (found)
                return refusal(DefinitionText::tr("the key is there twice"), node);
            found = Place{.value = value, .key = node, .isInFlow = m_scan.isFlow(place.value)};
        }
        node = m_tree.written(value).end;
    }
    return found;
}

std::optional<EditPlanner::Place> EditPlanner::item(const Place &place, qsizetype number) const
{
    const DocumentNode &sequence = m_tree.written(place.value);
    if (sequence.kind != Kind::Sequence)
        return std::nullopt;
    for (Index node = place.value + 1; node < sequence.end; node = m_tree.written(node).end) {
        if (number-- == 0)
            return Place{.value = node, .key = {}, .isInFlow = m_scan.isFlow(place.value)};
    }
    return std::nullopt;
}

EditPlanner::Edits EditPlanner::set(Place place, const QStringList &path,
                                    const QJsonValue &value) const
{
    for (qsizetype depth = 0; depth < path.size(); ++depth) {
        const auto next = entry(place, path.at(depth));
        if (!next)
            return std::unexpected(next.error());
        if (!*next)
            return insert(place, path.at(depth), nested(path.sliced(depth + 1), value));
        place = **next;
    }
    return replace(place, value);
}

EditPlanner::Edits EditPlanner::append(Place place, const QStringList &path,
                                       const QJsonObject &item) const
{
    for (qsizetype depth = 0; depth < path.size(); ++depth) {
        const auto next = entry(place, path.at(depth));
        if (!next)
            return std::unexpected(next.error());
        if (!*next)
            return insert(place, path.at(depth), nested(path.sliced(depth + 1), QJsonArray{item}));
        place = **next;
    }
    if (isEmpty(place))
        return fillEmpty(place, QJsonArray{item});
    return appendItem(place, item);
}

bool EditPlanner::isEmpty(const Place &place) const
{
    const DocumentNode &node = m_tree.written(place.value);
    const bool isCollectionNode = node.kind == Kind::Mapping || node.kind == Kind::Sequence;
    return node.kind == Kind::Null || (isCollectionNode && node.end == place.value + 1);
}

EditPlanner::Edits EditPlanner::replace(const Place &place, const QJsonValue &value) const
{
    const DocumentNode &node = m_tree.written(place.value);
    if (isEmpty(place) && isCollection(value))
        return fillEmpty(place, value);
    if (node.kind == Kind::Null)
        return replaceNull(place, value);
    if (node.kind == Kind::Alias)
        return refusal(DefinitionText::tr("an alias stands here; its anchor's value is shared"),
                       place.value);
    if (isCollection(value) || (node.kind != Kind::Scalar && !isEmpty(place)))
        return refusal(DefinitionText::tr("something else is written here already"), place.value);
    const std::optional<qsizetype> end = m_scan.end(place.value);
    if (!end)
        return refusal(
            DefinitionText::tr("the value is not written on one line, or has an anchor or tag"),
            place.value);
    return oneEdit(node.offset, *end, scalarText(place, value));
}

/// The value of an entry that says null, or nothing.
EditPlanner::Edits EditPlanner::replaceNull(const Place &place, const QJsonValue &value) const
{
    const std::optional<qsizetype> colon = place.key ? m_scan.colonEnd(*place.key) : std::nullopt;
    if (!colon)
        return refusal(DefinitionText::tr("there is no place for the value here"), place.value);
    const qsizetype start = m_scan.skipBlanks(*colon);
    const qsizetype length = m_scan.nullWordLength(start);
    const QByteArray text = scalarText(place, value);
    if (length > 0)
        return oneEdit(start, start + length, text);
    if (place.isInFlow || !m_scan.isRestEmpty(*colon))
        return refusal(DefinitionText::tr("there is no place for the value here"), *place.key);
    return oneEdit(*colon, *colon, ' ' + text);
}

/// @p value in the quotes of what it replaces, if they can hold it.
QByteArray EditPlanner::scalarText(const Place &place, const QJsonValue &value) const
{
    if (m_isJson)
        return compactJson(value);
    if (!value.isString())
        return flowYaml(value);
    const QString text = value.toString();
    const qsizetype offset = m_tree.written(place.value).offset;
    const bool isScalar = m_tree.written(place.value).kind == Kind::Scalar;
    const bool isPrintable = std::ranges::all_of(text, [](QChar c) { return c.isPrint(); });
    if (isScalar && isPrintable && m_scan.startsWith(offset, "'"))
        return '\'' + text.toUtf8().replace("'", "''") + '\'';
    const QByteArray plain = place.isInFlow ? flowYaml(value) : yamlScalar(text, 0);
    if (plain.contains('\n') || plain.startsWith('"')
        || (isScalar && m_scan.startsWith(offset, "\"")))
        return compactJson(value);
    return plain;
}

EditPlanner::Edits EditPlanner::insert(const Place &mapping, const QString &key,
                                       const QJsonValue &value) const
{
    const QJsonObject entry{{key, value}};
    if (isEmpty(mapping))
        return fillEmpty(mapping, entry);
    const qsizetype offset = m_tree.written(mapping.value).offset;
    if (m_scan.isFlow(mapping.value)) {
        const QByteArray compact = m_isJson ? compactJson(entry) : flowYaml(entry);
        const QByteArray pretty = m_isJson ? compactJson(key) + ": "
                + prettyJson(value,
                             m_scan.indentation(m_tree.written(lastChild(mapping.value)).offset),
                             m_style)
                                           : QByteArray();
        return insertInFlow(mapping, pretty, compact.sliced(1).chopped(1));
    }
    const qsizetype column = m_scan.column(offset);
    const qsizetype end = m_scan.blockEnd(mapping.value, column);
    return oneEdit(end, end, m_style.newline + blockYaml(entry, column, m_style));
}

EditPlanner::Edits EditPlanner::appendItem(const Place &sequence, const QJsonObject &item) const
{
    const DocumentNode &node = m_tree.written(sequence.value);
    if (node.kind == Kind::Alias)
        return refusal(DefinitionText::tr("an alias stands here; its anchor's value is shared"),
                       sequence.value);
    if (node.kind != Kind::Sequence)
        return refusal(DefinitionText::tr("a list is expected here"), sequence.value);
    if (m_scan.isFlow(sequence.value)) {
        const QByteArray pretty = m_isJson
            ? prettyJson(item, m_scan.indentation(m_tree.written(lastChild(sequence.value)).offset),
                         m_style)
            : QByteArray();
        return insertInFlow(sequence, pretty, m_isJson ? compactJson(item) : flowYaml(item));
    }
    if (!m_scan.startsWith(node.offset, "-"))
        return refusal(DefinitionText::tr("the list has an anchor or tag"), sequence.value);
    // As many blanks behind the dash as the first item has.
    const qsizetype column = m_scan.column(node.offset);
    const qsizetype content = m_scan.skipBlanks(node.offset + 1);
    const qsizetype width = content < m_scan.lineEnd(node.offset) ? content - node.offset : 2;
    const QByteArray lines = blockYaml(item, column + width, m_style);
    const qsizetype end = m_scan.blockEnd(sequence.value, column);
    return oneEdit(end, end,
                   m_style.newline + QByteArray(column, ' ') + '-' + QByteArray(width - 1, ' ')
                       + lines.sliced(column + width));
}

/// Puts @p collection in the place of null, {} or [].
EditPlanner::Edits EditPlanner::fillEmpty(const Place &place, const QJsonValue &collection) const
{
    const DocumentNode &node = m_tree.written(place.value);
    const bool isNull = node.kind == Kind::Null;
    const std::optional<qsizetype> end = m_scan.end(place.value);
    if (m_isJson) {
        const bool isOnOwnLines
            = m_scan.isFirstOnLine(m_tree.written(place.key.value_or(place.value)).offset);
        return oneEdit(node.offset, end.value_or(node.offset),
                       isOnOwnLines
                           ? prettyJson(collection, m_scan.indentation(node.offset), m_style)
                           : compactJson(collection));
    }
    if (place.isInFlow || !place.key) {
        if (isNull || !end)
            return refusal(DefinitionText::tr("there is no place for the value here"), place.value);
        return oneEdit(node.offset, *end, flowYaml(collection));
    }
    const std::optional<qsizetype> colon = m_scan.colonEnd(*place.key);
    if (!colon)
        return refusal(DefinitionText::tr("the key has an anchor or tag"), *place.key);
    const qsizetype start = m_scan.skipBlanks(*colon);
    const qsizetype written = isNull ? start + m_scan.nullWordLength(start) : end.value_or(start);
    const bool isOnLine = written <= m_scan.lineEnd(*colon) && (isNull || node.offset == start);
    if (!isOnLine || !m_scan.isRestEmpty(written == start ? *colon : written))
        return refusal(DefinitionText::tr("there is no place for the value here"), *place.key);

    const qsizetype column = m_scan.column(m_tree.written(*place.key).offset);
    const QByteArray block = collection.isObject()
        ? blockYaml(collection.toObject(), column + m_style.step, m_style)
        : blockYaml(collection.toArray(), column + m_style.sequenceStep, m_style);
    QList<TextEdit> edits;
    if (written > start)
        edits.append({.from = *colon, .to = written, .text = {}});
    const qsizetype line = m_scan.lineEnd(*colon);
    edits.append({.from = line, .to = line, .text = m_style.newline + block});
    return edits;
}

EditPlanner::Index EditPlanner::lastChild(Index node) const
{
    // Of a mapping the last key: that is where the last entry starts.
    Index last = node + 1;
    for (Index child = last; child < m_tree.written(node).end;) {
        last = child;
        child = m_tree.written(child).end;
        if (m_tree.written(node).kind == Kind::Mapping)
            child = m_tree.written(child).end;
    }
    return last;
}

/// Behind the last entry of braces or brackets; @p pretty is used where that stands on a line of
/// its own, unless it is empty.
EditPlanner::Edits EditPlanner::insertInFlow(const Place &collection, const QByteArray &pretty,
                                             const QByteArray &compact) const
{
    const Index last = lastChild(collection.value);
    const bool isMapping = m_tree.written(collection.value).kind == Kind::Mapping;
    const std::optional<qsizetype> end = m_scan.end(isMapping ? m_tree.written(last).end : last);
    if (!end)
        return refusal(DefinitionText::tr("it is not clear where this value ends"), last);
    const qsizetype start = m_tree.written(last).offset;
    if (!m_scan.isFirstOnLine(start))
        return oneEdit(*end, *end, ", " + compact);
    return oneEdit(*end, *end,
                   ',' + m_style.newline + m_scan.indentation(start)
                       + (pretty.isEmpty() ? compact : pretty));
}

} // namespace headwater
