// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/digest.h"
#include "core/base/problem.h"
#include "core/base/textedit.h"
#include "core/catalog/catalogsnapshot.h"
#include "core/definition/definitionfield.h"

#include <QStringList>

namespace headwater {

/// A field and the text it must have: "importPolicy.scheduled" and "true". A field that is not
/// written has its default (DefinitionField).
struct FieldCondition
{
    DefinitionField field;
    QString text = {};
};

/// Which streams of a catalog, or which of their tags. All that is said must hold.
struct BulkQuery
{
    QString stream = QStringLiteral("*"); ///< the name, with the wildcards * ? [...]
    std::optional<QString> tag = {}; ///< likewise of tags; nullopt: the streams are meant
    /// The registry that DockerImage sources of the tags name, as it is written; "docker.io" also
    /// stands for none. Empty: any.
    QString registry = {};
    QList<FieldCondition> conditions = {};
};

/// A stream of the catalog, or some of its tags.
struct BulkMatch
{
    CatalogStream stream = {};
    QStringList tags = {}; ///< empty: the stream itself is meant
};

/// What to do with each of them.
struct BulkAction
{
    enum class Kind : quint8 {
        Set, ///< the field
        Remove, ///< the field, where it is written
        SetRegistry, ///< of a source that is a pull spec; the rest of it stays
    };

    Kind kind = Kind::Set;
    std::optional<DefinitionField> field = {}; ///< Set, Remove
    QJsonValue value = {}; ///< Set
    QString registry = {}; ///< SetRegistry
};

/// A file that will change.
struct BulkFile
{
    QString path = {}; ///< relative to the folder
    QByteArray before = {}; ///< its text when the edits were planned
    QList<TextEdit> edits = {};

    QByteArray after() const { return applied(before, edits); }
    QByteArray diff() const;
};

/// Edits of many files that are made together: a value, to be shown, applied, and kept for undo.
struct BulkPlan
{
    QString folder = {}; ///< absolute
    QList<BulkFile> files = {}; ///< that change, sorted by path
    /// Where an edit cannot be made, and why; with any of them nothing is applied.
    QList<Problem> refusals = {};
    int changes = 0; ///< values that change, in all files

    QByteArray diff() const; ///< of all files
    /// What undoes it once it is applied: one entry of an undo stack.
    BulkPlan inverse() const;
};

/// The streams, or tags, of @p snapshot that @p query means.
QList<BulkMatch> matches(const CatalogSnapshot &snapshot, const BulkQuery &query);

/// Reads the files of @p matches and plans @p actions for all of them; writes nothing. Errors:
/// Conflict (a stream is not what was read), those of readFile(). What the layout does not allow is
/// in the plan's refusals.
Result<BulkPlan> planBulkEdit(const QString &folder, const QList<BulkMatch> &matches,
                              const QList<BulkAction> &actions);

/// Writes all files of @p plan, or none. Before the first is written, all must hold what they held
/// when it was planned. If one cannot be written, those before it get their old text back.
///
/// Errors: Conflict (the subject names the files that have changed meanwhile), Unsupported (the
/// plan has refusals), those of saveFile(); the detail names files that could not be put back.
Result<void> applyBulkEdit(const BulkPlan &plan);

} // namespace headwater
