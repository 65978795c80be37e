// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/image/image.h"
#include "core/imagestream/imagestream.h"
#include "core/store/historystore.h"

#include <QFuture>
#include <QList>
#include <QObject>
#include <QString>

#include <functional>
#include <stop_token>

namespace headwater {

class Clock;
class RegistryPort;

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
    QString reason = {};
    QString message = {};
    std::optional<Error> error = {};

    bool succeeded() const { return image.has_value(); }
};

struct ImportResult
{
    ImageStream stream = {}; ///< after the import
    bool changed = false; ///< false: nothing to write
    QList<ImportItemResult> items = {};
    QList<JournalEntry> journal = {};

    bool hasFailures() const;
};

struct ImportProgress
{
    int done = 0; ///< items finished
    int total = 0;
    QString current = {}; ///< tag being imported
};

/// Runs imports: asks the registries, turns manifests into images, applies the results to the
/// stream. Writes nothing. Lives in the thread of its callers; @p registry and @p clock outlive it.
class Importer : public QObject
{
    Q_OBJECT
public:
    Importer(RegistryPort &registry, const Clock &clock, QObject *parent = nullptr);

    /// Errors: Cancelled only; what registries refuse is in the result, item by item.
    QFuture<Result<ImportResult>> run(ImportRequest request, std::stop_token stop,
                                      std::function<void(ImportProgress)> progress = {});

private:
    RegistryPort &m_registry;
    const Clock &m_clock;
};

/// The result of an import applied to its stream, a pure function. Source: openshift-apiserver,
/// imagestreamimport/rest.go; DESIGN's facts W1-W3. @p at: one time stamp for the whole request.
ImportResult applyImport(const ImportRequest &request, QList<ImportItemResult> items,
                         const QDateTime &at);

} // namespace headwater
