// SPDX-License-Identifier: Apache-2.0
#include "core/definition/documenteditor.h"

#include "core/definition/definitiontext.h"
#include "core/definition/documentplaces.h"
#include "core/definition/documentregion.h"
#include "core/definition/documentvalue.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QSet>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

using Kind = DocumentChange::Kind;

bool isOfItems(Kind kind)
{
    return kind == Kind::InsertItem || kind == Kind::MoveItem;
}

/// Whether the last step of the path is of the kind that the change needs.
bool makesSense(const DocumentChange &change)
{
    const QList<PathStep> &steps = change.path.steps;
    const bool isUndefined = change.value.isUndefined();
    switch (change.kind) {
    case Kind::Set: return !isUndefined;
    case Kind::InsertKey:
        return !isUndefined && !steps.isEmpty() && steps.last().kind() == PathStep::Kind::Key;
    case Kind::Remove: return !steps.isEmpty();
    case Kind::Rename: return !steps.isEmpty() && steps.last().kind() == PathStep::Kind::Key;
    case Kind::InsertItem:
        return !isUndefined && !steps.isEmpty() && steps.last().kind() == PathStep::Kind::Item;
    case Kind::MoveItem:
        return !steps.isEmpty() && steps.last().kind() == PathStep::Kind::Item && change.to >= 0;
    }
    Q_UNREACHABLE_RETURN(false);
}

/// Whether all that @p change touches is in the items of @p region.
bool isInside(const DocumentChange &change, const DocumentRegion &region)
{
    const qsizetype behind = region.firstItem + region.items;
    if (region.kind == DocumentRegion::Kind::Documents)
        return change.path.document >= region.firstItem && change.path.document < behind;
    const qsizetype depth = region.sequence.steps.size();
    if (change.path.steps.size() <= depth || !change.path.isWithin(region.sequence))
        return false;
    const bool isItem = change.path.steps.size() == depth + 1;
    const qsizetype number = change.path.steps.at(depth).number();
    if (isItem && change.kind == Kind::InsertItem)
        return number >= region.firstItem && number <= behind;
    if (isItem && change.kind == Kind::MoveItem
        && (change.to < region.firstItem || change.to >= behind))
        return false;
    return number >= region.firstItem && number < behind;
}

/// @p change as one of an array that holds the items of @p region alone, as its only document; or
/// its documents.
DocumentChange relative(DocumentChange change, const DocumentRegion &region)
{
    if (region.kind == DocumentRegion::Kind::Documents) {
        change.path.document -= int(region.firstItem);
        return change;
    }
    const qsizetype depth = region.sequence.steps.size();
    const qsizetype number = change.path.steps.at(depth).number() - region.firstItem;
    change.path
        = {.document = 0, .steps = QList{PathStep(number)} + change.path.steps.sliced(depth + 1)};
    if (change.path.steps.size() == 1) // the items of the region move
        change.to -= region.firstItem;
    return change;
}

QJsonArray documentsOf(const DefinitionDocument &document)
{
    QJsonArray documents;
    for (const DocumentTree::Document &root : document.tree().documents())
        documents.append(jsonValue(document.tree(), root.root));
    return documents;
}

bool hasNames(const DocumentPath &path)
{
    return std::ranges::any_of(
        path.steps, [](const PathStep &step) { return step.kind() == PathStep::Kind::Named; });
}

bool isName(const DocumentPath &path)
{
    return !path.steps.isEmpty() && path.steps.last() == PathStep(u"name"_s);
}

/// What a change does to the collection around it.
struct Container
{
    DocumentPath path = {}; ///< the collection whose entries change, or the value that is set
    bool isAppended = false; ///< it gets one more behind the others
};

/// Sorts out changes that cannot be planned together: one path leads through what another adds,
/// takes away or sets, or both are about the entries of the same collection. Only what is added
/// behind the last of them can be so several times: one goes behind the other.
class Conflicts
{
public:
    bool add(const DocumentChange &change, const Container &container)
    {
        const QString own = change.path.toString();
        const QString touched = container.path.toString();
        const auto before = m_touched.constFind(touched);
        // Numbers of items further in must stay what they are for changes that have to wait.
        const bool moves = !container.isAppended && movesItems(change);
        bool isFree = (before == m_touched.cend() || (*before && container.isAppended))
            && !m_around.contains(own) && !(moves && m_around.contains(touched));
        DocumentPath path = change.path;
        for (;;) {
            const QString text = path.toString();
            isFree = isFree && !m_blocked.contains(text);
            m_around.insert(text);
            if (path.steps.isEmpty())
                break;
            path = path.parent();
        }
        m_touched.insert(touched, container.isAppended && (before == m_touched.cend() || *before));
        m_blocked.insert(own);
        if (moves)
            m_blocked.insert(touched);
        return isFree;
    }

private:
    static bool movesItems(const DocumentChange &change)
    {
        return isOfItems(change.kind)
            || (change.kind == Kind::Remove
                && change.path.steps.last().kind() == PathStep::Kind::Item);
    }

    QHash<QString, bool> m_touched; ///< whether by appending alone
    QSet<QString> m_blocked; ///< nothing may lead to or through here
    QSet<QString> m_around; ///< a change is here or further in
};

Container containerOf(const DocumentTree &tree, const DocumentPlaces &places,
                      const DocumentChange &change)
{
    DocumentPath path = change.kind == Kind::Set ? change.path : change.path.parent();
    std::optional<DocumentTree::Index> node;
    while (!(node = places.node(path)) && !path.steps.isEmpty())
        path = path.parent();
    const DocumentNode &found = tree[*node];
    const bool isCollection
        = found.kind == DocumentNode::Kind::Mapping || found.kind == DocumentNode::Kind::Sequence;
    const bool adds = (change.kind == Kind::Set && path != change.path)
        || (change.kind == Kind::InsertKey && change.key.isEmpty());
    const bool isFilled = isCollection && found.end > *node + 1;
    return {.path = path, .isAppended = adds && isFilled};
}

} // namespace

DocumentEditor::DocumentEditor(DefinitionDocument document)
    : m_document(std::move(document))
    , m_style(styleOf(m_document.tree(), m_document.format() == DefinitionFormat::Json))
{
}

Error DocumentEditor::error(const EditPlanner::Refusal &refusal, const DocumentChange &change) const
{
    Error error{.kind = Error::Kind::Unsupported,
                .subject = m_document.fileName(),
                .detail = refusal.reason,
                .position = m_document.positions().at(refusal.offset)};
    if (refusal.kind == EditPlanner::Refusal::Kind::NotFound)
        error = {.kind = Error::Kind::NotFound, .subject = change.path.toString()};
    else if (refusal.kind == EditPlanner::Refusal::Kind::AlreadyExists)
        error = {.kind = Error::Kind::AlreadyExists, .subject = refusal.reason};
    return error;
}

/// @p change with numbers for names and for "behind the last".
Result<DocumentChange> DocumentEditor::prepared(const DocumentPlaces &places,
                                                const DocumentChange &change) const
{
    const int document = change.path.document;
    const auto &problems = m_document.problems();
    if (document < 0 || size_t(document) >= m_document.tree().documents().size()) {
        if (!problems.isEmpty() && m_document.isBroken())
            return Error{.kind = Error::Kind::InvalidInput,
                         .subject = m_document.fileName(),
                         .detail = problems.first().message,
                         .position = problems.first().position};
        return Error{.kind = Error::Kind::NotFound, .subject = change.path.toString()};
    }
    const std::optional<DocumentPath> path = places.numbered(change.path);
    if (!path)
        return Error{.kind = Error::Kind::NotFound, .subject = change.path.toString()};
    DocumentChange result = change;
    result.path = *path;
    if (!makesSense(result))
        return Error{.kind = Error::Kind::InvalidInput, .subject = change.path.toString()};
    if (result.kind == Kind::InsertItem && result.path.steps.last().number() < 0)
        result.path = result.path.parent()
            / qsizetype(m_document.value(result.path.parent()).toArray().size());
    return result;
}

/// An object in the place of an object is made of the least changes, so that comments and the
/// order of keys stay. Nothing comes of a value that is there already.
void DocumentEditor::expand(const DocumentPlaces &places, const DocumentChange &change,
                            QList<DocumentChange> &changes) const
{
    if (change.kind != Kind::Set) {
        changes.append(change);
        return;
    }
    const auto node = places.node(change.path);
    const QJsonValue old
        = node ? jsonValue(m_document.tree(), *node) : QJsonValue(QJsonValue::Undefined);
    if (old == change.value)
        return;
    const QJsonObject before = old.toObject();
    const QJsonObject wanted = change.value.toObject();
    if (before.isEmpty() || wanted.isEmpty()) {
        changes.append(change);
        return;
    }
    for (const QString &key : wanted.keys())
        expand(places, DocumentChange::set(change.path / key, wanted.value(key)), changes);
    for (const QString &key : before.keys()) {
        if (!wanted.contains(key))
            changes.append(DocumentChange::remove(change.path / key));
    }
}

EditPlanner::Edits DocumentEditor::plannedEdits(const EditPlanner &planner,
                                                const DocumentChange &change) const
{
    const EditPlanner::Place root = planner.root(change.path.document);
    if (change.kind == Kind::Set)
        return planner.set(root, change.path.steps, change.value);
    const auto parent = planner.find(root, change.path.parent().steps);
    if (!parent)
        return std::unexpected(parent.error());
    const PathStep &last = change.path.steps.last();
    if (change.kind == Kind::InsertKey)
        return planner.insertKey(*parent, last.text(), change.value, change.key);
    if (change.kind == Kind::InsertItem)
        return planner.insertItem(*parent, last.number(), change.value);
    const auto place = planner.find(*parent, {last});
    if (!place)
        return std::unexpected(place.error());
    switch (change.kind) {
    case Kind::Remove: return planner.remove(*place);
    case Kind::Rename:
        return change.key == last.text() ? QList<TextEdit>() : planner.rename(*place, change.key);
    case Kind::MoveItem:
        if (change.to >= planner.itemCount(*parent))
            return std::unexpected(
                EditPlanner::Refusal{.reason = {}, .kind = EditPlanner::Refusal::Kind::NotFound});
        return change.to == last.number() ? QList<TextEdit>() : planner.moveItem(*place, change.to);
    case Kind::Set:
    case Kind::InsertKey:
    case Kind::InsertItem: break;
    }
    Q_UNREACHABLE_RETURN({});
}

/// Reads the edited text, as little of it as will do: it must say what was wanted and what it said
/// before, nothing else.
bool DocumentEditor::isRight(const QList<TextEdit> &edits,
                             const QList<DocumentChange> &changes) const
{
    const QByteArray text = m_document.text();
    const QByteArray after = applied(text, edits);
    const DocumentTree &tree = m_document.tree();
    const bool isJson = m_document.format() == DefinitionFormat::Json;
    if (m_document.problems().isEmpty() && !edits.isEmpty()) {
        const qsizetype grown = after.size() - text.size();
        for (const DocumentRegion &region :
             regionsAround(tree, isJson, edits.first().from, edits.last().to)) {
            const bool holdsAll = std::ranges::all_of(
                changes, [&](const DocumentChange &change) { return isInside(change, region); });
            const auto reading = holdsAll ? readRegion(tree, region, after, grown) : std::nullopt;
            if (!reading)
                continue;
            // Items go into an array as its only document. Not by braces: clang copies one array.
            const bool isDocuments = region.kind == DocumentRegion::Kind::Documents;
            const auto rooted = [isDocuments](const QJsonArray &values) {
                QJsonArray root;
                root.append(values);
                return QJsonValue(isDocuments ? values : root);
            };
            QJsonValue expected = rooted(valuesOf(tree, region));
            for (const DocumentChange &change : changes)
                applyChange(expected, relative(change, region));
            return expected == rooted(reading->values());
        }
    }
    const DefinitionDocument read = DefinitionDocument::read(after, m_document.fileName());
    QJsonValue expected = documentsOf(m_document);
    for (const DocumentChange &change : changes)
        applyChange(expected, change);
    return read.format() == m_document.format()
        && read.problems().size() == m_document.problems().size()
        && QJsonValue(documentsOf(read)) == expected;
}

Result<QList<TextEdit>> DocumentEditor::single(const DocumentChange &change) const
{
    const bool isJson = m_document.format() == DefinitionFormat::Json;
    WriteStyle style = m_style;
    EditPlanner::Refusal refusal{
        .reason = DefinitionText::tr("the file is laid out in a way that cannot be edited safely")};
    // Where a literal stands badly, at the end of a text without a line break say, quotes may do.
    for (const bool hasLiterals : {true, false}) {
        style.hasLiterals = hasLiterals;
        const EditPlanner planner(m_document.tree(), isJson, style);
        const EditPlanner::Edits edits = plannedEdits(planner, change);
        if (!edits)
            return error(edits.error(), change);
        if (isRight(*edits, {change}))
            return *edits;
        refusal.offset = edits->isEmpty() ? 0 : edits->first().from;
    }
    return error(refusal, change);
}

/// As many of @p changes as can be planned without knowing what the others make of the text.
DocumentEditor::Planned DocumentEditor::together(const QList<DocumentChange> &changes) const
{
    const bool isJson = m_document.format() == DefinitionFormat::Json;
    const EditPlanner planner(m_document.tree(), isJson, m_style);
    const DocumentPlaces places(m_document.tree());
    Planned planned;
    Conflicts conflicts;
    bool changesNames = false;
    for (qsizetype i = 0; i < changes.size(); ++i) {
        const DocumentChange &change = changes.at(i);
        const Result<DocumentChange> ready = prepared(places, change);
        // Names and numbers may be about what an earlier change makes.
        if (!ready || (changesNames && hasNames(change.path))) {
            planned.left += changes.sliced(i);
            break;
        }
        changesNames = changesNames || change.kind != Kind::Set || isName(change.path);
        if (conflicts.add(*ready, containerOf(m_document.tree(), places, *ready)))
            planParts(planner, places, *ready, planned);
        else
            planned.left.append(change);
    }
    std::ranges::stable_sort(planned.edits, {}, &TextEdit::from);
    const auto overlap = std::ranges::adjacent_find(
        planned.edits, [](const TextEdit &a, const TextEdit &b) { return b.from < a.to; });
    return overlap == planned.edits.end() ? planned : Planned{.left = changes};
}

void DocumentEditor::planParts(const EditPlanner &planner, const DocumentPlaces &places,
                               const DocumentChange &change, Planned &planned) const
{
    QList<DocumentChange> parts;
    expand(places, change, parts);
    Conflicts conflicts;
    for (const DocumentChange &part : std::as_const(parts)) {
        const bool isFree = conflicts.add(part, containerOf(m_document.tree(), places, part));
        const EditPlanner::Edits edits
            = isFree ? plannedEdits(planner, part) : EditPlanner::Edits(QList<TextEdit>());
        if (!isFree || !edits) {
            planned.left.append(part);
            continue;
        }
        planned.edits += *edits;
        planned.changes.append(part);
    }
}

void DocumentEditor::take(const QList<TextEdit> &edits)
{
    m_unread = edits;
    m_edits = composed(m_edits, edits);
}

/// Makes the first of @p pending, or puts its parts in its place.
Result<void> DocumentEditor::takeFirst(QList<DocumentChange> &pending)
{
    const DocumentPlaces places(m_document.tree());
    const Result<DocumentChange> ready = prepared(places, pending.takeFirst());
    if (!ready)
        return ready.error();
    QList<DocumentChange> parts;
    expand(places, *ready, parts);
    if (parts.size() > 1) {
        pending = parts + pending;
        return {};
    }
    if (parts.isEmpty())
        return {};
    const Result<QList<TextEdit>> edits = single(parts.first());
    if (!edits)
        return edits.error();
    take(*edits);
    return {};
}

Result<QList<TextEdit>> DocumentEditor::edits(const QList<DocumentChange> &changes)
{
    QList<DocumentChange> pending = changes;
    qsizetype atOnce = pending.size();
    while (!pending.isEmpty()) {
        m_document = m_document.edited(std::exchange(m_unread, {}));
        const QList<DocumentChange> some = pending.first(qMin(atOnce, pending.size()));
        if (some.size() > 1) {
            const Planned planned = together(some);
            const bool goesOn = !planned.changes.isEmpty() || planned.left.size() < some.size();
            if (goesOn && isRight(planned.edits, planned.changes)) {
                take(planned.edits);
                pending = planned.left + pending.sliced(some.size());
                atOnce = some.size() * 2; // not its own double: that has no end
            } else {
                atOnce = some.size() / 2; // the trouble is in one of the halves
            }
            continue;
        }
        if (const Result<void> taken = takeFirst(pending); !taken)
            return taken.error();
        atOnce = pending.size();
    }
    return m_edits;
}

Result<QList<TextEdit>> DefinitionDocument::edits(const QList<DocumentChange> &changes) const
{
    return DocumentEditor(*this).edits(changes);
}

} // namespace headwater
