// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/bulkedit.h"

#include "core/base/filereader.h"
#include "core/base/limits.h"
#include "core/base/savefile.h"
#include "core/base/unifieddiff.h"
#include "core/definition/definitiondocument.h"
#include "core/definition/definitionedit.h"
#include "core/definition/definitionwriter.h"
#include "core/definition/documentplaces.h"
#include "core/image/pullspec.h"
#include "core/imagestream/imagestreamjson.h"

#include <QDir>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

constexpr auto hub = "docker.io"_L1;

QRegularExpression wildcard(const QString &pattern)
{
    return QRegularExpression(QRegularExpression::wildcardToRegularExpression(
        pattern, QRegularExpression::NonPathWildcardConversion));
}

/// The registry that a pull spec names; empty: it is none.
QString registryOf(const QString &pullSpec)
{
    const Result<PullSpec> spec = PullSpec::parse(pullSpec);
    if (!spec)
        return {};
    return spec->registry().isEmpty() ? QString(hub) : spec->registry();
}

bool isFromRegistry(const TagReference &tag, const QString &registry)
{
    return tag.from && tag.from->kind == kind::dockerImage
        && registryOf(tag.from->name) == registry;
}

/// @p pullSpec with another registry, the rest as it is written; unchanged if it is no pull spec.
QString withRegistry(const QString &pullSpec, const QString &registry)
{
    const Result<PullSpec> spec = PullSpec::parse(pullSpec);
    if (!spec)
        return pullSpec;
    if (!spec->registry().isEmpty())
        return registry + pullSpec.sliced(spec->registry().size());
    return registry + (spec->ns().isEmpty() ? "/library/"_L1 : "/"_L1) + pullSpec;
}

bool holds(const QList<FieldCondition> &conditions, DefinitionField::Owner owner,
           const QJsonObject &object)
{
    return std::ranges::all_of(conditions, [&](const FieldCondition &condition) {
        return condition.field.owner() != owner || condition.field.textIn(object) == condition.text;
    });
}

/// Plans the edits of one file.
class FilePlanner
{
public:
    FilePlanner(DefinitionDocument document, BulkPlan &plan)
        : m_document(std::move(document))
        , m_plan(plan)
    {
    }

    void add(const BulkMatch &match, const QList<BulkAction> &actions)
    {
        const DocumentPath stream
            = DefinitionDocument::pathOf({match.stream.document, match.stream.item});
        if (match.tags.isEmpty()) {
            for (const BulkAction &action : actions)
                addAction(stream, action, stream / u"spec"_s / u"dockerImageRepository"_s);
            return;
        }
        const DocumentPath tags = stream / u"spec"_s / u"tags"_s;
        const DocumentPlaces places(m_document.tree());
        const auto sequence = places.node(tags);
        const QStringList names = sequence ? places.namesOf(*sequence) : QStringList();
        for (const QString &name : match.tags) {
            const qsizetype number = names.lastIndexOf(name); // of equal names the last counts
            if (number < 0)
                continue;
            for (const BulkAction &action : actions)
                addAction(tags / number, action, tags / number / u"from"_s / u"name"_s);
        }
    }

    /// Puts the file into the plan, if anything in it changes.
    void finish(const QString &file)
    {
        if (m_changes.isEmpty())
            return;
        const Result<QList<TextEdit>> edits = m_document.edits(m_changes);
        if (!edits) {
            const Error &error = edits.error();
            m_plan.refusals.append(
                {.file = file,
                 .position = error.position,
                 .message = error.detail.isEmpty() ? error.subject : error.detail});
        } else if (!edits->isEmpty()) {
            m_plan.files.append({.path = file, .before = m_document.text(), .edits = *edits});
            m_plan.changes += int(m_changes.size());
        }
    }

private:
    void addAction(const DocumentPath &object, const BulkAction &action, const DocumentPath &source)
    {
        if (action.kind == BulkAction::Kind::SetRegistry) {
            const QString before = m_document.value(source).toString();
            const QString after = withRegistry(before, action.registry);
            if (!before.isEmpty() && before != after)
                m_changes.append(DocumentChange::set(source, after));
            return;
        }
        DocumentPath path = object;
        path.steps += action.field->steps();
        const QJsonValue before = m_document.value(path);
        if (action.kind == BulkAction::Kind::Remove && !before.isUndefined())
            m_changes.append(DocumentChange::remove(path));
        else if (action.kind == BulkAction::Kind::Set && before != action.value)
            m_changes.append(DocumentChange::set(path, action.value));
    }

    DefinitionDocument m_document;
    BulkPlan &m_plan;
    QList<DocumentChange> m_changes;
};

bool isAsRead(const Definition &definition, const CatalogStream &stream)
{
    return std::ranges::any_of(definition.streams, [&](const DefinedStream &defined) {
        return defined.document == stream.document && defined.item == stream.item
            && *defined.stream == *stream.definition;
    });
}

Error changedMeanwhile(const QStringList &files)
{
    return {.kind = Error::Kind::Conflict,
            .subject = files.join(", "_L1),
            .detail = u"changed since the edits were planned"_s};
}

QString pathOf(const BulkPlan &plan, const BulkFile &file)
{
    return QDir(plan.folder).filePath(file.path);
}

Result<void> save(const BulkPlan &plan, const BulkFile &file, const QByteArray &text,
                  const QByteArray &expected)
{
    return saveFile(pathOf(plan, file), text,
                    {.expected = Digest::ofSha256(expected), .within = plan.folder});
}

/// Files that do not hold what they held when the plan was made.
QStringList changedFiles(const BulkPlan &plan)
{
    QStringList changed;
    for (const BulkFile &file : plan.files) {
        const auto now = readFile(pathOf(plan, file), limits::definitionFileBytes);
        if (!now || now->bytes != file.before)
            changed.append(file.path);
    }
    return changed;
}

/// Gives the first @p count files their old text back; names those that could not get it.
QStringList rollBack(const BulkPlan &plan, qsizetype count)
{
    QStringList kept;
    for (const BulkFile &file : plan.files.first(count)) {
        if (!save(plan, file, file.before, file.after()))
            kept.append(file.path);
    }
    return kept;
}

} // namespace

QByteArray BulkFile::diff() const
{
    return unifiedDiff(path, before, edits);
}

QByteArray BulkPlan::diff() const
{
    QByteArray text;
    for (const BulkFile &file : files)
        text += file.diff();
    return text;
}

BulkPlan BulkPlan::inverse() const
{
    BulkPlan back{.folder = folder, .changes = changes};
    for (const BulkFile &file : files)
        back.files.append({.path = file.path,
                           .before = file.after(),
                           .edits = headwater::inverse(file.before, file.edits)});
    return back;
}

QList<BulkMatch> matches(const CatalogSnapshot &snapshot, const BulkQuery &query)
{
    using Owner = DefinitionField::Owner;
    const QRegularExpression name = wildcard(query.stream);
    const QRegularExpression tagName = wildcard(query.tag.value_or(QString()));
    QList<BulkMatch> found;
    for (const CatalogStream &stream : snapshot.streams) {
        const ImageStream &definition = *stream.definition;
        if (!name.match(definition.metadata.name).hasMatch()
            || !holds(query.conditions, Owner::Stream, streamForFile(definition)))
            continue;
        BulkMatch match{.stream = stream};
        for (const TagReference &tag : definition.spec.tags) {
            const bool isMeant = (!query.tag || tagName.match(tag.name).hasMatch())
                && (query.registry.isEmpty() || isFromRegistry(tag, query.registry))
                && holds(query.conditions, Owner::Tag, tagForFile(tag));
            if (isMeant && !match.tags.contains(tag.name))
                match.tags.append(tag.name);
        }
        const bool needsTag = query.tag || !query.registry.isEmpty()
            || std::ranges::any_of(query.conditions, [](const FieldCondition &condition) {
                                  return condition.field.owner() == Owner::Tag;
                              });
        if (needsTag && match.tags.isEmpty())
            continue;
        if (!query.tag)
            match.tags.clear();
        found.append(match);
    }
    return found;
}

Result<BulkPlan> planBulkEdit(const QString &folder, const QList<BulkMatch> &matches,
                              const QList<BulkAction> &actions)
{
    BulkPlan plan{.folder = folder};
    QMap<QString, QList<BulkMatch>> byFile;
    for (const BulkMatch &match : matches)
        byFile[match.stream.key.file].append(match);
    for (const auto &[file, ofFile] : byFile.asKeyValueRange()) {
        const auto content = readFile(QDir(folder).filePath(file), limits::definitionFileBytes);
        if (!content)
            return content.error();
        const auto document = DefinitionDocument::read(content->bytes, file);
        const Definition definition = readDefinition(document);
        FilePlanner planner(document, plan);
        for (const BulkMatch &match : ofFile) {
            if (!isAsRead(definition, match.stream))
                return changedMeanwhile({file});
            planner.add(match, actions);
        }
        planner.finish(file);
    }
    return plan;
}

Result<void> applyBulkEdit(const BulkPlan &plan)
{
    if (!plan.refusals.isEmpty()) {
        const Problem &first = plan.refusals.first();
        return Error{.kind = Error::Kind::Unsupported,
                     .subject = first.file,
                     .detail = first.message,
                     .position = first.position};
    }
    // All are looked at before the first is written; saveFile() looks again at each.
    if (const QStringList changed = changedFiles(plan); !changed.isEmpty())
        return changedMeanwhile(changed);
    for (qsizetype i = 0; i < plan.files.size(); ++i) {
        const BulkFile &file = plan.files.at(i);
        const Result<void> saved = save(plan, file, file.after(), file.before);
        if (saved)
            continue;
        Error error = saved.error();
        if (const QStringList kept = rollBack(plan, i); !kept.isEmpty())
            error.detail += u"; could not be put back: "_s + kept.join(", "_L1);
        return error;
    }
    return {};
}

} // namespace headwater
