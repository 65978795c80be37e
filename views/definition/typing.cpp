// SPDX-License-Identifier: Apache-2.0
#include "views/definition/typing.h"

#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QTextBlock>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

constexpr int step = 2; // what all definitions in public catalogs use

int indentOf(const QString &line)
{
    int indent = 0;
    while (indent < line.size() && line.at(indent) == u' ')
        ++indent;
    return indent;
}

QChar closingOf(QChar opening)
{
    switch (opening.unicode()) {
    case u'{': return u'}';
    case u'[': return u']';
    case u'"': return u'"';
    case u'\'': return u'\'';
    default: return {};
    }
}

bool isClosing(QChar character)
{
    return QStringView(u"}]\"'").contains(character);
}

QChar characterAt(const QTextCursor &cursor, int offset)
{
    const int position = cursor.position() + offset;
    return position < 0 ? QChar() : cursor.document()->characterAt(position);
}

/// The first and last block that the selection touches; one that it ends before counts not.
std::pair<QTextBlock, QTextBlock> selectedBlocks(const QTextCursor &cursor)
{
    const QTextDocument *document = cursor.document();
    const QTextBlock first = document->findBlock(cursor.selectionStart());
    QTextBlock last = document->findBlock(cursor.selectionEnd());
    if (last != first && last.position() == cursor.selectionEnd())
        last = last.previous();
    return {first, last};
}

void breakLine(QPlainTextEdit &edit, bool isJson)
{
    QTextCursor cursor = edit.textCursor();
    cursor.beginEditBlock();
    cursor.removeSelectedText();
    const QString line = cursor.block().text();
    const QString before = line.left(cursor.positionInBlock());
    const QChar next = characterAt(cursor, 0);
    const int own = qMin(indentOf(line), cursor.positionInBlock());
    const int indent = before.trimmed().isEmpty() ? own : indentBelow(before, isJson);
    const bool isInPair
        = !before.isEmpty() && closingOf(before.back()) == next && (next == u'}' || next == u']');
    cursor.insertText(u'\n' + QString(indent, u' '));
    if (isInPair) {
        const int here = cursor.position();
        cursor.insertText(u'\n' + QString(own, u' '));
        cursor.setPosition(here);
    }
    cursor.endEditBlock();
    edit.setTextCursor(cursor);
    edit.ensureCursorVisible();
}

void shiftLines(QTextCursor cursor, bool isDeeper)
{
    const auto [first, last] = selectedBlocks(cursor);
    cursor.beginEditBlock();
    for (QTextBlock block = first; block.isValid(); block = block.next()) {
        QTextCursor at(block);
        if (isDeeper && !block.text().isEmpty()) {
            at.insertText(QString(step, u' '));
        } else if (!isDeeper) {
            at.movePosition(QTextCursor::Right, QTextCursor::KeepAnchor,
                            qMin(step, indentOf(block.text())));
            at.removeSelectedText();
        }
        if (block == last)
            break;
    }
    cursor.endEditBlock();
}

bool handleTab(QPlainTextEdit &edit, bool isDeeper)
{
    QTextCursor cursor = edit.textCursor();
    const bool isManyLines = cursor.hasSelection()
        && cursor.document()->findBlock(cursor.selectionStart())
            != cursor.document()->findBlock(cursor.selectionEnd());
    if (!isDeeper || isManyLines)
        shiftLines(cursor, isDeeper);
    else
        cursor.insertText(QString(step - cursor.positionInBlock() % step, u' '));
    return true;
}

/// In the blanks at the beginning of a line one step goes at a time.
bool handleBackspace(QPlainTextEdit &edit)
{
    QTextCursor cursor = edit.textCursor();
    if (cursor.hasSelection())
        return false;
    const QChar before = characterAt(cursor, -1);
    if (cursor.positionInBlock() > 0 && closingOf(before) == characterAt(cursor, 0)
        && !closingOf(before).isNull()) {
        cursor.beginEditBlock();
        cursor.deletePreviousChar();
        cursor.deleteChar();
        cursor.endEditBlock();
        return true;
    }
    const int column = cursor.positionInBlock();
    if (column < 2 || indentOf(cursor.block().text()) < column)
        return false;
    cursor.movePosition(QTextCursor::Left, QTextCursor::KeepAnchor, (column - 1) % step + 1);
    cursor.removeSelectedText();
    return true;
}

/// A quote within a word is an apostrophe.
bool opensPair(const QTextCursor &cursor, QChar character)
{
    const QChar next = characterAt(cursor, 0);
    const bool isRoom = next.isNull() || next.isSpace() || next == QChar::ParagraphSeparator
        || next == u',' || next == u'}' || next == u']';
    const bool isQuote = character == u'"' || character == u'\'';
    const QChar before = cursor.positionInBlock() > 0 ? characterAt(cursor, -1) : QChar();
    return isRoom && (!isQuote || !(before.isLetterOrNumber() || before == character));
}

bool handleCharacter(QPlainTextEdit &edit, QChar character)
{
    QTextCursor cursor = edit.textCursor();
    const QChar closing = closingOf(character);
    if (!cursor.hasSelection() && isClosing(character) && characterAt(cursor, 0) == character) {
        cursor.movePosition(QTextCursor::Right);
        edit.setTextCursor(cursor);
        return true;
    }
    if (closing.isNull())
        return false;
    if (cursor.hasSelection()) {
        cursor.insertText(character + cursor.selectedText() + closing);
        return true;
    }
    if (!opensPair(cursor, character))
        return false;
    cursor.insertText(QString(character) + closing);
    cursor.movePosition(QTextCursor::Left);
    edit.setTextCursor(cursor);
    return true;
}

} // namespace

bool handleTypingKey(QPlainTextEdit &edit, const QKeyEvent &event, bool isJson)
{
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    if (modifiers.testFlag(Qt::ControlModifier) || modifiers.testFlag(Qt::AltModifier))
        return false;
    switch (event.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter: breakLine(edit, isJson); return true;
    case Qt::Key_Tab: return handleTab(edit, true);
    case Qt::Key_Backtab: return handleTab(edit, false);
    case Qt::Key_Backspace: return modifiers == Qt::NoModifier && handleBackspace(edit);
    default: break;
    }
    return event.text().size() == 1 && handleCharacter(edit, event.text().front());
}

int indentBelow(const QString &line, bool isJson)
{
    const int own = indentOf(line);
    const QString content = line.trimmed();
    if (content.endsWith(u'{') || content.endsWith(u'['))
        return own + step;
    if (isJson || content.startsWith(u'#'))
        return own;
    // Behind "- " the item's other keys begin.
    int keys = own;
    while (keys + 1 < line.size() && line.at(keys) == u'-' && line.at(keys + 1) == u' ')
        keys += step;
    const bool opens = content.endsWith(u':') || content.endsWith(": |"_L1)
        || content.endsWith(": >"_L1) || content.endsWith(": |-"_L1) || content.endsWith(": >-"_L1);
    return opens ? keys + step : keys;
}

void toggleComment(QTextCursor cursor)
{
    const auto [first, last] = selectedBlocks(cursor);
    QList<QTextBlock> lines;
    bool areComments = true;
    int column = -1;
    for (QTextBlock block = first; block.isValid(); block = block.next()) {
        const QString text = block.text();
        if (!text.trimmed().isEmpty()) {
            lines.append(block);
            areComments = areComments && text.trimmed().startsWith(u'#');
            column = column < 0 ? indentOf(text) : qMin(column, indentOf(text));
        }
        if (block == last)
            break;
    }
    cursor.beginEditBlock();
    for (const QTextBlock &block : std::as_const(lines)) {
        QTextCursor at(block);
        at.setPosition(block.position() + (areComments ? indentOf(block.text()) : column));
        if (!areComments) {
            at.insertText(u"# "_s);
            continue;
        }
        const bool hasBlank = block.text().mid(at.positionInBlock() + 1, 1) == u" "_s;
        at.movePosition(QTextCursor::Right, QTextCursor::KeepAnchor, hasBlank ? 2 : 1);
        at.removeSelectedText();
    }
    cursor.endEditBlock();
}

QTextCursor moveLines(QTextCursor cursor, bool isUp)
{
    const auto [first, last] = selectedBlocks(cursor);
    const QTextBlock other = isUp ? first.previous() : last.next();
    if (!other.isValid())
        return cursor;
    const int firstPosition = first.position();
    const int anchor = cursor.anchor() - firstPosition;
    const int position = cursor.position() - firstPosition;
    const QTextBlock top = isUp ? other : first;
    const QTextBlock bottom = isUp ? last : other;

    QTextCursor edit(top);
    edit.setPosition(bottom.position() + bottom.length() - 1, QTextCursor::KeepAnchor);
    QStringList texts = edit.selectedText().split(QChar::ParagraphSeparator);
    if (isUp)
        texts.append(texts.takeFirst());
    else
        texts.prepend(texts.takeLast());
    const int start = top.position();
    edit.insertText(texts.join(u'\n'));
    const QTextBlock moved = cursor.document()->findBlock(start);
    const QTextBlock now = isUp ? moved : moved.next();
    const int end = cursor.document()->characterCount() - 1;
    cursor.setPosition(qBound(0, now.position() + anchor, end));
    cursor.setPosition(qBound(0, now.position() + position, end), QTextCursor::KeepAnchor);
    return cursor;
}

int matchingBracket(const QPlainTextEdit &edit, int position)
{
    constexpr int most = 20'000;
    const QTextDocument *document = edit.document();
    const QChar own = document->characterAt(position);
    const bool isOpening = own == u'{' || own == u'[';
    if (!isOpening && own != u'}' && own != u']')
        return -1;
    const QChar partner = isOpening ? closingOf(own) : QChar(own == u'}' ? u'{' : u'[');
    int depth = 0;
    for (int i = 0; i < most; ++i) {
        const int at = position + (isOpening ? i : -i);
        if (at < 0 || at >= document->characterCount())
            return -1;
        const QChar character = document->characterAt(at);
        depth += character == own ? 1 : character == partner ? -1 : 0;
        if (depth == 0)
            return at;
    }
    return -1;
}

} // namespace headwater
