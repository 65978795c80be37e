// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/completionmodel.h"

#include <QFrame>

class QLabel;
class QListView;

namespace headwater {

/// The list of what could be written, with what the current one means below. Never has the focus:
/// the keys go on going to the text, which hands on what is meant for the list.
class CompletionPopup : public QFrame
{
    Q_OBJECT
public:
    explicit CompletionPopup(QWidget *parent);

    /// @p below: the place on the screen that what is typed begins at; @p above: its upper end.
    void showItems(const QList<Completion> &items, const QPoint &below, const QPoint &above);
    /// @p steps down, or up if negative; around the ends.
    void move(int steps);
    Completion current() const;

Q_SIGNALS:
    void chosen();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void showText();
    void fit();
    void place(const QPoint &below, const QPoint &above);

    CompletionModel m_model;
    QListView *const m_list;
    QLabel *const m_text;
};

} // namespace headwater
