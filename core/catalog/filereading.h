// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/catalogreader.h"

#include <QList>

#include <functional>
#include <stop_token>

namespace headwater {

/// Gets results from the threads that read, several at a time; called from those threads.
using ReadFilesSink = std::function<void(QList<ReadFile>)>;

/// Reads @p jobs on all cores and returns at once. Every file is handed to @p sink, in any order,
/// unless @p stop is requested before.
void startReading(QList<ReadJob> jobs, ReadFilesSink sink, std::stop_token stop);

/// Reads @p jobs on all cores, the calling thread included, and returns the files that were read.
QList<ReadFile> readAll(QList<ReadJob> jobs, std::stop_token stop);

} // namespace headwater
