// SPDX-License-Identifier: Apache-2.0
#include "views/preview/consolepaint.h"

#include "views/common/icon.h"
#include "views/common/marks.h"
#include "views/common/monogram.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QTextLayout>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

struct ConsoleText
{
    Q_DECLARE_TR_FUNCTIONS(headwater::ConsoleText)
};

using Look = PreviewIcon::Look;
using Kind = TileStyle::Kind;

constexpr int tilePadding = 16;
constexpr int iconSize = 48;
constexpr int cardPadding = 12;
constexpr int descriptionLines = 3;
constexpr int gap = 10;

QFont providerFont(const QFont &font)
{
    return scaledFont(font, 0.92);
}

int lineHeight(const QFont &font)
{
    return QFontMetrics(font).lineSpacing() + 1;
}

/// Draws the lines from the top of @p room and returns what is left below them.
QRect paintLines(QPainter &painter, const QRect &room, const QStringList &lines, int align)
{
    const int height = lineHeight(painter.font());
    int top = room.top();
    for (const QString &line : lines) {
        painter.drawText(QRect(room.left(), top, room.width(), height), align | Qt::AlignVCenter,
                         line);
        top += height;
    }
    return {room.left(), top, room.width(), qMax(0, room.bottom() + 1 - top)};
}

void paintFrame(QPainter &painter, const QRect &rect, const TileStyle &style,
                const TileState &state, const Theme &theme)
{
    const bool isMarked = state.isChosen || state.hasFocus;
    const QColor frame = isMarked ? theme.accent : state.isHovered ? theme.muted : theme.border;
    const qreal width = isMarked ? 2 : 1;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(frame, width));
    painter.setBrush(theme.isDark ? theme.field : theme.window);
    const qreal inset = width / 2;
    const qreal radius = style.isRounded ? 8 : 2;
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius);
}

void paintBadge(QPainter &painter, const QRect &room, const QString &text, const Theme &theme)
{
    const QFont font = scaledFont(painter.font(), 0.86);
    const QFontMetrics metrics(font);
    const int width = qMin(metrics.horizontalAdvance(text) + 18, room.width());
    const QRect box(room.right() + 1 - width, room.top(), width, metrics.height() + 6);
    painter.save();
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.neutral.background);
    painter.drawRoundedRect(box, box.height() / 2.0, box.height() / 2.0);
    painter.setPen(theme.neutral.text);
    painter.setFont(font);
    painter.drawText(box, Qt::AlignCenter, metrics.elidedText(text, Qt::ElideRight, width - 14));
    painter.restore();
}

void paintCard(QPainter &painter, const QRect &rect, const PreviewEntry &entry,
               const TileStyle &style, const Theme &theme)
{
    const QRect room = rect.adjusted(cardPadding, cardPadding, -cardPadding, -cardPadding);
    const QRect box(room.center().x() - iconSize / 2 + 1, room.top(), iconSize, iconSize);
    paintIconBox(painter, box, entry.icon, entry.key.name, theme);
    if (entry.isRecommendable)
        icon(u"star"_s, Tone::Information)
            .paint(&painter, QRect(rect.right() - 24, rect.top() + 8, 16, 16));
    painter.setPen(theme.text);
    const QRect text = room.adjusted(0, iconSize + gap, 0, 0);
    paintLines(painter, text,
               clampedText(entry.title, painter.font(), text.width(), style.titleLines),
               Qt::AlignHCenter);
}

void paintGlyph(QPainter &painter, const QRect &room, const QString &iconClass)
{
    const QString name = iconClass.section(u'-', 1);
    painter.setPen(QColor(0x4d5763));
    QFont font = painter.font();
    font.setPixelSize(qMax(8, room.height() * 5 / 10));
    font.setBold(true);
    painter.setFont(font);
    painter.drawText(room, Qt::AlignCenter, monogramText({}, name));
}

void paintWarning(QPainter &painter, const QRect &box)
{
    const int size = qMax(12, box.height() * 2 / 5);
    const QRect place(box.right() - size - 3, box.bottom() - size - 3, size, size);
    // In the colours of the light theme, since the box is white in both.
    const qreal ratio = painter.device()->devicePixelRatio();
    QPixmap sign
        = symbolPixmap(u"triangle-alert"_s, place.size() * ratio, lightTheme().warning.text);
    sign.setDevicePixelRatio(ratio);
    painter.drawPixmap(place.topLeft(), sign);
}

} // namespace

QString iconText(const PreviewIcon &icon)
{
    switch (icon.look) {
    case Look::Logo:
        if (markLayer(icon.iconClass) == MarkLayer::Monogram)
            return ConsoleText::tr("The console has a logo for %1; letters stand for it here.")
                .arg(icon.iconClass);
        return ConsoleText::tr("The console has a logo for %1.").arg(icon.iconClass);
    case Look::Glyph:
        return ConsoleText::tr("%1 is a letter of an icon font in this console.")
            .arg(icon.iconClass);
    case Look::Generic:
        return ConsoleText::tr("No icon class is set, so the console shows its generic icon.");
    case Look::EmptyBox:
        return ConsoleText::tr("This console does not know %1 and leaves the box empty.")
            .arg(icon.iconClass);
    case Look::Nothing: return ConsoleText::tr("The console shows no icon here.");
    }
    return {};
}

QStringList clampedText(const QString &text, const QFont &font, int width, int lines)
{
    const QString collapsed = text.simplified();
    if (collapsed.isEmpty() || lines < 1 || width < 1)
        return {};
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    // A tile shows a hundred characters; nobody has to lay out the novel behind them.
    QTextLayout layout(collapsed.left(lines * (width + 1)), font);
    layout.setTextOption(option);
    QStringList result;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        if (result.size() + 1 == lines) {
            const QString rest = collapsed.sliced(line.textStart());
            result.append(QFontMetrics(font).elidedText(rest, Qt::ElideRight, width));
            break;
        }
        result.append(collapsed.sliced(line.textStart(), line.textLength()).trimmed());
    }
    layout.endLayout();
    return result;
}

void paintIconBox(QPainter &painter, const QRect &box, const PreviewIcon &icon, const QString &name,
                  const Theme &theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const int radius = qRound(box.height() * 0.14);
    const bool isUnknown = icon.look == Look::EmptyBox;
    // White on white needs an edge to be a box at all.
    QPen edge(theme.isDark ? QColor(Qt::white) : theme.border, 1);
    if (isUnknown || icon.look == Look::Nothing) {
        edge = QPen(isUnknown ? lightTheme().warning.text : lightTheme().muted, 1,
                    Qt::CustomDashLine);
        edge.setDashPattern({3, 2.5});
    }
    painter.setPen(edge);
    painter.setBrush(Qt::white);
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    const int inset = qMax(2, box.height() / 10);
    const QRect room = box.adjusted(inset, inset, -inset, -inset);
    switch (icon.look) {
    case Look::Logo: paintBareMark(painter, room, icon.iconClass, name); break;
    case Look::Glyph: paintGlyph(painter, room, icon.iconClass); break;
    case Look::Generic: paintBareMark(painter, room, u"icon-catalog"_s, name); break;
    case Look::EmptyBox: paintWarning(painter, box); break;
    case Look::Nothing: break;
    }
    painter.restore();
}

QFont tileTitleFont(const QFont &font)
{
    QFont title = scaledFont(font, 1.06);
    title.setWeight(QFont::DemiBold);
    return title;
}

QSize tileSize(const TileStyle &style, const QFont &font)
{
    const int line = QFontMetrics(font).height();
    if (style.kind == Kind::Card)
        return {qMax(128, 8 * line),
                2 * cardPadding + iconSize + gap + style.titleLines * lineHeight(font)};
    const int height = 2 * tilePadding + iconSize + gap
        + style.titleLines * lineHeight(tileTitleFont(font)) + 2 + lineHeight(providerFont(font))
        + 8 + descriptionLines * lineHeight(font);
    return {qMax(260, 16 * line), height};
}

int tileTextWidth(const TileStyle &style, const QFont &font)
{
    const int padding = style.kind == Kind::Card ? cardPadding : tilePadding;
    return tileSize(style, font).width() - 2 * padding;
}

void paintTile(QPainter &painter, const QRect &rect, const PreviewEntry &entry,
               const TileStyle &style, const TileState &state, const Theme &theme)
{
    painter.save();
    const QFont font = painter.font();
    paintFrame(painter, rect, style, state, theme);
    if (style.kind == Kind::Card) {
        paintCard(painter, rect, entry, style, theme);
        painter.restore();
        return;
    }
    QRect room = rect.adjusted(tilePadding, tilePadding, -tilePadding, -tilePadding);
    const QRect box(room.left(), room.top(), iconSize, iconSize);
    paintIconBox(painter, box, entry.icon, entry.key.name, theme);
    paintBadge(painter, room.adjusted(iconSize + gap, 0, 0, 0),
               style.kind == Kind::Sample
                   ? ConsoleText::tr("Builder Image", "badge of a sample")
                   : ConsoleText::tr("Builder Images", "type of a catalog item"),
               theme);
    room.setTop(box.bottom() + 1 + gap);
    painter.setPen(theme.text);
    painter.setFont(tileTitleFont(font));
    room = paintLines(painter, room,
                      clampedText(entry.title, painter.font(), room.width(), style.titleLines),
                      Qt::AlignLeft);
    room.setTop(room.top() + 2);
    if (!entry.provider.isEmpty()) {
        painter.setPen(theme.muted);
        painter.setFont(providerFont(font));
        const QString provider = ConsoleText::tr("Provided by %1").arg(entry.provider);
        room = paintLines(painter, room, clampedText(provider, painter.font(), room.width(), 1),
                          Qt::AlignLeft);
    }
    room.setTop(room.top() + 8);
    painter.setPen(theme.text);
    painter.setFont(font);
    paintLines(painter, room, clampedText(entry.description, font, room.width(), descriptionLines),
               Qt::AlignLeft);
    painter.restore();
}

} // namespace headwater
