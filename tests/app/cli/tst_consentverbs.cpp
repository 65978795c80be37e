// SPDX-License-Identifier: Apache-2.0
#include "tests/app/cli/clirunner.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class ConsentVerbsTest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void realms()
    {
        CliRunner cli;
        const CliRun given = cli.run(u"registry allow-realm reg.example:5000 auth.example"_s);
        QCOMPARE(given.code, 0);
        QCOMPARE(given.out,
                 u"Credentials of reg.example may be sent to the token server at "
                 "auth.example.\n"_s);
        QVERIFY(cli.consents.mayTrustRealm(u"reg.example"_s, u"auth.example"_s));
        QCOMPARE(cli.run(u"registry allow-realm reg.example auth.example --remove"_s).code, 0);
        QVERIFY(!cli.consents.mayTrustRealm(u"reg.example"_s, u"auth.example"_s));
    }

    void insecureCredentials()
    {
        CliRunner cli;
        QCOMPARE(cli.run(u"registry allow-insecure-credentials reg.example:5000"_s).code, 0);
        QVERIFY(cli.consents.mayExposeCredentials(u"reg.example:5000"_s));
        QVERIFY(!cli.consents.mayExposeCredentials(u"reg.example"_s));
        QCOMPARE(cli.run(u"registry allow-insecure-credentials reg.example:5000 --remove"_s).code,
                 0);
        QVERIFY(!cli.consents.mayExposeCredentials(u"reg.example:5000"_s));
    }

    void usage_data()
    {
        QTest::addColumn<QString>("line");
        QTest::newRow("no realm") << u"registry allow-realm reg.example"_s;
        QTest::newRow("no host") << u"registry allow-insecure-credentials"_s;
        QTest::newRow("with a path") << u"registry allow-insecure-credentials reg.example/team"_s;
    }

    void usage()
    {
        QFETCH(const QString, line);
        CliRunner cli;
        const CliRun run = cli.run(line);
        QCOMPARE(run.code, 2);
        QVERIFY(run.err.startsWith(u"error: "));
    }
};

QTEST_GUILESS_MAIN(ConsentVerbsTest)
#include "tst_consentverbs.moc"
