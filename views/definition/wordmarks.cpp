// SPDX-License-Identifier: Apache-2.0
#include "views/definition/wordmarks.h"

#include "core/base/textsearch.h"
#include "views/common/theme.h"
#include "views/definition/codeview.h"
#include "views/definition/typing.h"

#include <QScrollBar>
#include <QTextBlock>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// The word that is selected as a whole; empty otherwise.
QString selectedWord(const QTextCursor &cursor)
{
    const QString text = cursor.selectedText();
    const auto isWordPart = [](QChar c) { return c.isLetterOrNumber() || c == u'_'; };
    const bool isWord = text.size() >= 2 && std::ranges::all_of(text, isWordPart);
    if (!isWord)
        return {};
    const QTextDocument *document = cursor.document();
    const int start = cursor.selectionStart();
    const bool isWhole = (start == 0 || !isWordPart(document->characterAt(start - 1)))
        && !isWordPart(document->characterAt(cursor.selectionEnd()));
    return isWhole ? text : QString();
}

} // namespace

WordMarks::WordMarks(CodeView &view, QObject *parent)
    : QObject(parent)
    , m_view(view)
{
    connect(&view, &QPlainTextEdit::selectionChanged, this, &WordMarks::markWords);
    connect(view.verticalScrollBar(), &QScrollBar::valueChanged, this, &WordMarks::markWords);
    connect(&view, &QPlainTextEdit::cursorPositionChanged, this, &WordMarks::markBrackets);
}

void WordMarks::markWords()
{
    QList<QTextEdit::ExtraSelection> selections;
    const QTextCursor selected = m_view.textCursor();
    const QString word = selectedWord(selected);
    if (!word.isEmpty()) {
        const TextQuery query{.pattern = word, .isCaseSensitive = true, .isWholeWord = true};
        for (const CodeView::VisibleLine &line : m_view.visibleLines()) {
            for (const TextMatch &match : findMatches(line.block.text(), query).matches) {
                const int at = line.block.position() + static_cast<int>(match.position);
                if (at == selected.selectionStart())
                    continue;
                QTextEdit::ExtraSelection mark;
                mark.cursor = selected;
                mark.cursor.setPosition(at);
                mark.cursor.setPosition(at + static_cast<int>(match.length),
                                        QTextCursor::KeepAnchor);
                mark.format.setBackground(themeOf(m_view.palette()).neutral.background);
                selections.append(mark);
            }
        }
    }
    m_view.setSelections(CodeView::Layer::Occurrences, selections);
}

void WordMarks::markBrackets()
{
    QList<QTextEdit::ExtraSelection> selections;
    const QTextCursor cursor = m_view.textCursor();
    for (const int at : {cursor.position(), cursor.position() - 1}) {
        const int other = at < 0 ? -1 : matchingBracket(m_view, at);
        if (other < 0)
            continue;
        for (const int bracket : {at, other}) {
            QTextEdit::ExtraSelection mark;
            mark.cursor = cursor;
            mark.cursor.setPosition(bracket);
            mark.cursor.movePosition(QTextCursor::Right, QTextCursor::KeepAnchor);
            mark.format.setBackground(themeOf(m_view.palette()).information.background);
            mark.format.setFontWeight(QFont::Bold);
            selections.append(mark);
        }
        break;
    }
    m_view.setSelections(CodeView::Layer::Brackets, selections);
}

} // namespace headwater
