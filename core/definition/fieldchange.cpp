// SPDX-License-Identifier: Apache-2.0
#include "core/definition/fieldchange.h"

#include "core/imagestream/tagname.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// Of what is removed: as far up as nothing else is left in it, but not the owner.
DocumentPath removedPath(const DefinitionDocument &document, DocumentPath path,
                         const DocumentPath &owner)
{
    while (path.parent() != owner && document.value(path.parent()).toObject().size() == 1)
        path = path.parent();
    return path;
}

Error taken(const QString &name)
{
    return {.kind = Error::Kind::AlreadyExists,
            .subject = name,
            .detail = u"the stream has a tag of this name already"_s};
}

} // namespace

Result<QList<DocumentChange>> fieldChange(const DefinitionDocument &document,
                                          const DocumentPath &owner, const DefinitionField &field,
                                          const QString &text)
{
    DocumentPath path = owner;
    path.steps += field.steps();
    const QJsonValue before = document.value(path);
    const bool isWritten = !before.isUndefined();
    if (text.isEmpty()) {
        const bool isRequired = field.name() == "from.name"_L1 || path.steps.last() == u"name"_s;
        if (!isWritten || (isRequired && before == QString()))
            return QList<DocumentChange>();
        return QList{isRequired ? DocumentChange::set(path, QString())
                                : DocumentChange::remove(removedPath(document, path, owner))};
    }
    const Result<QJsonValue> after = field.valueOf(text);
    if (!after)
        return after.error();
    const bool isDefault = text == field.textIn({});
    if (before == *after || (!isWritten && isDefault))
        return QList<DocumentChange>();
    return QList{DocumentChange::set(path, *after)};
}

Result<QList<DocumentChange>> renameTag(const DefinitionDocument &document, const DocumentPath &tag,
                                        const QString &name)
{
    const DocumentPath tags = tag.parent();
    const DocumentPath stream = tags.parent().parent();
    const QString before = document.value(tag / u"name"_s).toString();
    if (!document.contains(tag))
        return Error{.kind = Error::Kind::NotFound, .subject = before};
    if (before == name)
        return QList<DocumentChange>();
    if (!isValidTagName(name))
        return Error{.kind = Error::Kind::InvalidInput,
                     .subject = name,
                     .detail = u"a tag's name has letters, digits, _, . and -, does not begin with "
                               ". or -, and is 128 characters long at most"_s};
    QList<DocumentChange> changes{DocumentChange::set(tag / u"name"_s, name)};
    const QJsonObject meta = document.value(stream / u"metadata"_s).toObject();
    const QJsonArray items = document.value(tags).toArray();
    for (qsizetype i = 0; i < items.size(); ++i) {
        const QJsonObject item = items.at(i).toObject();
        if (item.value("name"_L1) == name)
            return taken(name);
        const QJsonObject from = item.value("from"_L1).toObject();
        const TagReference follower{.name = item.value("name"_L1).toString(),
                                    .from
                                    = ObjectReference{.kind = from.value("kind"_L1).toString(),
                                                      .ns = from.value("namespace"_L1).toString(),
                                                      .name = from.value("name"_L1).toString()}};
        if (followedTag(follower, meta.value("name"_L1).toString(),
                        meta.value("namespace"_L1).toString())
            != before)
            continue;
        const QString source = follower.from->name;
        const QString prefix = source.left(source.size() - before.size()); // "STREAM:" or nothing
        changes.append(
            DocumentChange::set(tags / i / u"from"_s / u"name"_s, QString(prefix + name)));
    }
    return changes;
}

} // namespace headwater
