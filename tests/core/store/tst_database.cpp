// SPDX-License-Identifier: Apache-2.0
#include "core/store/database.h"
#include "tests/support/testcase.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace headwater;
using namespace Qt::StringLiterals;

class TestDatabase : public TestCase
{
    Q_OBJECT

    QString at(const QString &name) const { return m_dir->filePath(name); }
    std::unique_ptr<Database> fresh() const
    {
        auto database = Database::open(at(u"x.db"_s), Database::Access::ReadWrite);
        return database ? std::move(*database) : nullptr;
    }
    std::unique_ptr<QTemporaryDir> m_dir = std::make_unique<QTemporaryDir>();

private Q_SLOTS:
    void cleanup() { m_dir = std::make_unique<QTemporaryDir>(); }

    void decidesWhatSqliteLeavesOpen_data()
    {
        QTest::addColumn<QString>("pragma");
        QTest::addColumn<QVariant>("value");
        QTest::newRow("foreign keys") << u"PRAGMA foreign_keys"_s << QVariant(1);
        QTest::newRow("write-ahead log") << u"PRAGMA journal_mode"_s << QVariant(u"wal"_s);
        QTest::newRow("durable commits") << u"PRAGMA synchronous"_s << QVariant(2);
        QTest::newRow("patience, ms") << u"PRAGMA busy_timeout"_s << QVariant(10000);
    }
    void decidesWhatSqliteLeavesOpen()
    {
        const auto database = fresh();
        QVERIFY(database);
        QFETCH(const QString, pragma);
        const auto value = database->value(pragma);
        QVERIFY(value);
        QTEST(*value, "value");
    }

    void aTransactionIsAllOrNothing()
    {
        const auto database = fresh();
        QVERIFY(database->run(u"CREATE TABLE t (x INTEGER UNIQUE)"_s));
        const auto twice = database->transaction([&]() -> Result<void> {
            if (auto done = database->run(u"INSERT INTO t VALUES (?)"_s, {1}); !done)
                return done;
            return database->run(u"INSERT INTO t VALUES (?)"_s, {1});
        });
        QVERIFY(!twice);
        QCOMPARE(twice.error().kind, Error::Kind::Io);
        QVERIFY(twice.error().detail.contains(u"UNIQUE"_s));
        QCOMPARE(database->value(u"SELECT count(*) FROM t"_s)->toInt(), 0);
        QVERIFY(database->transaction(
            [&] { return database->run(u"INSERT INTO t VALUES (?)"_s, {1}); }));
        QCOMPARE(database->value(u"SELECT count(*) FROM t"_s)->toInt(), 1);
    }

    void readersSeeOneState()
    {
        const auto writer = fresh();
        QVERIFY(writer->run(u"CREATE TABLE t (x INTEGER)"_s));
        auto reader = Database::open(at(u"x.db"_s), Database::Access::ReadOnly);
        QVERIFY(reader);
        const QString count = u"SELECT count(*) FROM t"_s;
        QVERIFY((*reader)->readTransaction([&]() -> Result<void> {
            const int before = (*reader)->value(count)->toInt();
            const auto written = writer->run(u"INSERT INTO t VALUES (1)"_s);
            const int after = (*reader)->value(count)->toInt();
            return written && before == 0 && after == 0 ? Result<void>() : Error();
        }));
        QCOMPARE((*reader)->value(count)->toInt(), 1);
        const auto refused = (*reader)->run(u"DELETE FROM t"_s);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Error::Kind::NoPermission);
    }

    void aWrongStatementIsAnError()
    {
        const auto database = fresh();
        const auto done = database->run(u"SELEKT 1"_s);
        QVERIFY(!done);
        QVERIFY(done.error().detail.contains(u"SELEKT"_s));
        QCOMPARE(done.error().subject, at(u"x.db"_s));
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<Error::Kind>("kind");
        QTest::newRow("YAML") << QByteArray("kind: ImageStream\n").repeated(300)
                              << Error::Kind::InvalidInput;
        QTest::newRow("header only") << QByteArray("SQLite format 3\0", 16) + QByteArray(4080, 'x')
                                     << Error::Kind::InvalidInput;
    }
    void refuses()
    {
        QFETCH(const QByteArray, content);
        QFile file(at(u"x.db"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
        file.close();
        const auto database = Database::open(at(u"x.db"_s), Database::Access::ReadWrite);
        QVERIFY(!database);
        QTEST(database.error().kind, "kind");
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), content);
    }

    void refusesWhatIsNoFile()
    {
        const auto folder = Database::open(m_dir->path(), Database::Access::ReadWrite);
        QVERIFY(!folder);
        QCOMPARE(folder.error().kind, Error::Kind::NotAFile);
        const auto absent = Database::open(at(u"none.db"_s), Database::Access::ReadOnly);
        QVERIFY(!absent);
        QCOMPARE(absent.error().kind, Error::Kind::NotFound);
        QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files), QStringList());
    }

    void bindsNullStringsAsEmpty()
    {
        const auto database = fresh();
        QVERIFY(database->run(u"CREATE TABLE t (x TEXT NOT NULL)"_s));
        QVERIFY(!database->run(u"INSERT INTO t VALUES (?)"_s, {QString()}));
        QVERIFY(database->run(u"INSERT INTO t VALUES (?)"_s, {sqlText(QString())}));
    }
};

QTEST_GUILESS_MAIN(TestDatabase)
#include "tst_database.moc"
