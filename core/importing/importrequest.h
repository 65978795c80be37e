// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/image/image.h"
#include "core/imagestream/imagestream.h"
#include "core/store/historystore.h"

#include <QList>
#include <QString>

#include <algorithm>
#include <optional>

namespace headwater {

/// One image to import: the images[] entry of an ImageStreamImport.
struct ImportItem
{
    QString tag = {}; ///< to.name
    QString from = {}; ///< pull spec as typed
    TagImportPolicy importPolicy = {};
    QString referencePolicy = {}; ///< "", Source or Local

    friend bool operator==(const ImportItem &, const ImportItem &) = default;
};

/// What to import into which stream: an ImageStreamImport.
struct ImportRequest
{
    ImageStream stream = {}; ///< as the server holds it now (serverStream())
    bool isNewStream = false;
    QList<ImportItem> items = {};

    friend bool operator==(const ImportRequest &, const ImportRequest &) = default;
};

/// How one item ended. On failure reason and message are the server's own (importing.md section 11)
/// and error is what the registry port said, for causes and remedies.
struct ImportItemResult
{
    ImportItem item = {};
    std::optional<Image> image = {};
    QList<Image> children = {}; ///< of a manifest list that is kept whole, one per platform
    QString reason = {};
    QString message = {};
    std::optional<Error> error = {};

    bool succeeded() const { return image.has_value(); }
};

struct ImportResult
{
    ImageStream stream = {}; ///< after the import
    bool changed = false; ///< false: nothing to write
    bool isCancelled = false; ///< stopped early: items holds only those that had finished
    QList<ImportItemResult> items = {};
    QList<JournalEntry> journal = {};

    bool hasFailures() const
    {
        return !std::all_of(items.cbegin(), items.cend(),
                            [](const ImportItemResult &item) { return item.succeeded(); });
    }
};

struct ImportProgress
{
    int done = 0; ///< items finished
    int total = 0;
    QString current = {}; ///< tag that has just begun or finished
    /// How it finished; nullptr: it has begun. Valid during the call only.
    const ImportItemResult *finished = nullptr;
};

} // namespace headwater
