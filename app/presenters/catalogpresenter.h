// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/catalogsnapshot.h"
#include "models/inspectedtag.h"
#include "models/streamheading.h"

#include <QHash>
#include <QObject>
#include <QStringList>
#include <QTimer>

#include <optional>

namespace headwater {

class Catalog;
class CatalogTreeModel;
class HistoryModel;
class ProblemModel;
class TagTableModel;
struct Error;

/// The models that follow the open catalog.
struct CatalogModels
{
    CatalogTreeModel &catalog;
    TagTableModel &tags;
    HistoryModel &history;
    ProblemModel &problems;
};

/// Keeps the models in step with the open catalog and the stream that is looked at.
class CatalogPresenter : public QObject
{
    Q_OBJECT
public:
    /// Catalog and models outlive the presenter.
    CatalogPresenter(Catalog &catalog, const CatalogModels &models, QObject *parent = nullptr);

    void open(const QStringList &paths);
    void close();
    void reload();
    /// The stream is shown as soon as it has been read.
    void showStream(const StreamKey &key);
    /// "namespace/name" or "name"; empty: the first stream of the catalog.
    void showStreamNamed(const QString &name);
    void showFile(const QString &file, int line = 0);
    void showProblem(const Problem &problem);
    void inspect(const TagRow &row, int item);
    /// Looks at one platform of the inspected image; empty: at none in particular.
    void inspectPlatform(const QString &digest);
    /// An image of a platform that was fetched to be looked at.
    void addImage(const Image &image);
    const std::optional<InspectedTag> &inspectedTag() const { return m_inspected; }
    /// The host of the cluster's own registry, as pods of this catalog know it.
    void setInternalRegistry(const QString &host);

    QStringList paths() const { return m_paths; }
    const std::optional<StreamKey> &currentKey() const { return m_current; }
    /// nullptr: no stream is shown. Valid until the next event.
    const CatalogStream *currentStream() const;

Q_SIGNALS:
    void opened(const QString &folder);
    void closed();
    void failed(const QString &text);
    void loaded();
    void streamShown(const headwater::StreamHeading &heading);
    /// Where the stream that is shown is defined.
    void definitionShown(const QString &file, int line);
    /// The stream's definition is on show already; only the place in it changes.
    void definitionLine(int line);
    /// A file that gave no stream is to be shown.
    void fileShown(const QString &file, int line);
    void inspected(const headwater::InspectedTag &tag);
    /// No tag is chosen: the stream itself is looked at.
    void streamInspected(const headwater::ImageStream &stream);
    void statusChanged(const QString &counts, const QString &activity);

private:
    void scheduleRefresh();
    void refresh();
    void refreshStream();
    void readJournal();
    void followRenaming();
    void readDetails(const QString &digest);
    void tellInspected();
    void updateStatus(const CatalogSnapshot &snapshot);

    Catalog &m_catalog;
    CatalogModels m_models;
    QTimer m_refresh;
    QStringList m_paths;
    std::optional<StreamKey> m_current; // wanted, and shown once it is there
    bool m_isShown = false;
    StreamHeading m_heading; // as told
    std::shared_ptr<const ImageStream> m_shownCurrent;
    std::shared_ptr<const ImageStream> m_shownDefinition;
    int m_shownDocument = 0; // where in its file the stream on show is
    int m_shownItem = -1;
    std::optional<InspectedTag> m_inspected;
    QHash<QString, ImageDetails> m_details; // by digest, those looked at
    QHash<QString, Image> m_fetched; // platforms that the store does not have
    QString m_internalRegistry;
};

} // namespace headwater
