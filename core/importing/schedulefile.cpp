// SPDX-License-Identifier: Apache-2.0
#include "core/importing/schedulefile.h"

#include "core/base/filereader.h"
#include "core/base/savefile.h"
#include "core/catalog/catalog.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// A hundred thousand streams with long names fit in.
constexpr qint64 maxBytes = 32 * 1024 * 1024;

} // namespace

QString schedulePath(const QString &catalogFolder)
{
    return QFileInfo(stateDatabasePath(catalogFolder)).path() + u"/schedule.json"_s;
}

QHash<StreamKey, QDateTime> readSchedule(const QString &path)
{
    QHash<StreamKey, QDateTime> last;
    const Result<FileContent> file = readFile(path, maxBytes);
    if (!file)
        return last;
    const QJsonArray entries = QJsonDocument::fromJson(file->bytes).array();
    for (const QJsonValue &entry : entries) {
        const QDateTime at
            = QDateTime::fromSecsSinceEpoch(entry["at"_L1].toInteger(), QTimeZone::UTC);
        last.insert({.file = entry["file"_L1].toString(),
                     .ns = entry["namespace"_L1].toString(),
                     .name = entry["name"_L1].toString()},
                    at);
    }
    return last;
}

Result<void> writeSchedule(const QString &path, const QHash<StreamKey, QDateTime> &last)
{
    if (!QFileInfo(QFileInfo(path).path()).isDir())
        return {};
    QJsonArray entries;
    for (auto it = last.cbegin(); it != last.cend(); ++it)
        entries.append(QJsonObject{{u"file"_s, it.key().file},
                                   {u"namespace"_s, it.key().ns},
                                   {u"name"_s, it.key().name},
                                   {u"at"_s, it.value().toSecsSinceEpoch()}});
    return saveFile(path, QJsonDocument(entries).toJson(QJsonDocument::Compact));
}

} // namespace headwater
