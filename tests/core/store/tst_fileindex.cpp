// SPDX-License-Identifier: Apache-2.0
#include "core/store/fileindex.h"

#include "core/store/database.h"
#include "core/store/schema.h"
#include "tests/support/testcase.h"

#include <QTemporaryDir>

using namespace headwater;
using namespace Qt::StringLiterals;

class TestFileIndex : public TestCase
{
    Q_OBJECT

    static IndexedFile entry(const QString &path, const QByteArray &data)
    {
        return {.path = path,
                .stamp = {.size = 1, .modifiedNs = 2, .changedNs = 3, .inode = ~quint64(0)},
                .sha256 = QByteArray(32, '\0'),
                .data = data};
    }
    QTemporaryDir m_dir;
    std::unique_ptr<Database> m_database;

private Q_SLOTS:
    void opensTheDatabase()
    {
        auto database = Database::open(m_dir.filePath(u"x.db"_s), Database::Access::ReadWrite);
        QVERIFY(database);
        m_database = std::move(*database);
        QVERIFY(migrate(*m_database));
    }

    void keepsWhatWasWritten()
    {
        const IndexedFile a = entry(u"a.yaml"_s, QByteArray("\0\xff", 2));
        const IndexedFile b = entry(u"b/ö.json"_s, "x");
        QVERIFY(updateFileIndex(*m_database, u"1"_s, {a, b}, {}));
        QCOMPARE(readFileIndex(*m_database, u"1"_s)->values().size(), 2);
        QCOMPARE(readFileIndex(*m_database, u"1"_s)->value(u"a.yaml"_s), a);
        QCOMPARE(readFileIndex(*m_database, u"1"_s)->value(u"b/ö.json"_s), b);

        const IndexedFile changed = entry(u"a.yaml"_s, "y");
        QVERIFY(updateFileIndex(*m_database, u"1"_s, {changed}, {u"b/ö.json"_s}));
        QCOMPARE(*readFileIndex(*m_database, u"1"_s),
                 (QHash<QString, IndexedFile>{{u"a.yaml"_s, changed}}));
    }

    void anotherReaderStartsAfresh()
    {
        const IndexedFile a = entry(u"a.yaml"_s, "1");
        const IndexedFile b = entry(u"b.yaml"_s, "2");
        QVERIFY(updateFileIndex(*m_database, u"1"_s, {a}, {}));
        QVERIFY(readFileIndex(*m_database, u"2"_s)->isEmpty());
        QVERIFY(updateFileIndex(*m_database, u"2"_s, {b}, {}));
        QCOMPARE(*readFileIndex(*m_database, u"2"_s),
                 (QHash<QString, IndexedFile>{{u"b.yaml"_s, b}}));
        QVERIFY(readFileIndex(*m_database, u"1"_s)->isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestFileIndex)
#include "tst_fileindex.moc"
