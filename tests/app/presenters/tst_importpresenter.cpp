// SPDX-License-Identifier: Apache-2.0
#include "app/presenters/importpresenter.h"

#include "core/catalog/catalog.h"
#include "core/importing/importordercodec.h"
#include "tests/support/catalogfolder.h"
#include "tests/support/fakeregistry.h"
#include "tests/support/fixedclock.h"
#include "tests/support/testcase.h"

#include <QSignalSpy>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

using State = ImportRow::State;

/// A catalog of streams of quay.io/team/NAME, a registry that has them, and what imports them.
struct World
{
    explicit World(const QStringList &names = {u"ruby"_s},
                   const QStringList &tags = {u"1"_s, u"2"_s})
    {
        for (const QString &name : names) {
            folder.put(name + u".yaml"_s, CatalogFolder::definition(name, tags));
            for (const QString &tag : tags)
                registry.add(u"team/"_s + name, {tag}, {.name = name + tag});
        }
    }

    bool open()
    {
        catalog.open({folder.path()});
        return QTest::qWaitFor([&] { return catalog.snapshot()->isComplete; });
    }
    StreamKey key(const QString &name) const
    {
        return {.file = name + u".yaml"_s, .ns = {}, .name = name};
    }
    bool waitUntilIdle()
    {
        return QTest::qWaitFor([&] { return !presenter.isBusy(); });
    }
    /// "ruby:1 imported", one per row, as the dock lists them.
    QStringList rows() const
    {
        QStringList lines;
        for (int row = 0; row < queue.rowCount(); ++row)
            lines.append(queue.index(row, 0).data().toString() + u' '
                         + queue.index(row, 1).data().toString());
        return lines;
    }
    template<typename T>
    T store(std::function<Result<T>(HistoryStore &)> work)
    {
        const auto future = catalog.withStore<T>(work);
        if (!QTest::qWaitFor([&] { return future.isFinished(); }) || !future.result())
            qFatal("the store does not answer");
        return *future.result();
    }
    QList<WaitingImport> waiting()
    {
        return store<QList<WaitingImport>>([](HistoryStore &s) { return s.waitingImports(); });
    }
    qsizetype journalSize(const QString &name)
    {
        return store<QList<JournalEntry>>(
                   [key = key(name)](HistoryStore &s) { return s.journal(key); })
            .size();
    }

    CatalogFolder folder;
    FakeRegistry registry;
    FixedClock clock;
    Catalog catalog;
    ImportQueueModel queue;
    ImportPresenter presenter{catalog, registry, clock, queue};
};

} // namespace

class TestImportPresenter : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void importsTheTagsOfAStream()
    {
        World world;
        QVERIFY(world.open());
        QSignalSpy queued(&world.presenter, &ImportPresenter::queued);
        QSignalSpy idle(&world.presenter, &ImportPresenter::idle);
        world.presenter.importTags(world.key(u"ruby"_s), {u"1"_s});
        QCOMPARE(queued.size(), 1);
        QCOMPARE(world.rows(), QStringList{u"ruby:1 waiting"_s});
        QCOMPARE(world.queue.rows().first().source, u"quay.io/team/ruby:1"_s);
        QVERIFY(world.waitUntilIdle());
        QCOMPARE(idle.size(), 1);
        QCOMPARE(world.rows(), QStringList{u"ruby:1 imported"_s});
        QCOMPARE(world.journalSize(u"ruby"_s), 1);
        QTRY_VERIFY(
            world.catalog.snapshot()->stream(world.key(u"ruby"_s))->current->status.tag(u"1"_s));
    }

    /// Nothing is written, not even a place in the queue.
    void importsAgainWithoutAWrite()
    {
        World world;
        QVERIFY(world.open());
        world.presenter.importAll(world.key(u"ruby"_s));
        QVERIFY(world.waitUntilIdle());
        const QStringList before = world.registry.requests();
        world.presenter.importAll(world.key(u"ruby"_s));
        QVERIFY(world.waitUntilIdle());
        QCOMPARE(world.rows().first(2),
                 QStringList({u"ruby:1 unchanged"_s, u"ruby:2 unchanged"_s}));
        const QStringList asked = world.registry.requests().mid(before.size());
        QCOMPARE(asked.size(), 2);
        QCOMPARE(asked.filter(u"head"_s).size(), 2);
        QCOMPARE(world.journalSize(u"ruby"_s), 2);
    }

    void oneOrderAfterAnotherForTheSameStream()
    {
        World world;
        QVERIFY(world.open());
        QSignalSpy failed(&world.presenter, &ImportPresenter::failed);
        world.presenter.importTags(world.key(u"ruby"_s), {u"1"_s});
        world.presenter.importTags(world.key(u"ruby"_s), {u"2"_s});
        QVERIFY(world.waitUntilIdle());
        QCOMPARE(world.rows(), QStringList({u"ruby:2 imported"_s, u"ruby:1 imported"_s}));
        QCOMPARE(world.journalSize(u"ruby"_s), 2);
        QCOMPARE(failed.size(), 0);
    }

    void importsTheWholeCatalogSideBySide()
    {
        World world({u"a"_s, u"b"_s, u"c"_s});
        QVERIFY(world.open());
        world.registry.hold();
        world.presenter.importCatalog();
        QTRY_COMPARE(world.registry.requests().size(), 6);
        world.registry.release();
        QVERIFY(world.waitUntilIdle());
        QCOMPARE(world.queue.count(State::Moved), 6);
        for (const QString &name : {u"a"_s, u"b"_s, u"c"_s})
            QCOMPARE(world.journalSize(name), 2);
    }

    void aRepositoryNamesItsTagsWhenTheyAreKnown()
    {
        World world;
        QVERIFY(world.open());
        world.registry.add(u"team/new"_s, {u"8"_s, u"9"_s}, {});
        world.presenter.import(
            {.key = {.file = {}, .ns = {}, .name = u"new"_s},
             .repository = RepositoryImport{.from = u"quay.io/team/new"_s, .limit = -1}});
        QCOMPARE(world.rows(), QStringList{u"new, all of quay.io/team/new waiting"_s});
        QVERIFY(world.waitUntilIdle());
        QCOMPARE(world.rows(),
                 QStringList({u"new, all of quay.io/team/new listed"_s, u"new:8 imported"_s,
                              u"new:9 imported"_s}));
        QVERIFY(world.folder.get(u"new.yaml"_s).contains("quay.io/team/new"));
        QTRY_VERIFY(world.catalog.snapshot()->stream(world.key(u"new"_s)));
    }

    void whatCannotBeImportedSaysWhy()
    {
        World world;
        QVERIFY(world.open());
        world.registry.fail(u":2"_s, {.kind = Error::Kind::UntrustedTls});
        world.presenter.importTags(world.key(u"ruby"_s), {u"1"_s, u"2"_s, u"gone"_s});
        QVERIFY(world.waitUntilIdle());
        QCOMPARE(world.rows(),
                 QStringList({u"ruby:1 imported"_s, u"ruby:2 failed"_s, u"ruby:gone failed"_s}));
        const ImportRow failed = world.queue.rows().at(1);
        QCOMPARE(failed.error->kind, Error::Kind::UntrustedTls);
        QVERIFY(!failed.message.isEmpty());
        QVERIFY(failed.remedy.contains(u"rust"_s));
        QVERIFY(!world.queue.rows().at(2).message.isEmpty());

        QSignalSpy told(&world.presenter, &ImportPresenter::failed);
        world.presenter.importTags({.file = u"x"_s, .ns = {}, .name = u"x"_s}, {u"1"_s});
        QVERIFY(world.waitUntilIdle());
        QCOMPARE(told.size(), 1);
        QCOMPARE(world.rows().first(), u"x:1 failed"_s);
    }

    void retriesOnlyWhatFailed()
    {
        World world;
        QVERIFY(world.open());
        world.registry.fail(u":2"_s, {.kind = Error::Kind::TimedOut});
        ImportItem item{.tag = u"other"_s, .from = u"quay.io/team/other:1"_s};
        world.presenter.import(
            {.key = world.key(u"ruby"_s), .tags = {u"1"_s, u"2"_s}, .items = {item}});
        QVERIFY(world.waitUntilIdle());
        QCOMPARE(world.queue.count(State::Failed), 2);
        world.registry.fail(u":2"_s, {.kind = Error::Kind::Offline});
        world.registry.add(u"team/other"_s, {u"1"_s}, {});
        world.presenter.retry();
        QVERIFY(world.waitUntilIdle());
        QCOMPARE(world.rows(), QStringList({u"ruby:2 failed"_s, u"ruby:other imported"_s}));
        world.presenter.retryTags(world.key(u"ruby"_s), {u"2"_s});
        QCOMPARE(world.rows().first(), u"ruby:2 waiting"_s);
        QVERIFY(world.waitUntilIdle());
    }

    void pausedItWaits()
    {
        World world;
        QVERIFY(world.open());
        world.presenter.setPaused(true);
        world.presenter.importAll(world.key(u"ruby"_s));
        for (int i = 0; i < 20; ++i)
            QCoreApplication::processEvents();
        QVERIFY(world.registry.requests().isEmpty());
        QVERIFY(world.presenter.isBusy());
        world.presenter.setPaused(false);
        QVERIFY(world.waitUntilIdle());
        QCOMPARE(world.queue.count(State::Moved), 2);
    }

    void cancelsWhatRunsAndWhatWaits()
    {
        World world({u"a"_s, u"b"_s});
        QVERIFY(world.open());
        world.registry.hold();
        world.presenter.importCatalog();
        world.presenter.importAll(world.key(u"a"_s)); // waits for the first
        QTRY_COMPARE(world.registry.requests().size(), 4);
        world.presenter.cancelAll();
        QVERIFY(world.waitUntilIdle());
        QCOMPARE(world.queue.count(State::Cancelled), 6);
        QVERIFY(world.waiting().isEmpty());
        world.registry.release();
    }

    void tellsOfTagsThatMoved()
    {
        World world;
        QVERIFY(world.open());
        QSignalSpy moved(&world.presenter, &ImportPresenter::moved);
        world.presenter.importAll(world.key(u"ruby"_s));
        QVERIFY(world.waitUntilIdle());
        QCOMPARE(moved.size(), 0); // they were not anywhere before
        world.registry.add(u"team/ruby"_s, {u"2"_s}, {.name = u"newer"_s});
        QSignalSpy queued(&world.presenter, &ImportPresenter::queued);
        world.presenter.importQuietly({.key = world.key(u"ruby"_s), .tags = {u"1"_s, u"2"_s}});
        QVERIFY(world.waitUntilIdle());
        QCOMPARE(moved.size(), 1);
        QCOMPARE(moved.first().at(1).toStringList(), QStringList{u"2"_s});
        QVERIFY(moved.first().at(2).toBool());
        QCOMPARE(queued.size(), 0);
    }

    void othersMayChangeTheStreamMeanwhile()
    {
        World world;
        QVERIFY(world.open());
        world.registry.hold();
        world.presenter.importTags(world.key(u"ruby"_s), {u"1"_s});
        QTRY_COMPARE(world.registry.requests().size(), 1);
        // Another program records something of the same stream.
        ImageStream stream = *world.catalog.snapshot()->stream(world.key(u"ruby"_s))->current;
        stream.metadata.resourceVersion.clear();
        world.store<bool>([&](HistoryStore &store) -> Result<bool> {
            const auto done = store.apply({.key = world.key(u"ruby"_s), .stream = stream});
            return done ? Result<bool>(true) : done.error();
        });
        world.registry.release();
        QVERIFY(world.waitUntilIdle());
        QCOMPARE(world.rows(), QStringList{u"ruby:1 imported"_s});
        QCOMPARE(world.journalSize(u"ruby"_s), 1);
    }

    void unsavedChangesOfTheStreamAreToBeSavedFirst()
    {
        World world;
        QVERIFY(world.open());
        const QString file = world.key(u"ruby"_s).file;
        const QByteArray saved = world.folder.get(file);
        const QByteArray typed = saved + "  dockerImageRepository: quay.io/demo/ruby\n";
        world.catalog.setUnsaved(
            file, std::make_shared<const Definition>(readDefinition(typed, file)), typed.size());
        QTRY_VERIFY(world.catalog.snapshot()->file(file)->isUnsaved);
        QSignalSpy failed(&world.presenter, &ImportPresenter::failed);
        world.presenter.importTags(world.key(u"ruby"_s), {u"1"_s});
        QVERIFY(world.waitUntilIdle());
        QCOMPARE(failed.size(), 1);
        QVERIFY(failed.first().first().toString().contains(u"has unsaved changes"_s));
        QCOMPARE(world.folder.get(file), saved);
        QCOMPARE(world.journalSize(u"ruby"_s), 0);
    }

    void whatIsLeftIsResumed()
    {
        World world({u"a"_s, u"b"_s});
        QVERIFY(world.open());
        world.presenter.findLeft();
        QSignalSpy found(&world.presenter, &ImportPresenter::found);
        world.registry.hold();
        world.presenter.importCatalog();
        QTRY_COMPARE(world.registry.requests().size(), 4);
        bool isLeft = false;
        world.presenter.leave([&] { isLeft = true; });
        QTRY_VERIFY(isLeft);
        world.registry.release();
        QCOMPARE(world.waiting().size(), 2);
        QCOMPARE(found.size(), 0);

        world.presenter.clearFinished();
        world.presenter.findLeft();
        QTRY_COMPARE(found.size(), 1);
        QCOMPARE(found.first().first().toInt(), 2);
        world.presenter.resumeLeft();
        QVERIFY(world.waitUntilIdle());
        QCOMPARE(world.queue.count(State::Moved), 4);
        QTRY_VERIFY(world.waiting().isEmpty());
    }

    void whatIsLeftCanBeDiscarded()
    {
        World world;
        QVERIFY(world.open());
        world.store<qint64>([&](HistoryStore &store) {
            return store.enqueue(world.key(u"ruby"_s),
                                 encodeOrder({.key = world.key(u"ruby"_s), .tags = {u"1"_s}}));
        });
        QSignalSpy found(&world.presenter, &ImportPresenter::found);
        world.presenter.findLeft();
        QTRY_COMPARE(found.size(), 1);
        world.presenter.discardLeft();
        QTRY_VERIFY(world.waiting().isEmpty());
        QVERIFY(world.registry.requests().isEmpty());
    }

    void aLeftOrderThatNobodyCanReadIsDropped()
    {
        World world;
        QVERIFY(world.open());
        world.store<qint64>(
            [&](HistoryStore &store) { return store.enqueue(world.key(u"ruby"_s), u"?"_s); });
        QSignalSpy found(&world.presenter, &ImportPresenter::found);
        QSignalSpy failed(&world.presenter, &ImportPresenter::failed);
        world.presenter.findLeft();
        QTRY_COMPARE(found.size(), 1);
        world.presenter.resumeLeft();
        QCOMPARE(failed.size(), 1);
        QTRY_VERIFY(world.waiting().isEmpty());
    }

    /// A program that is killed has put its queue aside before.
    void aLongImportIsKept()
    {
        World world({u"a"_s, u"b"_s});
        QVERIFY(world.open());
        world.registry.fail(u"team/a:1"_s, {.kind = Error::Kind::NotFound}); // something to lose
        world.presenter.importTags(world.key(u"a"_s), {u"1"_s});
        QVERIFY(world.waitUntilIdle());
        QVERIFY2(world.waiting().isEmpty(), "it was short");
        world.presenter.importTags(world.key(u"a"_s), {u"2"_s, u"1"_s});
        world.registry.hold();
        world.presenter.importAll(world.key(u"b"_s));
        QTRY_COMPARE(world.registry.requests().filter(u"team/b"_s).size(), 2);
        QVERIFY(world.presenter.isBusy());
        world.registry.release();
        QVERIFY(world.waitUntilIdle());
        QTRY_VERIFY(world.waiting().isEmpty());
    }

    void t66_leavingEndsAtOnceAndLosesNothing()
    {
        constexpr int rounds = 100;
        const QStringList names{u"a"_s, u"b"_s, u"c"_s};
        const QStringList tags{u"1"_s, u"2"_s, u"3"_s, u"4"_s, u"5"_s};
        qsizetype interrupted = 0;
        for (int round = 0; round < rounds; ++round) {
            World world(names, tags);
            QVERIFY(world.open());
            world.presenter.importCatalog();
            while (world.registry.requests().size() < round % 30 && world.presenter.isBusy())
                QCoreApplication::processEvents();
            bool isLeft = false;
            world.presenter.leave([&] { isLeft = true; });
            QTRY_VERIFY_WITH_TIMEOUT(isLeft, 1000);
            interrupted += world.queue.count(State::Cancelled) > 0;
            // Whatever was not written is in the queue, and nothing is in both.
            const QList<WaitingImport> waiting = world.waiting();
            for (const QString &name : names) {
                QSet<QString> left;
                for (const WaitingImport &import : waiting) {
                    if (import.key.name != name)
                        continue;
                    const ImportOrder order = *decodeOrder(import.key, import.order);
                    for (const QString &tag : order.tags) {
                        QVERIFY(!left.contains(tag));
                        left.insert(tag);
                    }
                }
                QCOMPARE(world.journalSize(name) + left.size(), tags.size());
            }
            QSignalSpy found(&world.presenter, &ImportPresenter::found);
            world.presenter.findLeft();
            if (!waiting.isEmpty())
                QTRY_COMPARE(found.size(), 1);
            world.presenter.resumeLeft();
            QVERIFY(world.waitUntilIdle());
            for (const QString &name : names)
                QCOMPARE(world.journalSize(name), tags.size());
            QVERIFY(world.waiting().isEmpty());
        }
        QVERIFY(interrupted > rounds / 3);
    }
};

QTEST_GUILESS_MAIN(TestImportPresenter)
#include "tst_importpresenter.moc"
