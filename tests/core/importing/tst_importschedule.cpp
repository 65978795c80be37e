// SPDX-License-Identifier: Apache-2.0
#include "core/importing/importschedule.h"
#include "tests/support/testcase.h"

#include <QTimeZone>

using namespace headwater;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

StreamKey key(int number)
{
    return {.file = u"s%1.yaml"_s.arg(number), .ns = {}, .name = u"s%1"_s.arg(number)};
}

QSet<StreamKey> keys(int count)
{
    QSet<StreamKey> set;
    for (int number = 0; number < count; ++number)
        set.insert(key(number));
    return set;
}

} // namespace

class TestImportSchedule : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void eachHasOneTurnAnInterval()
    {
        ImportSchedule schedule(900s);
        schedule.setStreams(keys(50), m_start);
        QHash<StreamKey, QList<qint64>> turns;
        qsizetype mostAtOnce = 0;
        for (qint64 second = 0; second < 10 * 900; ++second) {
            const QList<StreamKey> due = schedule.takeDue(m_start.addSecs(second));
            mostAtOnce = qMax(mostAtOnce, due.size());
            for (const StreamKey &one : due)
                turns[one].append(second);
        }
        QCOMPARE(turns.size(), 50);
        for (const QList<qint64> &seconds : std::as_const(turns)) {
            QVERIFY(seconds.first() <= 900);
            QVERIFY(seconds.size() >= 9 && seconds.size() <= 11);
            for (qsizetype i = 1; i < seconds.size(); ++i) {
                const qint64 pause = seconds.at(i) - seconds.at(i - 1);
                QVERIFY(pause >= 810 && pause <= 991);
            }
        }
        QVERIFY2(mostAtOnce < 5, "they are spread");
    }

    void anImportByHandMovesTheTurn()
    {
        ImportSchedule schedule(900s);
        schedule.setStreams({key(1)}, m_start);
        const QDateTime first = schedule.next();
        QVERIFY(first <= m_start.addSecs(900));
        schedule.note(key(1), first);
        QVERIFY(schedule.takeDue(first).isEmpty());
        QVERIFY(schedule.next() >= first.addSecs(810));
        QCOMPARE(schedule.takeDue(schedule.next()), QList<StreamKey>{key(1)});
    }

    void noMoreThanAMinuteAllows()
    {
        ImportSchedule schedule(900s);
        QHash<StreamKey, QDateTime> last;
        for (int number = 0; number < 300; ++number)
            last.insert(key(number), m_start.addDays(-1));
        schedule.setLastImports(last);
        schedule.setStreams(keys(300), m_start);
        QCOMPARE(schedule.takeDue(m_start).size(), 120);
        QCOMPARE(schedule.takeDue(m_start).size(), 0);
        QCOMPARE(schedule.next(), m_start.addSecs(1));
        QCOMPARE(schedule.takeDue(m_start.addSecs(60)).size(), 60);
    }

    void theLongestOverdueComesFirst()
    {
        ImportSchedule schedule(900s);
        schedule.setLastImports(
            {{key(1), m_start.addSecs(-4000)}, {key(2), m_start.addSecs(-9000)}});
        schedule.setStreams({key(1), key(2)}, m_start);
        QCOMPARE(schedule.takeDue(m_start), QList<StreamKey>({key(2), key(1)}));
    }

    void whoDoesNotQualifyHasNoTurn()
    {
        ImportSchedule schedule(60s);
        schedule.setStreams({key(1)}, m_start);
        schedule.setStreams({}, m_start);
        QVERIFY(!schedule.next().isValid());
        QVERIFY(schedule.takeDue(m_start.addDays(1)).isEmpty());
    }

    void aClockSetBackSilencesNobody()
    {
        ImportSchedule schedule(900s);
        schedule.setLastImports({{key(1), m_start.addDays(30)}});
        schedule.setStreams({key(1)}, m_start);
        QVERIFY(schedule.takeDue(m_start).isEmpty());
        QCOMPARE(schedule.takeDue(m_start.addSecs(991)), QList<StreamKey>{key(1)});
    }

private:
    const QDateTime m_start = QDateTime::fromSecsSinceEpoch(1'700'000'000, QTimeZone::UTC);
};

QTEST_GUILESS_MAIN(TestImportSchedule)
#include "tst_importschedule.moc"
