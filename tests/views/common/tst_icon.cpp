// SPDX-License-Identifier: Apache-2.0
#include "tests/support/testcase.h"
#include "views/common/icon.h"

#include <QApplication>
#include <QDirIterator>
#include <QPainter>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

struct Look
{
    int drawn = 0; ///< pixels that are at least half opaque
    int strange = 0; ///< of these, in another colour than expected
};

Look lookOf(const QImage &image, const QColor &expected)
{
    Look look;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor color = image.pixelColor(x, y);
            if (color.alpha() < 128)
                continue;
            ++look.drawn;
            // A half opaque pixel has lost a bit of its colour to rounding.
            const int distance = qAbs(color.red() - expected.red())
                + qAbs(color.green() - expected.green()) + qAbs(color.blue() - expected.blue());
            look.strange += distance > 6 ? 1 : 0;
        }
    }
    return look;
}

Look lookOf(const QIcon &icon, const QColor &expected, QIcon::Mode mode = QIcon::Normal)
{
    return lookOf(icon.pixmap(QSize(24, 24), 1.0, mode).toImage(), expected);
}

} // namespace

class TestIcon : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void everySymbol_data()
    {
        QTest::addColumn<QString>("name");
        icon(u"tag"_s); // which makes the resources known
        QDirIterator files(u":/icons/ui"_s, {u"*.svg"_s});
        while (files.hasNext()) {
            const QString name = files.nextFileInfo().completeBaseName();
            QTest::newRow(qPrintable(name)) << name;
        }
    }
    void everySymbol()
    {
        QFETCH(const QString, name);
        for (const auto scheme : {ColorScheme::Light, ColorScheme::Dark}) {
            applyTheme(*qApp, scheme);
            const Theme &theme = scheme == ColorScheme::Dark ? darkTheme() : lightTheme();
            const Look ordinary = lookOf(icon(name), theme.text);
            QVERIFY(ordinary.drawn > 20);
            QCOMPARE(ordinary.strange, 0);
            const Look red = lookOf(icon(name, Tone::Error), theme.error.text);
            QVERIFY(red.drawn > 20);
            QCOMPARE(red.strange, 0);
        }
    }

    /// An icon that was made before the theme changed is drawn in the new colours.
    void followsThePalette()
    {
        applyTheme(*qApp, ColorScheme::Light);
        const QIcon symbol = icon(u"download"_s);
        const QIcon warning = icon(u"triangle-alert"_s, Tone::Warning);
        const QIcon primary = iconOnAccent(u"download"_s);
        QCOMPARE(lookOf(symbol, lightTheme().text).strange, 0);
        QCOMPARE(lookOf(primary, lightTheme().accentText).strange, 0);
        applyTheme(*qApp, ColorScheme::Dark);
        QCOMPARE(lookOf(symbol, darkTheme().text).strange, 0);
        QCOMPARE(lookOf(warning, darkTheme().warning.text).strange, 0);
        QCOMPARE(lookOf(primary, darkTheme().accentText).strange, 0);
    }

    void disabledIsPaler()
    {
        applyTheme(*qApp, ColorScheme::Light);
        const QColor pale = qApp->palette().color(QPalette::Disabled, QPalette::ButtonText);
        QVERIFY(pale != lightTheme().text);
        QCOMPARE(lookOf(icon(u"download"_s), pale, QIcon::Disabled).strange, 0);
        QCOMPARE(lookOf(iconOnAccent(u"download"_s), pale, QIcon::Disabled).strange, 0);
    }

    /// On a screen of twice the density there are twice the pixels, not a blurred picture.
    void sharpOnDenseScreens()
    {
        const QPixmap pixmap = icon(u"tag"_s).pixmap(QSize(24, 24), 2.0);
        QCOMPARE(pixmap.size(), QSize(48, 48));
        QCOMPARE(pixmap.devicePixelRatio(), 2.0);
        QImage page(48, 48, QImage::Format_ARGB32_Premultiplied);
        page.setDevicePixelRatio(2.0);
        page.fill(Qt::transparent);
        QPainter painter(&page);
        icon(u"tag"_s).paint(&painter, QRect(0, 0, 24, 24));
        painter.end();
        QVERIFY(lookOf(page, qApp->palette().color(QPalette::ButtonText)).drawn > 80);
    }
};

QTEST_MAIN(TestIcon)
#include "tst_icon.moc"
