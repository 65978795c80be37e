// SPDX-License-Identifier: Apache-2.0
#include "core/definition/documentregion.h"

#include "core/base/limits.h"
#include "core/definition/documentvalue.h"
#include "core/definition/jsonreader.h"
#include "core/definition/textcheck.h"
#include "core/definition/yamlreader.h"

#include <algorithm>

namespace headwater {

namespace {

using Kind = DocumentNode::Kind;
using Index = DocumentTree::Index;

/// Whether an anchor, alias or tag may be in @p text; may be wrong where there is none.
bool mayHaveProperties(QByteArrayView text)
{
    constexpr QByteArrayView before(" \t\r\n-:,[{");
    for (qsizetype at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if ((c == '&' || c == '*' || c == '!') && (at == 0 || before.contains(text[at - 1])))
            return true;
    }
    return false;
}

/// "---" and a blank or line break, or the end.
bool startsDocument(QByteArrayView text)
{
    return text.startsWith("---")
        && (text.size() == 3 || QByteArrayView(" \t\r\n").contains(text[3]));
}

/// A directive or document end, or, if @p withMarkers, a "---".
bool hasMarkerLine(QByteArrayView text, bool withMarkers)
{
    for (qsizetype line = 0; line < text.size();) {
        const QByteArrayView rest = text.sliced(line);
        if (rest.startsWith('%') || rest.startsWith("...")
            || (withMarkers && rest.startsWith("---")))
            return true;
        const qsizetype next = text.indexOf('\n', line);
        line = next < 0 ? text.size() : next + 1;
    }
    return false;
}

/// Levels of collections in the tree.
int heightOf(const DocumentTree &tree)
{
    std::vector<Index> ends;
    size_t height = 0;
    for (Index index = 0; index < tree.size(); ++index) {
        while (!ends.empty() && ends.back() <= index)
            ends.pop_back();
        const DocumentNode &node = tree.written(index);
        if (node.kind == Kind::Sequence || node.kind == Kind::Mapping)
            ends.push_back(node.end);
        height = std::max(height, ends.size());
    }
    return int(height);
}

/// Collects the regions on the way down to [from, to].
class RegionSearch
{
public:
    RegionSearch(const DocumentTree &tree, bool isJson, qsizetype from, qsizetype to)
        : m_tree(tree)
        , m_spans(tree)
        , m_isJson(isJson)
        , m_from(from)
        , m_to(to)
    {
    }

    std::vector<DocumentRegion> take()
    {
        const auto &documents = m_tree.documents();
        if (documents.empty())
            return {};
        size_t first = 0;
        while (first + 1 < documents.size() && qsizetype(documents[first + 1].offset) <= m_from)
            ++first;
        size_t behind = first + 1;
        while (behind < documents.size() && qsizetype(documents[behind].offset) <= m_to)
            ++behind;
        const bool isLast = behind == documents.size();
        const qsizetype end = isLast ? m_tree.text().size() : qsizetype(documents[behind].offset);
        if (!m_isJson && documents.size() > 1)
            addDocuments(first, behind, end);
        if (behind == first + 1)
            search(documents[first].root, end, {.document = int(first)});
        std::ranges::reverse(m_regions);
        return std::move(m_regions);
    }

private:
    void addDocuments(size_t first, size_t behind, qsizetype end)
    {
        const auto &documents = m_tree.documents();
        const TextScan &scan = m_spans.scan();
        const auto isMarked = [&](size_t document) {
            const qsizetype offset = documents[document].offset;
            return startsDocument(scan.text().sliced(offset)) && scan.lineStart(offset) == offset;
        };
        if ((first > 0 && !isMarked(first)) || (behind < documents.size() && !isMarked(behind)))
            return;
        m_regions.push_back(
            {.kind = DocumentRegion::Kind::Documents,
             .from = first == 0 ? 0 : qsizetype(documents[first].offset),
             .to = end,
             .firstItem = qsizetype(first),
             .items = qsizetype(behind - first),
             .first = documents[first].root,
             .end = behind < documents.size() ? documents[behind].root : m_tree.size()});
    }

    /// Looks into @p node, whose lines end at @p end.
    void search(Index node, qsizetype end, DocumentPath path)
    {
        for (;;) {
            const DocumentNode &written = m_tree.written(node);
            const bool canLookInto = m_isJson || !m_spans.isFlow(node);
            std::optional<Index> inner;
            if (written.kind == Kind::Mapping && canLookInto)
                inner = valueAround(node, end, path);
            else if (written.kind == Kind::Sequence && canLookInto)
                inner = m_isJson ? jsonItems(node, path) : blockItems(node, end, path);
            if (!inner)
                return;
            node = *inner;
        }
    }

    std::optional<Index> valueAround(Index mapping, qsizetype &end, DocumentPath &path)
    {
        Index found = 0;
        for (Index key = mapping + 1; key < m_tree.written(mapping).end;) {
            const qsizetype offset = m_tree.written(key).offset;
            const qsizetype start = m_isJson ? offset : m_spans.scan().lineStart(offset);
            if (offset > m_from && found > 0 && start >= m_to) {
                end = std::min(end, start);
                break;
            }
            if (offset > m_from)
                return std::nullopt; // starts before a key, or goes over the next
            found = key;
            key = m_tree.written(m_tree.written(key).end).end;
        }
        if (found == 0)
            return std::nullopt;
        const Index value = m_tree.written(found).end;
        path.steps.append(PathStep(keyText(m_tree[found])));
        return value;
    }

    /// Whether a region can start with the item: its dash is the first thing on its line.
    std::optional<qsizetype> ownLine(Index item, qsizetype column) const
    {
        const std::optional<qsizetype> dash = m_spans.dashBefore(item);
        if (!dash || !m_spans.scan().isFirstOnLine(*dash) || m_spans.scan().column(*dash) != column)
            return std::nullopt;
        return m_spans.scan().lineStart(*dash);
    }

    std::optional<Index> blockItems(Index sequence, qsizetype &end, DocumentPath &path)
    {
        const qsizetype column = m_spans.column(sequence);
        DocumentRegion region{.kind = DocumentRegion::Kind::BlockItems,
                              .sequence = path,
                              .end = m_tree.written(sequence).end,
                              .column = column,
                              .depth = int(path.steps.size()) + 1};
        qsizetype number = 0;
        qsizetype behind = -1; // number of the item behind the region
        for (Index item = sequence + 1; item < m_tree.written(sequence).end;
             item = m_tree.written(item).end, ++number) {
            const Index next = m_tree.written(item).end;
            if (next < m_tree.written(sequence).end && m_tree.written(next).offset <= m_from)
                continue; // far before
            const std::optional<qsizetype> line = ownLine(item, column);
            if (!line)
                continue;
            if (*line <= m_from) {
                region.from = *line;
                region.first = item;
                region.firstItem = number;
            } else if (*line > m_to) {
                end = std::min(end, *line);
                region.end = item;
                behind = number;
                break;
            }
        }
        if (region.first == 0 || m_to > end)
            return std::nullopt;
        region.to = end;
        region.items = (behind < 0 ? number : behind) - region.firstItem;
        m_regions.push_back(region);
        if (region.items != 1)
            return std::nullopt;
        path.steps.append(PathStep(region.firstItem));
        return region.first;
    }

    std::optional<Index> jsonItems(Index sequence, DocumentPath &path)
    {
        DocumentRegion region{.kind = DocumentRegion::Kind::JsonItems,
                              .sequence = path,
                              .depth = int(path.steps.size()) + 1};
        qsizetype number = 0;
        Index last = 0;
        qsizetype lastNumber = 0;
        for (Index item = sequence + 1; item < m_tree.written(sequence).end;
             item = m_tree.written(item).end, ++number) {
            const qsizetype offset = m_tree.written(item).offset;
            if (offset <= m_from) {
                region.first = item;
                region.from = offset;
                region.firstItem = number;
            }
            if (offset > m_to && last > 0) {
                const std::optional<EntrySpan> span = m_spans.item(sequence, last);
                if (span && span->span.end >= m_to)
                    break; // the edit ends in the item before
            }
            last = item;
            lastNumber = number;
            if (offset > m_to)
                break; // between two items: both belong to it
        }
        const std::optional<EntrySpan> span
            = last > 0 ? m_spans.item(sequence, last) : std::nullopt;
        if (region.first == 0 || !span || span->span.end < m_to)
            return std::nullopt;
        region.to = span->span.end;
        region.end = m_tree.written(last).end;
        region.items = lastNumber - region.firstItem + 1;
        m_regions.push_back(region);
        if (region.items != 1)
            return std::nullopt;
        path.steps.append(PathStep(region.firstItem));
        return region.first;
    }

    const DocumentTree &m_tree;
    DocumentSpans m_spans;
    bool m_isJson;
    qsizetype m_from;
    qsizetype m_to;
    std::vector<DocumentRegion> m_regions;
};

std::optional<RegionReading> readJsonItems(const DocumentRegion &region, QByteArrayView part)
{
    RegionReading reading{.tree = DocumentTree('[' + part.toByteArray() + ']'),
                          .first = 1,
                          .offset = region.from - 1};
    const TextIndex positions(reading.tree.text());
    ProblemSink problems;
    const bool isWhole = readJson(reading.tree, positions, problems);
    if (!isWhole || !problems.take().isEmpty() || reading.tree.size() < 2)
        return std::nullopt;
    reading.end = reading.tree.size();
    return reading;
}

/// A line like what follows the region, and the nodes it makes.
struct Follower
{
    QByteArray line = {};
    Index nodes = 0;
};

Follower followerOf(const DocumentRegion &region, bool isAtEnd)
{
    if (isAtEnd)
        return {};
    if (region.kind == DocumentRegion::Kind::Documents)
        return {.line = "---\nx: y\n", .nodes = 3};
    return {.line = QByteArray(region.column, ' ') + "- x\n", .nodes = 1};
}

std::optional<RegionReading> readYamlPart(const DocumentTree &before, const DocumentRegion &region,
                                          QByteArrayView part, bool isAtEnd)
{
    const Follower follower = followerOf(region, isAtEnd);
    RegionReading reading{.tree = DocumentTree(part.toByteArray() + follower.line),
                          .offset = region.from};
    const TextIndex positions(reading.tree.text());
    if (encodingProblem(part, positions))
        return std::nullopt;
    ProblemSink problems;
    readYaml(reading.tree, positions, problems);
    const DocumentTree &tree = reading.tree;
    if (!problems.take().isEmpty() || tree.documents().empty())
        return std::nullopt;
    // The follower must have been read as what it is: the last thing, from its first byte on.
    if (tree.size() <= follower.nodes)
        return std::nullopt;
    reading.end = tree.size() - follower.nodes;
    // yaml-cpp lets the last key do without its colon, but only if nothing comes behind that.
    const DocumentSpans spans(tree);
    const Index last = reading.end - 1;
    if (tree.written(last).kind == Kind::Null && last > 0
        && tree.written(last - 1).kind == Kind::Scalar && !spans.hasColon(last - 1))
        return std::nullopt;
    if (region.kind == DocumentRegion::Kind::Documents) {
        const auto &behind = tree.documents().back();
        const bool isFollower
            = isAtEnd || (behind.root == reading.end && qsizetype(behind.offset) == part.size());
        return isFollower ? std::optional(std::move(reading)) : std::nullopt;
    }
    const bool isSequence = tree.documents().size() == 1 && tree.written(0).kind == Kind::Sequence
        && !spans.isFlow(0) && spans.column(0) == region.column && tree.size() > 1
        && tree.documents().front().root == 0;
    // The sequence itself starts with its first dash, and is not read again.
    const bool isMoved = region.firstItem == 0
        && before.written(region.first - 1).offset != tree.written(0).offset + region.from;
    const bool hasFollower = isAtEnd || tree.written(reading.end).offset > part.size();
    if (!isSequence || isMoved || !hasFollower || reading.end < 2)
        return std::nullopt;
    reading.first = 1;
    return reading;
}

} // namespace

std::vector<DocumentRegion> regionsAround(const DocumentTree &tree, bool isJson, qsizetype from,
                                          qsizetype to)
{
    return RegionSearch(tree, isJson, from, to).take();
}

QJsonArray RegionReading::values() const
{
    QJsonArray values;
    for (Index index = first; index < end; index = tree.written(index).end)
        values.append(jsonValue(tree, index));
    return values;
}

QJsonArray valuesOf(const DocumentTree &tree, const DocumentRegion &region)
{
    QJsonArray values;
    for (Index index = region.first; index < region.end; index = tree.written(index).end)
        values.append(jsonValue(tree, index));
    return values;
}

std::optional<RegionReading> readRegion(const DocumentTree &before, const DocumentRegion &region,
                                        QByteArrayView text, qsizetype growth)
{
    using RegionKind = DocumentRegion::Kind;
    if (before.hasAliases()) // what they stand for counts against the limits
        return std::nullopt;
    const QByteArrayView old = before.text().sliced(region.from, region.to - region.from);
    const QByteArrayView part = text.sliced(region.from, old.size() + growth);
    std::optional<RegionReading> reading;
    if (region.kind == RegionKind::JsonItems) {
        reading = readJsonItems(region, part);
    } else {
        const bool isItems = region.kind == RegionKind::BlockItems;
        const bool isAtEnd = region.from + part.size() == text.size();
        if (part.isEmpty() || (!isAtEnd && !part.endsWith('\n')))
            return std::nullopt;
        if (isItems && (mayHaveProperties(old) || mayHaveProperties(part)))
            return std::nullopt;
        if (hasMarkerLine(old, isItems) || hasMarkerLine(part, isItems)
            || (!isItems && region.from > 0 && !startsDocument(part)))
            return std::nullopt;
        reading = readYamlPart(before, region, part, isAtEnd);
    }
    constexpr auto mostNodes = Index(limits::documentNodes);
    if (!reading || region.depth + heightOf(reading->tree) > limits::documentDepth
        || before.size() + reading->tree.size() > mostNodes)
        return std::nullopt;
    return reading;
}

std::optional<DocumentTree> treeAfter(const DocumentTree &tree, bool isJson,
                                      const QList<TextEdit> &edits, const QByteArray &after)
{
    // Each reading leaves what it keeps beside the text: some time all has to be read again.
    if (tree.keptChunks() > 256 + size_t(after.size()) / 4096
        || after.size() > limits::definitionFileBytes)
        return std::nullopt;
    const qsizetype growth = after.size() - tree.text().size();
    for (const DocumentRegion &region :
         regionsAround(tree, isJson, edits.first().from, edits.last().to)) {
        const std::optional<RegionReading> reading = readRegion(tree, region, after, growth);
        if (!reading)
            continue;
        const bool isDocuments = region.kind == DocumentRegion::Kind::Documents;
        return tree.replaced(after,
                             {.first = region.first,
                              .end = region.end,
                              .firstDocument = isDocuments ? int(region.firstItem) : 0,
                              .documents = isDocuments ? int(region.items) : 0,
                              .growth = growth,
                              .source = &reading->tree,
                              .sourceFirst = reading->first,
                              .sourceEnd = reading->end,
                              .sourceOffset = reading->offset});
    }
    return std::nullopt;
}

} // namespace headwater
