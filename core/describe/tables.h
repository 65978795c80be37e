// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/imagestream/imagestream.h"

#include <QStringList>

namespace headwater {

struct TableOptions
{
    bool withHeaders = true;
    bool withNamespace = false; ///< first column, as -A asks for
    bool withLabels = false; ///< last column, as --show-labels asks for
};

/// What `oc get is` prints. @p now: the moment ages are counted from.
/// Source: openshift-apiserver, pkg/image/printers/internalversion/printer.go.
QString imageStreamTable(const QList<ImageStream> &streams, TableOptions options,
                         const QDateTime &now);

/// Tags with history, newest first, then those without; equal ones by name.
QStringList tagsByAge(const ImageStreamStatus &status);
/// When the newest history item of any tag was recorded; invalid: there is none.
QDateTime newestItem(const ImageStreamStatus &status);
/// As many of @p tags as fit a column of about 40 characters, then how many more there are.
QString tagListCell(const QStringList &tags);
/// Rows with padded columns, as `oc` prints tables. Cells end at their first line break.
QString alignedTable(const QList<QStringList> &rows);

} // namespace headwater
