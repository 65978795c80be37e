// SPDX-License-Identifier: Apache-2.0
#include "app/settings/trustedhosts.h"
#include "tests/app/cli/clirunner.h"
#include "tests/support/fakelogin.h"
#include "tests/support/fakeregistry.h"
#include "tests/support/testcase.h"
#include "tests/support/testcertificate.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

class ExplainingRegistry : public FakeRegistry
{
public:
    QFuture<std::optional<RequestExplanation>> explanation(const PullSpec &image) override
    {
        return QtFuture::makeReadyValueFuture(std::optional(
            RequestExplanation{.reference = image.exact(), .endpoint = u"https://reg.example"_s}));
    }
};

QByteArray readAllOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestRegistryVerbs : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void checkPrintsTheReport()
    {
        CliRunner cli;
        FakeConnectionTester tester;
        cli.tester = &tester;
        tester.report.steps = {{.kind = ConnectionStep::Kind::Ping, .summary = u"200"_s}};
        const CliRun good = cli.run(u"registry check reg.example:5000/team/app --insecure"_s);
        QCOMPARE(good.code, 0);
        QVERIFY(good.out.contains(u"ping"_s));
        QCOMPARE(tester.targets, QStringList{u"reg.example:5000/team/app insecure"_s});
        tester.fail(Error::Kind::Offline);
        QCOMPARE(cli.run(u"registry check reg.example"_s).code, 3);
    }

    void checkAsJson()
    {
        CliRunner cli;
        FakeConnectionTester tester;
        cli.tester = &tester;
        tester.fail(Error::Kind::Offline);
        const CliRun run = cli.run(u"registry check reg.example -o json"_s);
        QCOMPARE(run.code, 3);
        const QJsonObject object = QJsonDocument::fromJson(run.out.toUtf8()).object();
        QCOMPARE(object[u"succeeded"_s], false);
    }

    void interruptedCheck()
    {
        CliRunner cli;
        FakeConnectionTester tester;
        cli.tester = &tester;
        tester.onTest = [&cli] { cli.interrupt.request_stop(); };
        QCOMPARE(cli.run(u"registry check reg.example"_s).code, 130);
    }

    void t67_strangersTextCannotSteerTheTerminal()
    {
        CliRunner cli;
        FakeConnectionTester tester;
        cli.tester = &tester;
        tester.report.steps
            = {{.kind = ConnectionStep::Kind::Ping, .summary = u"\x1b]0;title\x07"_s}};
        const CliRun run = cli.run(u"registry check reg.example"_s);
        QVERIFY(!run.out.contains(u'\x1b'));
        QVERIFY(run.out.contains(u"^[]0;title\\x07"_s));
    }

    void explain()
    {
        ExplainingRegistry registry;
        registry.add(u"team/app"_s, {u"1"_s}, {.name = u"app"_s});
        CliRunner cli(&registry);
        const CliRun run = cli.run(u"registry explain reg.example/team/app:1"_s);
        QCOMPARE(run.code, 0);
        QVERIFY(run.out.startsWith(u"Reference:\treg.example/team/app:1\n"_s));
        QCOMPARE(registry.requests(), QStringList{u"head reg.example/team/app:1"_s});
        const CliRun missing = cli.run(u"registry explain reg.example/team/app:2"_s);
        QCOMPARE(missing.code, 3);
        QVERIFY(missing.out.startsWith(u"Reference:\t"_s));
        QVERIFY(missing.err.contains(u"manifest unknown"_s));
    }

    void explainWithoutExplanation()
    {
        FakeRegistry registry;
        registry.add(u"team/app"_s, {u"1"_s}, {.name = u"app"_s});
        CliRunner cli(&registry);
        const CliRun run = cli.run(u"registry explain reg.example/team/app:1"_s);
        QCOMPARE(run.code, 0);
        QVERIFY(run.err.startsWith(u"warning: "_s));
    }

    void trustAndUntrust()
    {
        TestCertificate certificate;
        QVERIFY(certificate.create());
        CliRunner cli;
        QVERIFY(cli.write(u"ca.pem"_s, readAllOf(certificate.certificatePath())));
        for (int i = 0; i < 2; ++i)
            QCOMPARE(cli.run(u"registry trust reg.example:5000 ca.pem"_s).code, 0);
        const QDir folder(cli.path(u"config/certs.d/reg.example:5000"_s));
        const QStringList files = folder.entryList(QDir::Files);
        QCOMPARE(files.size(), 1);
        QVERIFY(files.first().endsWith(u".crt"_s));
        QCOMPARE(readAllOf(folder.filePath(files.first())), cli.read(u"ca.pem"_s));
        QVERIFY(cli.run(u"registry list"_s).out.contains(u"reg.example:5000"_s));
        QCOMPARE(cli.run(u"registry untrust reg.example:5000"_s).code, 0);
        QVERIFY(!folder.exists());
        const CliRun again = cli.run(u"registry untrust reg.example:5000"_s);
        QCOMPARE(again.code, 3);
        QVERIFY(again.err.contains(u"does not exist"_s));
    }

    void trustRefuses_data()
    {
        QTest::addColumn<QByteArray>("pem");
        QTest::addColumn<QString>("part");
        QTest::newRow("no certificate") << QByteArray("hello") << u"no PEM certificate"_s;
        QTest::newRow("cut short")
            << QByteArray("-----BEGIN CERTIFICATE-----\nMII") << u"damaged"_s;
        QTest::newRow("no base64") << QByteArray("-----BEGIN CERTIFICATE-----\n%%%\n"
                                                 "-----END CERTIFICATE-----\n")
                                   << u"damaged"_s;
        QTest::newRow("private key") << QByteArray("-----BEGIN PRIVATE KEY-----\nAA==\n"
                                                   "-----END PRIVATE KEY-----\n")
                                     << u"private key"_s;
    }
    void trustRefuses()
    {
        QFETCH(const QByteArray, pem);
        QFETCH(const QString, part);
        CliRunner cli;
        QVERIFY(cli.write(u"ca.pem"_s, pem));
        const CliRun run = cli.run(u"registry trust reg.example ca.pem"_s);
        QCOMPARE(run.code, 2);
        QVERIFY2(run.err.contains(part), qPrintable(run.err));
        QVERIFY(trustedHosts(cli.path(u"config"_s)).isEmpty());
    }

    void trustWithoutFile()
    {
        CliRunner cli;
        QCOMPARE(cli.run(u"registry trust reg.example none.pem"_s).code, 3);
        QCOMPARE(cli.run(u"registry trust reg.example/path ca.pem"_s).code, 2);
        QCOMPARE(cli.run(u"registry trust ../../etc ca.pem"_s).code, 2);
    }

    void listsLogins()
    {
        CliRunner cli;
        QVERIFY(cli.run(u"registry list"_s).err.startsWith(u"No logins"_s));
        QVERIFY(cli.logins.add({u"quay.io/org"_s, u"alice"_s}));
        QCOMPARE(cli.run(u"registry list"_s).out,
                 u"REGISTRY      USER    WHERE\nquay.io/org   alice   keychain\n"_s);
    }

    void wordMissing()
    {
        CliRunner cli;
        const CliRun run = cli.run(u"registry"_s);
        QCOMPARE(run.code, 2);
        QVERIFY(run.err.contains(u"registry check"_s));
        QCOMPARE(cli.run(u"help registry check"_s).out, cli.run(u"registry check -h"_s).out);
        QVERIFY(isVerb(u"registry"));
        QVERIFY(isVerb(u"image"));
        QVERIFY(!isVerb(u"check"));
    }
};

QTEST_GUILESS_MAIN(TestRegistryVerbs)
#include "tst_registryverbs.moc"
