// SPDX-License-Identifier: Apache-2.0
#include "views/preview/chipflow.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {
constexpr int gap = 6;
}

ChipFlow::ChipFlow(QWidget *parent)
    : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void ChipFlow::setChips(const QList<Chip> &chips)
{
    if (m_chips == chips)
        return;
    m_chips = chips;
    QStringList words;
    for (const Chip &chip : chips)
        words.append(chip.text);
    setAccessibleName(words.join(u", "_s));
    updateGeometry();
    update();
}

QList<QRect> ChipFlow::places(int width) const
{
    QList<QRect> rects;
    QPoint at(0, 0);
    for (const Chip &chip : m_chips) {
        const QSize size = chipSize(chip, font()).boundedTo({qMax(1, width), 10000});
        if (at.x() > 0 && at.x() + size.width() > width)
            at = {0, at.y() + size.height() + gap};
        rects.append({at, size});
        at.rx() += size.width() + gap;
    }
    return rects;
}

int ChipFlow::heightForWidth(int width) const
{
    return m_chips.isEmpty() ? 0 : places(width).last().bottom() + 1;
}

QSize ChipFlow::sizeHint() const
{
    return {200, heightForWidth(200)};
}

QSize ChipFlow::minimumSizeHint() const
{
    return {60, heightForWidth(qMax(60, width()))};
}

void ChipFlow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(font());
    const QList<QRect> rects = places(width());
    for (qsizetype i = 0; i < rects.size(); ++i)
        paintChip(painter, rects.at(i), m_chips.at(i), themeOf(palette()));
}

} // namespace headwater
