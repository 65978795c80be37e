// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/store/streamkey.h"

#include <QDateTime>
#include <QHash>
#include <QString>

/// When the streams of a catalog were last imported by the schedule, kept beside its store: not in
/// it, for an import that changes nothing writes nothing there.
namespace headwater {

/// "schedule.json" in the folder of the catalog's store.
QString schedulePath(const QString &catalogFolder);

/// No file, or one that cannot be read, gives nothing: all streams are due then, which is harmless.
QHash<StreamKey, QDateTime> readSchedule(const QString &path);
/// Does nothing if the folder is not there. Errors: those of saveFile().
Result<void> writeSchedule(const QString &path, const QHash<StreamKey, QDateTime> &last);

} // namespace headwater
