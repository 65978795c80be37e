// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/streamselection.h"
#include "core/importing/importrequest.h"

#include <memory>
#include <optional>

namespace headwater {

class CommandLine;
struct CliContext;

/// Writes what an import of @p stream changed to its file and the catalog's history; nullopt: a new
/// stream, in the project @p ns.
Result<void> commitSelected(const StreamSelection &selection,
                            const std::optional<SelectedStream> &stream, const QString &ns,
                            const ImportResult &result);

/// What the catalog in @p folder has of the images of @p requests; nothing, also null, if that
/// cannot be read: it only spares requests.
std::shared_ptr<const ImageLibrary> knownImages(const QString &folder,
                                                const QList<ImportRequest> &requests);

/// Imports the streams of the selection, each as a cluster would by itself: all that comes from
/// registries (@p isFull), or what is pending. Prints a line per stream; returns the exit code.
int importStreams(const CommandLine &line, CliContext &context, bool isFull);

} // namespace headwater
