// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAccessible>
#include <QLabel>
#include <QStringList>
#include <QWidget>

namespace headwater {

/// What a page lacks for those who use it by keyboard, screen reader or script: widgets that can
/// have the focus but have no name to read aloud, or no object name. Empty: all is well. Qt's own
/// parts (viewports, the clear button of a line edit) are not looked at. One problem a line.
inline QString accessibilityProblems(QWidget &page)
{
    QList<QWidget *> widgets = page.findChildren<QWidget *>();
    widgets.prepend(&page);
    QStringList problems;
    for (QWidget *widget : std::as_const(widgets)) {
        const QString name = widget->objectName();
        const bool canHaveFocus = widget->focusPolicy() != Qt::NoFocus;
        if (name.startsWith(QLatin1StringView("qt_")) || (widget != &page && !canHaveFocus))
            continue;
        const auto *label = qobject_cast<QLabel *>(widget);
        if (label && label->text().isEmpty())
            continue; // says nothing to anybody yet
        const auto *type = widget->metaObject()->className();
        const QString which = QStringLiteral("%1 \"%2\"").arg(QLatin1StringView(type), name);
        // A label is known by what it says.
        if (name.isEmpty() && !label)
            problems.append(which + QStringLiteral(": no object name"));
        QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(widget);
        if (canHaveFocus && (!spoken || spoken->text(QAccessible::Name).isEmpty()))
            problems.append(which + QStringLiteral(": no accessible name"));
    }
    return problems.join(QChar(u'\n'));
}

} // namespace headwater
