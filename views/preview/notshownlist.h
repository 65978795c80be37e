// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/preview/previewentry.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QPushButton;
class QStackedLayout;
class QTreeView;

namespace headwater {

class EmptyState;
class NotShownModel;

/// Every stream and tag that the catalog does not offer, why, and the way to its definition.
class NotShownList : public QWidget
{
    Q_OBJECT
public:
    /// @p model outlives the list.
    explicit NotShownList(NotShownModel &model, QWidget *parent = nullptr);

    /// Without filter and buttons, for the page of a single stream.
    void setPlain();

Q_SIGNALS:
    void definitionRequested(const headwater::NotShown &item);

private:
    void buildView();
    QWidget *buildTop();
    void filter();
    void updateState();
    void emitChosen();

    NotShownModel &m_model;
    QWidget *m_top = nullptr;
    QLineEdit *m_filter = nullptr;
    QComboBox *m_which = nullptr;
    QPushButton *m_go = nullptr;
    QTreeView *m_view = nullptr;
    EmptyState *m_empty = nullptr;
    QStackedLayout *m_stack = nullptr;
};

} // namespace headwater
