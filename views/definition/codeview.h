// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QPlainTextEdit>

#include <map>

namespace headwater {

class SlicedHighlighter;

/// The text of a definition, to be edited: line numbers, colours, current line. It shows documents
/// that belong to others, one at a time, and comes back to the place in each where it was left.
/// Documents may still be growing at their end; they are coloured in slices, so that the window
/// goes on reacting.
class CodeView : public QPlainTextEdit
{
    Q_OBJECT
public:
    /// What extra selections are for; those of a later one are drawn over those of an earlier one.
    enum class Layer { CurrentLine, Occurrences, Matches, Problems, Brackets };

    explicit CodeView(QWidget *parent = nullptr);

    /// @p document stays its owner's, who calls showNothing() before it goes. @p fileName picks the
    /// language.
    void showDocument(QTextDocument &document, const QString &fileName);
    void showNothing();
    /// Whether some of the text is still to come.
    void setLoading(bool isLoading);
    void setEditable(bool isEditable);
    /// Puts the cursor on @p line (from 1), as soon as that line has arrived.
    void goToLine(int line);

    void setSelections(Layer layer, const QList<QTextEdit::ExtraSelection> &selections);

    int gutterWidth() const;
    void paintGutter(QPaintEvent *event);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Place
    {
        int position = 0;
        int anchor = 0;
        int scroll = 0;
    };

    void keepPlace();
    void applyPendingLine();
    void markCurrentLine();
    void layoutGutter();

    QWidget *const m_gutter;
    QTextDocument *const m_nothing; // shown between documents
    SlicedHighlighter *m_highlighter = nullptr; // of the document, which owns it
    QHash<const QTextDocument *, Place> m_places;
    std::map<Layer, QList<QTextEdit::ExtraSelection>> m_selections;
    int m_pendingLine = 0;
    bool m_isLoading = false;
};

} // namespace headwater
