// SPDX-License-Identifier: Apache-2.0
#include "core/definition/documentbuilder.h"

#include "core/base/limits.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

/// The share of a document that may come from aliases. Source: go-yaml, decode.go,
/// allowedAliasRatio: 99 % up to 400,000 nodes, then falling to 10 % at 4,000,000.
double allowedAliasRatio(quint64 decoded)
{
    constexpr double low = 400'000;
    constexpr double high = 4'000'000;
    const double share = std::clamp((double(decoded) - low) / (high - low), 0.0, 1.0);
    return 0.99 - 0.89 * share;
}

} // namespace

DocumentBuilder::DocumentBuilder(DocumentTree &tree, const TextIndex &positions,
                                 ProblemSink &problems)
    : m_tree(tree)
    , m_positions(positions)
    , m_problems(problems)
{
    // One node in about twelve bytes is what definitions have; a guess too low only costs a copy.
    m_tree.m_nodes.reserve(size_t(tree.m_text.size()) / 12 + 16);
}

void DocumentBuilder::startDocument(quint32 offset)
{
    m_inDocument = true;
    m_isRefused = false;
    m_documentOffset = offset;
    m_firstNode = m_tree.m_nodes.size();
    m_open.clear();
    m_anchors.clear();
    m_decoded = 0;
    m_aliased = 0;
}

void DocumentBuilder::endDocument()
{
    if (m_isRefused) {
        dropDocument();
        return;
    }
    m_inDocument = false;
    m_tree.m_documents.push_back({.root = Index(m_firstNode), .offset = m_documentOffset});
}

void DocumentBuilder::dropDocument()
{
    m_inDocument = false;
    m_tree.m_nodes.resize(m_firstNode);
}

bool DocumentBuilder::addNull(quint32 offset, size_t anchor)
{
    return append({.kind = Kind::Null, .offset = offset}, anchor);
}

bool DocumentBuilder::addScalar(quint32 offset, std::string_view text, bool isText, size_t anchor)
{
    // Most values stand in the text as they are, behind a quote at most: point there.
    const QByteArrayView source = m_tree.text();
    const quint32 at = offset < source.size() && (source[offset] == '"' || source[offset] == '\'')
        ? offset + 1
        : offset;
    const char *const begin = source.data() + at;
    const bool isInSource
        = text.size() <= size_t(source.size()) - std::min<size_t>(at, size_t(source.size()))
        && std::equal(text.begin(), text.end(), begin);
    return append({.kind = Kind::Scalar,
                   .isText = isText,
                   .offset = offset,
                   .text = isInSource ? std::string_view(begin, text.size()) : m_tree.kept(text)},
                  anchor);
}

bool DocumentBuilder::addAlias(quint32 offset, size_t anchor)
{
    if (m_isRefused)
        return addNull(offset); // nobody will see what it stands for
    if (anchor == 0 || anchor > m_anchors.size() || !m_anchors[anchor - 1].isComplete) {
        // The parser knows the anchor, so it is that of a value which is not at its end yet.
        refuse(offset, DefinitionText::tr("The anchor's value contains itself."));
        return addNull(offset);
    }
    const Anchor &meant = m_anchors[anchor - 1];
    m_decoded += meant.extent.nodes;
    m_aliased += meant.extent.nodes;
    if (isExcessive()) {
        refuse(offset, u"document contains excessive aliasing"_s,
               DefinitionText::tr("Write the values out instead of nesting aliases."));
        return addNull(offset);
    }
    if (!hasRoom(meant.extent.nodes, meant.extent.height, offset))
        return false;
    const auto index = Index(m_tree.m_nodes.size());
    m_tree.m_nodes.push_back(
        {.kind = Kind::Alias, .offset = offset, .end = index + 1, .target = meant.node});
    m_tree.m_hasAliases = true;
    addToParent(meant.extent);
    return true;
}

bool DocumentBuilder::open(Kind kind, quint32 offset, size_t anchor)
{
    const auto index = Index(m_tree.m_nodes.size());
    if (!hasRoom(1, 1, offset))
        return false;
    ++m_decoded;
    m_tree.m_nodes.push_back({.kind = kind, .offset = offset});
    setAnchor(anchor, index, {}, false);
    m_open.push_back({.node = index, .anchor = anchor});
    return true;
}

void DocumentBuilder::close()
{
    const Open closed = m_open.back();
    m_open.pop_back();
    DocumentNode &node = m_tree.m_nodes[closed.node];
    node.end = Index(m_tree.m_nodes.size());
    if (node.kind == Kind::Mapping)
        checkKeys(closed.node);
    setAnchor(closed.anchor, closed.node, closed.extent, true);
    addToParent(closed.extent);
}

bool DocumentBuilder::append(DocumentNode node, size_t anchor)
{
    if (!hasRoom(1, 0, node.offset))
        return false;
    ++m_decoded;
    const auto index = Index(m_tree.m_nodes.size());
    node.end = index + 1;
    m_tree.m_nodes.push_back(node);
    setAnchor(anchor, index, {}, true);
    addToParent({});
    return true;
}

void DocumentBuilder::addToParent(const Extent &extent)
{
    if (m_open.empty())
        return;
    Extent &parent = m_open.back().extent;
    parent.nodes += extent.nodes;
    parent.height = std::max(parent.height, extent.height + 1);
}

void DocumentBuilder::setAnchor(size_t anchor, Index node, const Extent &extent, bool isComplete)
{
    if (anchor == 0)
        return;
    if (m_anchors.size() < anchor)
        m_anchors.resize(anchor);
    m_anchors[anchor - 1] = {.node = node, .extent = extent, .isComplete = isComplete};
}

bool DocumentBuilder::hasRoom(quint64 nodes, int depth, quint32 offset)
{
    if (int(m_open.size()) + depth > limits::documentDepth) {
        refuse(offset,
               DefinitionText::tr("Values are nested more than %n levels deep.", nullptr,
                                  limits::documentDepth));
        return false;
    }
    m_visited += nodes;
    if (m_visited > quint64(limits::documentNodes)) {
        refuse(
            offset,
            DefinitionText::tr("The file holds more than %L1 values.").arg(limits::documentNodes));
        return false;
    }
    return true;
}

bool DocumentBuilder::isExcessive() const
{
    return m_aliased > 100 && m_decoded > 1000
        && double(m_aliased) / double(m_decoded) > allowedAliasRatio(m_decoded);
}

void DocumentBuilder::refuse(quint32 offset, const QString &message, const QString &remedy)
{
    if (m_isRefused)
        return; // the first reason is enough
    m_isRefused = true;
    m_problems.add({.position = m_positions.at(offset), .message = message, .remedy = remedy});
}

void DocumentBuilder::checkKeys(Index mapping)
{
    m_keys.clear();
    for (Index key = mapping + 1; key < m_tree.m_nodes[mapping].end;) {
        const DocumentNode &node = m_tree[key];
        const Index value = m_tree.m_nodes[key].end;
        if (node.kind != Kind::Scalar) {
            m_problems.add({.position = m_positions.at(m_tree.m_nodes[key].offset),
                            .message = DefinitionText::tr("A key must be a text."),
                            .remedy = DefinitionText::tr(
                                "If braces belong to a text, put the text in quotes.")});
        } else if (DocumentTree::isMergeKey(m_tree.m_nodes[key])) {
            checkMerge(value);
        } else {
            m_keys.push_back({.text = node.text, .node = key});
        }
        key = m_tree.m_nodes[value].end;
    }
    reportDuplicates();
}

void DocumentBuilder::checkMerge(Index value)
{
    const DocumentNode &node = m_tree[value];
    bool canMerge = node.kind == Kind::Mapping;
    if (node.kind == Kind::Sequence) {
        canMerge = true;
        m_tree.forEachItem(
            value, [&](Index item) { canMerge = canMerge && m_tree[item].kind == Kind::Mapping; });
    }
    if (!canMerge) {
        m_problems.add({.position = m_positions.at(m_tree.m_nodes[value].offset),
                        .message = u"map merge requires map or sequence of maps as the value"_s});
    }
}

void DocumentBuilder::reportDuplicates()
{
    constexpr size_t few = 16; // below it comparing all pairs is faster than sorting
    if (m_keys.size() <= few) {
        for (size_t second = 1; second < m_keys.size(); ++second) {
            for (size_t first = 0; first < second; ++first) {
                if (m_keys[first].text == m_keys[second].text) {
                    reportDuplicate(m_keys[first], m_keys[second]);
                    break;
                }
            }
        }
        return;
    }
    std::ranges::stable_sort(m_keys, {}, &Key::text);
    for (size_t first = 0; first < m_keys.size();) {
        size_t next = first + 1;
        for (; next < m_keys.size() && m_keys[next].text == m_keys[first].text; ++next)
            reportDuplicate(m_keys[first], m_keys[next]);
        first = next;
    }
}

void DocumentBuilder::reportDuplicate(const Key &first, const Key &second)
{
    const TextPosition there = m_positions.at(m_tree.m_nodes[first.node].offset);
    const TextPosition here = m_positions.at(m_tree.m_nodes[second.node].offset);
    m_problems.add(
        {.position = here,
         .message = DefinitionText::tr("Key \"%1\" is set on line %2 and again on line %3.")
                        .arg(toQString(first.text))
                        .arg(there.line)
                        .arg(here.line),
         .remedy = DefinitionText::tr("Remove one of the two; a server would take the last one.")});
}

} // namespace headwater
