// SPDX-License-Identifier: Apache-2.0
#include "app/presenters/importchoicepresenter.h"

#include "app/presenters/importpresenter.h"
#include "core/catalog/catalog.h"
#include "models/importpreviewmodel.h"
#include "models/remotetagmodel.h"
#include "tests/support/catalogfolder.h"
#include "tests/support/fakeregistry.h"
#include "tests/support/fixedclock.h"
#include "tests/support/testcase.h"

#include <QSignalSpy>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

using Listing = RepositoryListing::Phase;
using Preview = PreviewProgress::Phase;

/// A registry that can say how a request went, and how many requests are left.
class ExplainingRegistry : public FakeRegistry, public RateBudgetPort
{
public:
    QFuture<std::optional<RequestExplanation>> explanation(const PullSpec &image) override
    {
        return QtFuture::makeReadyValueFuture(std::optional(
            RequestExplanation{.reference = image.exact(), .endpoint = u"https://quay.io"_s}));
    }
    QFuture<QList<HostState>> hosts() override
    {
        return QtFuture::makeReadyValueFuture(
            QList{HostState{.host = u"https://quay.io:443"_s,
                            .rateLimit = RateLimit{.limit = 100, .remaining = 7}}});
    }
};

/// A stream with the tags 1 and 2 of quay.io/team/ruby, which has 1 to 4.
struct World
{
    World()
    {
        folder.put(u"ruby.yaml"_s, CatalogFolder::definition(u"ruby"_s, {u"1"_s, u"2"_s}, ns));
        for (const QString &tag : {u"1"_s, u"2"_s, u"3"_s, u"4"_s})
            digests.insert(tag, registry.add(u"team/ruby"_s, {tag}, {.name = tag}));
    }
    bool open()
    {
        catalog.open({folder.path()});
        return QTest::qWaitFor([&] { return catalog.snapshot()->isComplete; });
    }
    /// Begins, and lists what it begins with, or @p from.
    bool choose(const QString &from = {})
    {
        ImportChoice choice = presenter.beginFor(key).choice;
        if (!from.isEmpty())
            choice.from = from;
        return list(choice);
    }
    bool makeNew(const QString &from, const QString &name = u"app"_s)
    {
        ImportChoice choice = presenter.beginNew(ns).choice;
        choice.from = from;
        choice.name = name;
        return list(choice);
    }
    bool list(const ImportChoice &choice)
    {
        presenter.setChoice(choice);
        presenter.list();
        return QTest::qWaitFor(
            [&] { return listing().phase == Listing::Done || listing().phase == Listing::Failed; });
    }
    RepositoryListing listing() const { return last<RepositoryListing>(listings); }
    PreviewProgress progress() const { return last<PreviewProgress>(previews); }
    ImportCommands command() const { return last<ImportCommands>(commands); }
    QList<HostForecast> forecast() const { return last<QList<HostForecast>>(forecasts); }
    ChoiceProblems wrong() const { return last<ChoiceProblems>(problems); }
    /// "1 new", one per row of the preview.
    QStringList outcomes() const
    {
        QStringList lines;
        for (int row = 0; row < preview.rowCount(); ++row)
            lines.append(preview.index(row, 0).data().toString() + u' '
                         + preview.index(row, 1).data().toString());
        return lines;
    }
    bool runPreview()
    {
        presenter.preview();
        return QTest::qWaitFor([&] { return progress().phase != Preview::Running; });
    }
    template<typename T>
    static T last(const QSignalSpy &spy)
    {
        return spy.isEmpty() ? T() : spy.last().first().value<T>();
    }

    const QString ns = u"demo"_s;
    const StreamKey key{.file = u"ruby.yaml"_s, .ns = ns, .name = u"ruby"_s};
    CatalogFolder folder;
    ExplainingRegistry registry;
    QHash<QString, QString> digests;
    FixedClock clock;
    Catalog catalog;
    RemoteTagModel tags;
    ImportPreviewModel preview;
    ImportChoicePresenter presenter{
        catalog, registry, registry, clock, {.tags = tags, .preview = preview}};
    QSignalSpy listings{&presenter, &ImportChoicePresenter::listingChanged};
    QSignalSpy problems{&presenter, &ImportChoicePresenter::problemsChanged};
    QSignalSpy previews{&presenter, &ImportChoicePresenter::previewChanged};
    QSignalSpy forecasts{&presenter, &ImportChoicePresenter::forecastChanged};
    QSignalSpy commands{&presenter, &ImportChoicePresenter::commandsChanged};
    QSignalSpy named{&presenter, &ImportChoicePresenter::tagNamed};
    QSignalSpy orders{&presenter, &ImportChoicePresenter::orderRequested};
};

ImportOrder orderOf(World &world)
{
    world.presenter.accept();
    return World::last<ImportOrder>(world.orders);
}

} // namespace

class TestImportChoicePresenter : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void listsWhatTheStreamComesFrom()
    {
        World world;
        QVERIFY(world.open());
        const ChoiceStart start = world.presenter.beginFor(world.key);
        QVERIFY(!start.isNewStream);
        QCOMPARE(start.stream, u"ruby"_s);
        QCOMPARE(start.repositories, QStringList{u"quay.io/team/ruby"_s});
        QCOMPARE(start.choice.from, u"quay.io/team/ruby"_s);
        QCOMPARE(start.choice.filter.newest, 50);
        QVERIFY(!start.choice.insecure);
        QCOMPARE(world.registry.requests(), QStringList()); // not before the user says so
        QVERIFY(world.list(start.choice));
        QCOMPARE(world.registry.requests(), QStringList{u"tags quay.io/team/ruby"_s});
        QCOMPARE(world.listing().phase, Listing::Done);
        QCOMPARE(world.listing().tags, 4);
        QCOMPARE(world.listing().problem, QString());
        QCOMPARE(world.tags.rowCount(), 4);
        QCOMPARE(world.tags.chosenTags(), QStringList({u"3"_s, u"4"_s})); // the others are there
    }

    void policiesOfTheStreamsTags()
    {
        World world;
        QByteArray text = world.folder.get(u"ruby.yaml"_s);
        text += "    importPolicy: {insecure: true}\n    referencePolicy: {type: Local}\n";
        world.folder.put(u"ruby.yaml"_s, text);
        QVERIFY(world.open());
        const ImportChoice some = world.presenter.beginFor(world.key).choice;
        QVERIFY(some.insecure);
        QCOMPARE(some.referencePolicy, u"Source"_s); // tag 1 has no Local
        QVERIFY(world.list(some));
        QCOMPARE(world.registry.requests(), QStringList{u"tags quay.io/team/ruby insecure"_s});
    }

    void orderHasTheChosenTags()
    {
        World world;
        QVERIFY(world.open());
        ImportChoice choice = world.presenter.beginFor(world.key).choice;
        choice.scheduled = true;
        choice.referencePolicy = u"Local"_s;
        QVERIFY(world.list(choice));
        world.tags.choose({0}, false); // the first one
        const ImportOrder order = orderOf(world);
        QCOMPARE(order.key, world.key);
        QCOMPARE(order.items.size(), world.tags.chosenCount());
        QCOMPARE(order.items.first().tag, world.tags.chosenTags().first());
        QVERIFY(order.items.first().importPolicy.scheduled);
        QCOMPARE(order.items.first().referencePolicy, u"Local"_s);
        QVERIFY(order.items.first().from.startsWith(u"quay.io/team/ruby:"_s));
    }

    void nothingChosenIsNoOrder()
    {
        World world;
        QVERIFY(world.open());
        world.presenter.beginFor(world.key);
        world.presenter.accept();
        QVERIFY(world.choose());
        world.tags.choose({0, 1, 2, 3}, false);
        world.presenter.accept();
        QCOMPARE(world.orders.size(), 0);
    }

    /// The whole way: the order makes the definition and brings the images.
    void newStreamIsMade()
    {
        World world;
        QVERIFY(world.open());
        ImportQueueModel queue;
        ImportPresenter imports(world.catalog, world.registry, world.clock, queue);
        connect(&world.presenter, &ImportChoicePresenter::orderRequested, &imports,
                &ImportPresenter::import);
        QVERIFY(world.makeNew(u"quay.io/team/ruby"_s));
        QCOMPARE(world.tags.chosenCount(), 4);
        QVERIFY(world.command().oc.isEmpty() || world.command().oc.contains(u"--confirm"_s));
        const ImportOrder order = orderOf(world);
        QCOMPARE(order.key, (StreamKey{.ns = u"demo"_s, .name = u"app"_s}));
        QVERIFY(QTest::qWaitFor([&] { return !imports.isBusy(); }));
        QTRY_COMPARE(world.catalog.snapshot()->streams.size(), 2);
        const CatalogStream &made = world.catalog.snapshot()->streams.first();
        QCOMPARE(made.key.name, u"app"_s);
        QCOMPARE(made.definition->spec.tags.size(), 4);
    }

    void filterIsAppliedAndHandSurvives()
    {
        World world;
        QVERIFY(world.open());
        ImportChoice choice = world.presenter.beginNew({}).choice;
        choice.from = u"quay.io/team/ruby"_s;
        choice.filter = {.pattern = u"^[34]$"_s};
        QVERIFY(world.list(choice));
        QCOMPARE(world.tags.chosenTags(), QStringList({u"3"_s, u"4"_s}));
        world.tags.choose({world.tags.rowCount() - 1}, false); // 4
        choice.filter = {.exclude = u"3"_s};
        world.presenter.setChoice(choice);
        QTRY_COMPARE(world.tags.chosenTags(), QStringList({u"1"_s, u"2"_s}));
        choice.filter.newest = 1;
        world.presenter.setChoice(choice);
        QTRY_COMPARE(world.tags.chosenTags(), QStringList{u"1"_s});
        // What cannot be a filter changes nothing.
        choice.filter.pattern = u"("_s;
        world.presenter.setChoice(choice);
        QVERIFY(!world.wrong().pattern.isEmpty());
        QCOMPARE(world.tags.chosenTags(), QStringList{u"1"_s});
    }

    void problemsStandAtTheirFields_data()
    {
        QTest::addColumn<ImportChoice>("choice");
        QTest::addColumn<QString>("field");
        const ImportChoice good{.from = u"quay.io/team/ruby"_s, .name = u"app"_s, .ns = u"demo"_s};
        const auto with = [&](auto change) {
            ImportChoice choice = good;
            change(choice);
            return choice;
        };
        QTest::newRow("none") << good << QString();
        QTest::newRow("empty") << ImportChoice() << QString();
        QTest::newRow("pull spec")
            << with([](auto &c) { c.from = u"quay.io/UPPER/x"_s; }) << u"from"_s;
        QTest::newRow("digest") << with([](auto &c) {
            c.from = u"quay.io/a/b@sha256:"_s + QString(64, u'a');
        }) << u"from"_s;
        QTest::newRow("name") << with([](auto &c) { c.name = u"App"_s; }) << u"name"_s;
        QTest::newRow("name that is taken")
            << with([](auto &c) { c.name = u"ruby"_s; }) << u"name"_s;
        QTest::newRow("same name elsewhere") << with([](auto &c) {
            c.name = u"ruby"_s;
            c.ns = u"other"_s;
        }) << QString();
        QTest::newRow("namespace") << with([](auto &c) { c.ns = u"a_b"_s; }) << u"ns"_s;
        QTest::newRow("expression")
            << with([](auto &c) { c.filter.pattern = u"["_s; }) << u"pattern"_s;
        QTest::newRow("range") << with([](auto &c) { c.filter.versions = u">=x.y"_s; })
                               << u"versions"_s;
        QTest::newRow("exclusion")
            << with([](auto &c) { c.filter.exclude = u"*"_s; }) << u"exclude"_s;
    }
    void problemsStandAtTheirFields()
    {
        QFETCH(const ImportChoice, choice);
        QFETCH(const QString, field);
        World world;
        QVERIFY(world.open());
        world.presenter.beginNew({});
        world.presenter.setChoice(choice);
        const ChoiceProblems wrong = world.wrong();
        const QList<QPair<QString, QString>> fields{{u"from"_s, wrong.from},
                                                    {u"name"_s, wrong.name},
                                                    {u"ns"_s, wrong.ns},
                                                    {u"pattern"_s, wrong.pattern},
                                                    {u"versions"_s, wrong.versions},
                                                    {u"exclude"_s, wrong.exclude}};
        for (const auto &[name, problem] : fields)
            QVERIFY2(problem.isEmpty() == (name != field), qPrintable(name + u": "_s + problem));
        if (field == u"from"_s) {
            world.presenter.list();
            QCOMPARE(world.registry.requests(), QStringList());
        }
    }

    /// Not every registry lets everybody list what it lets them pull.
    void saysWhyListingFailed()
    {
        World world;
        QVERIFY(world.open());
        world.registry.fail(u"tags"_s,
                            {.kind = Error::Kind::Unauthorized, .subject = u"quay.io/x"_s});
        QVERIFY(world.choose(u"quay.io/team/ruby"_s));
        QCOMPARE(world.listing().phase, Listing::Failed);
        QVERIFY(world.listing().problem.contains(u"quay.io/x"_s));
        QVERIFY(!world.listing().hasTags);
        QTRY_VERIFY(world.listing().explanation.contains(u"https://quay.io"_s));
        QVERIFY(!world.listing().insecureMayHelp);
        QCOMPARE(world.tags.rowCount(), 0);
        QVERIFY(world.choose(u"quay.io/team/ruby:3"_s));
        QCOMPARE(world.listing().phase, Listing::Failed);
        QVERIFY(world.listing().hasTags);
        QCOMPARE(world.tags.chosenTags(), QStringList{u"3"_s});
    }

    void insecureHelpsWhereTheCertificateDoesNot()
    {
        World world;
        QVERIFY(world.open());
        world.registry.fail(u"tags"_s, {.kind = Error::Kind::UntrustedTls});
        ImportChoice choice = world.presenter.beginFor(world.key).choice;
        QVERIFY(world.list(choice));
        QVERIFY(world.listing().insecureMayHelp);
        choice.insecure = true;
        QVERIFY(world.list(choice));
        QVERIFY(!world.listing().insecureMayHelp);
    }

    void namedTagIsToldApart()
    {
        World world;
        QVERIFY(world.open());
        QVERIFY(world.makeNew(u"quay.io/team/ruby:3"_s));
        QTRY_COMPARE(world.named.size(), 1);
        QCOMPARE(world.named.first().first().toString(), u"3"_s);
        QCOMPARE(world.tags.rowCount(), 4);
        QVERIFY(world.makeNew(u"quay.io/team/ruby:9"_s));
        QVERIFY(world.listing().problem.contains(u'9'));
    }

    void emptyRepositoryFails()
    {
        World world;
        QVERIFY(world.open());
        QVERIFY(world.choose(u"quay.io/team/none"_s));
        QCOMPARE(world.listing().phase, Listing::Failed);
        QCOMPARE(world.listing().repository, u"quay.io/team/none"_s);
    }

    /// What is shown must not be imported under another name.
    void anotherRepositoryClearsTheTable()
    {
        World world;
        QVERIFY(world.open());
        QVERIFY(world.choose());
        ImportChoice choice{.from = u"quay.io/team/rub"_s};
        world.presenter.setChoice(choice);
        QCOMPARE(world.tags.rowCount(), 0);
        QCOMPARE(world.listing().phase, Listing::None);
        world.presenter.accept();
        QCOMPARE(world.orders.size(), 0);
    }

    void lateAnswerOfAnotherRepositoryIsDropped()
    {
        World world;
        QVERIFY(world.open());
        const ChoiceStart start = world.presenter.beginFor(world.key);
        world.registry.hold();
        world.presenter.setChoice(start.choice);
        world.presenter.list();
        QCOMPARE(world.listing().phase, Listing::Running);
        world.presenter.end();
        world.presenter.beginNew({});
        world.registry.release();
        QCoreApplication::processEvents();
        QCOMPARE(world.tags.rowCount(), 0);
    }

    void foreseesRequests()
    {
        World world;
        QVERIFY(world.open());
        QVERIFY(world.choose());
        QTRY_VERIFY(!world.forecast().isEmpty());
        QTRY_COMPARE(world.forecast().first().manifests.least, 2);
        QCOMPARE(world.forecast().first().host, u"quay.io:443"_s);
        QCOMPARE(world.forecast().first().rateLimit->remaining, 7);
        QCOMPARE(world.forecast().first().fit, HostForecast::Fit::MayNotFit); // up to 4, 2 left
        world.tags.choose({0, 1, 2, 3}, false);
        QTRY_VERIFY(world.forecast().isEmpty());
    }

    void commandsFollowTheChoice()
    {
        World world;
        QVERIFY(world.open());
        QVERIFY(world.choose());
        QTRY_VERIFY(world.command().oc.startsWith(u"for tag in 3 4; do"_s));
        QVERIFY(world.command().headwater.contains(u"--catalog="_s));
        world.tags.choose({0, 1, 2, 3}, false);
        QTRY_COMPARE(world.command().oc, QString());
    }

    void previewSaysWhatWouldChange()
    {
        World world;
        QVERIFY(world.open());
        ImportQueueModel queue;
        ImportPresenter imports(world.catalog, world.registry, world.clock, queue);
        imports.importAll(world.key);
        QVERIFY(QTest::qWaitFor([&] { return !imports.isBusy(); }));
        QTRY_VERIFY(world.catalog.snapshot()->stream(world.key)->current->status.tag(u"2"_s));
        const QByteArray file = world.folder.get(u"ruby.yaml"_s);
        const QString moved = world.registry.add(u"team/ruby"_s, {u"2"_s}, {.name = u"other"_s});
        world.registry.fail(u"quay.io/team/ruby:4"_s,
                            {.kind = Error::Kind::NotFound, .subject = u"quay.io/team/ruby:4"_s});
        QVERIFY(world.choose());
        world.tags.choose({0, 1, 2, 3}, true);
        QVERIFY(world.runPreview());
        QCOMPARE(world.progress().phase, Preview::Done);
        QCOMPARE(world.outcomes(),
                 QStringList({u"1 unchanged"_s, u"2 moves"_s, u"3 new"_s, u"4 fails"_s}));
        QCOMPARE(world.preview.rows().at(1).from, world.digests.value(u"2"_s));
        QCOMPARE(world.preview.rows().at(1).to, moved);
        QVERIFY(world.preview.rows().at(3).cause.contains(u"quay.io/team/ruby:4"_s));
        QVERIFY(!world.preview.rows().at(3).message.isEmpty());
        QCOMPARE(world.folder.get(u"ruby.yaml"_s), file);
        QCOMPARE(
            world.catalog.snapshot()->stream(world.key)->current->status.tag(u"2"_s)->items.size(),
            1);
    }

    void previewKnowsWhenItIsOutdated()
    {
        World world;
        QVERIFY(world.open());
        QVERIFY(world.choose());
        QVERIFY(world.runPreview());
        QCOMPARE(world.preview.rowCount(), 2);
        QVERIFY(!world.progress().isOutdated);
        world.tags.choose({0}, true);
        QTRY_VERIFY(world.progress().isOutdated);
        QCOMPARE(world.preview.rowCount(), 2);
        world.tags.choose({0}, false);
        QTRY_VERIFY(!world.progress().isOutdated);
    }

    void previewCanBeStopped()
    {
        World world;
        QVERIFY(world.open());
        QVERIFY(world.choose());
        world.registry.hold();
        world.presenter.preview();
        QCOMPARE(world.progress().phase, Preview::Running);
        world.presenter.stopPreview();
        QTRY_COMPARE(world.progress().phase, Preview::Stopped);
        QCOMPARE(world.outcomes(), QStringList({u"3 not asked"_s, u"4 not asked"_s}));
        world.registry.release();
        QVERIFY(world.runPreview());
        QCOMPARE(world.outcomes(), QStringList({u"3 new"_s, u"4 new"_s}));
    }

    void vanishedStreamIsANewOne()
    {
        World world;
        QVERIFY(world.open());
        const ChoiceStart start = world.presenter.beginFor({.file = u"x.yaml"_s, .name = u"x"_s});
        QVERIFY(start.isNewStream);
        QCOMPARE(start.namespaces, QStringList{u"demo"_s});
    }
};

QTEST_GUILESS_MAIN(TestImportChoicePresenter)
#include "tst_importchoicepresenter.moc"
