// SPDX-License-Identifier: Apache-2.0
#include "views/definition/codeview.h"

#include "views/common/theme.h"
#include "views/definition/slicedhighlighter.h"

#include <QPainter>
#include <QPlainTextDocumentLayout>
#include <QTextBlock>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

// About 600 lines: some milliseconds to insert, see performance.md B11.
constexpr qsizetype sliceCharacters = 24 * 1024;

class Gutter : public QWidget
{
public:
    explicit Gutter(CodeView &view)
        : QWidget(&view)
        , m_view(view)
    {
        setObjectName("lineNumbers"_L1);
    }
    QSize sizeHint() const override { return {m_view.gutterWidth(), 0}; }

protected:
    void paintEvent(QPaintEvent *event) override { m_view.paintGutter(event); }

private:
    CodeView &m_view;
};

} // namespace

CodeView::CodeView(QWidget *parent)
    : QPlainTextEdit(parent)
    , m_gutter(new Gutter(*this))
    , m_highlighter(new SlicedHighlighter(*document(), this))
{
    setObjectName("definitionText"_L1);
    setAccessibleName(tr("Definition"));
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setFont(fixedFont(font()));
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_highlighter->setDark(themeOf(palette()).isDark);
    m_loader.setInterval(0);
    connect(&m_loader, &QTimer::timeout, this, &CodeView::loadSlice);
    connect(this, &QPlainTextEdit::blockCountChanged, this, &CodeView::layoutGutter);
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, &CodeView::markCurrentLine);
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &rect, int dy) {
        if (dy != 0)
            m_gutter->scroll(0, dy);
        else
            m_gutter->update(0, rect.y(), m_gutter->width(), rect.height());
    });
    layoutGutter();
    markCurrentLine();
}

void CodeView::setDefinition(const QString &text, const QString &fileName)
{
    m_text = text;
    m_loaded = 0;
    m_fileName = fileName;
    m_pendingLine = 0;
    clear();
    loadSlice();
    if (m_loaded < m_text.size())
        m_loader.start();
}

void CodeView::loadSlice()
{
    qsizetype end = qMin(m_loaded + sliceCharacters, m_text.size());
    if (end < m_text.size()) {
        const qsizetype newline = m_text.indexOf(u'\n', end); // whole lines: no block changes twice
        end = newline < 0 ? m_text.size() : newline + 1;
    }
    const bool isFirst = m_loaded == 0;
    QTextCursor cursor(document());
    cursor.movePosition(QTextCursor::End);
    cursor.insertText(m_text.sliced(m_loaded, end - m_loaded));
    m_loaded = end;
    if (isFirst) {
        moveCursor(QTextCursor::Start);
        markCurrentLine();
        m_highlighter->start(m_fileName);
    }
    applyPendingLine();
    if (m_loaded >= m_text.size()) {
        m_loader.stop();
        m_text.clear();
        m_highlighter->start(m_fileName);
        viewport()->update(); // which colours what is on screen before the pass comes to it
        Q_EMIT loaded();
    }
}

void CodeView::goToLine(int line)
{
    m_pendingLine = line;
    applyPendingLine();
}

void CodeView::applyPendingLine()
{
    const bool hasArrived
        = m_pendingLine > 0 && (m_pendingLine < blockCount() || m_loaded >= m_text.size());
    if (!hasArrived)
        return;
    const QTextBlock block = document()->findBlockByNumber(qMin(m_pendingLine, blockCount()) - 1);
    m_pendingLine = 0;
    setTextCursor(QTextCursor(block));
    centerCursor();
}

void CodeView::markCurrentLine()
{
    QTextEdit::ExtraSelection line;
    line.format.setBackground(themeOf(palette()).hover);
    line.format.setProperty(QTextFormat::FullWidthSelection, true);
    line.cursor = textCursor();
    line.cursor.clearSelection();
    setExtraSelections({line});
}

int CodeView::gutterWidth() const
{
    const qsizetype digits = qMax<qsizetype>(3, QString::number(blockCount()).size());
    return 22 + fontMetrics().horizontalAdvance(u'9') * static_cast<int>(digits);
}

void CodeView::layoutGutter()
{
    setViewportMargins(gutterWidth(), 6, 0, 0);
    const QRect contents = contentsRect();
    m_gutter->setGeometry(contents.left(), contents.top() + 6, gutterWidth(),
                          contents.height() - 6);
}

void CodeView::paintGutter(QPaintEvent *event)
{
    const Theme &theme = themeOf(palette());
    QPainter painter(m_gutter);
    painter.setFont(font());
    QTextBlock block = firstVisibleBlock();
    QRectF rect = blockBoundingGeometry(block).translated(contentOffset());
    while (block.isValid() && rect.top() <= event->rect().bottom()) {
        const bool isCurrent = block.blockNumber() == textCursor().blockNumber();
        painter.setPen(isCurrent ? theme.text : theme.muted);
        painter.drawText(QRectF(0, rect.top(), m_gutter->width() - 12, rect.height()),
                         Qt::AlignRight | Qt::AlignVCenter,
                         QString::number(block.blockNumber() + 1));
        block = block.next();
        rect = blockBoundingGeometry(block).translated(contentOffset());
    }
}

void CodeView::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    layoutGutter();
}

void CodeView::paintEvent(QPaintEvent *event)
{
    const int first = firstVisibleBlock().blockNumber();
    m_highlighter->highlightNow(first, first + height() / fontMetrics().height() + 1);
    QPlainTextEdit::paintEvent(event);
}

void CodeView::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        m_highlighter->setDark(themeOf(palette()).isDark);
        markCurrentLine();
    }
}

} // namespace headwater
