// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/image/image.h"
#include "core/imagestream/imagestream.h"
#include "core/importing/imagelibrary.h"
#include "core/importing/tagchoice.h"
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

/// How many tags of a repository a server imports at once.
/// Source: openshift-apiserver, maxImagesBulkImportedPerRepository.
inline constexpr int serverRepositoryLimit = 50;

/// All tags of a repository, or some: the repository entry of an ImageStreamImport.
struct RepositoryImport
{
    QString from = {}; ///< pull spec as typed; its tag and digest do not count
    TagImportPolicy importPolicy = {};
    QString referencePolicy = {};
    /// At most so many, in the server's order (prioritizedTags()); -1: all.
    int limit = serverRepositoryLimit;
    TagFilter filter = {}; ///< which of the registry's tags are wanted
    /// Exactly these tags, without asking for the registry's list: limit and filter do not count.
    std::optional<QStringList> only = {};

    friend bool operator==(const RepositoryImport &, const RepositoryImport &) = default;
};

/// What to import into which stream: an ImageStreamImport.
struct ImportRequest
{
    ImageStream stream = {}; ///< as the server holds it now (serverStream())
    bool isNewStream = false;
    QList<ImportItem> items = {};
    std::optional<RepositoryImport> repository = {};

    friend bool operator==(const ImportRequest &, const ImportRequest &) = default;
};

/// How one item ended. On failure reason and message are the server's own (importing.md section 11)
/// and error is what the registry port said, for causes and remedies.
struct ImportItemResult
{
    ImportItem item = {};
    std::optional<Image> image = {};
    QList<Image> children = {}; ///< of a manifest list that is kept whole, one per platform
    QList<KnownList> lists = {}; ///< manifest lists that were seen on the way
    QString reason = {};
    QString message = {};
    std::optional<Error> error = {};

    bool succeeded() const { return image.has_value(); }
};

/// How importing a repository ended. Its tags are in ImportResult::repositoryItems.
struct RepositoryResult
{
    QString reason = {}; ///< empty: success
    QString message = {};
    std::optional<Error> error = {}; ///< of listing the tags
    QStringList additionalTags = {}; ///< not imported: beyond the limit, in the server's order
    QString incomplete = {}; ///< why the list of tags may not be whole; empty: it is
    QStringList unfinished = {}; ///< wanted, but the import was stopped before

    bool succeeded() const { return reason.isEmpty() && message.isEmpty(); }
};

struct ImportResult
{
    ImageStream stream = {}; ///< after the import
    bool changed = false; ///< false: nothing to write
    bool isCancelled = false; ///< stopped early: items holds only those that had finished
    QList<ImportItemResult> items = {};
    QList<ImportItemResult> repositoryItems = {}; ///< one per imported tag of the repository
    std::optional<RepositoryResult> repository = {};
    QList<JournalEntry> journal = {};

    /// Those of the repository first, as they are applied.
    QList<ImportItemResult> allItems() const { return repositoryItems + items; }
    bool hasFailures() const
    {
        return (repository && !repository->succeeded())
            || !std::all_of(items.cbegin(), items.cend(),
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
    QStringList listed = {}; ///< not empty, once: the tags of the repository that will be imported
};

} // namespace headwater
