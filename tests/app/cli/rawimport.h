// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/bulkimport.h"
#include "app/cli/waiting.h"
#include "core/catalog/catalog.h"
#include "core/image/pullspec.h"
#include "core/imagestream/updatestrategy.h"
#include "core/importing/importcommit.h"
#include "core/importing/importer.h"
#include "core/ports/clock.h"
#include "core/store/historystore.h"

#include <QJsonArray>
#include <QJsonObject>

namespace headwater {

/// What a cluster's API gets as an ImageStreamImport; defaults as the server fills them in.
inline ImportRequest importRequest(const QJsonValue &object)
{
    using namespace Qt::StringLiterals;
    const auto policy = [](const QJsonValue &entry) {
        const QJsonValue given = entry["importPolicy"_L1];
        return TagImportPolicy{.insecure = given["insecure"_L1].toBool(),
                               .scheduled = given["scheduled"_L1].toBool(),
                               .importMode = given["importMode"_L1].toString(u"Legacy"_s)};
    };
    const auto reference = [](const QJsonValue &entry) {
        return entry["referencePolicy"_L1]["type"_L1].toString(u"Source"_s);
    };
    const QJsonValue spec = object["spec"_L1];
    ImportRequest request;
    request.stream.metadata.name = object["metadata"_L1]["name"_L1].toString();
    for (const QJsonValue &image : spec["images"_L1].toArray())
        request.items.append({.tag = image["to"_L1]["name"_L1].toString(),
                              .from = image["from"_L1]["name"_L1].toString(),
                              .importPolicy = policy(image),
                              .referencePolicy = reference(image)});
    if (const QJsonValue repository = spec["repository"_L1]; repository.isObject())
        request.repository = RepositoryImport{.from = repository["from"_L1]["name"_L1].toString(),
                                              .importPolicy = policy(repository),
                                              .referencePolicy = reference(repository)};
    return request;
}

/// The status the API answers for one image: its reason and message, empty if it was imported.
inline QString statusText(const QString &reason, const QString &message)
{
    return reason + QStringLiteral(": ") + message;
}

inline QString statusText(const QJsonValue &status)
{
    using namespace Qt::StringLiterals;
    return statusText(status["reason"_L1].toString(), status["message"_L1].toString());
}

/// Imports into the catalog @p folder as POST imagestreamimports in the project @p ns does.
inline Result<ImportResult> importRaw(const QJsonValue &object, const QString &folder,
                                      const QString &ns, RegistryPort &registry, const Clock &clock)
{
    ImportRequest request = importRequest(object);
    const Result<CatalogSnapshotPtr> catalog = loadCatalog({folder});
    if (!catalog)
        return catalog.error();
    ImportDestination where{.folder = folder,
                            .key = {.file = {}, .ns = {}, .name = request.stream.metadata.name}};
    request.isNewStream = true;
    for (const CatalogStream &stream : (*catalog)->streams) {
        if (stream.key.name != where.key.name)
            continue;
        where.key = stream.key;
        where.document = stream.document;
        where.item = stream.item;
        where.definition = stream.definition;
        request.stream = *stream.current;
        request.isNewStream = false;
    }
    placeInNamespace(request.stream, ns);
    Importer importer(registry, clock);
    const Result<ImportResult> result = waitFor(importer.run(request, {}));
    if (!result)
        return result.error();
    const auto store = HistoryStore::open(stateDatabasePath(folder));
    if (!store)
        return store.error();
    const Result<StreamKey> key = commitImport(**store, where, *result);
    if (!key)
        return key.error();
    return result;
}

} // namespace headwater
