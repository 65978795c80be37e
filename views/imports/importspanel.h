// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/importpace.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QStackedLayout;
class QTreeView;

namespace headwater {

class EmptyState;
class ImportQueueModel;
struct ImportRow;

/// The Imports dock: the queue, how far it is, and what can be done about it.
class ImportsPanel : public QWidget
{
    Q_OBJECT
public:
    /// @p model must outlive the panel.
    explicit ImportsPanel(ImportQueueModel &model, QWidget *parent = nullptr);

    void setPaused(bool isPaused);
    /// What the registries' hosts make the queue wait for: a line, and all about it.
    void showHosts(const QString &line, const QString &details);

Q_SIGNALS:
    void cancelRequested();
    void pauseRequested(bool isPaused);
    /// Import the failed and cancelled tags again.
    void retryRequested();
    void clearRequested();
    /// Why this row has failed.
    void causeRequested(const headwater::ImportRow &row);
    /// "3 running", "" when nothing happens: for the dock's tab.
    void summaryChanged(const QString &summary);

private:
    void buildButtons();
    QWidget *buildBar();
    void buildView();
    void wire();
    void askForCause();
    void updateButtons();
    void updateSummary();
    void updatePace();

    ImportQueueModel &m_model;
    QTreeView *const m_view;
    EmptyState *const m_empty;
    QLabel *const m_summary;
    QLabel *const m_pace;
    QLabel *const m_hosts;
    QProgressBar *const m_progress;
    QPushButton *const m_cause;
    QPushButton *const m_pause;
    QPushButton *const m_cancel;
    QPushButton *const m_retry;
    QPushButton *const m_clear;
    QStackedLayout *m_stack = nullptr;
    ImportPace m_speed;
    QElapsedTimer m_clock;
    QTimer m_tick; ///< so that a queue that stands still is seen to
    bool m_isPaused = false;
};

} // namespace headwater
