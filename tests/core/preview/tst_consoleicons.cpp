// SPDX-License-Identifier: Apache-2.0
#include "core/preview/consoleicons.h"

#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

using Look = PreviewIcon::Look;

class TestConsoleIcons : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void drawsByPlaceAndRelease_data()
    {
        QTest::addColumn<QString>("iconClass");
        QTest::addColumn<QString>("release");
        QTest::addColumn<Look>("tile");
        QTest::addColumn<Look>("form");
        QTest::addColumn<Look>("card");
        QTest::newRow("a logo") << u"icon-ruby"_s << u"latest"_s << Look::Logo << Look::Logo
                                << Look::Logo;
        QTest::newRow("a young logo")
            << u"icon-httpd"_s << u"4.17"_s << Look::Logo << Look::Logo << Look::Logo;
        QTest::newRow("before it was there")
            << u"icon-httpd"_s << u"4.16"_s << Look::EmptyBox << Look::EmptyBox << Look::Nothing;
        QTest::newRow("unknown") << u"icon-mysql"_s << u"latest"_s << Look::EmptyBox
                                 << Look::EmptyBox << Look::Nothing;
        QTest::newRow("unknown, when tiles fell back")
            << u"icon-mysql"_s << u"4.4"_s << Look::Generic << Look::EmptyBox << Look::Nothing;
        QTest::newRow("none") << QString() << u"latest"_s << Look::Generic << Look::Nothing
                              << Look::Nothing;
        QTest::newRow("a letter") << u"fa fa-cube"_s << u"latest"_s << Look::Glyph << Look::Glyph
                                  << Look::Nothing;
        QTest::newRow("a font that is gone")
            << u"icon-jaeger"_s << u"4.19"_s << Look::EmptyBox << Look::EmptyBox << Look::Nothing;
        QTest::newRow("and was there")
            << u"icon-jaeger"_s << u"4.18"_s << Look::Glyph << Look::Glyph << Look::Nothing;
    }
    void drawsByPlaceAndRelease()
    {
        QFETCH(const QString, iconClass);
        QFETCH(const QString, release);
        const ConsoleRelease console = *ConsoleRelease::parse(release);
        QTEST(tileIcon(iconClass, console).look, "tile");
        QTEST(formIcon(iconClass, console).look, "form");
        QTEST(cardIcon(iconClass, console).look, "card");
        QCOMPARE(cardIcon(iconClass, console).iconClass, iconClass);
    }

    void goesByNameInTheTopology()
    {
        ImageStream stream;
        stream.metadata.name = u"app"_s;
        QCOMPARE(topologyIcon(stream, {4, 21}).look, Look::Generic);
        stream.metadata.labels.insert(u"app.openshift.io/runtime-icon"_s, u"ruby"_s);
        QCOMPARE(topologyIcon(stream, {4, 21}).iconClass, u"icon-ruby"_s);
        QCOMPARE(topologyIcon(stream, {4, 20}).iconClass, u"icon-app"_s);
    }
};

QTEST_GUILESS_MAIN(TestConsoleIcons)
#include "tst_consoleicons.moc"
