// SPDX-License-Identifier: Apache-2.0
#include "views/common/monogram.h"

#include <QCryptographicHash>

#include <cmath>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

QString subjectOf(const QString &iconClass, const QString &name)
{
    return iconClass.startsWith("icon-"_L1) ? iconClass.sliced(5) : name;
}

/// WCAG 2 relative luminance.
double luminance(const QColor &color)
{
    const auto linear = [](double c) {
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF())
        + 0.0722 * linear(color.blueF());
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
    const QByteArray hash = QCryptographicHash::hash(subjectOf(iconClass, name).toUtf8(),
                                                     QCryptographicHash::Md5);
    const auto byte = [&hash](qsizetype i) { return static_cast<unsigned char>(hash.at(i)); };
    const int hue = (byte(0) * 256 + byte(1)) % 360;
    int lightness = 130;
    QColor color = QColor::fromHsl(hue, 140, lightness);
    // White needs a luminance of at most 0.183 below it for 4.5 : 1.
    while (luminance(color) > 0.18 && lightness > 40)
        color = QColor::fromHsl(hue, 140, lightness -= 4);
    return color;
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
