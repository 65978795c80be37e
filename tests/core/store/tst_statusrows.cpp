// SPDX-License-Identifier: Apache-2.0
#include "core/store/statusrows.h"

#include "core/store/database.h"
#include "core/store/schema.h"
#include "tests/support/streams.h"
#include "tests/support/testcase.h"

#include <QTemporaryDir>

using namespace headwater;
using namespace Qt::StringLiterals;

class TestStatusRows : public TestCase
{
    Q_OBJECT
    QTemporaryDir m_dir;
    std::unique_ptr<Database> m_database;

    int rowCount(const QString &table) const
    {
        return m_database->value(u"SELECT count(*) FROM "_s + table)->toInt();
    }

private Q_SLOTS:
    void opensTheDatabase()
    {
        auto database = Database::open(m_dir.filePath(u"x.db"_s), Database::Access::ReadWrite);
        QVERIFY(database);
        m_database = std::move(*database);
        QVERIFY(migrate(*m_database));
        for (const QString &id : {u"1"_s, u"2"_s}) {
            QVERIFY(m_database->run(u"INSERT INTO stream VALUES (?, 'f', '', ?, 1, '{}', '', '')"_s,
                                    {id, id}));
        }
    }

    void writesOnlyWhatDiffers()
    {
        QList<NamedTagEventList> tags = fullStream().status.tags;
        QVERIFY(writeStatusRows(*m_database, 1, {}, tags));
        QVERIFY(writeStatusRows(*m_database, 2, {}, {tags.at(1)}));
        QCOMPARE(readStatusRows(*m_database)->value(1), tags);
        QCOMPARE(*readStatusRows(*m_database, 2),
                 (QHash<qint64, QList<NamedTagEventList>>{{2, {tags.at(1)}}}));

        const QString firstId = u"SELECT id FROM status_tag WHERE stream = 1 AND position = 0"_s;
        const QVariant before = *m_database->value(firstId);
        const QList<NamedTagEventList> old = tags;
        tags[1].items.removeLast();
        tags.removeLast();
        QVERIFY(writeStatusRows(*m_database, 1, old, tags));
        QCOMPARE(readStatusRows(*m_database)->value(1), tags);
        QCOMPARE(*m_database->value(firstId), before);
        QCOMPARE(rowCount(u"status_tag"_s), 3);
        QCOMPARE(rowCount(u"tag_event"_s), 3); // those of removed tags went with them
        QVERIFY(writeStatusRows(*m_database, 1, tags, old));
        QCOMPARE(readStatusRows(*m_database)->value(1), old);
    }

    void noTimeIsNoTime()
    {
        QVERIFY(sqlTime(QDateTime()).isNull());
        QVERIFY(!timeFromSql(QVariant()).isValid());
        const QDateTime beforeTheEpoch = QDateTime::fromSecsSinceEpoch(-5, QTimeZone::UTC);
        QCOMPARE(timeFromSql(sqlTime(beforeTheEpoch)), beforeTheEpoch);
    }
};

QTEST_GUILESS_MAIN(TestStatusRows)
#include "tst_statusrows.moc"
