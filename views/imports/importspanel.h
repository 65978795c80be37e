// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QStackedLayout;
class QTreeView;

namespace headwater {

class EmptyState;
class ImportQueueModel;

/// The Imports dock: the queue, how far it is, and what can be done about it.
class ImportsPanel : public QWidget
{
    Q_OBJECT
public:
    /// @p model must outlive the panel.
    explicit ImportsPanel(ImportQueueModel &model, QWidget *parent = nullptr);

Q_SIGNALS:
    void cancelRequested();
    /// Import the failed and cancelled tags again.
    void retryRequested();
    void clearRequested();
    /// "3 running", "" when nothing happens: for the dock's tab.
    void summaryChanged(const QString &summary);

private:
    void buildBar(QWidget *bar);
    void buildView();
    void wire();
    void updateSummary();

    ImportQueueModel &m_model;
    QTreeView *const m_view;
    EmptyState *const m_empty;
    QLabel *const m_summary;
    QProgressBar *const m_progress;
    QPushButton *const m_cancel;
    QPushButton *const m_retry;
    QPushButton *const m_clear;
    QStackedLayout *m_stack = nullptr;
};

} // namespace headwater
