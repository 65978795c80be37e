// SPDX-License-Identifier: Apache-2.0
#include "views/preview/tilebox.h"

#include "views/common/plaintextdelegate.h"

namespace headwater {

TileBox::TileBox(TileStyle::Kind kind, QWidget *parent)
    : QWidget(parent)
    , m_style{.kind = kind}
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void TileBox::showEntry(const PreviewEntry &entry, bool isRounded)
{
    m_entry = entry;
    m_style.isRounded = isRounded;
    const QFont titles = m_style.kind == TileStyle::Kind::Card ? font() : tileTitleFont(font());
    const bool wraps
        = QFontMetrics(titles).horizontalAdvance(entry.title) > tileTextWidth(m_style, font());
    m_style.titleLines = wraps ? 2 : 1;
    setAccessibleName(entry.title);
    setAccessibleDescription(entry.description);
    setToolTip(plainToolTip(iconText(entry.icon)));
    updateGeometry();
    update();
}

QSize TileBox::sizeHint() const
{
    return tileSize(m_style, font());
}

void TileBox::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(font());
    paintTile(painter, rect(), m_entry, m_style, {}, themeOf(palette()));
}

} // namespace headwater
