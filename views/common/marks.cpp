// SPDX-License-Identifier: Apache-2.0
#include "views/common/marks.h"

#include "core/base/errortext.h"
#include "core/base/limits.h"
#include "core/base/log.h"
#include "core/preview/logoclasses.h"
#include "views/common/icon.h"
#include "views/common/monogram.h"
#include "views/common/usermark.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QPainter>
#include <QPixmapCache>

#include <algorithm>

using namespace Qt::StringLiterals;

// Outside of any namespace, as in icon.cpp.
static void initMarks()
{
    Q_INIT_RESOURCE(resources);
}

namespace headwater {

namespace {

/// QDir's search paths are where Qt keeps such folders; so nobody has to hand them through every
/// view to every delegate.
constexpr auto searchPath = "headwatermarks"_L1;
int generation = 0; // part of the keys of what has been drawn; only the window's thread draws

/// Marks of other vendors' own products (Red Hat's, say) are not ours to give away; see the notice.
const QHash<QString, QString> &brands()
{
    static const QHash<QString, QString> files{
        {u"icon-angularjs"_s, u"angular"_s},
        {u"icon-apache"_s, u"apache"_s},
        {u"icon-httpd"_s, u"apache"_s},
        {u"icon-cassandra"_s, u"apachecassandra"_s},
        {u"icon-cordova"_s, u"apachecordova"_s},
        {u"icon-hadoop"_s, u"apachehadoop"_s},
        {u"icon-tomcat"_s, u"apachetomcat"_s},
        {u"icon-dotnet"_s, u"dotnet"_s},
        {u"icon-git"_s, u"git"_s},
        {u"icon-js"_s, u"javascript"_s},
        {u"icon-java"_s, u"openjdk"_s},
        {u"icon-openjdk"_s, u"openjdk"_s},
    };
    return files;
}

const QHash<QString, QString> &symbols()
{
    static const QHash<QString, QString> names{
        {u"icon-beaker"_s, u"flask-conical"_s},
        {u"icon-build"_s, u"hammer"_s},
        {u"icon-catalog"_s, u"blocks"_s},
        {u"icon-load-balancer"_s, u"network"_s},
        {u"icon-operator"_s, u"cog"_s},
        {u"icon-other-linux"_s, u"square-terminal"_s},
        {u"icon-other-unknown"_s, u"circle-question-mark"_s},
        {u"icon-serverless-function"_s, u"square-function"_s},
    };
    return names;
}

/// A class is a word; anything else must not become the name of a file.
bool isPlainClass(const QString &iconClass)
{
    return !iconClass.isEmpty() && std::ranges::all_of(iconClass, [](QChar c) {
        return c.isLetterOrNumber() || c == u'-' || c == u'_';
    });
}

QString userFile(const QString &iconClass)
{
    const QString folder = markFolder();
    if (folder.isEmpty() || !isPlainClass(iconClass))
        return {};
    QStringList stems{iconClass};
    if (iconClass.startsWith("icon-"_L1))
        stems.append(iconClass.sliced(5));
    // As the console's own file is called: a copy of its folder of logos will do.
    if (const LogoClass *const logo = logoClass(iconClass))
        stems.append(QFileInfo(logo->file).completeBaseName());
    for (const QString &stem : std::as_const(stems)) {
        for (const auto suffix : {".svg"_L1, ".png"_L1}) {
            const QString path = folder + u'/' + stem + suffix;
            if (!stem.isEmpty() && QFileInfo(path).isFile())
                return path;
        }
    }
    return {};
}

struct Drawn
{
    MarkLayer layer = MarkLayer::Monogram;
    QPixmap pixmap = {};
};

QPixmap blank(const QSize &pixels)
{
    QPixmap pixmap(pixels);
    pixmap.fill(Qt::transparent);
    return pixmap;
}

QPixmap drawnSymbol(const QString &name, const QSize &pixels)
{
    QPixmap pixmap = blank(pixels);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0x4d5763));
    const qreal radius = pixels.height() * 0.22;
    painter.drawRoundedRect(QRectF(QPointF(), pixels), radius, radius);
    const QPixmap symbol = symbolPixmap(name, pixels * 0.64, Qt::white);
    painter.drawPixmap((pixels.width() - symbol.width()) / 2,
                       (pixels.height() - symbol.height()) / 2, symbol);
    return pixmap;
}

QPixmap drawnMonogram(const QString &iconClass, const QString &name, const QSize &pixels)
{
    QPixmap pixmap = blank(pixels);
    QPainter painter(&pixmap);
    paintMonogram(painter, QRect(QPoint(), pixels), iconClass, name);
    return pixmap;
}

Drawn draw(const QString &iconClass, const QString &name, const QSize &pixels)
{
    if (const QString path = userFile(iconClass); !path.isEmpty()) {
        const Result<QImage> image = readUserMark(path, pixels);
        if (image)
            return {.layer = MarkLayer::UserFolder, .pixmap = QPixmap::fromImage(*image)};
        qCInfo(lcCatalog) << "mark not used:" << path << errorText(image.error())
                          << image.error().detail;
    }
    if (const auto brand = brands().constFind(iconClass); brand != brands().constEnd()) {
        initMarks();
        QFile file(u":/icons/marks/%1.svg"_s.arg(*brand));
        if (file.open(QIODevice::ReadOnly)) {
            const QImage image = drawnSvg(file.read(limits::markFileBytes), pixels);
            return {.layer = MarkLayer::Brand, .pixmap = QPixmap::fromImage(image)};
        }
    }
    if (const auto symbol = symbols().constFind(iconClass); symbol != symbols().constEnd())
        return {.layer = MarkLayer::Symbol, .pixmap = drawnSymbol(*symbol, pixels)};
    return {.layer = MarkLayer::Monogram, .pixmap = drawnMonogram(iconClass, name, pixels)};
}

QPixmap onTile(const QPixmap &mark, const QSize &pixels)
{
    QPixmap pixmap = blank(pixels);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Qt::white);
    const qreal radius = pixels.height() * 0.22;
    painter.drawRoundedRect(QRectF(QPointF(), pixels), radius, radius);
    painter.drawPixmap((pixels.width() - mark.width()) / 2, (pixels.height() - mark.height()) / 2,
                       mark);
    return pixmap;
}

/// From the cache where it has been drawn before: nothing is read while a view scrolls.
QPixmap cached(const QString &iconClass, const QString &name, const QSize &size, qreal ratio,
               bool isTiled)
{
    const QString key
        = u"mark/%1/%2/%3/%4x%5/%6/%7"_s.arg(iconClass, iconClass.isEmpty() ? name : QString())
              .arg(generation)
              .arg(size.width())
              .arg(size.height())
              .arg(ratio)
              .arg(isTiled);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    const QSize pixels = (QSizeF(size) * ratio).toSize().expandedTo({1, 1});
    const Drawn drawn = draw(iconClass, name, isTiled ? pixels * 0.82 : pixels);
    if (!isTiled)
        pixmap = drawn.pixmap;
    else if (drawn.layer == MarkLayer::UserFolder || drawn.layer == MarkLayer::Brand)
        pixmap = onTile(drawn.pixmap, pixels);
    else
        pixmap = draw(iconClass, name, pixels).pixmap; // is a tile by itself, and fills its place
    pixmap.setDevicePixelRatio(ratio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

void paintCentred(QPainter &painter, const QRect &rect, const QPixmap &pixmap)
{
    QRectF place(QPointF(), pixmap.deviceIndependentSize());
    place.moveCenter(QRectF(rect).center());
    painter.drawPixmap(place.topLeft(), pixmap);
}

} // namespace

void setMarkFolder(const QString &folder)
{
    QDir::setSearchPaths(searchPath, folder.isEmpty() ? QStringList() : QStringList{folder});
    ++generation;
}

QString markFolder()
{
    return QDir::searchPaths(searchPath).value(0);
}

MarkLayer markLayer(const QString &iconClass)
{
    return draw(iconClass, {}, {16, 16}).layer;
}

QPixmap markPixmap(const QString &iconClass, const QString &name, const QSize &size, qreal ratio)
{
    return cached(iconClass, name, size, ratio, false);
}

void paintMark(QPainter &painter, const QRect &rect, const QString &iconClass, const QString &name)
{
    paintCentred(painter, rect,
                 cached(iconClass, name, rect.size(), painter.device()->devicePixelRatio(), true));
}

void paintBareMark(QPainter &painter, const QRect &rect, const QString &iconClass,
                   const QString &name)
{
    paintCentred(painter, rect,
                 cached(iconClass, name, rect.size(), painter.device()->devicePixelRatio(), false));
}

} // namespace headwater
