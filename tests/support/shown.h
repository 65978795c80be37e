// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractItemView>
#include <QLabel>
#include <QTest>

namespace headwater {

/// Shows @p widget as a window of its own; false if it does not appear.
inline bool showWindow(QWidget &widget, const QSize &size = {900, 600})
{
    widget.resize(size);
    widget.show();
    return QTest::qWaitForWindowExposed(&widget);
}

/// What the visible labels below @p widget say, without the marks that only break lines.
inline QStringList shownTexts(const QWidget &widget)
{
    QStringList texts;
    for (const QLabel *label : widget.findChildren<QLabel *>()) {
        if (label->isVisible() && !label->text().isEmpty())
            texts.append(label->text().remove(QChar(0x200b)));
    }
    return texts;
}

/// Clicks on the middle of the visible cell @p index.
inline void clickCell(QAbstractItemView &view, const QModelIndex &index,
                      Qt::KeyboardModifiers modifiers = {})
{
    view.scrollTo(index);
    QTest::mouseClick(view.viewport(), Qt::LeftButton, modifiers, view.visualRect(index).center());
}

/// The first column of all top-level rows that @p view shows.
inline QStringList shownRows(const QAbstractItemView &view, const QModelIndex &parent = {})
{
    QStringList rows;
    for (int row = 0; row < view.model()->rowCount(parent); ++row)
        rows.append(view.model()->index(row, 0, parent).data().toString());
    return rows;
}

} // namespace headwater
