// SPDX-License-Identifier: Apache-2.0
#include "views/common/monogram.h"

#include "views/common/contrast.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

QString subjectOf(const QString &iconClass, const QString &name)
{
    const bool hasClass = iconClass.startsWith("icon-"_L1) && iconClass.size() > 5;
    return hasClass ? iconClass.sliced(5) : name;
}

} // namespace

QString monogramText(const QString &iconClass, const QString &name)
{
    QString letters;
    for (const QChar c : subjectOf(iconClass, name)) {
        if (c.isLetterOrNumber())
            letters.append(letters.isEmpty() ? c.toUpper() : c);
        if (letters.size() == 2)
            break;
    }
    return letters.isEmpty() ? u"?"_s : letters;
}

QColor monogramColor(const QString &iconClass, const QString &name)
{
    // The program's hash changes from run to run; colours must not.
    const QByteArray hash
        = QCryptographicHash::hash(subjectOf(iconClass, name).toUtf8(), QCryptographicHash::Md5);
    const auto byte = [&hash](qsizetype i) { return static_cast<unsigned char>(hash.at(i)); };
    const int hue = (byte(0) * 256 + byte(1)) % 360;
    return readableOn(Qt::white, QColor::fromHsl(hue, 140, 130));
}

void paintMonogram(QPainter &painter, const QRect &rect, const QString &iconClass,
                   const QString &name)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(monogramColor(iconClass, name));
    const qreal radius = rect.height() * 0.22;
    painter.drawRoundedRect(rect, radius, radius);
    QFont font = painter.font();
    font.setPixelSize(qMax(6, qRound(rect.height() * 0.46)));
    font.setBold(true);
    painter.setFont(font);
    painter.setPen(Qt::white);
    painter.drawText(rect, Qt::AlignCenter, monogramText(iconClass, name));
    painter.restore();
}

} // namespace headwater
