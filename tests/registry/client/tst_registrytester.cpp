// SPDX-License-Identifier: Apache-2.0
#include "registry/client/registrytester.h"
#include "tests/support/fixedcredentials.h"
#include "tests/support/scriptedtransport.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

/// A way that is open: every phase passes, unless it is plain or TLS is said to fail.
RegistryTester::Probe openWay(bool tlsFails = false)
{
    return [tlsFails](const ProbeRequest &request, std::stop_token) {
        ProbeReport report;
        report.lookup = {.done = true, .facts = {u"address 192.0.2.1"_s}};
        report.connect = {.done = true, .facts = {u"connected"_s}};
        report.tls = {.done = request.useTls, .facts = {u"TLSv1.3"_s}};
        if (tlsFails && request.useTls)
            report.tls.error = Error{.kind = Error::Kind::UntrustedTls, .detail = u"x509: no"_s};
        return QtFuture::makeReadyValueFuture(report);
    };
}

/// "Ping Passed", ...
QStringList outcomes(const ConnectionReport &report)
{
    const auto name = [](auto value, const QStringList &names) { return names.at(int(value)); };
    QStringList list;
    for (const ConnectionStep &step : report.steps)
        list.append(name(step.kind,
                         {u"Configuration"_s, u"Lookup"_s, u"Connect"_s, u"Tls"_s, u"Ping"_s,
                          u"Challenge"_s, u"Credential"_s, u"Token"_s, u"Scope"_s})
                    + u' ' + name(step.state, {u"ok"_s, u"warning"_s, u"failed"_s, u"skipped"_s}));
    return list;
}

const QString ping = u"https://r.example/v2/"_s;
const QString token = u"https://r.example/t?scope=repository%3Alib%2Fapp%3Apull"_s;
const QString list = u"https://r.example/v2/lib/app/tags/list?n=1"_s;

HttpReply challenge(const QByteArray &text)
{
    return {.status = 401, .headers = {{"WWW-Authenticate", text}}};
}

} // namespace

class RegistryTesterTest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void targets_data();
    void targets();
    void anOpenRegistry();
    void aTokenForARepository();
    void aRefusedTokenEndsIt();
    void aRepositoryThatIsHidden();
    void anUntrustedCertificateEndsIt();
    void insecureFallsBackToPlainHttp();
    void aBlockedRegistryIsNotTouched();

private:
    static ConnectionReport run(RegistryTester &tester, const QString &target,
                                RegistryAccess access = {})
    {
        const auto future = tester.test(target, access, {});
        [&] { QTRY_VERIFY(future.isFinished()); }();
        return future.isFinished() ? future.result() : ConnectionReport{};
    }
};

void RegistryTesterTest::targets_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("repository");
    QTest::newRow("host") << u"quay.io"_s << u"quay.io"_s << QString();
    QTest::newRow("host and port") << u"127.0.0.1:5000"_s << u"127.0.0.1:5000"_s << QString();
    QTest::newRow("hub") << u"docker.io"_s << u"registry-1.docker.io"_s << QString();
    QTest::newRow("repository") << u"quay.io/org/app"_s << u"quay.io"_s << u"org/app"_s;
    QTest::newRow("with a tag") << u"quay.io/org/app:1"_s << u"quay.io"_s << u"org/app"_s;
    QTest::newRow("of the hub") << u"docker.io/ruby"_s << u"registry-1.docker.io"_s
                                << u"library/ruby"_s;
    QTest::newRow("nothing") << QString() << QString() << QString();
    QTest::newRow("no host") << u"a b"_s << QString() << QString();
}

void RegistryTesterTest::targets()
{
    QFETCH(const QString, target);
    ScriptedTransport http;
    RegistryTester tester(http, {}, openWay(true));
    const ConnectionReport report = run(tester, target);
    QFETCH(const QString, host);
    if (host.isEmpty()) {
        QCOMPARE(outcomes(report), QStringList{u"Configuration failed"_s});
        return;
    }
    QCOMPARE(report.host, host);
    QTEST(report.repository, "repository");
}

void RegistryTesterTest::anOpenRegistry()
{
    ScriptedTransport http;
    http.answer(ping, HttpReply{.status = 200});
    RegistryTester tester(http, {}, openWay());
    const ConnectionReport report = run(tester, u"r.example"_s);
    QVERIFY(report.succeeded());
    QCOMPARE(outcomes(report),
             QStringList({u"Configuration ok"_s, u"Lookup ok"_s, u"Connect ok"_s, u"Tls ok"_s,
                          u"Ping ok"_s, u"Challenge ok"_s, u"Credential ok"_s, u"Token skipped"_s,
                          u"Scope ok"_s}));
}

void RegistryTesterTest::aTokenForARepository()
{
    ScriptedTransport http;
    http.answer(ping, challenge(R"(Bearer realm="https://r.example/t")"));
    http.answer(token + u"&account=alice"_s, HttpReply{.status = 200, .body = R"({"token":"T"})"});
    http.answer(list, HttpReply{.status = 200, .body = "{}"});
    FixedCredentials credentials;
    credentials.add(u"r.example/lib/app"_s, u"alice"_s, "S3CRET");
    RegistryTester tester(http, {.credentials = &credentials}, openWay());
    const ConnectionReport report = run(tester, u"r.example/lib/app"_s);
    QVERIFY(report.succeeded());
    QCOMPARE(outcomes(report).mid(5),
             QStringList({u"Challenge ok"_s, u"Credential ok"_s, u"Token ok"_s, u"Scope ok"_s}));
    for (const ConnectionStep &step : report.steps)
        QVERIFY(!(step.summary + step.facts.join(u' ')).contains(u"S3CRET"));
}

void RegistryTesterTest::aRefusedTokenEndsIt()
{
    ScriptedTransport http;
    http.answer(ping, challenge(R"(Bearer realm="https://r.example/t")"));
    http.answer(token, HttpReply{.status = 403, .body = R"({"details":"no"})"});
    RegistryTester tester(http, {}, openWay());
    const ConnectionReport report = run(tester, u"r.example/lib/app"_s);
    QVERIFY(!report.succeeded());
    QCOMPARE(outcomes(report).mid(6),
             QStringList({u"Credential ok"_s, u"Token failed"_s, u"Scope skipped"_s}));
}

void RegistryTesterTest::aRepositoryThatIsHidden()
{
    ScriptedTransport http;
    http.answer(ping, HttpReply{.status = 200});
    http.answer(list, HttpReply{.status = 404, .body = R"({"errors":[{"code":"NAME_UNKNOWN"}]})"});
    RegistryTester tester(http, {}, openWay());
    const ConnectionReport report = run(tester, u"r.example/lib/app"_s);
    QVERIFY(outcomes(report).contains(u"Scope failed"_s));
    QVERIFY(!report.succeeded());
}

void RegistryTesterTest::anUntrustedCertificateEndsIt()
{
    ScriptedTransport http;
    RegistryTester tester(http, {}, openWay(true));
    const ConnectionReport report = run(tester, u"r.example"_s);
    QCOMPARE(outcomes(report).mid(2, 3),
             QStringList({u"Connect ok"_s, u"Tls failed"_s, u"Ping skipped"_s}));
    QVERIFY(http.requests().isEmpty());
}

void RegistryTesterTest::insecureFallsBackToPlainHttp()
{
    ScriptedTransport http;
    http.answer(ping, Error{.kind = Error::Kind::UntrustedTls});
    http.answer(u"http://r.example/v2/"_s, HttpReply{.status = 200});
    RegistryTester tester(http, {}, openWay(true));
    const ConnectionReport report = run(tester, u"r.example"_s, {.insecure = true});
    QVERIFY(report.succeeded());
    QVERIFY(outcomes(report).contains(u"Tls warning"_s));
}

void RegistryTesterTest::aBlockedRegistryIsNotTouched()
{
    ScriptedTransport http;
    RegistryTester tester(http, {.sources = [](const PullSpec &) -> Result<QList<PullSource>> {
                              return Error{.kind = Error::Kind::Forbidden,
                                           .detail = u"registry r.example blocked"_s};
                          }},
                          openWay());
    const ConnectionReport report = run(tester, u"r.example/lib/app"_s);
    QCOMPARE(outcomes(report).constFirst(), u"Configuration failed"_s);
    QVERIFY(http.requests().isEmpty());
}

QTEST_GUILESS_MAIN(RegistryTesterTest)
#include "tst_registrytester.moc"
