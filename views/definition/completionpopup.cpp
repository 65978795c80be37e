// SPDX-License-Identifier: Apache-2.0
#include "views/definition/completionpopup.h"

#include "views/common/theme.h"
#include "views/definition/completiondelegate.h"

#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QScreen>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

constexpr int popupWidth = 440;
constexpr int mostRows = 9; // seen at once

} // namespace

CompletionPopup::CompletionPopup(QWidget *parent)
    : QFrame(parent, Qt::ToolTip | Qt::FramelessWindowHint)
    , m_list(new QListView(this))
    , m_text(new QLabel(this))
{
    setObjectName("completionPopup"_L1);
    setAccessibleName(tr("Completions"));
    setAttribute(Qt::WA_ShowWithoutActivating);
    setFocusPolicy(Qt::NoFocus);
    m_list->setObjectName("completionList"_L1);
    m_list->setAccessibleName(tr("Completions"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new CompletionDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMouseTracking(true);
    m_text->setObjectName("completionText"_L1);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setMargin(8);
    m_text->setProperty("muted", true);
    auto *rule = new QFrame(this);
    rule->setProperty("rule", true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 4, 1, 1);
    layout->setSpacing(0);
    layout->addWidget(m_list);
    layout->addWidget(rule);
    layout->addWidget(m_text);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &CompletionPopup::showText);
    connect(m_list, &QListView::clicked, this, &CompletionPopup::chosen);
    hide();
}

void CompletionPopup::showItems(const QList<Completion> &items, const QPoint &below,
                                const QPoint &above)
{
    m_model.setCompletions(items);
    m_list->setCurrentIndex(m_model.index(0, 0));
    const int rows = qMin(mostRows, m_model.rowCount());
    m_list->setFixedHeight(rows * m_list->sizeHintForRow(0) + 4);
    showText();
    place(below, above);
    show();
}

void CompletionPopup::place(const QPoint &below, const QPoint &above)
{
    fit();
    const QRect room = parentWidget()->screen()->availableGeometry();
    QPoint at = below;
    if (at.y() + height() > room.bottom())
        at.setY(above.y() - height());
    at.setX(qBound(room.left(), at.x(), qMax(room.left(), room.right() - width())));
    QFrame::move(at);
}

void CompletionPopup::move(int steps)
{
    const int count = m_model.rowCount();
    if (count == 0)
        return;
    const int row = ((m_list->currentIndex().row() + steps) % count + count) % count;
    m_list->setCurrentIndex(m_model.index(row, 0));
}

Completion CompletionPopup::current() const
{
    return m_list->currentIndex().data(CompletionModel::CompletionRole).value<Completion>();
}

void CompletionPopup::showText()
{
    const QModelIndex index = m_list->currentIndex();
    const QString text = index.data(Qt::AccessibleDescriptionRole).toString();
    const QString kind = index.data(CompletionModel::KindRole).toString();
    m_text->setText(text.isEmpty() ? kind : text);
    if (isVisible())
        fit();
}

/// As tall as the rows and the text need.
void CompletionPopup::fit()
{
    constexpr int frame = 1 + 4 + 1 + 1; // lines and margins
    m_text->setFixedHeight(m_text->heightForWidth(popupWidth - 2));
    setFixedSize(popupWidth, m_list->maximumHeight() + m_text->maximumHeight() + frame);
}

void CompletionPopup::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(palette());
    QPainter painter(this);
    painter.fillRect(rect(), theme.window);
    painter.setPen(theme.border);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace headwater
