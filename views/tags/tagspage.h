// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/tagrow.h"

#include <QWidget>

#include <optional>

class QAction;
class QStackedLayout;
class QTreeView;

namespace headwater {

class EmptyState;
class TagTableModel;

/// The Tags tab: spec and status of a stream's tags in one table. Emits what the user wants done.
class TagsPage : public QWidget
{
    Q_OBJECT
public:
    /// @p model must outlive the page.
    explicit TagsPage(TagTableModel &model, QWidget *parent = nullptr);

    QStringList selectedTags() const;
    void selectTag(const QString &tag);
    /// Actions for menus and shortcuts, kept in step with the selection.
    QAction *importAction() const { return m_import; }

Q_SIGNALS:
    void importRequested(const QStringList &tags);
    /// A tag became current, or one of its history items (@p item, 0 is the newest); -1: the tag.
    void tagChosen(const headwater::TagRow &row, int item);
    void selectionChanged();

private:
    void buildView();
    void buildActions();
    void wire();
    void updateActions();
    void updateEmptyState();
    void emitCurrent();
    std::optional<TagEvent> chosenEvent() const;

    TagTableModel &m_model;
    QTreeView *const m_view;
    EmptyState *const m_empty;
    QStackedLayout *m_stack = nullptr;
    QAction *m_import = nullptr;
    QAction *m_copyDigest = nullptr;
    QAction *m_copyPullSpec = nullptr;
};

} // namespace headwater
