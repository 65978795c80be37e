// SPDX-License-Identifier: Apache-2.0
#include "views/preview/iconbox.h"

#include "views/common/plaintextdelegate.h"
#include "views/preview/consolepaint.h"

using namespace Qt::StringLiterals;

namespace headwater {

IconBox::IconBox(int side, QWidget *parent)
    : QWidget(parent)
{
    setObjectName("iconBox"_L1);
    setFixedSize(side, side);
}

void IconBox::showIcon(const PreviewIcon &icon, const QString &name)
{
    m_icon = icon;
    m_name = name;
    setToolTip(plainToolTip(iconText(icon)));
    setAccessibleName(iconText(icon));
    update();
}

void IconBox::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintIconBox(painter, rect(), m_icon, m_name, themeOf(palette()));
}

} // namespace headwater
