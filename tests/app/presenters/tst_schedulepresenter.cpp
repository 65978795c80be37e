// SPDX-License-Identifier: Apache-2.0
#include "app/presenters/schedulepresenter.h"

#include "app/presenters/importpresenter.h"
#include "core/catalog/catalog.h"
#include "core/importing/schedulefile.h"
#include "tests/support/catalogfolder.h"
#include "tests/support/fakeregistry.h"
#include "tests/support/fixedclock.h"
#include "tests/support/testcase.h"

#include <QSignalSpy>

using namespace headwater;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QByteArray scheduled(const QString &name)
{
    return "kind: ImageStream\napiVersion: image.openshift.io/v1\nmetadata: {name: " + name.toUtf8()
        + "}\nspec:\n  tags:\n"
          "  - {name: a, from: {kind: DockerImage, name: 'quay.io/team/"
        + name.toUtf8()
        + ":a'}, importPolicy: {scheduled: true}}\n"
          "  - {name: b, from: {kind: DockerImage, name: 'quay.io/team/"
        + name.toUtf8() + ":b'}}\n";
}

struct World
{
    World()
    {
        folder.put(u"ruby.yaml"_s, scheduled(u"ruby"_s));
        folder.put(u"plain.yaml"_s, CatalogFolder::definition(u"plain"_s, {u"1"_s}));
        registry.add(u"team/ruby"_s, {u"a"_s, u"b"_s}, {});
    }
    bool open()
    {
        catalog.open({folder.path()});
        return QTest::qWaitFor([&] { return catalog.snapshot()->isComplete; });
    }
    /// All tags once, so that only the schedule asks again.
    bool importAll()
    {
        imports.importAll(key);
        return QTest::qWaitFor([&] { return !imports.isBusy(); }) && QTest::qWaitFor([&] {
                   return catalog.snapshot()->stream(key)->current->status.tags.size() == 2;
               });
    }
    /// Until the presenter has looked at the catalog, and whatever is due.
    bool waitForRequest(qsizetype count)
    {
        return QTest::qWaitFor(
            [&] { return registry.requests().size() >= count && !imports.isBusy(); }, 10'000);
    }

    const StreamKey key{.file = u"ruby.yaml"_s, .ns = {}, .name = u"ruby"_s};
    CatalogFolder folder;
    FakeRegistry registry;
    FixedClock clock;
    Catalog catalog;
    ImportQueueModel queue;
    ImportPresenter imports{catalog, registry, clock, queue};
    SchedulePresenter schedule{catalog, imports, clock};
};

} // namespace

class TestSchedulePresenter : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void asksForScheduledTagsOnly()
    {
        World world;
        QVERIFY(world.open());
        QVERIFY(world.importAll());
        const qsizetype before = world.registry.requests().size();
        world.clock.advance(1000); // more than 15 minutes and a tenth
        world.schedule.setOptions({});
        QVERIFY(world.waitForRequest(before + 1));
        QCOMPARE(world.registry.requests().mid(before), QStringList{u"head quay.io/team/ruby:a"_s});
        QVERIFY2(world.queue.rowCount() == 2, "what has not changed leaves no row");
    }

    void tellsWhatMoved()
    {
        World world;
        QVERIFY(world.open());
        QVERIFY(world.importAll());
        QSignalSpy moved(&world.schedule, &SchedulePresenter::moved);
        world.registry.add(u"team/ruby"_s, {u"a"_s}, {.name = u"newer"_s});
        world.clock.advance(1000);
        world.schedule.setOptions({});
        QTRY_COMPARE_WITH_TIMEOUT(moved.size(), 1, 15'000);
        QVERIFY(moved.first().at(0).toString().contains(u"1"_s));
        QCOMPARE(moved.first().at(1).toString(), u"ruby: a"_s);
        QCOMPARE(moved.first().at(2).value<StreamKey>(), world.key);
    }

    void offHiddenOrPausedItIsSilent()
    {
        World world;
        QVERIFY(world.open());
        QVERIFY(world.importAll());
        const qsizetype before = world.registry.requests().size();
        world.schedule.setOptions({.isOn = false});
        world.clock.advance(1000);
        const auto isSilent = [&] {
            return !QTest::qWaitFor([&] { return world.registry.requests().size() > before; },
                                    1500);
        };
        QVERIFY(isSilent());
        world.schedule.setSeen(false);
        world.schedule.setOptions({.pausesWhenHidden = true});
        QVERIFY(isSilent());
        world.imports.setPaused(true);
        world.schedule.setSeen(true);
        QVERIFY(isSilent());
        world.imports.setPaused(false);
        world.schedule.setSeen(true);
        QVERIFY(world.waitForRequest(before + 1));
    }

    void theLastImportsAreKept()
    {
        World world;
        QVERIFY(world.open());
        QVERIFY(world.importAll());
        world.clock.advance(1000);
        world.schedule.setOptions({});
        QTRY_VERIFY_WITH_TIMEOUT(readSchedule(schedulePath(world.folder.path())).value(world.key)
                                     == world.clock.now(),
                                 10'000);
    }
};

QTEST_GUILESS_MAIN(TestSchedulePresenter)
#include "tst_schedulepresenter.moc"
