// SPDX-License-Identifier: Apache-2.0
#include "views/common/icon.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <functional>

using namespace Qt::StringLiterals;

// Must be outside of any namespace: the resources are in a static library, whose initialiser the
// linker drops if nobody calls it.
static void initResources()
{
    Q_INIT_RESOURCE(resources);
}

namespace headwater {

namespace {

using ColorOf = std::function<QColor(const QPalette &palette, QIcon::Mode mode)>;

QPixmap drawnSymbol(const QString &name, const QSize &size, const QColor &color)
{
    QFile file(u":/icons/ui/%1.svg"_s.arg(name));
    const bool isThere = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(isThere, "icon", qPrintable(name));
    QByteArray svg = isThere ? file.readAll() : QByteArray();
    // QSvgRenderer draws currentColor in black, whatever the palette.
    svg.replace("currentColor", color.name().toLatin1());
    QPixmap pixmap(size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    QSvgRenderer(svg).render(&painter, QRectF(QPointF(), size));
    return pixmap;
}

class SymbolEngine : public QIconEngine
{
public:
    SymbolEngine(QString name, QString variant, ColorOf colorOf)
        : m_name(std::move(name))
        , m_variant(std::move(variant))
        , m_colorOf(std::move(colorOf))
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device()->devicePixelRatio();
        painter->drawPixmap(rect, scaledPixmap(rect.size(), mode, state, ratio));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }

    /// @p size in device-independent pixels, as QIcon gives it.
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        const QColor color = m_colorOf(QGuiApplication::palette(), mode);
        const QString key
            = u"symbol/%1/%2/%3/%4"_s.arg(m_name, color.name()).arg(size.width()).arg(scale);
        QPixmap pixmap;
        if (!QPixmapCache::find(key, &pixmap)) {
            pixmap = drawnSymbol(m_name, size * scale, color);
            pixmap.setDevicePixelRatio(scale);
            QPixmapCache::insert(key, pixmap);
        }
        return pixmap;
    }

    QIconEngine *clone() const override { return new SymbolEngine(m_name, m_variant, m_colorOf); }
    QString key() const override { return u"headwater/"_s + m_variant; }

private:
    QString m_name;
    QString m_variant;
    ColorOf m_colorOf;
};

QColor ordinaryColor(const QPalette &palette, QIcon::Mode mode)
{
    return palette.color(mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active,
                         QPalette::ButtonText);
}

} // namespace

QIcon icon(const QString &name, Tone tone)
{
    initResources();
    if (tone == Tone::Neutral)
        return QIcon(new SymbolEngine(name, u"ordinary"_s, ordinaryColor));
    return QIcon(new SymbolEngine(
        name, u"tone%1"_s.arg(int(tone)),
        [tone](const QPalette &palette, QIcon::Mode) { return themeOf(palette).pair(tone).text; }));
}

QIcon iconOnAccent(const QString &name)
{
    initResources();
    return QIcon(new SymbolEngine(name, u"accent"_s, [](const QPalette &palette, QIcon::Mode mode) {
        return mode == QIcon::Disabled ? ordinaryColor(palette, mode) : themeOf(palette).accentText;
    }));
}

QPixmap symbolPixmap(const QString &name, const QSize &pixels, const QColor &color)
{
    initResources();
    return drawnSymbol(name, pixels, color);
}

} // namespace headwater
