// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/catalogplace.h"

#include "core/catalog/catalog.h"
#include "tests/support/catalogfolder.h"
#include "tests/support/testcase.h"
#include "tests/support/tool.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <cstdio>

using namespace headwater;
using namespace Qt::StringLiterals;

class TestCatalogPlace : public TestCase
{
    Q_OBJECT
    CatalogFolder m_folder;

private Q_SLOTS:
    void filesForAllTests()
    {
        m_folder.put(u"a/x.yaml"_s, "x");
        m_folder.put(u"a/b/y.yaml"_s, "y");
        m_folder.put(u"ab/z.yaml"_s, "z");
    }

    void aFolderIsMeantAsAWhole()
    {
        const auto place = catalogPlace({m_folder.at(u"a/../a/b/"_s)});
        QVERIFY(place);
        QCOMPARE(place->folder, m_folder.at(u"a/b"_s));
        QVERIFY(place->isWholeFolder());
    }

    void filesShareAFolder_data()
    {
        QTest::addColumn<QStringList>("files");
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QStringList>("relative");
        QTest::newRow("one") << QStringList{u"a/x.yaml"_s} << u"a"_s << QStringList{u"x.yaml"_s};
        QTest::newRow("two levels, one twice")
            << QStringList{u"a/x.yaml"_s, u"a/b/y.yaml"_s, u"a/x.yaml"_s} << u"a"_s
            << QStringList{u"b/y.yaml"_s, u"x.yaml"_s};
        QTest::newRow("folders whose names begin alike")
            << QStringList{u"ab/z.yaml"_s, u"a/x.yaml"_s} << u"."_s
            << QStringList{u"a/x.yaml"_s, u"ab/z.yaml"_s};
    }
    void filesShareAFolder()
    {
        QFETCH(QStringList, files);
        QFETCH(const QString, folder);
        for (QString &file : files)
            file = m_folder.at(file);
        const auto place = catalogPlace(files);
        QVERIFY(place);
        QCOMPARE(place->folder, QDir::cleanPath(m_folder.at(folder)));
        QTEST(place->files, "relative");
    }

    void refuses_data()
    {
        QTest::addColumn<QStringList>("names");
        QTest::addColumn<Error::Kind>("kind");
        QTest::newRow("nothing") << QStringList() << Error::Kind::InvalidInput;
        QTest::newRow("absent") << QStringList{u"none"_s} << Error::Kind::NotFound;
        QTest::newRow("two folders") << QStringList{u"a"_s, u"ab"_s} << Error::Kind::InvalidInput;
    }
    void refuses()
    {
        QFETCH(QStringList, names);
        for (QString &name : names)
            name = m_folder.at(name);
        const auto place = catalogPlace(names);
        QVERIFY(!place);
        QTEST(place.error().kind, "kind");
    }

    void stateLivesInTheFolder()
    {
        QCOMPARE(stateDatabasePath(m_folder.path()), m_folder.at(u".headwater/state.db"_s));
        QVERIFY(!QDir(m_folder.at(u".headwater"_s)).exists());
    }

    void stateOfAReadOnlyFolderLivesWithTheUser()
    {
        if (const QString refused = refusedByKernel(u"bwrap"_s); !refused.isEmpty())
            QSKIP(qPrintable(refused));
        const auto pathOf = [this](const QString &folder) {
            const QStringList arguments = {u"--dev-bind"_s,
                                           u"/"_s,
                                           u"/"_s,
                                           u"--ro-bind"_s,
                                           m_folder.path(),
                                           m_folder.path(),
                                           QCoreApplication::applicationFilePath(),
                                           u"--child"_s,
                                           folder};
            return runTool(u"bwrap"_s, arguments).output;
        };
        const QByteArray whole = pathOf(m_folder.path());
        const QByteArray part = pathOf(m_folder.at(u"a"_s));
        QVERIFY2(!whole.startsWith(QFile::encodeName(m_folder.path())), whole.constData());
        QVERIFY2(whole.contains("/catalogs/") && whole.endsWith("/state.db"), whole.constData());
        QVERIFY(whole != part);
        QCOMPARE(pathOf(m_folder.at(u"a/.."_s)), whole);
    }
};

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    if (app.arguments().value(1) == u"--child"_s) {
        std::fputs(qPrintable(stateDatabasePath(app.arguments().value(2))), stdout);
        return 0;
    }
    TestCatalogPlace test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_catalogplace.moc"
