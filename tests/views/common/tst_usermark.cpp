// SPDX-License-Identifier: Apache-2.0
#include "core/base/limits.h"
#include "tests/support/testcase.h"
#include "views/common/usermark.h"

#include <QFile>
#include <QTemporaryDir>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

QByteArray svg(const QByteArray &content, const QByteArray &box = "0 0 20 10")
{
    return "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' "
           "viewBox='"
        + box + "'>" + content + "</svg>";
}

const QByteArray square = "<rect width='20' height='10' fill='#ff0000'/>";

/// @p levels groups, each of which draws the one before it ten times.
QByteArray laughs(int levels)
{
    QByteArray defs = "<g id='l0'>" + square + "</g>";
    for (int level = 1; level <= levels; ++level) {
        defs += "<g id='l" + QByteArray::number(level) + "'>";
        for (int i = 0; i < 10; ++i)
            defs += "<use xlink:href='#l" + QByteArray::number(level - 1) + "'/>";
        defs += "</g>";
    }
    return svg("<defs>" + defs + "</defs><use xlink:href='#l" + QByteArray::number(levels) + "'/>");
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

} // namespace

class TestUserMark : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void accepts_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("a shape") << svg(square);
        QTest::newRow("a part used twice") << svg("<defs><g id='a'>" + square
                                                  + "</g></defs><use xlink:href='#a'/>"
                                                    "<use xlink:href='#a' x='3'/>");
        QTest::newRow("uses within a named layer") << svg(
            "<defs><g id='a'>" + square + "</g></defs><g id='Layer_1'><use xlink:href='#a'/></g>");
        QTest::newRow("gradient of another")
            << svg("<linearGradient id='a'/><linearGradient id='b' xlink:href='#a'/>" + square);
        QTest::newRow("document type")
            << "<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/x.dtd'>"
                + svg(square);
        QTest::newRow("a few levels") << laughs(3);
    }
    void accepts()
    {
        QFETCH(const QByteArray, text);
        const Result<void> check = checkSvg(text);
        QVERIFY2(check.has_value(), check ? "" : qPrintable(check.error().detail));
        QVERIFY(!drawnSvg(text, {40, 40}).isNull());
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<Error::Kind>("kind");
        const auto invalid = Error::Kind::InvalidInput;
        QTest::newRow("nothing") << QByteArray() << invalid;
        QTest::newRow("not XML") << QByteArray("PNG") << invalid;
        QTest::newRow("broken off") << QByteArray("<svg><g>") << invalid;
        QTest::newRow("another document") << QByteArray("<html/>") << invalid;
        QTest::newRow("file") << svg("<image xlink:href='file:///etc/passwd'/>") << invalid;
        QTest::newRow("relative file") << svg("<image href='a.png'/>") << invalid;
        QTest::newRow("network") << svg("<image xlink:href='https://example.com/a.png'/>")
                                 << invalid;
        QTest::newRow("embedded bitmap")
            << svg("<image href='data:image/png;base64,AA'/>") << invalid;
        QTest::newRow("entities") << QByteArray("<!DOCTYPE svg [<!ENTITY a 'b'>]>")
                + svg("<text>&a;</text>")
                                  << invalid;
        QTest::newRow("many uses of uses") << laughs(9) << Error::Kind::TooLarge;
        QTest::newRow("draws itself")
            << svg("<g id='a'><use xlink:href='#a'/></g>") << Error::Kind::TooLarge;
        QTest::newRow("deep") << svg(QByteArray("<g>").repeated(100)
                                     + QByteArray("</g>").repeated(100))
                              << Error::Kind::TooLarge;
        QTest::newRow("many elements")
            << svg(QByteArray("<g/>").repeated(limits::markElements)) << Error::Kind::TooLarge;
    }
    void refuses()
    {
        QFETCH(const QByteArray, text);
        const Result<void> check = checkSvg(text);
        QVERIFY(!check);
        QTEST(check.error().kind, "kind");
    }

    void keepsProportions()
    {
        QCOMPARE(drawnSvg(svg(square), {40, 40}).size(), QSize(40, 20));
        QCOMPARE(drawnSvg(svg(square), {40, 40}).pixelColor(20, 10), QColor(0xff0000));
        QVERIFY(drawnSvg("<svg xmlns='http://www.w3.org/2000/svg'/>", {40, 40}).isNull());
    }

    void readsFiles()
    {
        const QTemporaryDir folder;
        const auto in = [&](const QString &name) { return folder.filePath(name); };
        write(in(u"a.svg"_s), svg(square));
        QImage picture(20, 40, QImage::Format_RGB32);
        picture.fill(Qt::blue);
        QVERIFY(picture.save(in(u"b.png"_s)));
        QImage huge(limits::markPixels + 1, 2, QImage::Format_RGB32);
        huge.fill(Qt::blue);
        QVERIFY(huge.save(in(u"huge.png"_s)));
        write(in(u"broken.png"_s), "not a PNG");
        write(in(u"long.svg"_s), svg(QByteArray(limits::markFileBytes, ' ')));

        QCOMPARE(readUserMark(in(u"a.svg"_s), {10, 10})->size(), QSize(10, 5));
        QCOMPARE(readUserMark(in(u"b.png"_s), {10, 10})->size(), QSize(5, 10));
        const auto kindOf = [&](const QString &name) {
            const Result<QImage> image = readUserMark(in(name), {10, 10});
            return image ? Error::Kind::Cancelled : image.error().kind;
        };
        QCOMPARE(kindOf(u"huge.png"_s), Error::Kind::TooLarge);
        QCOMPARE(kindOf(u"long.svg"_s), Error::Kind::TooLarge);
        QCOMPARE(kindOf(u"broken.png"_s), Error::Kind::InvalidInput);
        QCOMPARE(kindOf(u"none.svg"_s), Error::Kind::NotFound);
    }
};

QTEST_MAIN(TestUserMark)
#include "tst_usermark.moc"
