// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/streamkey.h"

#include <QWidget>

#include <optional>

class QLineEdit;
class QSortFilterProxyModel;
class QStackedLayout;
class QTreeView;

namespace headwater {

class CatalogTreeModel;
class EmptyState;

/// The streams of the open catalog, by namespace, with a filter. Emits what the user picks.
class CatalogPanel : public QWidget
{
    Q_OBJECT
public:
    /// @p model must outlive the panel.
    explicit CatalogPanel(CatalogTreeModel &model, QWidget *parent = nullptr);

    /// Selects a stream without emitting streamChosen() when it is selected already.
    void select(const StreamKey &key);
    void focusFilter();

Q_SIGNALS:
    void streamChosen(const headwater::StreamKey &key);
    /// A file that gave no stream: broken, or still to be read.
    void fileChosen(const QString &file);

private:
    void buildLayout();
    void wireFilter();
    void wireView();
    void updateEmptyState();
    void emitChoice();
    void chooseFirst();

    CatalogTreeModel &m_model;
    QSortFilterProxyModel *const m_proxy;
    QLineEdit *const m_filter;
    QTreeView *const m_view;
    EmptyState *const m_empty;
    QStackedLayout *m_stack = nullptr;
};

} // namespace headwater
