// SPDX-License-Identifier: Apache-2.0
#include "tests/support/paintedcell.h"
#include "tests/support/testcase.h"
#include "views/common/marks.h"
#include "views/common/monogram.h"

#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

/// A file that is all of one colour.
void writeSquare(const QString &path, const QByteArray &color)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'>"
               "<rect width='8' height='8' fill='"
               + color + "'/></svg>");
}

QColor middleOf(const QString &iconClass)
{
    const QPixmap pixmap = markPixmap(iconClass, {}, {16, 16}, 1.0);
    return pixmap.toImage().pixelColor(8, 8);
}

} // namespace

class TestMarks : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { setMarkFolder({}); }

    void layers_data()
    {
        QTest::addColumn<QString>("iconClass");
        QTest::addColumn<MarkLayer>("layer");
        QTest::newRow("brand") << u"icon-dotnet"_s << MarkLayer::Brand;
        QTest::newRow("two classes of one mark") << u"icon-httpd"_s << MarkLayer::Brand;
        QTest::newRow("symbol") << u"icon-build"_s << MarkLayer::Symbol;
        QTest::newRow("no mark of a permissive licence") << u"icon-nodejs"_s << MarkLayer::Monogram;
        QTest::newRow("a vendor's own") << u"icon-rh-tomcat"_s << MarkLayer::Monogram;
        QTest::newRow("none") << QString() << MarkLayer::Monogram;
    }
    void layers()
    {
        QFETCH(const QString, iconClass);
        QTEST(markLayer(iconClass), "layer");
        const QPixmap pixmap = markPixmap(iconClass, u"app"_s, {16, 16}, 2.0);
        QCOMPARE(qMax(pixmap.width(), pixmap.height()), 32);
        QCOMPARE(pixmap.devicePixelRatio(), 2.0);
    }

    void everyMarkIsSeenOnWhite()
    {
        markPixmap(u"icon-git"_s, {}, {16, 16}, 1.0); // which makes the resources known
        QDirIterator files(u":/icons/marks"_s, {u"*.svg"_s});
        int count = 0;
        while (files.hasNext()) {
            files.next();
            ++count;
            for (const int size : {16, 48}) {
                const QIcon mark(files.filePath());
                const PaintedCell cell(
                    {size, size}, lightTheme(),
                    [&](QPainter &painter, const QRect &room) { mark.paint(&painter, room); });
                QVERIFY2(cell.ink() > size * size / 8, qPrintable(files.filePath()));
            }
        }
        QCOMPARE(count, 10);
    }

    void userFolderComesFirst()
    {
        const QTemporaryDir folder;
        writeSquare(folder.filePath(u"icon-dotnet.svg"_s), "#0000ff");
        writeSquare(folder.filePath(u"nodejs.svg"_s), "#00ff00");
        writeSquare(folder.filePath(u"serverlessfx.svg"_s), "#ff0000"); // as the console calls it
        setMarkFolder(folder.path());
        QCOMPARE(markLayer(u"icon-dotnet"_s), MarkLayer::UserFolder);
        QCOMPARE(middleOf(u"icon-dotnet"_s), QColor(0x0000ff));
        QCOMPARE(middleOf(u"icon-nodejs"_s), QColor(0x00ff00));
        QCOMPARE(middleOf(u"icon-serverless-function"_s), QColor(0xff0000));
        QCOMPARE(markLayer(u"icon-git"_s), MarkLayer::Brand);

        // A file that was drawn again is read again when the folder is set again.
        writeSquare(folder.filePath(u"nodejs.svg"_s), "#ff0000");
        setMarkFolder(folder.path());
        QCOMPARE(middleOf(u"icon-nodejs"_s), QColor(0xff0000));
        setMarkFolder({});
        QCOMPARE(markLayer(u"icon-nodejs"_s), MarkLayer::Monogram);
    }

    void badUserFileFallsThrough()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"icon-dotnet.svg"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("<svg><image href='file:///etc/passwd'/></svg>");
        file.close();
        setMarkFolder(folder.path());
        QCOMPARE(markLayer(u"icon-dotnet"_s), MarkLayer::Brand);
    }

    /// Whatever an annotation says, no file outside of the folder is opened.
    void classIsNoPath()
    {
        const QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkdir(u"marks"_s));
        writeSquare(folder.filePath(u"secret.svg"_s), "#0000ff");
        setMarkFolder(folder.filePath(u"marks"_s));
        QCOMPARE(markLayer(u"../secret"_s), MarkLayer::Monogram);
        QCOMPARE(markLayer(u"icon-../secret"_s), MarkLayer::Monogram);
    }

    /// A picture keeps its white ground in a dark window; a monogram is its own.
    void tiles()
    {
        const auto painted = [](const QString &iconClass) {
            return PaintedCell({40, 40}, darkTheme(), [&](QPainter &painter, const QRect &room) {
                paintMark(painter, room, iconClass, u"ruby"_s);
            });
        };
        QVERIFY(painted(u"icon-git"_s).has(Qt::white));
        QVERIFY(painted(u"icon-git"_s).staysInside());
        QVERIFY(painted({}).has(monogramColor({}, u"ruby"_s)));
        QVERIFY(painted({}).staysInside());
    }
};

QTEST_MAIN(TestMarks)
#include "tst_marks.moc"
