// SPDX-License-Identifier: Apache-2.0
#include "tests/support/paintedcell.h"
#include "tests/support/previewentries.h"
#include "tests/support/testcase.h"
#include "views/preview/consolepaint.h"

using namespace headwater;
using namespace Qt::StringLiterals;
using Look = PreviewIcon::Look;
using Kind = TileStyle::Kind;

namespace {

PaintedCell tile(const PreviewEntry &entry, const TileStyle &style, const Theme &theme,
                 const TileState &state = {})
{
    return PaintedCell(tileSize(style, qApp->font()), theme,
                       [&](QPainter &painter, const QRect &room) {
                           paintTile(painter, room, entry, style, state, theme);
                       });
}

PaintedCell box(Look look, const QString &iconClass, const Theme &theme)
{
    return PaintedCell({48, 48}, theme, [&](QPainter &painter, const QRect &room) {
        paintIconBox(painter, room, {.look = look, .iconClass = iconClass}, u"ruby"_s, theme);
    });
}

} // namespace

class TestConsolePaint : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void clamps_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("lines");
        QTest::addColumn<bool>("isCut");
        QTest::newRow("nothing") << QString() << 0 << false;
        QTest::newRow("one line") << u"Build Ruby"_s << 1 << false;
        QTest::newRow("line breaks are blanks") << u"Build\n\n  Ruby\t"_s << 1 << false;
        QTest::newRow("much") << u"Build and run applications. "_s.repeated(40) << 3 << true;
        QTest::newRow("a word without end") << QString(4000, u'x') << 3 << true;
        QTest::newRow("a novel") << u"word "_s.repeated(200'000) << 3 << true;
    }
    void clamps()
    {
        QFETCH(const QString, text);
        QFETCH(const bool, isCut);
        const QStringList lines = clampedText(text, qApp->font(), 228, 3);
        QTEST(int(lines.size()), "lines");
        const QFontMetrics metrics(qApp->font());
        for (const QString &line : lines)
            QVERIFY(metrics.horizontalAdvance(line) <= 228);
        QCOMPARE(!lines.isEmpty() && lines.last().endsWith(u'…'), isCut);
    }

    void wrapsAtWords()
    {
        const QStringList lines
            = clampedText(u"Build and run applications of Ruby on UBI"_s, qApp->font(), 150, 3);
        QVERIFY(lines.size() > 1);
        QCOMPARE(lines.join(u' '), u"Build and run applications of Ruby on UBI"_s);
    }

    /// The box is white in the dark theme too; a class that the console does not know leaves it
    /// empty, with a sign of ours.
    void boxes_data()
    {
        QTest::addColumn<Look>("look");
        QTest::addColumn<bool>("hasSign");
        QTest::newRow("logo") << Look::Logo << false;
        QTest::newRow("glyph") << Look::Glyph << false;
        QTest::newRow("generic") << Look::Generic << false;
        QTest::newRow("unknown") << Look::EmptyBox << true;
        QTest::newRow("nothing") << Look::Nothing << false;
    }
    void boxes()
    {
        QFETCH(const Look, look);
        QFETCH(const bool, hasSign);
        const PaintedCell cell = box(look, u"icon-strange"_s, darkTheme());
        QVERIFY(cell.has(Qt::white));
        QVERIFY(cell.staysInside());
        const bool isEmpty = look == Look::EmptyBox || look == Look::Nothing;
        const int drawn = box(look, u"icon-strange"_s, lightTheme()).ink();
        QVERIFY(isEmpty ? drawn < 700 : drawn > 200);
        QCOMPARE(cell.has(lightTheme().warning.text), hasSign);
        QVERIFY(!iconText({.look = look, .iconClass = u"icon-strange"_s}).isEmpty());
    }

    void tiles_data()
    {
        QTest::addColumn<Kind>("kind");
        QTest::newRow("catalog") << Kind::Catalog;
        QTest::newRow("sample") << Kind::Sample;
        QTest::newRow("card") << Kind::Card;
    }
    void tiles()
    {
        QFETCH(const Kind, kind);
        PreviewEntry entry = sampleEntry(u"ruby"_s, u"Ruby"_s);
        entry.isRecommendable = true;
        for (const Theme *theme : {&lightTheme(), &darkTheme()}) {
            const PaintedCell plain = tile(entry, {.kind = kind}, *theme);
            QVERIFY(plain.has(theme->text));
            QVERIFY(plain.staysInside());
            QVERIFY(!plain.has(theme->accent));
            QVERIFY(tile(entry, {.kind = kind}, *theme, {.isChosen = true}).has(theme->accent));
        }
    }

    void longTextsStayInside()
    {
        PreviewEntry entry = sampleEntry(u"ruby"_s, QString(300, u'W'));
        entry.provider = QString(300, u'W');
        entry.description = QString(3000, u'W');
        for (const auto kind : {Kind::Catalog, Kind::Sample, Kind::Card}) {
            for (const int lines : {1, 2}) {
                const PaintedCell cell
                    = tile(entry, {.kind = kind, .titleLines = lines}, darkTheme());
                QVERIFY(cell.staysInside());
            }
        }
    }

    /// The console's tile is 260 wide; a larger font must not cut its text.
    void growsWithTheFont()
    {
        QFont font = qApp->font();
        const QSize normal = tileSize({}, font);
        QVERIFY(normal.width() >= 260);
        font.setPointSizeF(font.pointSizeF() * 2);
        const QSize large = tileSize({}, font);
        QVERIFY(large.width() > normal.width() * 3 / 2);
        QVERIFY(large.height() > normal.height() * 5 / 4); // its icon does not grow
        QVERIFY(tileSize({.titleLines = 2}, font).height() > large.height());
    }

    void providerIsLeftOut()
    {
        PreviewEntry entry = sampleEntry(u"ruby"_s, u"Ruby"_s);
        const PaintedCell with = tile(entry, {}, lightTheme());
        entry.provider.clear();
        QVERIFY(!tile(entry, {}, lightTheme()).has(lightTheme().muted));
        QVERIFY(with.image() != tile(entry, {}, lightTheme()).image());
    }
};

QTEST_MAIN(TestConsolePaint)
#include "tst_consolepaint.moc"
