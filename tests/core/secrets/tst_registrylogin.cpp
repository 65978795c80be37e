// SPDX-License-Identifier: Apache-2.0
#include "core/secrets/registrylogin.h"
#include "tests/support/fakelogin.h"
#include "tests/support/testcase.h"

#include <QMap>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

class FakeLogins : public LoginList
{
public:
    mutable QMap<QString, StoredLogin> entries;

    QList<StoredLogin> all() const override { return entries.values(); }
    Result<void> add(const StoredLogin &login) const override
    {
        entries.insert(login.key, login);
        return {};
    }
    Result<void> remove(const QString &key) const override
    {
        entries.remove(key);
        return {};
    }
};

struct Desk
{
    Result<ConnectionReport> login(const QByteArray &password, std::stop_token stop = {})
    {
        const auto future = storeTestedLogin({secrets, logins, tester},
                                             {.key = u"reg.example"_s, .username = u"alice"_s},
                                             Secret(password), {}, stop);
        if (!QTest::qWaitFor([&] { return future.isFinished(); }))
            return Error{.kind = Error::Kind::TimedOut};
        return future.result();
    }
    QByteArray password() const
    {
        const Result<Credential> kept
            = decodeCredential(secrets.entries.value(u"registry:reg.example"_s));
        return kept ? kept->password.reveal() : QByteArray();
    }

    FakeSecrets secrets;
    FakeLogins logins;
    FakeConnectionTester tester;
};

} // namespace

class TestRegistryLogin : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void keepsWhatWorks()
    {
        Desk desk;
        desk.tester.onTest = [&] { QCOMPARE(desk.password(), "good"); };
        const auto report = desk.login("good");
        QVERIFY(report && report->succeeded());
        QCOMPARE(desk.password(), "good");
        QCOMPARE(desk.logins.all().size(), 1);
    }

    void putsBackWhatWasThere()
    {
        Desk desk;
        QVERIFY(desk.login("good"));
        desk.tester.fail(Error::Kind::Unauthorized);
        const auto report = desk.login("bad");
        QVERIFY(report && !report->succeeded());
        QCOMPARE(desk.password(), "good");
        QCOMPARE(desk.logins.all().first().username, u"alice"_s);
    }

    void leavesNothingOfWhatDoesNotWork()
    {
        Desk desk;
        desk.tester.fail(Error::Kind::Unauthorized);
        QVERIFY(desk.login("bad"));
        QVERIFY(desk.secrets.entries.isEmpty());
        QVERIFY(desk.logins.entries.isEmpty());
    }

    void aStopPutsBackToo()
    {
        Desk desk;
        std::stop_source user;
        desk.tester.onTest = [&] { user.request_stop(); };
        const auto report = desk.login("good", user.get_token());
        QVERIFY(report && report->succeeded());
        QVERIFY(desk.secrets.entries.isEmpty());
        QVERIFY(desk.logins.entries.isEmpty());
    }

    void aKeychainThatFailsIsToldOf()
    {
        Desk desk;
        desk.secrets.error = Error{.kind = Error::Kind::NoPermission};
        const auto report = desk.login("good");
        QVERIFY(!report);
        QCOMPARE(report.error().kind, Error::Kind::NoPermission);
        QVERIFY(desk.logins.entries.isEmpty());
        QVERIFY(desk.tester.targets.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestRegistryLogin)
#include "tst_registrylogin.moc"
