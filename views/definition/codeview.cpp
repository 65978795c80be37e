// SPDX-License-Identifier: Apache-2.0
#include "views/definition/codeview.h"

#include "views/common/theme.h"
#include "views/definition/slicedhighlighter.h"

#include <QPainter>
#include <QPlainTextDocumentLayout>
#include <QScrollBar>
#include <QTextBlock>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

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

/// The highlighter that @p document has, or gets: its colours belong to the text, not to who shows
/// it.
SlicedHighlighter &highlighterOf(QTextDocument &document)
{
    auto *known = document.findChild<SlicedHighlighter *>(Qt::FindDirectChildrenOnly);
    return known ? *known : *new SlicedHighlighter(document, &document);
}

/// QPlainTextEdit shows only documents with a layout of its own kind.
void prepareLayout(QTextDocument &document, const QFont &font)
{
    document.setDefaultFont(font);
    if (!document.findChild<QPlainTextDocumentLayout *>(Qt::FindDirectChildrenOnly))
        document.setDocumentLayout(new QPlainTextDocumentLayout(&document));
}

} // namespace

CodeView::CodeView(QWidget *parent)
    : QPlainTextEdit(parent)
    , m_gutter(new Gutter(*this))
    , m_nothing(new QTextDocument(this))
{
    setObjectName("definitionText"_L1);
    setAccessibleName(tr("Definition"));
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setFont(fixedFont(font()));
    // The document that a QPlainTextEdit is born with dies when another takes its place.
    prepareLayout(*m_nothing, font());
    setDocument(m_nothing);
    setEditable(false);
    connect(this, &QPlainTextEdit::blockCountChanged, this, [this] {
        layoutGutter();
        applyPendingLine();
    });
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

void CodeView::showDocument(QTextDocument &document, const QString &fileName)
{
    if (this->document() == &document)
        return;
    keepPlace();
    m_pendingLine = 0;
    m_selections.clear();
    prepareLayout(document, font());
    setDocument(&document);
    m_highlighter = &highlighterOf(document);
    m_highlighter->setDark(themeOf(palette()).isDark);
    if (m_highlighter->fileName() != fileName)
        m_highlighter->start(fileName);
    const Place place = m_places.value(&document);
    QTextCursor cursor(&document);
    const int last = document.characterCount() - 1;
    cursor.setPosition(qMin(place.anchor, last));
    cursor.setPosition(qMin(place.position, last), QTextCursor::KeepAnchor);
    setTextCursor(cursor);
    verticalScrollBar()->setValue(place.scroll);
    layoutGutter();
    markCurrentLine();
}

void CodeView::showNothing()
{
    if (document() == m_nothing)
        return;
    m_places.remove(document());
    m_highlighter = nullptr;
    m_pendingLine = 0;
    m_selections.clear();
    setDocument(m_nothing);
    setEditable(false);
    layoutGutter();
    markCurrentLine();
}

void CodeView::keepPlace()
{
    if (document() != m_nothing)
        m_places.insert(document(),
                        {.position = textCursor().position(),
                         .anchor = textCursor().anchor(),
                         .scroll = verticalScrollBar()->value()});
}

void CodeView::setLoading(bool isLoading)
{
    m_isLoading = isLoading;
    applyPendingLine();
}

void CodeView::setEditable(bool isEditable)
{
    // Read-only is no reason to take the caret away from those who use the keyboard.
    setTextInteractionFlags(isEditable ? Qt::TextEditorInteraction
                                       : Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
}

void CodeView::goToLine(int line)
{
    m_pendingLine = line;
    applyPendingLine();
}

void CodeView::applyPendingLine()
{
    const bool hasArrived = m_pendingLine > 0 && (m_pendingLine < blockCount() || !m_isLoading);
    if (!hasArrived)
        return;
    const QTextBlock block = document()->findBlockByNumber(qMin(m_pendingLine, blockCount()) - 1);
    m_pendingLine = 0;
    setTextCursor(QTextCursor(block));
    centerCursor();
}

void CodeView::setSelections(Layer layer, const QList<QTextEdit::ExtraSelection> &selections)
{
    m_selections[layer] = selections;
    QList<QTextEdit::ExtraSelection> all;
    for (const auto &[of, own] : m_selections)
        all.append(own);
    setExtraSelections(all);
}

void CodeView::markCurrentLine()
{
    QTextEdit::ExtraSelection line;
    line.format.setBackground(themeOf(palette()).hover);
    line.format.setProperty(QTextFormat::FullWidthSelection, true);
    line.cursor = textCursor();
    line.cursor.clearSelection();
    setSelections(Layer::CurrentLine, {line});
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
    if (m_highlighter)
        m_highlighter->highlightNow(first, first + height() / fontMetrics().height() + 1);
    QPlainTextEdit::paintEvent(event);
}

void CodeView::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        if (m_highlighter)
            m_highlighter->setDark(themeOf(palette()).isDark);
        markCurrentLine();
    }
}

} // namespace headwater
