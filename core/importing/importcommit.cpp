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

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

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

/// The text with what the import says anew; the same text if that is nothing.
Result<QByteArray> edited(QByteArray text, const ImportDestination &where,
                          const ImportResult &result)
{
    const StreamPlace place{where.document, where.item};
    QSet<QString> imported;
    for (const ImportItemResult &item : result.allItems())
        imported.insert(item.item.tag);
    for (const TagReference &tag : result.stream.spec.tags) {
        if (!imported.contains(tag.name))
            continue;
        const TagReference *written = where.definition->spec.tag(tag.name);
        if (!written) {
            const auto edits = DefinitionEditor(text, where.key.file).appendTag(place, tag);
            if (!edits)
                return edits.error();
            text = applied(text, *edits);
            continue;
        }
        for (const FieldChange &change : changes(*written, tag)) {
            const auto edits = DefinitionEditor(text, where.key.file)
                                   .setTagField(place, tag.name, change.field, change.value);
            if (!edits)
                return edits.error();
            text = applied(text, *edits);
        }
    }
    return text;
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

Result<void> updateFile(const ImportDestination &where, const ImportResult &result)
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
        return {};
    return saveFile(path, *text,
                    {.expected = Digest::ofSha256(file->bytes), .within = where.folder});
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

Result<QString> createFile(const ImportDestination &where, const ImageStream &stream)
{
    const QString name = newFileName(where.folder, where.key);
    if (name.isEmpty())
        return Error{.kind = Error::Kind::AlreadyExists, .subject = where.key.name};
    ImageStream definition = stream;
    definition.metadata.ns = where.key.ns;
    definition.metadata.annotations.remove(annotation::dockerRepositoryCheck); // status, in truth
    const Result<void> saved = saveFile(QDir(where.folder).filePath(name),
                                        newDefinition(definition), {.within = where.folder});
    if (!saved)
        return saved.error();
    return name;
}

} // namespace

Result<StreamKey> commitImport(HistoryStore &store, const ImportDestination &where,
                               const ImportResult &result)
{
    StreamKey key = where.key;
    if (!result.changed)
        return key;
    if (where.definition) {
        if (const Result<void> updated = updateFile(where, result); !updated)
            return updated.error();
    } else {
        const Result<QString> name = createFile(where, result.stream);
        if (!name)
            return name.error();
        key.file = *name;
    }
    StreamChange change{.key = key, .stream = settledStream(result), .journal = result.journal};
    placeInNamespace(change.stream, key.ns);
    for (const ImportItemResult &item : result.allItems()) {
        if (!item.succeeded())
            continue;
        change.images += item.children;
        change.images.append(*item.image);
    }
    if (const Result<void> recorded = store.apply(change); !recorded)
        return recorded.error();
    return key;
}

} // namespace headwater
