// SPDX-License-Identifier: Apache-2.0
#include "views/definition/diffview.h"

#include "views/common/theme.h"

#include <QEvent>
#include <QTextBlock>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

QString numberText(int line)
{
    return (line > 0 ? QString::number(line) : QString()).rightJustified(5);
}

} // namespace

DiffView::DiffView(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setObjectName("diffView"_L1);
    setAccessibleName(tr("Difference"));
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setFont(fixedFont(font()));
}

void DiffView::setDiff(const QList<DiffLine> &lines)
{
    m_lines = lines;
    QStringList texts;
    texts.reserve(lines.size());
    for (const DiffLine &line : lines) {
        const QString numbers = numberText(line.oldLine) + numberText(line.newLine);
        switch (line.kind) {
        case DiffLine::Kind::Same: texts.append(numbers + u"   "_s + line.text); break;
        case DiffLine::Kind::Removed: texts.append(numbers + u" - "_s + line.text); break;
        case DiffLine::Kind::Added: texts.append(numbers + u" + "_s + line.text); break;
        case DiffLine::Kind::Gap: {
            texts.append(tr("          … lines that are the same: %1").arg(line.skipped));
            break;
        }
        }
    }
    setPlainText(texts.join(u'\n'));
    colour();
}

void DiffView::colour()
{
    const Theme &theme = themeOf(palette());
    QList<QTextEdit::ExtraSelection> selections;
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        const DiffLine::Kind kind = m_lines.at(i).kind;
        if (kind == DiffLine::Kind::Same)
            continue;
        QTextEdit::ExtraSelection line;
        line.cursor = QTextCursor(document()->findBlockByNumber(static_cast<int>(i)));
        line.format.setProperty(QTextFormat::FullWidthSelection, true);
        switch (kind) {
        case DiffLine::Kind::Removed: line.format.setBackground(theme.error.background); break;
        case DiffLine::Kind::Added: line.format.setBackground(theme.success.background); break;
        default: line.format.setBackground(theme.surface); break;
        }
        selections.append(line);
    }
    setExtraSelections(selections);
}

void DiffView::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colour();
}

} // namespace headwater
