// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/preview/catalogpreview.h"
#include "core/preview/newappmatch.h"

#include <QByteArray>
#include <QString>

namespace headwater {

/// A stream and what a console shows of it.
struct PreviewedStream
{
    StreamKey key = {};
    StreamPreviewResult result = {};
};

/// A line for each stream: what its tile is made of, or why there is none.
QString previewTable(const QList<PreviewedStream> &streams);

/// {"console", "items"}: all that is computed for each stream, tags that are not offered with their
/// reasons.
QByteArray previewJson(const QList<PreviewedStream> &streams, ConsoleRelease release);

/// What is not the same in two consoles, stream by stream; a sentence if all is.
QString previewComparison(const QList<PreviewedStream> &one, const QString &oneName,
                          const QList<PreviewedStream> &other, const QString &otherName);

/// The candidates as a table, and what comes of them.
QString newAppTable(const NewAppMatch &match);
QByteArray newAppJson(const NewAppMatch &match);

} // namespace headwater
