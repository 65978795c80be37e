// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QPlainTextEdit>
#include <QTextBlock>

#include <map>

namespace headwater {

class Completing;
class Folding;
class Gutter;
class ProblemMarks;
class SlicedHighlighter;

/// The text of a definition, to be edited: line numbers, colours, current line, folding, problems.
/// It shows documents that belong to others, one at a time, and comes back to the place in each
/// where it was left. Documents may still be growing at their end; they are coloured in slices, so
/// that the window goes on reacting.
class CodeView : public QPlainTextEdit
{
    Q_OBJECT
public:
    /// What extra selections are for; those of a later one are drawn over those of an earlier one.
    enum class Layer { CurrentLine, Occurrences, Matches, Brackets };

    explicit CodeView(QWidget *parent = nullptr);

    /// @p document stays its owner's, who calls showNothing() before it goes. @p fileName picks the
    /// language.
    void showDocument(QTextDocument &document, const QString &fileName);
    void showNothing();
    bool isEmptyHanded() const { return document() == m_nothing; }
    bool isJson() const;
    /// Whether some of the text is still to come.
    void setLoading(bool isLoading);
    void setEditable(bool isEditable);
    /// Puts the cursor on @p line (from 1), as soon as that line has arrived.
    void goToLine(int line);
    void goToPosition(int position);
    /// Puts the cursor there too, but scrolls only if it has to.
    void showPosition(int position);

    void setSelections(Layer layer, const QList<QTextEdit::ExtraSelection> &selections);

    /// A line on the screen; pixels in the viewport.
    struct VisibleLine
    {
        QTextBlock block;
        qreal top = 0;
        qreal height = 0;
    };
    QList<VisibleLine> visibleLines() const;

    Folding &folding() { return *m_folding; }
    ProblemMarks &problems() { return *m_problems; }
    Completing &completing() { return *m_completing; }
    void updateGutter();

    // What menus offer.
    void commentLines();
    void moveLinesUp() { shiftLines(true); }
    void moveLinesDown() { shiftLines(false); }
    void goToProblem(bool isBackward);
    void showFixes();

Q_SIGNALS:
    /// Another document is on show, or none.
    void documentShown();
    void focusLost();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    struct Place
    {
        int position = 0;
        int anchor = 0;
        int scroll = 0;
    };

    void takeDocument(QTextDocument &document);
    void keepPlace();
    void applyPendingLine();
    void markCurrentLine();
    void layoutGutter();
    void paintFolds(QPainter &painter);
    void paintProblems(QPainter &painter);
    void shiftLines(bool isUp);
    QString toolTipAt(const QPoint &point) const;

    QTextDocument *const m_nothing; // shown between documents
    Folding *m_folding = nullptr;
    ProblemMarks *m_problems = nullptr;
    Gutter *m_gutter = nullptr;
    Completing *m_completing = nullptr;
    SlicedHighlighter *m_highlighter = nullptr; // of the document, which owns it
    QHash<const QTextDocument *, Place> m_places;
    std::map<Layer, QList<QTextEdit::ExtraSelection>> m_selections;
    int m_pendingLine = 0;
    bool m_isLoading = false;
};

} // namespace headwater
