// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/filescan.h"
#include "tests/support/catalogfolder.h"
#include "tests/support/testcase.h"

#include <QDir>
#include <QFile>

#include <sys/stat.h>

using namespace headwater;
using namespace Qt::StringLiterals;

class TestFileScan : public TestCase
{
    Q_OBJECT

    static QStringList paths(const FileScan &scan)
    {
        QStringList paths;
        for (const FoundFile &file : scan.files)
            paths.append(file.path + (file.refused ? u" !"_s : QString()));
        return paths;
    }
    std::unique_ptr<CatalogFolder> m_folder = std::make_unique<CatalogFolder>();

private Q_SLOTS:
    void cleanup() { m_folder = std::make_unique<CatalogFolder>(); }

    void findsDefinitionsByTheirNames()
    {
        for (const QString &name :
             {u"z.yaml"_s, u"a.yml"_s, u"b/c/d.json"_s, u"B.YAML"_s, u"b.txt"_s, u"yaml"_s,
              u".hidden.yaml"_s, u".git/x.yaml"_s, u".headwater/x.json"_s, u"b/.git/x.yaml"_s,
              u"node_modules/x.json"_s, u"ä ö.yaml"_s, u"-rf.yaml"_s})
            m_folder->put(name, "x");
        const auto scan = scanFolder(m_folder->path());
        QVERIFY(scan);
        QCOMPARE(paths(*scan),
                 QStringList({u"-rf.yaml"_s, u"B.YAML"_s, u"a.yml"_s, u"b/c/d.json"_s, u"z.yaml"_s,
                              u"ä ö.yaml"_s}));
        QCOMPARE(scan->files.first().stamp.size, 1);
        QVERIFY(scan->files.first().stamp.inode != 0);
        QStringList folders = scan->folders;
        folders.sort();
        QCOMPARE(folders,
                 QStringList({m_folder->path(), m_folder->at(u"b"_s), m_folder->at(u"b/c"_s)}));
    }

    // T22
    void refusesWhatIsNoFileWithoutOpeningIt()
    {
        m_folder->put(u"ok.yaml"_s, "x");
        QCOMPARE(::mkfifo(QFile::encodeName(m_folder->at(u"pipe.yaml"_s)).constData(), 0600), 0);
        m_folder->put(u"folder.yaml/in.yaml"_s, "x");
        QVERIFY(QFile::link(u"nowhere"_s, m_folder->at(u"dangling.yaml"_s)));
        QVERIFY(QFile::link(u"/dev/zero"_s, m_folder->at(u"device.yaml"_s)));
        QVERIFY(QFile::link(u"self.yaml"_s, m_folder->at(u"self.yaml"_s)));
        const auto scan = scanFolder(m_folder->path());
        QVERIFY(scan);
        QCOMPARE(paths(*scan),
                 QStringList({u"dangling.yaml !"_s, u"device.yaml !"_s, u"folder.yaml !"_s,
                              u"folder.yaml/in.yaml"_s, u"ok.yaml"_s, u"pipe.yaml !"_s,
                              u"self.yaml !"_s}));
        QCOMPARE(scan->files.at(0).refused->kind, Error::Kind::NotFound);
        QCOMPARE(scan->files.at(1).refused->kind, Error::Kind::NotAFile);
    }

    void linksLeadNowhereTwice()
    {
        m_folder->put(u"b/x.yaml"_s, "x");
        QVERIFY(QFile::link(u".."_s, m_folder->at(u"b/up"_s)));
        QVERIFY(QFile::link(u"b"_s, m_folder->at(u"a"_s))); // sorts before the folder proper
        QVERIFY(QFile::link(u"b/x.yaml"_s, m_folder->at(u"again.yaml"_s)));
        const CatalogFolder outside;
        outside.put(u"o.yaml"_s, "o");
        QVERIFY(QFile::link(outside.path(), m_folder->at(u"out"_s)));
        QVERIFY(QFile::link(outside.path(), m_folder->at(u"out2"_s)));
        const CatalogFolder elsewhere;
        elsewhere.put(u"e.yaml"_s, "e");
        QVERIFY(QFile::link(elsewhere.at(u"e.yaml"_s), m_folder->at(u"linked.yaml"_s)));
        const auto scan = scanFolder(m_folder->path());
        QVERIFY(scan);
        const QStringList found = paths(*scan);
        QCOMPARE(found.size(), 3);
        QVERIFY(found.contains(u"b/x.yaml"_s));
        QVERIFY(found.contains(u"linked.yaml"_s));
        QCOMPARE(found.filter(u"/o.yaml"_s).size(), 1);
    }

    void seesWhatAKilledSaveLeft()
    {
        m_folder->put(u"sub/.headwater-save-1"_s, "x");
        QCOMPARE(scanFolder(m_folder->path())->foldersWithLeftovers,
                 QStringList{m_folder->at(u"sub"_s)});
    }

    void refusesTheFolderItself_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<Error::Kind>("kind");
        QTest::newRow("absent") << u"none"_s << Error::Kind::NotFound;
        QTest::newRow("file") << u"x.yaml"_s << Error::Kind::NotAFile;
    }
    void refusesTheFolderItself()
    {
        m_folder->put(u"x.yaml"_s, "x");
        QFETCH(const QString, name);
        const auto scan = scanFolder(m_folder->at(name));
        QVERIFY(!scan);
        QTEST(scan.error().kind, "kind");
    }

    void canBeStopped()
    {
        m_folder->put(u"a/x.yaml"_s, "x");
        std::stop_source source;
        source.request_stop();
        const auto scan = scanFolder(m_folder->path(), source.get_token());
        QVERIFY(!scan);
        QCOMPARE(scan.error().kind, Error::Kind::Cancelled);
    }

    void looksAtSingleFilesWhateverTheirNames()
    {
        m_folder->put(u"a/definition"_s, "x");
        m_folder->put(u"b.yaml"_s, "x");
        const FileScan scan
            = scanFiles(m_folder->path(), {u"b.yaml"_s, u"a/definition"_s, u"gone.yaml"_s, u"a"_s});
        QCOMPARE(paths(scan), QStringList({u"a !"_s, u"a/definition"_s, u"b.yaml"_s}));
        QCOMPARE(scan.folders.size(), 2);
    }
};

QTEST_GUILESS_MAIN(TestFileScan)
#include "tst_filescan.moc"
