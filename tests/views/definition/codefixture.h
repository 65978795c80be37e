// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/definition/codeview.h"

#include <QTextDocument>

namespace headwater {

/// An editable view that shows a document of some text. "|" in the text is where the cursor is, two
/// of them are the ends of what is selected.
struct CodeFixture
{
    QTextDocument document;
    CodeView view;

    explicit CodeFixture(QString text, const QString &fileName = QStringLiteral("a.yaml"))
    {
        const qsizetype anchor = text.indexOf(u'|');
        if (anchor >= 0)
            text.remove(anchor, 1);
        const qsizetype position = text.indexOf(u'|');
        if (position >= 0)
            text.remove(position, 1);
        document.setPlainText(text);
        view.showDocument(document, fileName);
        view.setEditable(true);
        QTextCursor cursor(&document);
        cursor.setPosition(static_cast<int>(qMax<qsizetype>(0, anchor)));
        if (position >= 0)
            cursor.setPosition(static_cast<int>(position), QTextCursor::KeepAnchor);
        view.setTextCursor(cursor);
    }
    ~CodeFixture() { view.showNothing(); }

    /// The text with the cursor in it as above.
    QString textWithCursor() const
    {
        QString text = document.toPlainText();
        const QTextCursor cursor = view.textCursor();
        if (cursor.hasSelection())
            text.insert(qMax(cursor.position(), cursor.anchor()), u'|');
        return text.insert(qMin(cursor.position(), cursor.anchor()), u'|');
    }
    void moveTo(int position)
    {
        QTextCursor cursor = view.textCursor();
        cursor.setPosition(position);
        view.setTextCursor(cursor);
    }
};

} // namespace headwater
