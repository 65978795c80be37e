// SPDX-License-Identifier: Apache-2.0
#include "tests/app/cli/clirunner.h"
#include "tests/support/fakeregistry.h"
#include "tests/support/testcase.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

const TestImage amd{.name = u"app"_s, .labels = {{u"vendor"_s, u"me"_s}}, .user = u"1001"_s};
const TestImage arm{.name = u"arm"_s, .architecture = u"arm64"_s};
const TestImage s390x{.name = u"s390x"_s, .architecture = u"s390x"_s};

} // namespace

class TestImageInfoVerb : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void showsAnImage()
    {
        FakeRegistry registry;
        const QString digest = registry.add(u"team/app"_s, {u"1"_s}, amd);
        CliRunner cli(&registry);
        const CliRun run = cli.run(u"image info reg.example/team/app:1 --insecure"_s);
        QCOMPARE(run.err, QString());
        QCOMPARE(run.code, 0);
        QVERIFY(run.out.startsWith(u"Name:"_s));
        QVERIFY(run.out.contains(digest));
        QVERIFY(run.out.contains(u"vendor=me"_s));
        QCOMPARE(registry.count(u"insecure"_s), 2);
        QCOMPARE(registry.requests().size(), 2);
    }

    void json()
    {
        FakeRegistry registry;
        const QString digest = registry.add(u"team/app"_s, {u"1"_s}, amd);
        CliRunner cli(&registry);
        const CliRun run = cli.run(u"image info reg.example/team/app:1 -o json"_s);
        const QJsonObject object = QJsonDocument::fromJson(run.out.toUtf8()).object();
        QCOMPARE(object[u"name"_s], u"reg.example/team/app:1"_s);
        QCOMPARE(object[u"digest"_s], digest);
        QCOMPARE(object[u"config"_s][u"config"_s][u"User"_s], u"1001"_s);
    }

    void choosesFromAList()
    {
        FakeRegistry registry;
        const QString list = registry.addList(u"team/app"_s, {u"1"_s}, {arm, amd});
        CliRunner cli(&registry);
        const QString line = u"image info reg.example/team/app:1"_s;
        const CliRun byDefault = cli.run(line);
        QVERIFY(byDefault.out.contains(u"Arch:          amd64\n"_s));
        QVERIFY(byDefault.out.contains(u"Manifest List: "_s + list));
        const CliRun chosen = cli.run(line + u" --filter-by-os=linux/arm64"_s);
        QVERIFY(chosen.out.contains(u"Arch:          arm64\n"_s));
        const QJsonObject object
            = QJsonDocument::fromJson(cli.run(line + u" -o json"_s).out.toUtf8()).object();
        QCOMPARE(object[u"listDigest"_s], list);
        QCOMPARE(object[u"platforms"_s][0][u"platform"_s], u"linux/arm64"_s);
    }

    void ambiguousListIsRefused()
    {
        FakeRegistry registry;
        registry.addList(u"team/app"_s, {u"1"_s}, {arm, s390x});
        CliRunner cli(&registry);
        const CliRun run = cli.run(u"image info reg.example/team/app:1"_s);
        QCOMPARE(run.code, 2);
        QVERIFY(
            run.err.contains(u"use --filter-by-os to select from:\n\n  OS          DIGEST\n"_s));
        QVERIFY(run.err.contains(u"  linux/s390x sha256:"_s));
    }

    void goesOnAfterAFailure()
    {
        FakeRegistry registry;
        registry.add(u"team/app"_s, {u"1"_s}, amd);
        CliRunner cli(&registry);
        const CliRun run = cli.run(u"image info reg.example/team/app:2 reg.example/team/app:1"_s);
        QCOMPARE(run.code, 3);
        QVERIFY(run.err.contains(u"manifest unknown"_s));
        QVERIFY(run.out.contains(u"team/app:1"_s));
    }

    void interrupted()
    {
        FakeRegistry registry;
        CliRunner cli(&registry);
        cli.interrupt.request_stop();
        const CliRun run = cli.run(u"image info reg.example/team/app:2 reg.example/team/app:1"_s);
        QCOMPARE(run.code, 130);
        QCOMPARE(registry.requests().size(), 1);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("line");
        QTest::newRow("nothing") << u"image info"_s;
        QTest::newRow("format") << u"image info reg.example/a/b:1 -o yaml"_s;
        QTest::newRow("reference") << u"image info Reg/UPPER"_s;
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

QTEST_GUILESS_MAIN(TestImageInfoVerb)
#include "tst_imageinfoverb.moc"
