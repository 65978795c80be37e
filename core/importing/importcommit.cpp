// SPDX-License-Identifier: Apache-2.0
#include "core/importing/importcommit.h"

#include "core/base/filereader.h"
#include "core/base/limits.h"
#include "core/base/savefile.h"
#include "core/definition/definitionedit.h"
#include "core/definition/definitionwriter.h"
#include "core/imagestream/updatestrategy.h"
#include "core/importing/applyimport.h"
#include "core/store/historystore.h"

#include <QDir>
#include <QFileInfo>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

StreamPlace placeOf(const ImportDestination &where)
{
    return {where.document, where.item};
}

struct FieldChange
{
    QStringList field;
    QJsonValue value;
};

/// What the file has to say anew about @p tag. Values that mean the same, such as no import mode
/// and Legacy, are no change.
QList<FieldChange> changes(const TagReference &written, const TagReference &tag)
{
    QList<FieldChange> list;
    if (written.from != tag.from && tag.from)
        list.append(
            {{u"from"_s}, QJsonObject{{u"kind"_s, tag.from->kind}, {u"name"_s, tag.from->name}}});
    const TagImportPolicy &was = written.importPolicy;
    const TagImportPolicy &now = tag.importPolicy;
    if (was.insecure != now.insecure)
        list.append({{u"importPolicy"_s, u"insecure"_s}, now.insecure});
    if (was.scheduled != now.scheduled)
        list.append({{u"importPolicy"_s, u"scheduled"_s}, now.scheduled});
    const auto mode = [](const QString &text) { return text.isEmpty() ? u"Legacy"_s : text; };
    if (mode(was.importMode) != mode(now.importMode))
        list.append({{u"importPolicy"_s, u"importMode"_s}, now.importMode});
    const auto policy = [](const QString &text) { return text.isEmpty() ? u"Source"_s : text; };
    if (policy(written.referencePolicy) != policy(tag.referencePolicy))
        list.append({{u"referencePolicy"_s, u"type"_s}, tag.referencePolicy});
    return list;
}

Result<QByteArray> withFields(QByteArray text, const ImportDestination &where,
                              const TagReference &written, const TagReference &tag)
{
    for (const FieldChange &change : changes(written, tag)) {
        const auto edits = DefinitionEditor(text, where.key.file)
                               .setTagField(placeOf(where), tag.name, change.field, change.value);
        if (!edits)
            return edits.error();
        text = applied(text, *edits);
    }
    return text;
}

/// New tags are added one by one only where they cannot be added together: to a stream that has
/// none yet, or in a layout that does not take several.
Result<QByteArray> withTags(QByteArray text, const ImportDestination &where,
                            const QList<TagReference> &tags)
{
    qsizetype done = 0;
    if (where.definition->spec.tags.isEmpty() && !tags.isEmpty()) {
        const auto edits
            = DefinitionEditor(text, where.key.file).appendTag(placeOf(where), tags.first());
        if (!edits)
            return edits.error();
        text = applied(text, *edits);
        done = 1;
    }
    const auto together
        = DefinitionEditor(text, where.key.file).appendTags(placeOf(where), tags.mid(done));
    if (together)
        return applied(text, *together);
    for (const TagReference &tag : tags.mid(done)) {
        const auto edits = DefinitionEditor(text, where.key.file).appendTag(placeOf(where), tag);
        if (!edits)
            return edits.error();
        text = applied(text, *edits);
    }
    return text;
}

/// The text with what the import says anew; the same text if that is nothing.
Result<QByteArray> edited(QByteArray text, const ImportDestination &where,
                          const ImportResult &result)
{
    QSet<QString> imported;
    for (const ImportItemResult &item : result.allItems())
        imported.insert(item.item.tag);
    QList<TagReference> added;
    for (const TagReference &tag : result.stream.spec.tags) {
        if (!imported.contains(tag.name))
            continue;
        const TagReference *written = where.definition->spec.tag(tag.name);
        if (!written) {
            added.append(tag);
            continue;
        }
        const Result<QByteArray> changed = withFields(text, where, *written, tag);
        if (!changed)
            return changed.error();
        text = *changed;
    }
    return withTags(text, where, added);
}

/// Whether @p text still says of the stream what it said when the import was planned.
bool isAsRead(const QByteArray &text, const ImportDestination &where)
{
    for (const DefinedStream &defined : readDefinition(text, where.key.file).streams) {
        if (defined.document == where.document && defined.item == where.item)
            return *defined.stream == *where.definition;
    }
    return false;
}

/// A file that is to be written.
struct NewText
{
    QString path = {};
    std::optional<Digest> before = {}; ///< nullopt: there is no such file
    QByteArray text = {};
};

/// nullopt: the file stays as it is.
Result<std::optional<NewText>> planUpdate(const ImportDestination &where,
                                          const ImportResult &result)
{
    const QString path = QDir(where.folder).filePath(where.key.file);
    const Result<FileContent> file = readFile(path, limits::definitionFileBytes);
    if (!file)
        return file.error();
    if (!isAsRead(file->bytes, where))
        return Error{.kind = Error::Kind::Conflict,
                     .subject = where.key.file,
                     .detail = u"the file has changed since it was read"_s};
    const Result<QByteArray> text = edited(file->bytes, where, result);
    if (!text)
        return text.error();
    if (*text == file->bytes)
        return std::nullopt;
    return NewText{.path = path, .before = Digest::ofSha256(file->bytes), .text = *text};
}

/// A name in the folder that nobody has yet.
QString newFileName(const QString &folder, const StreamKey &key)
{
    QStringList names{key.name + u".yaml"_s};
    if (!key.ns.isEmpty())
        names.append(key.ns + u'-' + key.name + u".yaml"_s);
    for (int i = 2; i < 1000; ++i)
        names.append(u"%1-%2.yaml"_s.arg(key.name).arg(i));
    for (const QString &name : std::as_const(names)) {
        const QFileInfo info(QDir(folder).filePath(name));
        if (!info.exists() && !info.isSymLink())
            return name;
    }
    return {};
}

NewText planFile(const ImportDestination &where, const QString &name, const ImageStream &stream)
{
    ImageStream definition = stream;
    definition.metadata.ns = where.key.ns;
    definition.metadata.annotations.remove(annotation::dockerRepositoryCheck); // status, in truth
    return {.path = QDir(where.folder).filePath(name), .text = newDefinition(definition)};
}

StreamChange changeOf(const ImportResult &result, const StreamKey &key,
                      const ImportDestination &where)
{
    StreamChange change{.key = key,
                        .stream = settledStream(result),
                        .journal = result.journal,
                        .waiting = where.waiting};
    placeInNamespace(change.stream, key.ns);
    for (const ImportItemResult &item : result.allItems()) {
        change.lists += item.lists;
        if (!item.succeeded())
            continue;
        change.images += item.children;
        change.images.append(*item.image);
    }
    return change;
}

QString digestText(const std::optional<Digest> &digest)
{
    return digest ? digest->toString() : QString();
}

/// The file first, then the history; what is needed to do the second is kept before the first, for
/// a program may end at any moment.
Result<void> write(HistoryStore &store, const QString &folder, const NewText &file,
                   const StreamChange &change)
{
    const Result<qint64> intent = store.announce({.before = digestText(file.before),
                                                  .after = digestText(Digest::ofSha256(file.text)),
                                                  .change = change});
    if (!intent)
        return intent.error();
    const Result<void> saved
        = saveFile(file.path, file.text, {.expected = file.before, .within = folder});
    if (!saved) {
        static_cast<void>(store.withdraw(*intent)); // the next repair finds the file as it was
        return saved.error();
    }
    return store.fulfil(*intent, change);
}

/// Whether a file that somebody has changed since still says what @p change says of its tags.
bool isWritten(const QByteArray &text, const StreamChange &change)
{
    for (const DefinedStream &defined : readDefinition(text, change.key.file).streams) {
        const ImageStream &stream = *defined.stream;
        if (stream.metadata.name != change.stream.metadata.name
            || stream.metadata.ns != change.key.ns)
            continue;
        return std::ranges::all_of(change.journal, [&](const JournalEntry &entry) {
            const TagReference *wanted = change.stream.spec.tag(entry.tag);
            const TagReference *written = stream.spec.tag(entry.tag);
            return !wanted || (written && written->from == wanted->from);
        });
    }
    return false;
}

Result<void> repair(HistoryStore &store, const QString &folder, const Intent &intent)
{
    const QString path = QDir(folder).filePath(intent.change.key.file);
    const Result<FileContent> file = readFile(path, limits::definitionFileBytes);
    const QString now = file ? Digest::ofSha256(file->bytes).toString() : QString();
    const bool isDone = file && now != intent.before
        && (now == intent.after || isWritten(file->bytes, intent.change));
    if (!isDone)
        return store.withdraw(intent.id);
    const Result<void> fulfilled = store.fulfil(intent.id, intent.change);
    // Newer history than this has been written meanwhile.
    if (!fulfilled && fulfilled.error().kind == Error::Kind::Conflict)
        return store.withdraw(intent.id);
    return fulfilled;
}

} // namespace

Result<StreamKey> commitImport(HistoryStore &store, const ImportDestination &where,
                               const ImportResult &result)
{
    StreamKey key = where.key;
    if (!result.changed) {
        if (!where.waiting)
            return key;
        const Result<void> done = store.dequeue({*where.waiting});
        return done ? Result<StreamKey>(key) : done.error();
    }
    std::optional<NewText> file;
    if (where.definition) {
        Result<std::optional<NewText>> planned = planUpdate(where, result);
        if (!planned)
            return planned.error();
        file = *std::move(planned);
    } else {
        key.file = newFileName(where.folder, where.key);
        if (key.file.isEmpty())
            return Error{.kind = Error::Kind::AlreadyExists, .subject = where.key.name};
        file = planFile(where, key.file, result.stream);
    }
    const StreamChange change = changeOf(result, key, where);
    const Result<void> done
        = file ? write(store, where.folder, *file, change) : store.apply(change);
    if (!done)
        return done.error();
    return key;
}

Result<void> repairCommits(HistoryStore &store, const QString &folder)
{
    const Result<QList<Intent>> intents = store.intents();
    if (!intents)
        return intents.error();
    for (const Intent &intent : *intents) {
        if (const Result<void> done = repair(store, folder, intent); !done)
            return done;
    }
    return {};
}

} // namespace headwater
