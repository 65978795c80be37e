// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QString>

namespace headwater {

/// Puts a copy of the sample catalog into @p folder, where the user may change it, and returns the
/// folder. Its images come from @p registry ("127.0.0.1:5000"). Files that are there already are
/// kept; only the registry's address in them is brought up to date, so that the catalog goes on
/// working when the registry moves to another port.
/// Errors: those of saveFile().
Result<QString> prepareSampleCatalog(const QString &folder, const QString &registry);

/// Where the sample catalog of this user lives.
QString sampleCatalogFolder();

/// The registry that serves the sample images: $HEADWATER_SAMPLE_REGISTRY, else 127.0.0.1:5000,
/// the reference registry's own default.
QString sampleRegistry();

} // namespace headwater
