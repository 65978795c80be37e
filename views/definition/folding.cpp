// SPDX-License-Identifier: Apache-2.0
#include "views/definition/folding.h"

#include "views/definition/documentoutline.h"

#include <QPlainTextDocumentLayout>
#include <QPlainTextEdit>

namespace headwater {

Folding::Folding(QPlainTextEdit &edit, QObject *parent)
    : QObject(parent)
    , m_edit(edit)
{
    connect(&edit, &QPlainTextEdit::cursorPositionChanged, this,
            [this] { reveal(m_edit.textCursor().block()); });
    followDocument();
}

void Folding::followDocument()
{
    disconnect(m_edits);
    m_edits
        = connect(m_edit.document(), &QTextDocument::contentsChange, this, &Folding::followEdit);
}

bool Folding::canFold(const QTextBlock &block) const
{
    return outlineOf(*m_edit.document()).canFold(block.blockNumber());
}

bool Folding::isFolded(const QTextBlock &block) const
{
    return block.isVisible() && block.next().isValid() && !block.next().isVisible();
}

void Folding::fold(const QTextBlock &block)
{
    const int end = outlineOf(*m_edit.document()).foldEnd(block.blockNumber());
    if (end == block.blockNumber())
        return;
    const QTextBlock last = m_edit.document()->findBlockByNumber(end);
    QTextCursor cursor = m_edit.textCursor();
    const bool isInside = cursor.position() >= block.next().position()
        && cursor.position() < last.position() + last.length();
    if (isInside) {
        cursor.setPosition(block.position() + block.length() - 1);
        m_edit.setTextCursor(cursor);
    }
    setVisible(block.next(), last, false);
}

void Folding::unfold(const QTextBlock &block)
{
    QTextBlock last = block.next();
    if (!last.isValid() || last.isVisible())
        return;
    while (last.next().isValid() && !last.next().isVisible())
        last = last.next();
    setVisible(block.next(), last, true);
}

void Folding::toggle(const QTextBlock &block)
{
    if (isFolded(block))
        unfold(block);
    else
        fold(block);
}

void Folding::foldAll()
{
    const Outline outline = outlineOf(*m_edit.document());
    QTextCursor cursor = m_edit.textCursor();
    // What is in a mapping at the top, or deeper: folding "spec" itself would hide everything.
    for (QTextBlock block = m_edit.document()->begin(); block.isValid(); block = block.next()) {
        const QString text = block.text();
        const bool isDeep = text.startsWith(u' ') || text.startsWith(u'-');
        if (!isDeep || !block.isVisible())
            continue;
        const int end = outline.foldEnd(block.blockNumber());
        if (end == block.blockNumber())
            continue;
        const bool isItem = text.trimmed().startsWith(u'-') || text.trimmed() == u'{';
        const bool isDeepest = isItem || !outline.canFold(block.next().blockNumber());
        if (isDeepest)
            fold(block);
    }
}

void Folding::unfoldAll()
{
    setVisible(m_edit.document()->begin(), m_edit.document()->lastBlock(), true);
}

void Folding::reveal(QTextBlock block)
{
    if (!block.isValid() || block.isVisible())
        return;
    while (block.isValid() && !block.isVisible())
        block = block.previous();
    unfold(block);
}

void Folding::setVisible(const QTextBlock &first, const QTextBlock &last, bool isVisible)
{
    for (QTextBlock block = first; block.isValid(); block = block.next()) {
        block.setVisible(isVisible);
        block.setLineCount(isVisible ? qMax(1, block.layout()->lineCount()) : 0);
        if (block == last)
            break;
    }
    QTextDocument *document = m_edit.document();
    document->markContentsDirty(first.position(),
                                last.position() + last.length() - first.position());
    QAbstractTextDocumentLayout *layout = document->documentLayout();
    Q_EMIT layout->documentSizeChanged(layout->documentSize());
    m_edit.viewport()->update();
    m_edit.ensureCursorVisible();
}

/// A line that begins nothing any more must not go on hiding what comes after it.
void Folding::followEdit(int position, int removed, int added)
{
    Q_UNUSED(removed)
    const QTextBlock last = m_edit.document()->findBlock(position + added);
    for (QTextBlock block = m_edit.document()->findBlock(position); block.isValid();
         block = block.next()) {
        if (isFolded(block) && !canFold(block)) {
            // Not from within the change itself: the layout has yet to hear of it.
            QMetaObject::invokeMethod(
                this,
                [this, number = block.blockNumber()] {
                    unfold(m_edit.document()->findBlockByNumber(number));
                },
                Qt::QueuedConnection);
        }
        if (!last.isValid() || block == last)
            break;
    }
}

} // namespace headwater
