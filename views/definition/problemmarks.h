// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/textproblem.h"

#include <QObject>
#include <QTextCursor>

class QMenu;

namespace headwater {

class CodeView;

/// Underlines the problems of a text, marks their lines for the margin, and offers their fixes.
/// Marks move with the text while it is being changed, until it has been looked at again.
class ProblemMarks : public QObject
{
    Q_OBJECT
public:
    /// @p view outlives this.
    explicit ProblemMarks(CodeView &view, QObject *parent = nullptr);

    /// @p from and @p to: where each problem is in the document.
    struct Mark
    {
        TextProblem problem;
        int from = 0;
        int to = 0;
    };
    void setMarks(const QList<Mark> &marks);
    void clear() { setMarks({}); }

    /// What is to be underlined of what can be seen. Where extra selections underline, the colours
    /// of the syntax win.
    struct Underline
    {
        QTextCursor cursor; ///< over the text
        Problem::Severity severity;
    };
    QList<Underline> underlines() const;

    /// Those that begin in the block @p number, the worst first.
    QList<TextProblem> inBlock(int number) const;
    /// Those at @p position, the worst first.
    QList<TextProblem> at(int position) const;
    /// What a tool tip says about @p problems.
    static QString toolTip(const QList<TextProblem> &problems);
    /// Where the next problem behind @p position is, or the first; -1: there is none.
    int next(int position, bool isBackward) const;
    /// Offers the fixes of @p problems at a place on the screen.
    void showFixes(const QList<TextProblem> &problems, const QPoint &global);

Q_SIGNALS:
    void fixChosen(const headwater::TextFix &fix);

private:
    struct Placed
    {
        TextProblem problem;
        QTextCursor cursor; // over what is underlined
    };

    QTextCursor cursorOf(const Mark &mark) const;

    CodeView &m_view;
    QList<Placed> m_marks; // by place
};

} // namespace headwater
