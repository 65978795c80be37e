// SPDX-License-Identifier: Apache-2.0
#include "views/definition/problemmarks.h"

#include "views/common/icon.h"
#include "views/definition/codeview.h"

#include <QMenu>
#include <QTextBlock>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

void sortBySeverity(QList<TextProblem> &problems)
{
    std::ranges::stable_sort(problems, {}, &TextProblem::severity);
}

} // namespace

ProblemMarks::ProblemMarks(CodeView &view, QObject *parent)
    : QObject(parent)
    , m_view(view)
{
}

QTextCursor ProblemMarks::cursorOf(const Mark &mark) const
{
    const QTextDocument *document = m_view.document();
    const int last = document->characterCount() - 1;
    QTextCursor cursor(m_view.document());
    cursor.setPosition(qBound(0, mark.from, last));
    if (mark.to > mark.from) {
        cursor.setPosition(qBound(0, mark.to, last), QTextCursor::KeepAnchor);
        return cursor;
    }
    cursor.movePosition(QTextCursor::EndOfWord, QTextCursor::KeepAnchor);
    if (!cursor.hasSelection()) // at the end of a line: what stands before it
        cursor.movePosition(QTextCursor::PreviousWord, QTextCursor::KeepAnchor);
    return cursor;
}

void ProblemMarks::setMarks(const QList<Mark> &marks)
{
    m_marks.clear();
    for (const Mark &mark : marks)
        m_marks.append({.problem = mark.problem, .cursor = cursorOf(mark)});
    std::ranges::stable_sort(m_marks, {},
                             [](const Placed &placed) { return placed.cursor.selectionStart(); });
    m_view.updateGutter();
    m_view.viewport()->update();
}

/// Only what can be seen: a broken file may have a thousand.
QList<ProblemMarks::Underline> ProblemMarks::underlines() const
{
    QList<Underline> found;
    const QList<CodeView::VisibleLine> lines
        = m_marks.isEmpty() ? QList<CodeView::VisibleLine>() : m_view.visibleLines();
    if (lines.isEmpty())
        return found;
    const int first = lines.first().block.position();
    const int last = lines.last().block.position() + lines.last().block.length();
    for (const Placed &placed : m_marks) {
        if (placed.cursor.selectionEnd() >= first && placed.cursor.selectionStart() <= last)
            found.append({.cursor = placed.cursor, .severity = placed.problem.severity});
    }
    return found;
}

QList<TextProblem> ProblemMarks::inBlock(int number) const
{
    const QTextBlock block = m_view.document()->findBlockByNumber(number);
    const auto start = [](const Placed &placed) { return placed.cursor.selectionStart(); };
    QList<TextProblem> found;
    for (auto placed = std::ranges::lower_bound(m_marks, block.position(), {}, start);
         placed != m_marks.end() && start(*placed) < block.position() + block.length(); ++placed)
        found.append(placed->problem);
    sortBySeverity(found);
    return found;
}

QList<TextProblem> ProblemMarks::at(int position) const
{
    QList<TextProblem> found;
    for (const Placed &placed : m_marks) {
        if (placed.cursor.selectionStart() <= position && position <= placed.cursor.selectionEnd())
            found.append(placed.problem);
    }
    sortBySeverity(found);
    return found;
}

QString ProblemMarks::toolTip(const QList<TextProblem> &problems)
{
    QStringList texts;
    for (const TextProblem &problem : problems) {
        QString text = problem.message;
        if (!problem.remedy.isEmpty())
            text += u'\n' + problem.remedy;
        if (!problem.rule.isEmpty())
            text += u"\n"_s + problem.rule;
        texts.append(text);
    }
    return texts.join(u"\n\n"_s);
}

int ProblemMarks::next(int position, bool isBackward) const
{
    if (m_marks.isEmpty())
        return -1;
    const auto start = [](const Placed &placed) { return placed.cursor.selectionStart(); };
    if (isBackward) {
        const auto found = std::ranges::lower_bound(m_marks, position, {}, start);
        return start(found == m_marks.begin() ? m_marks.last() : *std::prev(found));
    }
    const auto found = std::ranges::upper_bound(m_marks, position, {}, start);
    return start(found == m_marks.end() ? m_marks.first() : *found);
}

void ProblemMarks::showFixes(const QList<TextProblem> &problems, const QPoint &global)
{
    auto *menu = new QMenu(&m_view);
    menu->setObjectName("fixMenu"_L1);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const TextProblem &problem : problems) {
        QString title = problem.message;
        QAction *message = menu->addAction(title.replace(u'&', u"&&"_s));
        message->setEnabled(false);
        for (const TextFix &fix : problem.fixes) {
            QString text = fix.text;
            QAction *entry = menu->addAction(icon(u"lightbulb"_s, Tone::Information),
                                             text.replace(u'&', u"&&"_s));
            connect(entry, &QAction::triggered, this, [this, fix] { Q_EMIT fixChosen(fix); });
        }
    }
    menu->popup(global);
}

} // namespace headwater
