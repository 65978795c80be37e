// SPDX-License-Identifier: Apache-2.0
#include "app/presenters/remedypresenter.h"

#include "core/catalog/catalog.h"
#include "core/ports/hoststate.h"
#include "tests/support/catalogfolder.h"
#include "tests/support/fakelogin.h"
#include "tests/support/fakeregistry.h"
#include "tests/support/fixedclock.h"
#include "tests/support/testcase.h"

#include <QSignalSpy>

using namespace headwater;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

class FakeLogins : public LoginList
{
public:
    mutable QList<StoredLogin> entries;

    QList<StoredLogin> all() const override { return entries; }
    Result<void> add(const StoredLogin &login) const override
    {
        entries.append(login);
        return {};
    }
    Result<void> remove(const QString &key) const override
    {
        entries.removeIf([&](const StoredLogin &login) { return login.key == key; });
        return {};
    }
};

class FakeBudget : public RateBudgetPort
{
public:
    QList<HostState> states;
    QFuture<QList<HostState>> hosts() override { return QtFuture::makeReadyValueFuture(states); }
};

struct World
{
    World() { folder.put(u"ruby.yaml"_s, CatalogFolder::definition(u"ruby"_s, {u"1"_s})); }

    bool open()
    {
        catalog.open({folder.path()});
        return QTest::qWaitFor([&] { return catalog.snapshot()->isComplete; });
    }
    FailedImport failure(const Error &error) const
    {
        return {.key = {.file = u"ruby.yaml"_s, .ns = {}, .name = u"ruby"_s},
                .tag = u"1"_s,
                .source = u"quay.io/team/ruby:1"_s,
                .message = u"words of the server"_s,
                .error = error,
                .isInDefinition = true};
    }

    CatalogFolder folder;
    FakeRegistry registry;
    FakeBudget budget;
    FixedClock clock;
    FakeSecrets secrets;
    FakeLogins logins;
    FakeConnectionTester tester;
    Catalog catalog;
    QStringList trusted;
    RemedyPresenter presenter{
        {.catalog = catalog,
         .registry = registry,
         .budget = budget,
         .clock = clock,
         .login = {secrets, logins, tester},
         .trust = [this](const QString &host, const QByteArray &pem) -> Result<void> {
             if (pem != "PEM")
                 return Error{.kind = Error::Kind::InvalidInput, .subject = u"The certificate"_s};
             trusted.append(host);
             return {};
         },
         .forgetCredentials = [this] { ++forgotten; }}};
    int forgotten = 0;
    QSignalSpy retried{&presenter, &RemedyPresenter::retryRequested};
    QSignalSpy refused{&presenter, &RemedyPresenter::refused};
};

} // namespace

class TestRemedyPresenter : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void aLoginThatWorksIsKept()
    {
        World world;
        world.presenter.begin(world.failure({.kind = Error::Kind::Unauthorized}));
        QCOMPARE(world.presenter.host(), u"quay.io"_s);
        world.presenter.logIn(u"alice"_s, Secret("pw"), true);
        QTRY_COMPARE(world.retried.size(), 1);
        QCOMPARE(world.retried.first().at(1).toStringList(), QStringList{u"1"_s});
        QCOMPARE(world.tester.targets, QStringList{u"quay.io"_s});
        QVERIFY(world.secrets.entries.contains(u"registry:quay.io"_s));
        QCOMPARE(world.forgotten, 1);
    }

    void aLoginThatDoesNotIsRefused()
    {
        World world;
        world.tester.fail(Error::Kind::Unauthorized);
        world.presenter.begin(world.failure({.kind = Error::Kind::Unauthorized}));
        QSignalSpy busy(&world.presenter, &RemedyPresenter::busyChanged);
        world.presenter.logIn(u"alice"_s, Secret("pw"), true);
        QTRY_COMPARE(world.refused.size(), 1);
        QVERIFY(!world.refused.first().first().toString().isEmpty());
        QVERIFY(!world.refused.first().first().toString().contains(u"pw"_s));
        QCOMPARE(busy.last().first().toBool(), false);
        QVERIFY(world.secrets.entries.isEmpty());
        QCOMPARE(world.retried.size(), 0);
        world.presenter.logIn(u"alice"_s, Secret("pw"), false); // all the same
        QTRY_COMPARE(world.retried.size(), 1);
        QCOMPARE(world.logins.entries.size(), 1);
    }

    void aRefusedCertificateIsAskedFor()
    {
        World world;
        world.tester.report.steps = {{.kind = ConnectionStep::Kind::Tls,
                                      .state = ConnectionStep::State::Failed,
                                      .certificates = {{.subject = u"CA"_s, .pem = "PEM"}},
                                      .error = Error{.kind = Error::Kind::UntrustedTls}}};
        QSignalSpy tested(&world.presenter, &RemedyPresenter::connectionTested);
        world.presenter.begin(world.failure({.kind = Error::Kind::UntrustedTls}));
        QTRY_COMPARE(tested.size(), 1);
        QCOMPARE(tested.first().first().value<ConnectionReport>().steps.first().certificates.size(),
                 1);
        world.presenter.trust("PEM");
        QCOMPARE(world.trusted, QStringList{u"quay.io"_s});
        QCOMPARE(world.retried.size(), 1);
        world.presenter.trust("none");
        QCOMPARE(world.refused.size(), 1);
        world.folder.put(u"ca.crt"_s, "PEM");
        world.presenter.trustFile(world.folder.at(u"ca.crt"_s));
        QCOMPARE(world.retried.size(), 2);
        world.presenter.trustFile(world.folder.at(u"none.crt"_s));
        QCOMPARE(world.refused.size(), 2);
    }

    void marksTheTagInItsFile()
    {
        World world;
        QVERIFY(world.open());
        world.presenter.begin(world.failure({.kind = Error::Kind::Offline}));
        world.presenter.markInsecure();
        QTRY_COMPARE(world.retried.size(), 1);
        QVERIFY(world.folder.get(u"ruby.yaml"_s).contains("insecure: true"));
        // The import that follows sees it.
        const CatalogSnapshotPtr snapshot = world.catalog.snapshot();
        QVERIFY(snapshot->streams.first().definition->spec.tag(u"1")->importPolicy.insecure);
    }

    void correctsTheSourceInItsFile()
    {
        World world;
        QVERIFY(world.open());
        world.registry.add(u"team/ruby"_s, {u"2"_s}, {});
        world.presenter.begin(world.failure({.kind = Error::Kind::NotFound}));
        QSignalSpy checked(&world.presenter, &RemedyPresenter::sourceChecked);
        world.presenter.checkSource(u"quay.io/team/ruby:2"_s);
        QTRY_COMPARE(checked.size(), 1);
        QVERIFY(checked.last().first().toBool());
        world.presenter.checkSource(u"quay.io/team/ruby:3"_s);
        QTRY_COMPARE(checked.size(), 2);
        QVERIFY(!checked.last().first().toBool());
        world.presenter.checkSource(u"NO SPEC"_s);
        QVERIFY(!checked.last().first().toBool());
        world.presenter.correctSource(u"quay.io/team/ruby:2"_s);
        QTRY_COMPARE(world.retried.size(), 1);
        QVERIFY(world.folder.get(u"ruby.yaml"_s).contains("quay.io/team/ruby:2"));
    }

    void aFileThatOthersHaveChangedIsLeft()
    {
        World world;
        QVERIFY(world.open());
        world.presenter.begin(world.failure({.kind = Error::Kind::NotFound}));
        const QByteArray other = CatalogFolder::definition(u"ruby"_s, {u"1"_s, u"2"_s});
        world.folder.put(u"ruby.yaml"_s, other);
        world.presenter.correctSource(u"quay.io/team/ruby:2"_s);
        QTRY_COMPARE(world.refused.size(), 1);
        QCOMPARE(world.folder.get(u"ruby.yaml"_s), other);
    }

    void waitsForTheLimit()
    {
        World world;
        world.budget.states
            = {{.host = u"https://quay.io:443"_s, .pausedUntil = world.clock.now().addMSecs(100)}};
        QSignalSpy waits(&world.presenter, &RemedyPresenter::waitChanged);
        world.presenter.begin(
            world.failure({.kind = Error::Kind::RateLimited, .retryAfter = 900s}));
        QTRY_COMPARE(waits.size(), 1);
        QCOMPARE(waits.first().first().toDateTime(), world.clock.now().addMSecs(100));
        world.presenter.retryWhenAllowed();
        QCOMPARE(world.retried.size(), 0);
        QTRY_COMPARE(world.retried.size(), 1);
    }

    void whatIsClosedDoesNotRetry()
    {
        World world;
        world.budget.states
            = {{.host = u"https://quay.io:443"_s, .pausedUntil = world.clock.now().addMSecs(50)}};
        QSignalSpy waits(&world.presenter, &RemedyPresenter::waitChanged);
        world.presenter.begin(world.failure({.kind = Error::Kind::RateLimited}));
        QTRY_COMPARE(waits.size(), 1);
        world.presenter.retryWhenAllowed();
        world.presenter.end();
        QVERIFY(!QTest::qWaitFor([&] { return world.retried.size() > 0; }, 1000));
    }
};

QTEST_GUILESS_MAIN(TestRemedyPresenter)
#include "tst_remedypresenter.moc"
