// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/importing/importrequest.h"

namespace headwater {

/// The result of an import applied to its stream, a pure function. Source: openshift-apiserver,
/// imagestreamimport/rest.go; DESIGN's facts W1-W3. @p at: one time stamp for the whole request.
ImportResult applyImport(const ImportRequest &request, QList<ImportItemResult> items,
                         const QDateTime &at);

} // namespace headwater
