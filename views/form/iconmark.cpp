// SPDX-License-Identifier: Apache-2.0
#include "views/form/iconmark.h"

#include "views/common/marks.h"
#include "views/common/theme.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {
constexpr int side = 30;
}

IconMark::IconMark(QWidget *parent)
    : QWidget(parent)
{
    setObjectName("iconMark"_L1);
    setFixedSize(side, side);
}

void IconMark::showClass(const QString &iconClass, bool isKnown)
{
    m_class = iconClass;
    m_isKnown = isKnown && !iconClass.isEmpty();
    setAccessibleName(m_isKnown ? tr("Mark of %1").arg(iconClass) : tr("No mark"));
    update();
}

void IconMark::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_isKnown) {
        paintMark(painter, rect(), m_class, m_class);
        return;
    }
    painter.setPen(QPen(themeOf(palette()).muted, 1, Qt::DashLine));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 5, 5);
}

} // namespace headwater
