// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QLineEdit;
class QSortFilterProxyModel;
class QStackedLayout;
class QTreeView;

namespace headwater {

class EmptyState;
class HistoryModel;

/// The History tab: the time line of a stream, with a filter over all of its text.
class HistoryPage : public QWidget
{
    Q_OBJECT
public:
    /// @p model must outlive the page.
    explicit HistoryPage(HistoryModel &model, QWidget *parent = nullptr);

Q_SIGNALS:
    void tagChosen(const QString &tag);

private:
    void buildLayout();
    void wire();
    void updateEmptyState();

    HistoryModel &m_model;
    QSortFilterProxyModel *const m_proxy;
    QLineEdit *const m_filter;
    QTreeView *const m_view;
    EmptyState *const m_empty;
    QStackedLayout *m_stack = nullptr;
};

} // namespace headwater
