// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/importing/importrequest.h"

namespace headwater {

/// The result of an import applied to its stream, a pure function. Source: openshift-apiserver,
/// imagestreamimport/rest.go; DESIGN's facts W1-W3. @p at: one time stamp for the whole request.
/// @p repositoryItems: what the request's repository gave, applied first, so that a tag of the
/// request's own items wins.
ImportResult applyImport(const ImportRequest &request, QList<ImportItemResult> items,
                         const QDateTime &at, QList<ImportItemResult> repositoryItems = {});

/// The stream once the server's import controller has had its turn: an imported tag whose source
/// counts as changed all the same, as after a change of the import mode, is imported again, to the
/// same image. Source: openshift-controller-manager, imagestream_controller.go, needsImport().
ImageStream settledStream(const ImportResult &result);

} // namespace headwater
