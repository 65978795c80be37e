// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/catalogsnapshot.h"
#include "core/preview/catalogcategories.h"
#include "core/preview/offeredtags.h"
#include "core/preview/previewentry.h"

#include <optional>
#include <stop_token>

namespace headwater {

struct PreviewOptions
{
    ConsoleRelease release = ConsoleRelease::newest();
    ImportState imports = ImportState::Ran;
    /// Those of the cluster; empty: the release's own.
    QList<CatalogCategory> categories = {};
};

/// The releases whose rules are known, newest first.
QList<ConsoleRelease> consoleReleases();

/// How @p release differs in what is seen. Source: catalog-presentation.md sections 5, 8 and 14.
ConsoleTraits consoleTraits(ConsoleRelease release);

/// One stream in the catalog of a console.
struct StreamPreviewResult
{
    std::optional<PreviewEntry> entry = {}; ///< nullopt: it is not shown
    /// The tags that are not offered; first the stream itself, if it is not shown.
    QList<NotShown> notShown = {};
};

/// What a console shows of @p stream and what not, and why. Only streams of the namespace openshift
/// are listed; a definition that names none is taken for one.
StreamPreviewResult previewStream(const CatalogStream &stream, const PreviewOptions &options);

/// The whole catalog.
struct CatalogPreview
{
    ConsoleTraits traits = {};
    QList<PreviewEntry> entries = {}; ///< in the order of the catalog
    QList<NotShown> notShown = {};
    QList<PreviewCategory> categories = {}; ///< with "all" and "other"; without empty ones
    int streams = 0; ///< looked at
};

/// Stops between streams when @p stop says so; what is there by then is returned.
CatalogPreview previewCatalog(const CatalogSnapshot &snapshot, const PreviewOptions &options,
                              const std::stop_token &stop = {});

/// Whether Import from Git can recommend the builder stream @p name: it detects the kind of a
/// repository and looks for a stream of that name.
/// Source: openshift/console, packages/git-service, build-tool detectors.
bool isRecommendable(const QString &name);

/// The title on builder cards and in the samples catalog: a display name of at least 14 characters
/// gives way to the stream's name with blanks and capitals.
QString cardTitle(const QString &displayName, const QString &name);

} // namespace headwater
