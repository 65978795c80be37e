// SPDX-License-Identifier: Apache-2.0
#include "views/definition/gutter.h"

#include "views/common/icon.h"
#include "views/common/plaintextdelegate.h"
#include "views/common/theme.h"
#include "views/definition/codeview.h"
#include "views/definition/folding.h"
#include "views/definition/problemmarks.h"

#include <QHelpEvent>
#include <QPainter>
#include <QTextBlock>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

constexpr int markWidth = 20; // of a problem's symbol
constexpr int foldWidth = 18;
constexpr int symbolSize = 12;

QIcon symbolOf(Problem::Severity severity)
{
    switch (severity) {
    case Problem::Severity::Error: return icon(u"circle-alert"_s, Tone::Error);
    case Problem::Severity::Warning: return icon(u"triangle-alert"_s, Tone::Warning);
    case Problem::Severity::Information: return icon(u"info"_s, Tone::Information);
    }
    return {};
}

QRect symbolRect(int left, int width, const QRect &line)
{
    return QRect(left + (width - symbolSize) / 2, line.center().y() - symbolSize / 2 + 1,
                 symbolSize, symbolSize);
}

} // namespace

Gutter::Gutter(CodeView &view, Folding &folding, ProblemMarks &problems)
    : QWidget(&view)
    , m_view(view)
    , m_folding(folding)
    , m_problems(problems)
{
    setObjectName("lineNumbers"_L1);
}

int Gutter::neededWidth() const
{
    const qsizetype digits = qMax<qsizetype>(3, QString::number(m_view.blockCount()).size());
    return markWidth + m_view.fontMetrics().horizontalAdvance(u'9') * static_cast<int>(digits)
        + foldWidth;
}

void Gutter::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    painter.setFont(m_view.font());
    for (const CodeView::VisibleLine &line : m_view.visibleLines()) {
        const QRect rect(0, qRound(line.top), width(), qRound(line.height));
        if (rect.intersects(event->rect()))
            paintLine(painter, rect, line.block.blockNumber());
    }
}

void Gutter::paintLine(QPainter &painter, const QRect &rect, int number)
{
    const Theme &theme = themeOf(palette());
    const bool isCurrent = number == m_view.textCursor().blockNumber();
    painter.setPen(isCurrent ? theme.text : theme.muted);
    painter.drawText(rect.adjusted(markWidth, 0, -foldWidth, 0), Qt::AlignRight | Qt::AlignVCenter,
                     QString::number(number + 1));
    if (const QList<TextProblem> problems = m_problems.inBlock(number); !problems.isEmpty())
        symbolOf(problems.first().severity).paint(&painter, symbolRect(2, markWidth, rect));
    const QTextBlock block = m_view.document()->findBlockByNumber(number);
    const bool isFolded = m_folding.isFolded(block);
    if (isFolded || (m_isHovered && m_folding.canFold(block)))
        icon(isFolded ? u"chevron-right"_s : u"chevron-down"_s)
            .paint(&painter, symbolRect(width() - foldWidth, foldWidth, rect));
}

int Gutter::lineAt(int y) const
{
    for (const CodeView::VisibleLine &line : m_view.visibleLines()) {
        if (y >= line.top && y < line.top + line.height)
            return line.block.blockNumber();
    }
    return -1;
}

void Gutter::mousePressEvent(QMouseEvent *event)
{
    const int number = lineAt(qRound(event->position().y()));
    if (number < 0 || event->button() != Qt::LeftButton)
        return;
    const QTextBlock block = m_view.document()->findBlockByNumber(number);
    const QList<TextProblem> problems = m_problems.inBlock(number);
    if (event->position().x() >= width() - foldWidth && m_folding.canFold(block))
        m_folding.toggle(block);
    else if (event->position().x() < markWidth + 2 && !problems.isEmpty())
        m_problems.showFixes(problems, event->globalPosition().toPoint());
    else
        m_view.setTextCursor(QTextCursor(block));
    update();
}

/// Ours, and not the view's below.
void Gutter::mouseReleaseEvent(QMouseEvent *event)
{
    event->accept();
}

void Gutter::enterEvent(QEnterEvent *event)
{
    QWidget::enterEvent(event);
    m_isHovered = true;
    update();
}

void Gutter::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    m_isHovered = false;
    update();
}

bool Gutter::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<const QHelpEvent *>(event);
    const QString text = ProblemMarks::toolTip(m_problems.inBlock(lineAt(help->pos().y())));
    QToolTip::showText(help->globalPos(), plainToolTip(text), this);
    return true;
}

} // namespace headwater
