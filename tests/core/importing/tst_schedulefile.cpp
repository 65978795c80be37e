// SPDX-License-Identifier: Apache-2.0
#include "core/importing/schedulefile.h"
#include "tests/support/catalogfolder.h"
#include "tests/support/testcase.h"

#include <QTimeZone>

using namespace headwater;
using namespace Qt::StringLiterals;

class TestScheduleFile : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void comesBack()
    {
        CatalogFolder folder;
        const QHash<StreamKey, QDateTime> last{
            {{.file = u"a.yaml"_s, .ns = u"n"_s, .name = u"x"_s},
             QDateTime::fromSecsSinceEpoch(1'700'000'000, QTimeZone::UTC)},
            {{.file = u"b/ä.yaml"_s, .ns = {}, .name = u"y"_s},
             QDateTime::fromSecsSinceEpoch(1'700'000'060, QTimeZone::UTC)}};
        folder.put(u".headwater/state.db"_s, {});
        const QString path = schedulePath(folder.path());
        QCOMPARE(path, folder.at(u".headwater/schedule.json"_s));
        QVERIFY(writeSchedule(path, last));
        QCOMPARE(readSchedule(path), last);
    }

    void whatCannotBeReadIsNothing()
    {
        CatalogFolder folder;
        QVERIFY(readSchedule(folder.at(u"none"_s)).isEmpty());
        folder.put(u"broken"_s, "[{");
        QVERIFY(readSchedule(folder.at(u"broken"_s)).isEmpty());
        folder.put(u"other"_s, "{\"a\": 1}");
        QVERIFY(readSchedule(folder.at(u"other"_s)).isEmpty());
    }

    void makesNoFolder()
    {
        CatalogFolder folder;
        QVERIFY(writeSchedule(folder.at(u"none/schedule.json"_s), {}));
        QVERIFY(readSchedule(folder.at(u"none/schedule.json"_s)).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestScheduleFile)
#include "tst_schedulefile.moc"
