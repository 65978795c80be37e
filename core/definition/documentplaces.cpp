// SPDX-License-Identifier: Apache-2.0
#include "core/definition/documentplaces.h"

#include "core/definition/documentvalue.h"

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

using Kind = DocumentNode::Kind;

} // namespace

std::optional<DocumentTree::Index> DocumentPlaces::key(Index mapping, const QString &text) const
{
    const QByteArray wanted = text.toUtf8();
    const std::string_view name(wanted.data(), size_t(wanted.size()));
    std::optional<Index> found;
    for (Index key = mapping + 1; key < m_tree.written(mapping).end;) {
        const DocumentNode &node = m_tree[key];
        // Keys such as 1.0 have another text in JSON than in the file.
        const bool isNamed = node.isText || typeOf(node) == ScalarType::String
            ? node.text == name
            : keyText(node) == text;
        if (isNamed && !DocumentTree::isMergeKey(m_tree.written(key)))
            found = key;
        key = m_tree.written(m_tree.written(key).end).end;
    }
    return found;
}

std::optional<DocumentPlaces::Found> DocumentPlaces::merged(Index mapping, const QString &key) const
{
    std::optional<Found> found;
    const auto search = [&](Index source) {
        if (m_tree[source].kind != Kind::Mapping)
            return;
        if (const auto inner = step(source, PathStep(key)))
            found = inner;
    };
    for (Index entry = mapping + 1; entry < m_tree.written(mapping).end;) {
        const Index value = m_tree.written(entry).end;
        if (DocumentTree::isMergeKey(m_tree.written(entry))) {
            std::vector<Index> sources; // the first wins
            if (m_tree[value].kind == Kind::Sequence)
                m_tree.forEachItem(value,
                                   [&](Index item) { sources.insert(sources.begin(), item); });
            else
                sources.push_back(value);
            for (const Index source : sources)
                search(source);
        }
        entry = m_tree.written(value).end;
    }
    return found;
}

QStringList DocumentPlaces::namesOf(Index sequence) const
{
    QStringList names;
    m_tree.forEachItem(sequence, [&](Index item) {
        const auto field
            = m_tree[item].kind == Kind::Mapping ? step(item, PathStep(u"name"_s)) : std::nullopt;
        names.append(field ? toQString(m_tree[field->value].text) : QString());
    });
    return names;
}

std::optional<qsizetype> DocumentPlaces::numberOf(Index sequence, const QString &name) const
{
    const qsizetype number = namesOf(sequence).lastIndexOf(name);
    return number < 0 ? std::nullopt : std::optional(number);
}

std::optional<DocumentPlaces::Found> DocumentPlaces::step(Index collection,
                                                          const PathStep &step) const
{
    if (m_tree.written(collection).kind == Kind::Alias)
        collection = m_tree.written(collection).target;
    const Kind kind = m_tree.written(collection).kind;
    if (step.kind() == PathStep::Kind::Key) {
        if (kind != Kind::Mapping)
            return std::nullopt;
        const std::optional<Index> own = key(collection, step.text());
        return own ? std::optional(Found{collection, *own, m_tree.written(*own).end})
                   : merged(collection, step.text());
    }
    if (kind != Kind::Sequence)
        return std::nullopt;
    const std::optional<qsizetype> number
        = step.kind() == PathStep::Kind::Item ? step.number() : numberOf(collection, step.text());
    if (!number || *number < 0)
        return std::nullopt;
    const std::optional<Index> item = m_items.item(collection, *number);
    return item ? std::optional(Found{collection, *item, *item}) : std::nullopt;
}

std::optional<DocumentPlaces::Found> DocumentPlaces::find(const DocumentPath &path) const
{
    if (path.document < 0 || size_t(path.document) >= m_tree.documents().size())
        return std::nullopt;
    Found found{.value = m_tree.documents()[size_t(path.document)].root};
    for (const PathStep &next : path.steps) {
        const std::optional<Found> inner = step(found.value, next);
        if (!inner)
            return std::nullopt;
        found = *inner;
    }
    return found;
}

std::optional<DocumentTree::Index> DocumentPlaces::node(const DocumentPath &path) const
{
    const std::optional<Found> found = find(path);
    return found ? std::optional(found->value) : std::nullopt;
}

std::optional<DocumentPath> DocumentPlaces::numbered(const DocumentPath &path) const
{
    DocumentPath result{.document = path.document};
    for (const PathStep &next : path.steps) {
        if (next.kind() != PathStep::Kind::Named) {
            result.steps.append(next);
            continue;
        }
        const std::optional<Index> sequence = node(result);
        if (!sequence || m_tree[*sequence].kind != Kind::Sequence)
            return std::nullopt;
        const std::optional<qsizetype> number = numberOf(*sequence, next.text());
        if (!number)
            return std::nullopt;
        result.steps.append(PathStep(*number));
    }
    return result;
}

TextRange DocumentPlaces::documentRange(int document) const
{
    const auto &documents = m_tree.documents();
    const size_t next = size_t(document) + 1;
    return {.from = qsizetype(documents[size_t(document)].offset),
            .to
            = next < documents.size() ? qsizetype(documents[next].offset) : m_tree.text().size()};
}

std::optional<PathRanges> DocumentPlaces::ranges(const DocumentPath &path) const
{
    const std::optional<Found> found = find(path);
    if (!found)
        return std::nullopt;
    if (found->child == 0) {
        const TextRange range = documentRange(path.document);
        const std::optional<NodeSpan> root = m_spans.root(found->value, range.from);
        return PathRanges{.entry = range,
                          .value = root ? TextRange{root->begin, root->end} : range};
    }
    const std::optional<EntrySpan> entry = m_spans.child(found->collection, found->child);
    if (!entry)
        return std::nullopt;
    PathRanges ranges{.entry = {entry->start, entry->span.end},
                      .value = {entry->span.begin, entry->span.end}};
    if (entry->key)
        ranges.key = {qsizetype(m_tree.written(*entry->key).offset), entry->keyEnd};
    return ranges;
}

/// The child of @p collection whose lines hold @p offset, with the step to it.
std::optional<std::pair<PathStep, DocumentTree::Index>>
DocumentPlaces::childAt(Index collection, qsizetype offset) const
{
    const DocumentNode &node = m_tree.written(collection);
    const bool isMapping = node.kind == Kind::Mapping;
    if (!isMapping && node.kind != Kind::Sequence)
        return std::nullopt;
    Index last = 0;
    qsizetype lastNumber = -1;
    qsizetype number = 0;
    for (Index child = collection + 1; child < node.end; ++number) {
        const DocumentNode &start = m_tree.written(child);
        bool isBefore = qsizetype(start.offset) <= offset;
        if (!isBefore) { // the dash or "?" may still be
            const std::optional<EntrySpan> entry = m_spans.child(collection, child);
            isBefore = entry && entry->start <= offset;
        }
        if (!isBefore)
            break;
        last = child;
        lastNumber = number;
        child = isMapping ? m_tree.written(start.end).end : start.end;
    }
    if (last == 0)
        return std::nullopt;
    const std::optional<EntrySpan> entry = m_spans.child(collection, last);
    if (!entry)
        return std::nullopt;
    const NodeSpan &span = entry->span;
    const qsizetype end
        = entry->isInFlow || span.endsLine ? span.end : m_spans.scan().lineEnd(span.end);
    if (offset > end || (offset == end && span.endsLine))
        return std::nullopt;
    if (isMapping)
        return std::pair(PathStep(keyText(m_tree[last])), entry->value);
    return std::pair(PathStep(lastNumber), entry->value);
}

DocumentPath DocumentPlaces::pathAt(qsizetype offset) const
{
    DocumentPath path;
    const auto &documents = m_tree.documents();
    if (documents.empty())
        return path;
    while (size_t(path.document) + 1 < documents.size()
           && qsizetype(documents[size_t(path.document) + 1].offset) <= offset)
        ++path.document;
    Index node = documents[size_t(path.document)].root;
    while (const auto child = childAt(node, offset)) {
        path.steps.append(child->first);
        node = child->second;
    }
    return path;
}

QString DocumentPlaces::textOf(Index mapping, const QString &key) const
{
    if (m_tree[mapping].kind != Kind::Mapping)
        return {};
    const std::optional<Found> found = step(mapping, PathStep(key));
    return found ? toQString(m_tree[found->value].text) : QString();
}

DocumentObject DocumentPlaces::described(const DocumentPath &path, Index object,
                                         const TextRange &range,
                                         const DocumentObject &fallback) const
{
    DocumentObject found{.path = path,
                         .apiVersion = textOf(object, u"apiVersion"_s),
                         .kind = textOf(object, u"kind"_s),
                         .range = range};
    if (found.kind.isEmpty() && !fallback.kind.isEmpty()) {
        found.kind = fallback.kind;
        found.apiVersion = fallback.apiVersion;
    }
    if (const auto metadata = step(object, PathStep(u"metadata"_s))) {
        found.ns = textOf(metadata->value, u"namespace"_s);
        found.name = textOf(metadata->value, u"name"_s);
    }
    return found;
}

/// The sequence of items, if the object is a List.
std::optional<DocumentTree::Index> DocumentPlaces::itemsOf(const DocumentObject &object,
                                                           Index node) const
{
    if (!object.kind.endsWith("List"_L1))
        return std::nullopt;
    const std::optional<Found> items = step(node, PathStep(u"items"_s));
    if (!items || m_tree[items->value].kind != Kind::Sequence)
        return std::nullopt;
    const DocumentNode &written = m_tree.written(items->value);
    return written.kind == Kind::Alias ? written.target : items->value;
}

DocumentObject DocumentPlaces::itemOf(const DocumentObject &list, Index sequence, Index item,
                                      qsizetype number) const
{
    TextRange lines = list.range;
    if (const auto entry = m_spans.item(sequence, item))
        lines = {entry->start, entry->isInFlow ? entry->span.end : m_spans.nextLine(entry->span)};
    const DocumentObject fallback{.apiVersion = list.apiVersion, .kind = list.kind.chopped(4)};
    return described(list.path / u"items"_s / number, item, lines, fallback);
}

QList<DocumentObject> DocumentPlaces::objects() const
{
    QList<DocumentObject> objects;
    for (int document = 0; document < int(m_tree.documents().size()); ++document) {
        const Index root = m_tree.documents()[size_t(document)].root;
        if (m_tree[root].kind == Kind::Mapping)
            addObjects(described({.document = document}, root, documentRange(document), {}), root,
                       objects);
    }
    return objects;
}

void DocumentPlaces::addObjects(const DocumentObject &object, Index node,
                                QList<DocumentObject> &objects) const
{
    if (!object.kind.endsWith("List"_L1)) {
        objects.append(object);
        return;
    }
    const std::optional<Index> items = itemsOf(object, node);
    if (!items)
        return;
    qsizetype number = 0;
    m_tree.forEachItem(*items, [&](Index item) {
        if (m_tree[item].kind == Kind::Mapping)
            addObjects(itemOf(object, *items, item, number), item, objects);
        ++number;
    });
}

std::optional<DocumentObject> DocumentPlaces::objectAt(qsizetype offset) const
{
    const DocumentPath place = pathAt(offset);
    std::optional<Index> at = node({.document = place.document});
    if (!at || m_tree[*at].kind != Kind::Mapping)
        return std::nullopt;
    DocumentObject object
        = described({.document = place.document}, *at, documentRange(place.document), {});
    while (const std::optional<Index> items = itemsOf(object, *at)) {
        const DocumentPath inItems = object.path / u"items"_s;
        if (!place.isWithin(inItems) || place.steps.size() <= inItems.steps.size())
            return std::nullopt;
        const qsizetype number = place.steps.at(inItems.steps.size()).number();
        at = node(inItems / number);
        if (!at || m_tree[*at].kind != Kind::Mapping)
            return std::nullopt;
        object = itemOf(object, *items, *at, number);
    }
    return object;
}

} // namespace headwater
