// SPDX-License-Identifier: Apache-2.0
#include "core/importing/importer.h"
#include "tests/support/fakeregistry.h"
#include "tests/support/fixedclock.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

ImportItem item(const QString &tag, const QString &from)
{
    return {.tag = tag, .from = from, .importPolicy = {.importMode = u"Legacy"_s}};
}

ImportRequest requestFor(const QList<ImportItem> &items)
{
    ImportRequest request{.isNewStream = true, .items = items};
    request.stream.metadata.name = u"s"_s;
    return request;
}

ImportRequest ofRepository(const RepositoryImport &repository)
{
    ImportRequest request = requestFor({});
    request.repository = repository;
    return request;
}

QString tagsOf(const QList<ImportItemResult> &items)
{
    QStringList tags;
    for (const ImportItemResult &item : items)
        tags.append(item.item.tag);
    return tags.join(u' ');
}

} // namespace

/// How a request is grouped, limited, reported and stopped; what one image becomes is the
/// business of tst_imagefetcher.
class TestImportRun : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void importsAndApplies()
    {
        FakeRegistry registry;
        const QString digest = registry.add(u"lib/app"_s, {u"1.0"_s}, {});
        const ImportResult result = run(registry, {item(u"latest"_s, u"h:5000/lib/app:1.0"_s)});
        QVERIFY(result.changed && !result.hasFailures() && !result.isCancelled);
        QCOMPARE(result.stream.status.tag(u"latest")->items.first().image, digest);
        QCOMPARE(result.stream.status.tag(u"latest")->items.first().dockerImageReference,
                 u"h:5000/lib/app@"_s + digest);
    }

    void theFirstEntryNamesTheRepository()
    {
        FakeRegistry registry;
        const QString digest = registry.add(u"library/ruby"_s, {u"1"_s, u"2"_s}, {});
        ImportItem insecure = item(u"a"_s, u"ruby:1"_s);
        insecure.importPolicy.insecure = true;
        const ImportResult result = run(registry, {insecure, item(u"b"_s, u"docker.io/ruby:2"_s)});
        QCOMPARE(result.items.at(1).image->dockerImageReference, u"ruby@"_s + digest);
        QCOMPARE(registry.count(u"manifest docker.io/library/ruby:2 insecure"_s), 1);
    }

    void asksOnceForWhatIsTheSame()
    {
        FakeRegistry registry;
        registry.add(u"lib/app"_s, {u"1.0"_s, u"latest"_s}, {});
        const ImportResult result
            = run(registry,
                  {item(u"a"_s, u"h.io/lib/app:1.0"_s), item(u"b"_s, u"h.io/lib/app:1.0"_s),
                   item(u"c"_s, u"h.io/lib/app"_s)});
        QVERIFY(!result.hasFailures());
        QCOMPARE(registry.count(u"manifest"_s), 2); // 1.0 and latest
        QCOMPARE(registry.count(u"blob"_s), 1);
    }

    void keepsToALimit()
    {
        FakeRegistry registry;
        QList<ImportItem> items;
        for (int i = 0; i < 40; ++i) {
            const QString tag = QString::number(i);
            registry.add(u"lib/app"_s, {tag}, {.name = tag});
            items.append(item(tag, u"h.io/lib/app:"_s + tag));
        }
        QList<int> done;
        const ImportResult result = run(registry, items, {}, [&](const ImportProgress &now) {
            QCOMPARE(now.total, 40);
            done.append(now.done);
        });
        QVERIFY(!result.hasFailures());
        QVERIFY(registry.mostAtOnce() <= 32);
        QVERIFY(registry.mostAtOnce() > 1);
        QVERIFY(std::is_sorted(done.cbegin(), done.cend()));
        QCOMPARE(done.first(), 0);
        QCOMPARE(done.last(), 40);
        for (int i = 0; i < 40; ++i)
            QCOMPARE(result.items.at(i).item.tag, QString::number(i));
    }

    void failuresStandBesideSuccesses()
    {
        FakeRegistry registry;
        registry.add(u"lib/app"_s, {u"1.0"_s}, {});
        const ImportResult result
            = run(registry,
                  {item(u"a"_s, u"h.io/lib/app:1.0"_s), item(u"b"_s, u"h.io/lib/app:2.0"_s),
                   item(u"c"_s, u"NO SPEC"_s)});
        QVERIFY(result.hasFailures());
        QVERIFY(result.items.at(0).succeeded());
        QCOMPARE(result.items.at(1).message,
                 u"dockerimage.image.openshift.io \"h.io/lib/app:2.0\" not found"_s);
        QCOMPARE(result.items.at(1).error->kind, Error::Kind::NotFound);
        QCOMPARE(result.items.at(2).reason, u"Invalid"_s);
        QCOMPARE(result.stream.status.tag(u"b")->conditions.first().reason, u"NotFound"_s);
    }

    void prefersThePlatformOfTheTagsAnnotations()
    {
        FakeRegistry registry;
        registry.addList(u"lib/multi"_s, {u"latest"_s},
                         {{.name = u"x"_s}, {.name = u"x"_s, .architecture = u"arm64"_s}});
        ImportRequest request
            = requestFor({item(u"a"_s, u"h.io/lib/multi"_s), item(u"b"_s, u"h.io/lib/multi"_s)});
        TagReference tag{.name = u"b"_s};
        tag.annotations.insert(u"importer.image.openshift.io/prefer-arch"_s, u"arm64"_s);
        request.stream.spec.tags = {tag};
        request.isNewStream = false;
        const ImportResult result = run(registry, request);
        QCOMPARE(result.items.at(0).image->architecture, u"amd64"_s);
        QCOMPARE(result.items.at(1).image->architecture, u"arm64"_s);
    }

    void tagsOfARepositoryComeInTheServersOrder()
    {
        FakeRegistry registry;
        registry.add(u"lib/app"_s, {u"2.0"_s, u"latest"_s}, {});
        registry.add(u"lib/app"_s, {u"1.0"_s}, {.name = u"older"_s});
        const ImportResult result = run(registry, ofRepository({.from = u"h.io/lib/app"_s}));
        QVERIFY(!result.hasFailures() && !result.isCancelled);
        QVERIFY(result.items.isEmpty());
        QCOMPARE(tagsOf(result.repositoryItems), u"latest 2.0 1.0"_s);
        QCOMPARE(result.stream.spec.tag(u"2.0")->from->name, u"h.io/lib/app:2.0"_s);
        QCOMPARE(result.stream.spec.dockerImageRepository, QString());
        QVERIFY(result.repository->additionalTags.isEmpty());
        QCOMPARE(registry.count(u"tags"_s), 1);
    }

    void whatIsBeyondTheLimitIsNamed()
    {
        FakeRegistry registry;
        for (int i = 0; i < 60; ++i)
            registry.add(u"lib/app"_s, {u"1.%1"_s.arg(i)}, {.name = QString::number(i)});
        const ImportResult result = run(registry, ofRepository({.from = u"h.io/lib/app"_s}));
        QCOMPARE(result.repositoryItems.size(), 50);
        QCOMPARE(result.repository->additionalTags.size(), 10);
        QCOMPARE(result.repository->additionalTags.first(), u"1.9"_s);
        const ImportResult all
            = run(registry, ofRepository({.from = u"h.io/lib/app"_s, .limit = -1}));
        QCOMPARE(all.repositoryItems.size(), 60);
    }

    void namedTagsNeedNoList()
    {
        FakeRegistry registry;
        registry.add(u"lib/app"_s, {u"2.0"_s, u"1.0"_s}, {});
        const ImportResult result
            = run(registry,
                  ofRepository({.from = u"h.io/lib/app"_s, .only = QStringList{u"1.0"_s, u"x"_s}}));
        QCOMPARE(tagsOf(result.repositoryItems), u"1.0 x"_s);
        QCOMPARE(registry.count(u"tags"_s), 0);
        // What fails gets a condition, but no spec tag.
        QCOMPARE(result.repository->message,
                 u"one of the images from this repository failed to import"_s);
        QVERIFY(!result.stream.spec.tag(u"x"));
        QCOMPARE(result.stream.status.tag(u"x")->conditions.first().reason, u"NotFound"_s);
    }

    void aListThatFailsLeavesAnEmptyStream()
    {
        FakeRegistry registry;
        const ImportResult result = run(registry, ofRepository({.from = u"h.io/lib/app"_s}));
        QVERIFY(result.changed && result.hasFailures() && !result.isCancelled);
        QCOMPARE(result.repository->reason, u"NotFound"_s);
        QCOMPARE(result.repository->message,
                 u"dockerimage.image.openshift.io \"h.io/lib/app\" not found"_s);
        QVERIFY(result.stream.spec.tags.isEmpty() && result.stream.status.tags.isEmpty());
        QVERIFY(result.stream.metadata.annotations.contains(annotation::dockerRepositoryCheck));
    }

    void tagsOfTheSpecWinOverTheRepositorys()
    {
        FakeRegistry registry;
        registry.add(u"lib/app"_s, {u"1.0"_s}, {});
        const QString own = registry.add(u"lib/own"_s, {u"1.0"_s}, {.name = u"own"_s});
        ImportRequest request = ofRepository({.from = u"h.io/lib/app"_s});
        request.items = {item(u"1.0"_s, u"h.io/lib/own:1.0"_s)};
        const ImportResult result = run(registry, request);
        QCOMPARE(result.stream.spec.tag(u"1.0")->from->name, u"h.io/lib/own:1.0"_s);
        QCOMPARE(result.stream.status.tag(u"1.0")->items.first().image, own);
    }

    void stoppedBeforeAnythingIsThere()
    {
        FakeRegistry registry;
        registry.hold();
        std::stop_source user;
        Importer importer(registry, m_clock);
        auto future = importer.run(requestFor({item(u"a"_s, u"h.io/lib/app"_s)}), user.get_token());
        QTRY_COMPARE(registry.count(u"manifest"_s), 1);
        user.request_stop();
        QTRY_VERIFY(future.isFinished()); // although the request is still open
        QCOMPARE(future.result().error().kind, Error::Kind::Cancelled);
        registry.release();
    }

    void stoppedLaterKeepsWhatIsThere()
    {
        FakeRegistry registry;
        registry.add(u"lib/app"_s, {u"1.0"_s}, {});
        std::stop_source user;
        Importer importer(registry, m_clock);
        auto future = importer.run(
            requestFor({item(u"a"_s, u"h.io/lib/app:1.0"_s), item(u"b"_s, u"h.io/lib/slow:1"_s)}),
            user.get_token(), [&](const ImportProgress &now) {
                if (now.done > 0 && now.current == u"a"_s)
                    user.request_stop();
            });
        registry.fail(u"slow"_s, {.kind = Error::Kind::Cancelled});
        QTRY_VERIFY(future.isFinished());
        const ImportResult result = *future.result();
        QVERIFY(result.isCancelled);
        QCOMPARE(result.items.size(), 1);
        QVERIFY(result.stream.status.tag(u"a"));
        QVERIFY(!result.stream.spec.tag(u"b"));
    }

    void t66_nothingIsAskedAfterACancelAndWhatIsThereIsKept()
    {
        constexpr int tags = 40;
        for (int round = 0; round < 100; ++round) {
            FakeRegistry registry;
            QList<ImportItem> items;
            for (int i = 0; i < tags; ++i) {
                const QString tag = QString::number(i);
                registry.add(u"lib/app"_s, {tag}, {.name = tag});
                items.append(item(tag, u"h.io/lib/app:"_s + tag));
            }
            std::stop_source user;
            Importer importer(registry, m_clock);
            int done = 0;
            qsizetype asked = 0;
            const auto future
                = importer.run(requestFor(items), user.get_token(), [&](const ImportProgress &now) {
                      done = now.done;
                      if (done <= round % (tags - 1) || user.stop_requested())
                          return;
                      asked = registry.requests().size();
                      user.request_stop();
                  });
            QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 1000);
            const ImportResult result = *future.result();
            QVERIFY(result.isCancelled);
            QVERIFY(result.items.size() >= round % (tags - 1) + 1);
            QVERIFY(result.items.size() < tags);
            QVERIFY(!result.hasFailures());
            QCOMPARE(result.stream.status.tags.size(), result.items.size());
            for (int i = 0; i < 10; ++i)
                QCoreApplication::processEvents();
            QCOMPARE(registry.requests().size() - registry.count(u"stopped"_s), asked);
        }
    }

    void pausedItBeginsNothing()
    {
        FakeRegistry registry;
        registry.add(u"lib/app"_s, {u"1.0"_s}, {});
        Importer importer(registry, m_clock);
        importer.setPaused(true);
        const auto future
            = importer.run(requestFor({item(u"a"_s, u"h.io/lib/app:1.0"_s)}), std::stop_token());
        for (int i = 0; i < 10; ++i)
            QCoreApplication::processEvents();
        QVERIFY(!future.isFinished());
        QCOMPARE(registry.requests(), QStringList());
        importer.setPaused(false);
        QTRY_VERIFY(future.isFinished());
        QVERIFY(future.result()->items.first().succeeded());
    }

    void aStopEndsWhatIsPaused()
    {
        FakeRegistry registry;
        std::stop_source user;
        Importer importer(registry, m_clock);
        importer.setPaused(true);
        const auto future
            = importer.run(requestFor({item(u"a"_s, u"h.io/lib/app"_s)}), user.get_token());
        user.request_stop();
        QTRY_VERIFY(future.isFinished());
        QCOMPARE(registry.requests().size(), 0);
    }

    void namesTheTagsOfARepositoryWhenTheyAreKnown()
    {
        FakeRegistry registry;
        registry.add(u"lib/app"_s, {u"1"_s, u"2"_s}, {});
        QList<QStringList> listed;
        run(registry, ofRepository({.from = u"h.io/lib/app"_s}), {},
            [&](const ImportProgress &now) {
                if (!now.listed.isEmpty())
                    listed.append(now.listed);
            });
        QCOMPARE(listed, QList<QStringList>({{u"1"_s, u"2"_s}}));
    }

    void namesWhatAStopLeftOfARepository()
    {
        FakeRegistry registry;
        registry.add(u"lib/app"_s, {u"1"_s}, {});
        registry.fail(u":2"_s, {.kind = Error::Kind::Cancelled});
        std::stop_source user;
        const ImportResult result
            = run(registry,
                  ofRepository({.from = u"h.io/lib/app"_s, .only = QStringList{u"1"_s, u"2"_s}}),
                  user.get_token(), [&](const ImportProgress &now) {
                      if (now.finished)
                          user.request_stop();
                  });
        QVERIFY(result.isCancelled);
        QCOMPARE(tagsOf(result.repositoryItems), u"1"_s);
        QCOMPARE(result.repository->unfinished, QStringList{u"2"_s});
    }

    void stoppedBeforeItStarts()
    {
        FakeRegistry registry;
        std::stop_source user;
        user.request_stop();
        Importer importer(registry, m_clock);
        const auto future
            = importer.run(requestFor({item(u"a"_s, u"h.io/lib/app"_s)}), user.get_token());
        QTRY_VERIFY(future.isFinished());
        QCOMPARE(registry.requests().size(), 0);
    }

    void endsWithTheImporter()
    {
        FakeRegistry registry;
        registry.hold();
        auto importer = std::make_unique<Importer>(registry, m_clock);
        auto future = importer->run(requestFor({item(u"a"_s, u"h.io/lib/app"_s)}), {});
        QTRY_COMPARE(registry.count(u"manifest"_s), 1);
        importer.reset();
        QVERIFY(future.isFinished());
        QVERIFY(!future.isValid() || future.resultCount() == 0);
        registry.release();
    }

private:
    ImportResult run(FakeRegistry &registry, const ImportRequest &request,
                     std::stop_token stop = {}, std::function<void(ImportProgress)> progress = {})
    {
        Importer importer(registry, m_clock);
        const auto future = importer.run(request, stop, progress);
        if (!QTest::qWaitFor([&] { return future.isFinished(); }))
            return {};
        return *future.result();
    }
    ImportResult run(FakeRegistry &registry, const QList<ImportItem> &items,
                     std::stop_token stop = {}, std::function<void(ImportProgress)> progress = {})
    {
        return run(registry, requestFor(items), stop, progress);
    }

    FixedClock m_clock;
};

QTEST_GUILESS_MAIN(TestImportRun)
#include "tst_importrun.moc"
