// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/importchoice.h"

#include <QWidget>

class QAction;
class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QSortFilterProxyModel;
class QStackedLayout;
class QTreeView;

namespace headwater {

class EmptyState;
class RemoteTagModel;

/// The tags of a repository to choose from, and what stands there while there are none: how the
/// listing goes, or why it failed.
class RemoteTagTable : public QWidget
{
    Q_OBJECT
public:
    /// @p model outlives the table.
    explicit RemoteTagTable(RemoteTagModel &model, QWidget *parent = nullptr);

    void setListing(const RepositoryListing &listing);

Q_SIGNALS:
    /// How many tags are chosen may have changed.
    void countChanged();
    /// The listing has failed, and the user wants it tried again.
    void listRequested();
    /// As listRequested(), with insecure connections allowed.
    void insecureRequested();

private:
    QWidget *bar();
    QWidget *failurePage();
    void buildView();
    void buildActions();
    void wire();
    void chooseSelected(bool isChosen);
    void toggleSelected();
    void updateCounts();
    void updatePage();
    QString emptyTitle() const;
    QString emptyHint() const;

    RemoteTagModel &m_model;
    QSortFilterProxyModel *m_shown = nullptr;
    QTreeView *const m_view;
    QLabel *const m_counts;
    QComboBox *const m_show;
    QPushButton *const m_forget;
    QLabel *const m_problem;
    EmptyState *const m_empty;
    EmptyState *m_failure = nullptr;
    QPushButton *m_insecure = nullptr;
    QPlainTextEdit *m_explanation = nullptr;
    QWidget *m_table = nullptr;
    QWidget *m_failurePage = nullptr;
    QStackedLayout *m_stack = nullptr;
    RepositoryListing m_listing = {};
};

} // namespace headwater
