// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/image/pullspec.h"

namespace headwater {

/// Where in an import something went wrong; the server words the two differently.
enum class ImportStage {
    Fetching, ///< asking the registry, choosing from a list
    Converting, ///< making an image of what was fetched
};

/// A failure as the server records it in a tag's condition.
struct ImportFailure
{
    QString reason = {};
    QString message = {};

    friend bool operator==(const ImportFailure &, const ImportFailure &) = default;
};

/// What the server says about @p error while importing @p image. Expects details as RegistryPort
/// promises them. Source: openshift-apiserver, importer.go, imageImportStatus(); spec/importing.md
/// section 11.
ImportFailure importFailure(const Error &error, const PullSpec &image, ImportStage stage);

/// What the server says about @p error while listing the tags of @p repository, a pull spec as
/// typed. Source: the same, importRepositoryFromDocker().
ImportFailure listingFailure(const Error &error, const QString &repository);

/// A source that is no pull spec.
ImportFailure invalidSource(const QString &from, const Error &error);

} // namespace headwater
