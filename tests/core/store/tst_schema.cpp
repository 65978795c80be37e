// SPDX-License-Identifier: Apache-2.0
#include "core/store/schema.h"

#include "core/store/database.h"
#include "tests/support/testcase.h"

#include <QTemporaryDir>

using namespace headwater;
using namespace Qt::StringLiterals;

class TestSchema : public TestCase
{
    Q_OBJECT

    std::unique_ptr<Database> open(Database::Access access = Database::Access::ReadWrite) const
    {
        auto database = Database::open(m_dir->filePath(u"x.db"_s), access);
        return database ? std::move(*database) : nullptr;
    }
    std::unique_ptr<QTemporaryDir> m_dir = std::make_unique<QTemporaryDir>();

private Q_SLOTS:
    void cleanup() { m_dir = std::make_unique<QTemporaryDir>(); }

    void anEmptyFileGetsTheTables()
    {
        const auto database = open();
        QVERIFY(migrate(*database));
        QCOMPARE(database->value(u"PRAGMA user_version"_s)->toInt(), schemaVersion());
        QCOMPARE(database->value(u"SELECT count(*) FROM stream"_s)->toInt(), 0);
        QCOMPARE(database->value(u"SELECT count(*) FROM journal"_s)->toInt(), 0);
        QVERIFY(migrate(*database)); // nothing left to do
    }

    void refuses_data()
    {
        QTest::addColumn<QStringList>("statements");
        QTest::addColumn<QString>("says");
        QTest::newRow("newer") << QStringList{u"PRAGMA user_version = 99"_s}
                               << u"newer version of the program (schema 99"_s;
        QTest::newRow("another program's")
            << QStringList{u"PRAGMA application_id = 5"_s} << u"another program"_s;
        QTest::newRow("another program's, without an id")
            << QStringList{u"PRAGMA application_id = 0"_s} << u"another program"_s;
    }
    void refuses()
    {
        QFETCH(const QStringList, statements);
        const auto database = open();
        QVERIFY(migrate(*database));
        for (const QString &statement : statements)
            QVERIFY(database->run(statement));
        const auto done = migrate(*database);
        QVERIFY(!done);
        QCOMPARE(done.error().kind, Error::Kind::InvalidInput);
        QFETCH(const QString, says);
        QVERIFY2(done.error().detail.contains(says), qPrintable(done.error().detail));
    }

    void readingMigratesNothing()
    {
        QVERIFY(open()->run(u"VACUUM"_s)); // a valid, empty database
        const auto reader = open(Database::Access::ReadOnly);
        QVERIFY(reader);
        const auto done = migrate(*reader);
        QVERIFY(!done);
        QCOMPARE(done.error().kind, Error::Kind::InvalidInput);
    }

    void journalLinesCannotBeChanged()
    {
        const auto database = open();
        QVERIFY(migrate(*database));
        QVERIFY(database->run(u"INSERT INTO stream VALUES (1, 'f', '', 'n', 1, '{}', '', '')"_s));
        QVERIFY(
            database->run(u"INSERT INTO journal VALUES (1, 1, 0, 'Moved', 't', '', '', '', '')"_s));
        const auto done = database->run(u"UPDATE journal SET tag = 'other'"_s);
        QVERIFY(!done);
        QVERIFY(done.error().detail.contains(u"only appended to"_s));
        QVERIFY2(!database->run(u"DELETE FROM stream"_s), "a stream with a journal stays");
    }
};

QTEST_GUILESS_MAIN(TestSchema)
#include "tst_schema.moc"
