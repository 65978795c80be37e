// SPDX-License-Identifier: Apache-2.0
#include "core/importing/importordercodec.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

constexpr int version = 1;

QJsonObject encode(const TagImportPolicy &policy)
{
    return {{u"insecure"_s, policy.insecure},
            {u"scheduled"_s, policy.scheduled},
            {u"importMode"_s, policy.importMode}};
}

TagImportPolicy decodePolicy(const QJsonValue &value)
{
    return {.insecure = value["insecure"_L1].toBool(),
            .scheduled = value["scheduled"_L1].toBool(),
            .importMode = value["importMode"_L1].toString()};
}

QJsonObject encode(const ImportItem &item)
{
    return {{u"tag"_s, item.tag},
            {u"from"_s, item.from},
            {u"importPolicy"_s, encode(item.importPolicy)},
            {u"referencePolicy"_s, item.referencePolicy}};
}

ImportItem decodeItem(const QJsonValue &value)
{
    return {.tag = value["tag"_L1].toString(),
            .from = value["from"_L1].toString(),
            .importPolicy = decodePolicy(value["importPolicy"_L1]),
            .referencePolicy = value["referencePolicy"_L1].toString()};
}

QJsonObject encode(const TagFilter &filter)
{
    return {{u"text"_s, filter.text},
            {u"pattern"_s, filter.pattern},
            {u"versions"_s, filter.versions},
            {u"exclude"_s, filter.exclude},
            {u"newest"_s, filter.newest}};
}

TagFilter decodeFilter(const QJsonValue &value)
{
    return {.text = value["text"_L1].toString(),
            .pattern = value["pattern"_L1].toString(),
            .versions = value["versions"_L1].toString(),
            .exclude = value["exclude"_L1].toString(),
            .newest = value["newest"_L1].toInt()};
}

QStringList decodeTags(const QJsonValue &value)
{
    QStringList tags;
    const QJsonArray list = value.toArray();
    for (const QJsonValue &tag : list)
        tags.append(tag.toString());
    return tags;
}

QJsonObject encode(const RepositoryImport &repository)
{
    QJsonObject object{{u"from"_s, repository.from},
                       {u"importPolicy"_s, encode(repository.importPolicy)},
                       {u"referencePolicy"_s, repository.referencePolicy},
                       {u"limit"_s, repository.limit},
                       {u"filter"_s, encode(repository.filter)}};
    if (repository.only)
        object.insert(u"only"_s, QJsonArray::fromStringList(*repository.only));
    return object;
}

RepositoryImport decodeRepository(const QJsonValue &value)
{
    RepositoryImport repository{.from = value["from"_L1].toString(),
                                .importPolicy = decodePolicy(value["importPolicy"_L1]),
                                .referencePolicy = value["referencePolicy"_L1].toString(),
                                .limit = value["limit"_L1].toInt(serverRepositoryLimit),
                                .filter = decodeFilter(value["filter"_L1])};
    if (value["only"_L1].isArray())
        repository.only = decodeTags(value["only"_L1]);
    return repository;
}

} // namespace

QString encodeOrder(const ImportOrder &order)
{
    QJsonArray items;
    for (const ImportItem &item : order.items)
        items.append(encode(item));
    QJsonObject object{{u"version"_s, version},
                       {u"tags"_s, QJsonArray::fromStringList(order.tags)},
                       {u"items"_s, items}};
    if (order.repository)
        object.insert(u"repository"_s, encode(*order.repository));
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

Result<ImportOrder> decodeOrder(const StreamKey &key, const QString &text)
{
    const QJsonObject object = QJsonDocument::fromJson(text.toUtf8()).object();
    if (object["version"_L1].toInt() != version)
        return Error{.kind = Error::Kind::InvalidInput,
                     .subject = key.name,
                     .detail = u"an import of another version of the program"_s};
    ImportOrder order{.key = key, .tags = decodeTags(object["tags"_L1])};
    const QJsonArray items = object["items"_L1].toArray();
    for (const QJsonValue &item : items)
        order.items.append(decodeItem(item));
    if (object["repository"_L1].isObject())
        order.repository = decodeRepository(object["repository"_L1]);
    return order;
}

} // namespace headwater
