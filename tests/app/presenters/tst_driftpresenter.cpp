// SPDX-License-Identifier: Apache-2.0
#include "app/presenters/driftpresenter.h"

#include "app/presenters/importpresenter.h"
#include "core/catalog/catalog.h"
#include "tests/support/catalogfolder.h"
#include "tests/support/fakeregistry.h"
#include "tests/support/fixedclock.h"
#include "tests/support/testcase.h"

#include <QSignalSpy>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

struct World
{
    World()
    {
        for (const QString &name : {u"a"_s, u"b"_s}) {
            folder.put(name + u".yaml"_s, CatalogFolder::definition(name, {u"1"_s, u"2"_s}));
            registry.add(u"team/"_s + name, {u"1"_s, u"2"_s}, {.name = name});
        }
    }
    bool importAll()
    {
        catalog.open({folder.path()});
        if (!QTest::qWaitFor([&] { return catalog.snapshot()->isComplete; }))
            return false;
        imports.importCatalog();
        return QTest::qWaitFor([&] { return !imports.isBusy(); }) && QTest::qWaitFor([&] {
                   return std::ranges::all_of(catalog.snapshot()->streams, [](const auto &stream) {
                       return stream.current->status.tags.size() == 2;
                   });
               });
    }
    bool wait()
    {
        return QTest::qWaitFor([&] { return !presenter.isRunning(); });
    }
    QStringList rows() const
    {
        QStringList lines;
        for (int row = 0; row < model.rowCount(); ++row)
            lines.append(model.index(row, 0).data().toString() + u' '
                         + model.index(row, 1).data().toString());
        return lines;
    }

    CatalogFolder folder;
    FakeRegistry registry;
    FixedClock clock;
    Catalog catalog;
    ImportQueueModel queue;
    ImportPresenter imports{catalog, registry, clock, queue};
    DriftModel model;
    DriftPresenter presenter{catalog, registry, clock, model};
};

} // namespace

class TestDriftPresenter : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void findsWhatHasMoved()
    {
        World world;
        QVERIFY(world.importAll());
        const qsizetype before = world.registry.requests().size();
        QSignalSpy progress(&world.presenter, &DriftPresenter::progressed);
        world.presenter.checkCatalog();
        QVERIFY(world.presenter.isRunning());
        QVERIFY(world.wait());
        QCOMPARE(world.rows(), QStringList());
        QCOMPARE(world.model.report().rows.size(), 4);
        QVERIFY(!progress.isEmpty());
        const QStringList asked = world.registry.requests().mid(before);
        QCOMPARE(asked.filter(u"head"_s).size(), asked.size());

        world.registry.add(u"team/a"_s, {u"2"_s}, {.name = u"newer"_s});
        world.presenter.checkCatalog();
        QVERIFY(world.wait());
        QCOMPARE(world.rows(), QStringList{u"a:2 moved"_s});
        world.presenter.checkStream({.file = u"b.yaml"_s, .ns = {}, .name = u"b"_s});
        QVERIFY(world.wait());
        QCOMPARE(world.model.report().rows.size(), 2);
        QCOMPARE(world.rows(), QStringList());
    }

    void aStopShowsWhatWasChecked()
    {
        World world;
        QVERIFY(world.importAll());
        world.registry.hold();
        world.presenter.checkCatalog();
        QTRY_VERIFY(world.registry.requests().filter(u"head"_s).size() >= 4);
        world.presenter.cancel();
        QVERIFY(world.wait());
        world.registry.release();
        QVERIFY(!world.presenter.isRunning());
    }

    void exports()
    {
        World world;
        QVERIFY(world.importAll());
        world.presenter.checkCatalog();
        QVERIFY(world.wait());
        QSignalSpy exported(&world.presenter, &DriftPresenter::exported);
        QSignalSpy failed(&world.presenter, &DriftPresenter::failed);
        world.presenter.exportTo(world.folder.at(u"drift.csv"_s));
        QVERIFY(world.folder.get(u"drift.csv"_s).count('\n') == 5);
        world.presenter.exportTo(world.folder.at(u"drift.JSON"_s));
        QVERIFY(world.folder.get(u"drift.JSON"_s).startsWith("{"));
        QCOMPARE(exported.size(), 2);
        world.presenter.exportTo(world.folder.at(u"none/drift.csv"_s));
        QCOMPARE(failed.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestDriftPresenter)
#include "tst_driftpresenter.moc"
