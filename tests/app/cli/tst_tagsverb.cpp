// SPDX-License-Identifier: Apache-2.0
#include "tests/app/cli/clirunner.h"
#include "tests/support/fakeregistry.h"
#include "tests/support/testcase.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

/// A registry that sends its tags in pages.
class PagedRegistry : public FakeRegistry
{
public:
    QList<Result<TagPage>> pages;
    std::function<void()> onLastPage; ///< called before it comes

    QFuture<Result<TagPage>> tags(const PullSpec &, RegistryAccess, std::stop_token stop) override
    {
        auto promise = std::make_shared<QPromise<Result<TagPage>>>();
        promise->start();
        QTimer::singleShot(0, [this, promise, stop] {
            for (qsizetype i = 0; i < pages.size(); ++i) {
                if (i + 1 == pages.size() && onLastPage)
                    onLastPage();
                promise->addResult(stop.stop_requested()
                                       ? Result<TagPage>(Error{.kind = Error::Kind::Cancelled})
                                       : pages.at(i));
            }
            promise->finish();
        });
        return promise->future();
    }
};

} // namespace

class TestTagsVerb : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void sortsByVersion()
    {
        PagedRegistry registry;
        registry.pages = {TagPage{.tags = {u"1.9"_s, u"dev"_s}},
                          TagPage{.tags = {u"1.10"_s, u"latest"_s}, .isLast = true}};
        CliRunner cli(&registry);
        const CliRun run = cli.run(u"tags reg.example/team/app"_s);
        QCOMPARE(run.out, u"latest\n1.10\n1.9\ndev\n"_s);
        QCOMPARE(run.code, 0);
        QCOMPARE(cli.run(u"tags reg.example/team/app --unsorted"_s).out,
                 u"1.9\ndev\n1.10\nlatest\n"_s);
        QCOMPARE(cli.run(u"tags reg.example/team/app -o name"_s).out.section(u'\n', 0, 0),
                 u"reg.example/team/app:latest"_s);
        const QJsonObject json
            = QJsonDocument::fromJson(cli.run(u"tags reg.example/team/app -o json"_s).out.toUtf8())
                  .object();
        QCOMPARE(json[u"name"_s], u"reg.example/team/app"_s);
        QCOMPARE(json[u"tags"_s].toArray().size(), 4);
        QVERIFY(!json.contains(u"incomplete"_s));
    }

    void incompleteListIsSaid()
    {
        PagedRegistry registry;
        registry.pages = {TagPage{.tags = {u"a"_s}, .isLast = true, .incomplete = u"1000 pages"_s}};
        CliRunner cli(&registry);
        const CliRun run = cli.run(u"tags reg.example/team/app"_s);
        QCOMPARE(run.code, 1);
        QCOMPARE(run.out, u"a\n"_s);
        QCOMPARE(run.err, u"warning: there may be more tags: 1000 pages\n"_s);
        QVERIFY(cli.run(u"tags reg.example/team/app -o json"_s).out.contains(u"1000 pages"_s));
    }

    void failureAfterAPageKeepsThePage()
    {
        PagedRegistry registry;
        registry.pages = {TagPage{.tags = {u"a"_s}},
                          Error{.kind = Error::Kind::Offline, .subject = u"reg.example"_s}};
        CliRunner cli(&registry);
        const CliRun run = cli.run(u"tags reg.example/team/app"_s);
        QCOMPARE(run.code, 3);
        QCOMPARE(run.out, u"a\n"_s);
        QVERIFY(run.err.startsWith(u"error: reg.example cannot be reached"_s));
    }

    void failureAtOnce()
    {
        FakeRegistry registry;
        CliRunner cli(&registry);
        const CliRun run = cli.run(u"tags reg.example/team/app -o json"_s);
        QCOMPARE(run.code, 3);
        QCOMPARE(run.out, QString());
        QVERIFY(run.err.contains(u"name unknown"_s));
    }

    void interruptedListIsPrinted()
    {
        PagedRegistry registry;
        registry.pages = {TagPage{.tags = {u"b"_s, u"a"_s}}, TagPage{.isLast = true}};
        CliRunner cli(&registry);
        registry.onLastPage = [&cli] { cli.interrupt.request_stop(); };
        const CliRun run = cli.run(u"tags reg.example/team/app"_s);
        QCOMPARE(run.code, 130);
        QCOMPARE(run.out, u"a\nb\n"_s);
        QCOMPARE(run.err, QString());
    }

    void details()
    {
        FakeRegistry registry;
        const QString digest
            = registry.add(u"team/app"_s, {u"1.0"_s, u"latest"_s}, {.name = u"app"_s});
        registry.add(u"team/app"_s, {u"0.9"_s}, {.name = u"old"_s});
        registry.fail(u"app:0.9"_s, {.kind = Error::Kind::Forbidden, .detail = u"denied: no"_s});
        CliRunner cli(&registry);
        const CliRun run = cli.run(u"tags reg.example/team/app --details"_s);
        QCOMPARE(run.code, 1);
        const QStringList lines = run.out.split(u'\n');
        QVERIFY(lines.at(0).startsWith(u"TAG "_s));
        const QString latest = lines.at(1).simplified();
        QVERIFY2(latest.startsWith(u"latest "_s + digest) && latest.endsWith(u"B linux/amd64"_s),
                 qPrintable(latest));
        const qsizetype failed = lines.size() - 2;
        QVERIFY(run.out.contains(u"error: denied: no\n"_s));
        QVERIFY(failed >= 3);
        const QJsonArray json
            = QJsonDocument::fromJson(
                  cli.run(u"tags reg.example/team/app --details -o json"_s).out.toUtf8())
                  .object()[u"tags"_s]
                  .toArray();
        QVERIFY(json.size() >= 3);
        QCOMPARE(json[0][u"name"_s], u"latest"_s);
        QCOMPARE(json[0][u"platforms"_s][0], u"linux/amd64"_s);
        QCOMPARE(json[0][u"created"_s], u"2024-05-06T07:08:09Z"_s);
    }

    void strangersTagsCannotSteerTheTerminal()
    {
        PagedRegistry registry;
        registry.pages = {TagPage{.tags = {u"\x1b[2J"_s}, .isLast = true}};
        CliRunner cli(&registry);
        QCOMPARE(cli.run(u"tags reg.example/team/app"_s).out, u"^[[2J\n"_s);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("line");
        QTest::newRow("nothing") << u"tags"_s;
        QTest::newRow("tag") << u"tags reg.example/team/app:1"_s;
        QTest::newRow("two") << u"tags a/b c/d"_s;
        QTest::newRow("format") << u"tags a/b -o yaml"_s;
    }
    void refuses()
    {
        QFETCH(const QString, line);
        FakeRegistry registry;
        CliRunner cli(&registry);
        QCOMPARE(cli.run(line).code, 2);
        QVERIFY(registry.requests().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestTagsVerb)
#include "tst_tagsverb.moc"
