// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/importchoice.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QStackedLayout;
class QTreeView;

namespace headwater {

class EmptyState;
class ImportPreviewModel;

/// What a dry run has found so far.
class PreviewList : public QWidget
{
    Q_OBJECT
public:
    /// @p model outlives the list.
    explicit PreviewList(ImportPreviewModel &model, QWidget *parent = nullptr);

    void setProgress(const PreviewProgress &progress);

Q_SIGNALS:
    void stopRequested();

private:
    QWidget *bar();
    void buildView();
    void updateTexts();
    QString summary() const;

    ImportPreviewModel &m_model;
    QTreeView *const m_view;
    QLabel *const m_summary;
    QProgressBar *const m_bar;
    QPushButton *const m_stop;
    EmptyState *const m_empty;
    QWidget *m_table = nullptr;
    QStackedLayout *m_stack = nullptr;
    PreviewProgress m_progress = {};
};

} // namespace headwater
