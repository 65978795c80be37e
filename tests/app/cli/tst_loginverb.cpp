// SPDX-License-Identifier: Apache-2.0
#include "core/ports/registryport.h"
#include "tests/app/cli/clirunner.h"
#include "tests/support/fakelogin.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

const QByteArray canary = "S3CRET-canary";

/// A command line with a keychain and a registry that lets everybody in.
struct Desk
{
    Desk()
    {
        cli.tester = &tester;
        cli.secrets = &secrets;
        cli.input = canary + '\n';
    }
    CliRun login(const QString &more = {})
    {
        return cli.run(u"login reg.example/team -u alice --password-stdin"_s + more);
    }

    CliRunner cli;
    FakeConnectionTester tester;
    FakeSecrets secrets;
};

/// What the keychain has under @p key.
QByteArray passwordIn(const FakeSecrets &secrets, const QString &key)
{
    const Result<Credential> credential
        = decodeCredential(secrets.entries.value(u"registry:"_s + key));
    return credential ? credential->password.reveal() : QByteArray();
}

} // namespace

class TestLoginVerb : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void storesWhatWorks()
    {
        Desk desk;
        const CliRun run = desk.login();
        QCOMPARE(run.err, QString());
        QCOMPARE(run.out, u"Logged in to reg.example/team as alice.\n"_s);
        QCOMPARE(run.code, 0);
        QCOMPARE(desk.tester.targets, QStringList{u"reg.example/team"_s});
        QCOMPARE(passwordIn(desk.secrets, u"reg.example/team"_s), canary);
        QCOMPARE(desk.cli.logins.all(), QList<StoredLogin>({{u"reg.example/team"_s, u"alice"_s}}));
    }

    void testSeesTheStoredLogin()
    {
        Desk desk;
        desk.tester.onTest = [&desk] {
            QVERIFY(desk.secrets.entries.contains(u"registry:reg.example/team"_s));
            QCOMPARE(desk.cli.logins.all().size(), 1);
        };
        QCOMPARE(desk.login(u" --insecure"_s).code, 0);
        QCOMPARE(desk.tester.targets, QStringList{u"reg.example/team insecure"_s});
    }

    void refusedLoginLeavesNothing()
    {
        Desk desk;
        desk.tester.fail(Error::Kind::Unauthorized);
        const CliRun run = desk.login();
        QCOMPARE(run.code, 3);
        QVERIFY(run.err.contains(u"✗ failed"_s));
        QVERIFY(run.err.contains(u"was not stored"_s));
        QVERIFY(desk.secrets.entries.isEmpty());
        QVERIFY(desk.cli.logins.all().isEmpty());
    }

    void refusedLoginPutsTheOldOneBack()
    {
        Desk desk;
        desk.secrets.entries.insert(u"registry:reg.example/team"_s, Secret("old"));
        QVERIFY(desk.cli.logins.add({u"reg.example/team"_s, u"bob"_s}));
        desk.tester.fail(Error::Kind::Unauthorized);
        QCOMPARE(desk.login().code, 3);
        QCOMPARE(desk.secrets.entries.value(u"registry:reg.example/team"_s).reveal(), "old");
        QCOMPARE(desk.cli.logins.all(), QList<StoredLogin>({{u"reg.example/team"_s, u"bob"_s}}));
    }

    void interruptedLoginLeavesNothing()
    {
        Desk desk;
        desk.tester.onTest = [&desk] { desk.cli.interrupt.request_stop(); };
        QCOMPARE(desk.login().code, 130);
        QVERIFY(desk.secrets.entries.isEmpty());
    }

    void skipCheckAsksNobody()
    {
        Desk desk;
        QCOMPARE(desk.login(u" --skip-check"_s).code, 0);
        QVERIFY(desk.tester.targets.isEmpty());
        QCOMPARE(desk.secrets.entries.size(), 1);
    }

    void t70_missingKeychainIsSaidAndNothingKept()
    {
        Desk desk;
        desk.secrets.error = Error{.kind = Error::Kind::Unsupported, .subject = u"The keychain"_s};
        const CliRun run = desk.login();
        QCOMPARE(run.code, 4);
        QCOMPARE(run.err, u"error: The keychain is not supported.\n"_s);
        QVERIFY(desk.cli.logins.all().isEmpty());
        QVERIFY(desk.tester.targets.isEmpty());
    }

    void asksOnATerminal()
    {
        Desk desk;
        desk.cli.typed = Secret(canary);
        const CliRun run = desk.cli.run(u"login reg.example -u alice"_s);
        QCOMPARE(run.code, 0);
        QCOMPARE(desk.cli.prompts, QStringList{u"Password of alice for reg.example: "_s});
        QCOMPARE(passwordIn(desk.secrets, u"reg.example"_s), canary);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("part");
        QTest::newRow("password as an argument")
            << u"login reg.example -u alice -p S3CRET-canary"_s << u"every user of this machine"_s;
        QTest::newRow("no host") << u"login -u alice"_s << u"one HOST[/PATH]"_s;
        QTest::newRow("no user") << u"login reg.example --password-stdin"_s << u"-u USER"_s;
        QTest::newRow("colon in the user")
            << u"login reg.example -u a:b --password-stdin"_s << u"no colon"_s;
        QTest::newRow("no terminal") << u"login reg.example -u a"_s << u"--password-stdin"_s;
        QTest::newRow("tag") << u"login reg.example/app:1 -u a --password-stdin"_s
                             << u"tag or digest"_s;
        QTest::newRow("flag") << u"login reg.example --pass"_s << u"unknown flag"_s;
        QTest::newRow("logout without host") << u"logout"_s << u"one HOST[/PATH]"_s;
    }
    void refuses()
    {
        QFETCH(const QString, line);
        QFETCH(const QString, part);
        Desk desk;
        const CliRun run = desk.cli.run(line);
        QCOMPARE(run.code, 2);
        QVERIFY2(run.err.contains(part), qPrintable(run.err));
        QVERIFY(desk.secrets.entries.isEmpty());
        QVERIFY(!run.err.contains(QString::fromLatin1(canary)));
    }

    void emptyPasswordIsRefused()
    {
        Desk desk;
        desk.cli.input = "\r\n";
        QCOMPARE(desk.login().code, 2);
    }

    void endlessPasswordIsRefused()
    {
        Desk desk;
        desk.cli.input = QByteArray(70'000, 'x');
        QCOMPARE(desk.login().code, 4);
        QVERIFY(desk.secrets.entries.isEmpty());
    }

    void t67_secretIsNeverPrintedOrInSettings()
    {
        Desk desk;
        const CliRun good = desk.login();
        desk.tester.fail(Error::Kind::Forbidden);
        const CliRun bad = desk.login();
        for (const QString &text : {good.out, good.err, bad.out, bad.err})
            QVERIFY(!text.contains(u"S3CRET"_s));
        QVERIFY(!desk.cli.read(u"settings.ini"_s).contains("S3CRET"));
    }

    void testFlagOnlyReports()
    {
        Desk desk;
        const CliRun run = desk.cli.run(u"login --test reg.example/team/app"_s);
        QCOMPARE(run.code, 0);
        QVERIFY(run.out.startsWith(u"STEP "_s));
        QCOMPARE(desk.tester.targets, QStringList{u"reg.example/team/app"_s});
        QVERIFY(desk.secrets.entries.isEmpty());
    }

    void logout()
    {
        Desk desk;
        QCOMPARE(desk.login().code, 0);
        const CliRun run = desk.cli.run(u"logout https://reg.example/team/"_s);
        QCOMPARE(run.out, u"Removed the login for reg.example/team.\n"_s);
        QVERIFY(desk.secrets.entries.isEmpty());
        QVERIFY(desk.cli.logins.all().isEmpty());
        QCOMPARE(desk.cli.run(u"logout reg.example/team"_s).code, 1);
    }

    void t71_logoutFromALockedKeychainKeepsTheList()
    {
        Desk desk;
        QCOMPARE(desk.login().code, 0);
        desk.secrets.error = Error{.kind = Error::Kind::NoPermission, .subject = u"reg.example"_s};
        QCOMPARE(desk.cli.run(u"logout reg.example/team"_s).code, 4);
        QCOMPARE(desk.cli.logins.all().size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestLoginVerb)
#include "tst_loginverb.moc"
