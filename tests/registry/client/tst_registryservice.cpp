// SPDX-License-Identifier: Apache-2.0
#include "registry/client/registryservice.h"
#include "tests/support/fakeregistry.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

/// What a test and the backend of its service share.
struct Shared
{
    std::atomic<QThread *> madeIn = nullptr;
    std::atomic<int> made = 0;
    std::atomic<bool> isGone = false;
    bool holds = false;
};

class FakeBackend : public RegistryBackend, public ConnectionTester
{
public:
    explicit FakeBackend(Shared &shared)
        : m_shared(shared)
    {
        m_shared.madeIn = QThread::currentThread();
        ++m_shared.made;
        m_registry.add(u"lib/app"_s, {u"1.0"_s, u"2.0"_s}, {.name = u"app"_s});
        if (shared.holds)
            m_registry.hold();
    }
    ~FakeBackend() override { m_shared.isGone = true; }

    RegistryPort &registry() override
    {
        m_hosts = {{.host = u"https://r.example:443"_s, .running = 1}};
        m_tell();
        return m_registry;
    }
    QList<HostState> hosts() const override { return m_hosts; }
    void watchHosts(std::function<void()> tell) override { m_tell = std::move(tell); }
    ConnectionTester &tester() override { return *this; }
    QFuture<ConnectionReport> test(const QString &target, RegistryAccess, std::stop_token) override
    {
        return QtFuture::makeReadyValueFuture(ConnectionReport{.host = target});
    }

private:
    Shared &m_shared;
    FakeRegistry m_registry;
    QList<HostState> m_hosts;
    std::function<void()> m_tell;
};

std::unique_ptr<RegistryService> serve(Shared &shared)
{
    return std::make_unique<RegistryService>(
        [&shared] { return std::make_unique<FakeBackend>(shared); });
}

PullSpec app(const QString &tag)
{
    return *PullSpec::parse(u"r.example/lib/app:"_s + tag);
}

} // namespace

class RegistryServiceTest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void answersFromAThreadOfItsOwn()
    {
        Shared shared;
        const auto service = serve(shared);
        const auto manifest = service->manifest(app(u"1.0"_s), {}, {});
        const auto head = service->head(app(u"1.0"_s), {}, {});
        const auto tags = service->tags(app(u"1.0"_s), {}, {});
        const auto report = service->test(u"r.example"_s, {}, {});
        const auto how = service->explanation(app(u"1.0"_s));
        QTRY_VERIFY(manifest.isFinished() && head.isFinished() && tags.isFinished()
                    && report.isFinished() && how.isFinished());
        QCOMPARE(manifest.result()->digest, head.result()->digest);
        QVERIFY(tags.result()->isLast);
        QCOMPARE(report.result().host, u"r.example"_s);
        QCOMPARE(shared.made, 1);
        QVERIFY(shared.madeIn != QThread::currentThread());
        const auto blob = service->blob(app(u"1.0"_s), u"sha256:0"_s, 1, {}, {});
        QTRY_VERIFY(blob.isFinished());
        QCOMPARE(blob.result().error().kind, Error::Kind::NotFound);
    }

    void continuationsRunWhereTheCallerLives()
    {
        Shared shared;
        const auto service = serve(shared);
        QObject context;
        QThread *ranIn = nullptr;
        service->manifest(app(u"1.0"_s), {}, {})
            .then(&context,
                  [&](const Result<RegistryManifest> &) { ranIn = QThread::currentThread(); });
        QTRY_COMPARE(ranIn, QThread::currentThread());
    }

    void saysHowHostsAreAsked()
    {
        Shared shared;
        const auto service = serve(shared);
        QList<HostState> told;
        QThread *toldIn = nullptr;
        connect(service.get(), &RegistryService::hostsChanged, this,
                [&](const QList<HostState> &hosts) {
                    told = hosts;
                    toldIn = QThread::currentThread();
                });
        const auto before = service->hosts();
        const auto head = service->head(app(u"1.0"_s), {}, {});
        const auto after = service->hosts();
        QTRY_VERIFY(after.isFinished());
        QCOMPARE(before.result().size(), 0);
        QCOMPARE(after.result().constFirst().running, 1);
        QTRY_COMPARE(told, after.result());
        QCOMPARE(toldIn, QThread::currentThread());
    }

    void nobodyIsStartedForNothing()
    {
        Shared shared;
        serve(shared).reset();
        QCOMPARE(shared.made, 0);
    }

    void endsWithoutWaitingForServers()
    {
        Shared shared{.holds = true};
        auto service = serve(shared);
        const auto open = service->manifest(app(u"1.0"_s), {}, {});
        QTRY_COMPARE(shared.made, 1);
        service.reset();
        QVERIFY(shared.isGone);
        QVERIFY(open.isFinished());
        QCOMPARE(open.resultCount(), 0);
    }
};

QTEST_GUILESS_MAIN(RegistryServiceTest)
#include "tst_registryservice.moc"
