// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/clicontext.h"
#include "app/cli/commandline.h"
#include "core/catalog/catalogsnapshot.h"

namespace headwater {

/// A stream of the catalog as a project shows it.
struct SelectedStream
{
    CatalogStream source = {};
    ImageStream shown = {}; ///< the current one, in the project that was asked for
};

/// The part of a catalog that a command means. A definition that names no project belongs to
/// whatever project is asked for, as `oc create -f` would put it there; one that names another is
/// out of sight.
class StreamSelection
{
public:
    /// Reads the catalog of --catalog, and says on stderr which files could not be read.
    /// Errors: those of loadCatalog().
    static Result<StreamSelection> load(const CommandLine &line, CliContext &context);

    const QString &folder() const { return m_snapshot->folder; }
    const QString &ns() const { return m_namespace; } ///< what is shown; "default" if not given
    bool isEveryNamespace() const { return m_isEvery; }

    /// Sorted by project and name.
    const QList<SelectedStream> &streams() const { return m_streams; }
    /// Those called @p name: more than one if several files define it.
    QList<SelectedStream> named(const QString &name) const;

    /// "No resources found in NS namespace.", and a hint if other projects have some.
    void reportNone(CliContext &context) const;
    /// Warns of names in @p streams that several files define.
    static void reportDuplicates(const QList<SelectedStream> &streams, CliContext &context);

private:
    StreamSelection() = default;
    void select();

    CatalogSnapshotPtr m_snapshot;
    QString m_namespace;
    bool m_isEvery = false;
    QList<SelectedStream> m_streams;
};

/// The catalog of --catalog; says on stderr which files could not be read.
/// Errors: those of loadCatalog().
Result<CatalogSnapshotPtr> loadReported(const CommandLine &line, CliContext &context);

/// "Error from server (NotFound): ...", the words for a stream that is not there.
QString notFoundText(const QString &name);

} // namespace headwater
