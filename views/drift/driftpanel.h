// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/streamkey.h"

#include <QStringList>
#include <QWidget>

class QCheckBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QStackedLayout;
class QTreeView;

namespace headwater {

class DriftModel;
class EmptyState;

/// The Drift dock: what the registries have now that the history does not, and what can be done
/// about it.
class DriftPanel : public QWidget
{
    Q_OBJECT
public:
    /// @p model must outlive the panel.
    explicit DriftPanel(DriftModel &model, QWidget *parent = nullptr);

    void setRunning(bool isRunning);
    void setProgress(int done, int total);
    void setCanCheck(bool stream, bool catalog);

Q_SIGNALS:
    void streamCheckRequested();
    void catalogCheckRequested();
    void cancelRequested();
    void exportRequested();
    /// The selected tags, or all that an import would change.
    void importRequested(const headwater::StreamKey &key, const QStringList &tags);
    void tagChosen(const headwater::StreamKey &key, const QString &tag);
    /// "3 differences", "" when there are none: for the dock's tab.
    void summaryChanged(const QString &summary);

private:
    void buildButtons();
    QWidget *buildBar();
    void buildView();
    void wire();
    void importShown();
    void refresh();

    DriftModel &m_model;
    QTreeView *const m_view;
    EmptyState *const m_empty;
    QLabel *const m_summary;
    QProgressBar *const m_progress;
    QCheckBox *const m_all;
    QPushButton *const m_stream;
    QPushButton *const m_catalog;
    QPushButton *const m_cancel;
    QPushButton *const m_import;
    QPushButton *const m_export;
    QStackedLayout *m_stack = nullptr;
    bool m_isRunning = false;
};

} // namespace headwater
