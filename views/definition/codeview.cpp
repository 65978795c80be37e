// SPDX-License-Identifier: Apache-2.0
#include "views/definition/codeview.h"

#include "views/common/plaintextdelegate.h"
#include "views/common/theme.h"
#include "views/definition/completing.h"
#include "views/definition/documentoutline.h"
#include "views/definition/folding.h"
#include "views/definition/gutter.h"
#include "views/definition/problemmarks.h"
#include "views/definition/slicedhighlighter.h"
#include "views/definition/typing.h"
#include "views/definition/wordmarks.h"

#include <QHelpEvent>
#include <QPainter>
#include <QPlainTextDocumentLayout>
#include <QScrollBar>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

constexpr int topMargin = 6;

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

QColor colourOf(Problem::Severity severity, const Theme &theme)
{
    switch (severity) {
    case Problem::Severity::Error: return theme.error.text;
    case Problem::Severity::Warning: return theme.warning.text;
    case Problem::Severity::Information: return theme.information.text;
    }
    return theme.error.text;
}

QPolygonF waveBetween(int left, int right, int bottom)
{
    QPolygonF wave;
    bool isUp = false;
    for (qreal x = left; x <= right; x += 2) {
        wave << QPointF(x, isUp ? bottom - 2 : bottom);
        isUp = !isUp;
    }
    return wave;
}

} // namespace

CodeView::CodeView(QWidget *parent)
    : QPlainTextEdit(parent)
    , m_nothing(new QTextDocument(this))
{
    setObjectName("definitionText"_L1);
    setAccessibleName(tr("Definition"));
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setFont(fixedFont(font()));
    setTabChangesFocus(false);
    // The document that a QPlainTextEdit is born with dies when another takes its place.
    prepareLayout(*m_nothing, font());
    setDocument(m_nothing);
    setEditable(false);
    m_folding = new Folding(*this, this);
    m_problems = new ProblemMarks(*this, this);
    m_gutter = new Gutter(*this, *m_folding, *m_problems);
    new WordMarks(*this, this);
    m_completing = new Completing(*this, this);
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

void CodeView::takeDocument(QTextDocument &document)
{
    m_pendingLine = 0;
    m_selections.clear();
    m_problems->clear();
    // From the top: QPlainTextEdit would look for its top line in the other document, step by step
    // and deeper into its stack with each, if that one is shorter.
    verticalScrollBar()->setValue(0);
    setDocument(&document);
    m_folding->followDocument();
}

void CodeView::showDocument(QTextDocument &document, const QString &fileName)
{
    if (this->document() == &document)
        return;
    keepPlace();
    prepareLayout(document, font());
    takeDocument(document);
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
    Q_EMIT documentShown();
}

void CodeView::showNothing()
{
    if (isEmptyHanded())
        return;
    m_places.remove(document());
    m_highlighter = nullptr;
    takeDocument(*m_nothing);
    setEditable(false);
    layoutGutter();
    markCurrentLine();
    Q_EMIT documentShown();
}

bool CodeView::isJson() const
{
    return m_highlighter && m_highlighter->fileName().endsWith(".json"_L1, Qt::CaseInsensitive);
}

void CodeView::keepPlace()
{
    if (!isEmptyHanded())
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

void CodeView::goToPosition(int position)
{
    showPosition(position);
    centerCursor();
}

void CodeView::showPosition(int position)
{
    QTextCursor cursor = textCursor();
    cursor.setPosition(qBound(0, position, document()->characterCount() - 1));
    setTextCursor(cursor);
    ensureCursorVisible();
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
    if (selections.isEmpty() && m_selections[layer].isEmpty())
        return;
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

QList<CodeView::VisibleLine> CodeView::visibleLines() const
{
    QList<VisibleLine> lines;
    QTextBlock block = firstVisibleBlock();
    qreal top = blockBoundingGeometry(block).translated(contentOffset()).top();
    while (block.isValid() && top <= viewport()->height()) {
        const qreal height = blockBoundingRect(block).height();
        if (block.isVisible())
            lines.append({.block = block, .top = top, .height = height});
        top += height;
        block = block.next();
    }
    return lines;
}

void CodeView::updateGutter()
{
    m_gutter->update();
}

void CodeView::layoutGutter()
{
    const int width = m_gutter->neededWidth();
    setViewportMargins(width, topMargin, 0, 0);
    const QRect contents = contentsRect();
    m_gutter->setGeometry(contents.left(), contents.top() + topMargin, width,
                          contents.height() - topMargin);
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
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(font());
    paintFolds(painter);
    paintProblems(painter);
}

/// Behind a folded line stands a mark, so that nobody takes it for all there is.
void CodeView::paintFolds(QPainter &painter)
{
    const Theme &theme = themeOf(palette());
    for (const VisibleLine &line : visibleLines()) {
        if (!m_folding->isFolded(line.block))
            continue;
        const qreal end = fontMetrics().horizontalAdvance(line.block.text()) + contentOffset().x()
            + document()->documentMargin() + 8;
        const QRectF box(end, line.top + 2, 26, line.height - 3);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.neutral.background);
        painter.drawRoundedRect(box, 4, 4);
        painter.setPen(theme.neutral.text);
        painter.drawText(box, Qt::AlignCenter, u"…"_s);
    }
}

/// A wave below what is wrong, in each line that it is in.
void CodeView::paintProblems(QPainter &painter)
{
    const Theme &theme = themeOf(palette());
    painter.setBrush(Qt::NoBrush);
    for (const ProblemMarks::Underline &underline : m_problems->underlines()) {
        painter.setPen(QPen(colourOf(underline.severity, theme), 1.2));
        QTextCursor from = underline.cursor;
        from.setPosition(underline.cursor.selectionStart());
        QTextCursor to = underline.cursor;
        to.setPosition(underline.cursor.selectionEnd());
        if (to.blockNumber() != from.blockNumber()) { // the first line stands for all of them
            to = from;
            to.movePosition(QTextCursor::EndOfBlock);
        }
        const QRect begin = cursorRect(from);
        const int end = qMax(begin.left() + 6, cursorRect(to).left());
        painter.drawPolyline(waveBetween(begin.left(), end, begin.bottom() - 1));
    }
}

void CodeView::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_gutter) {
        if (m_highlighter)
            m_highlighter->setDark(themeOf(palette()).isDark);
        markCurrentLine();
    }
}

void CodeView::keyPressEvent(QKeyEvent *event)
{
    if (m_completing->handleKey(*event)) {
        event->accept();
        return;
    }
    if (!isReadOnly() && handleTypingKey(*this, *event, isJson()))
        event->accept();
    else
        QPlainTextEdit::keyPressEvent(event);
    m_completing->noteKey(*event);
}

bool CodeView::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QPlainTextEdit::viewportEvent(event);
    const auto *help = static_cast<const QHelpEvent *>(event);
    QToolTip::showText(help->globalPos(), plainToolTip(toolTipAt(help->pos())), viewport());
    return true;
}

/// What is wrong there, else what the field is for.
QString CodeView::toolTipAt(const QPoint &point) const
{
    const QTextCursor cursor = cursorForPosition(point);
    const QString problems = ProblemMarks::toolTip(m_problems->at(cursor.position()));
    const bool isBeside = point.x() > cursorRect(cursor).right() + 12;
    if (!problems.isEmpty() || isBeside)
        return problems;
    const FieldHelp help = helpAt(outlineOf(*document()), cursor.blockNumber());
    if (help.isEmpty())
        return {};
    QStringList lines{help.title, help.text};
    for (const ValueDoc &value : help.values)
        lines.append(tr("%1: %2").arg(value.value, value.text));
    return lines.join(u'\n');
}

void CodeView::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    Q_EMIT focusLost();
}

void CodeView::commentLines()
{
    if (!isReadOnly() && !isJson())
        toggleComment(textCursor());
}

void CodeView::shiftLines(bool isUp)
{
    if (!isReadOnly())
        setTextCursor(moveLines(textCursor(), isUp));
}

void CodeView::goToProblem(bool isBackward)
{
    if (const int position = m_problems->next(textCursor().position(), isBackward); position >= 0)
        goToPosition(position);
}

void CodeView::showFixes()
{
    const QList<TextProblem> problems = m_problems->inBlock(textCursor().blockNumber());
    if (!problems.isEmpty())
        m_problems->showFixes(problems, viewport()->mapToGlobal(cursorRect().bottomLeft()));
}

} // namespace headwater
