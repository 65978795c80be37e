// SPDX-License-Identifier: Apache-2.0
#include "registry/client/realmpolicy.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class RealmPolicyTest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void t39_oddRealmsAreRefused_data();
    void t39_oddRealmsAreRefused();
    void t38_pairsOfHosts_data();
    void t38_pairsOfHosts();
    void loopback_data();
    void loopback();
};

void RealmPolicyTest::t39_oddRealmsAreRefused_data()
{
    QTest::addColumn<QString>("registry");
    QTest::addColumn<QString>("realm");
    QTest::addColumn<QString>("detail"); // empty: accepted
    const QString tls = u"https://registry.example"_s;
    const QString start = u"invalid token auth challenge realm: "_s;
    QTest::newRow("same host") << tls << u"https://registry.example/token"_s << QString();
    QTest::newRow("with a query") << tls << u"https://a.example/token?x=y"_s << QString();
    QTest::newRow("plain registry")
        << u"http://r.example:5000"_s << u"http://a.example/t"_s << QString();
    QTest::newRow("step up") << u"http://r.example:5000"_s << u"https://a.example/t"_s << QString();
    QTest::newRow("none") << tls << QString() << u"no realm specified for token auth challenge"_s;
    QTest::newRow("step down") << tls << u"http://registry.example/token"_s
                               << start + u"plain HTTP, while the registry is reached by HTTPS"_s;
    QTest::newRow("file") << tls << u"file:///etc/passwd"_s
                          << start + u"unsupported protocol scheme \"file\""_s;
    QTest::newRow("ftp") << tls << u"ftp://a.example/t"_s
                         << start + u"unsupported protocol scheme \"ftp\""_s;
    QTest::newRow("no scheme") << tls << u"auth.example/token"_s
                               << start + u"unsupported protocol scheme \"\""_s;
    QTest::newRow("user info") << tls << u"https://user:pass@a.example/t"_s
                               << start + u"it holds a user name"_s;
    QTest::newRow("no host") << tls << u"https:///token"_s << start;
    QTest::newRow("no host but a port") << tls << u"https://:443"_s << start;
    QTest::newRow("blanks") << tls << u"https://a b.example/"_s << start;
}

void RealmPolicyTest::t39_oddRealmsAreRefused()
{
    QFETCH(const QString, registry);
    QFETCH(const QString, realm);
    QFETCH(const QString, detail);
    const Result<QUrl> url = parseRealm(realm, QUrl(registry));
    QCOMPARE(url.has_value(), detail.isEmpty());
    if (url)
        return;
    QVERIFY2(url.error().detail.startsWith(detail), qPrintable(url.error().detail));
    QVERIFY(!url.error().detail.contains(u"pass@"));
    QVERIFY(!url.error().subject.contains(u"pass@"));
}

void RealmPolicyTest::t38_pairsOfHosts_data()
{
    QTest::addColumn<QString>("registry");
    QTest::addColumn<QString>("realm");
    QTest::addColumn<bool>("isKnown");
    QTest::newRow("itself") << u"quay.io"_s << u"quay.io"_s << true;
    QTest::newRow("itself, other case") << u"quay.io"_s << u"QUAY.io"_s << true;
    QTest::newRow("hub") << u"registry-1.docker.io"_s << u"auth.docker.io"_s << true;
    QTest::newRow("Red Hat partners")
        << u"registry.connect.redhat.com"_s << u"sso.redhat.com"_s << true;
    QTest::newRow("GitLab") << u"registry.gitlab.com"_s << u"gitlab.com"_s << true;
    QTest::newRow("part of the name") << u"quay.io"_s << u"auth.quay.io"_s << false;
    QTest::newRow("longer name") << u"quay.io"_s << u"quay.io.evil.example"_s << false;
    QTest::newRow("hub the other way round") << u"auth.docker.io"_s << u"docker.io"_s << false;
    QTest::newRow("stranger") << u"registry-1.docker.io"_s << u"evil.example"_s << false;
}

void RealmPolicyTest::t38_pairsOfHosts()
{
    QFETCH(const QString, registry);
    QFETCH(const QString, realm);
    QTEST(isKnownRealm(registry, realm), "isKnown");
}

void RealmPolicyTest::loopback_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("isLoopback");
    QTest::newRow("v4") << u"http://127.0.0.1:5000"_s << true;
    QTest::newRow("other v4") << u"http://127.1.2.3"_s << true;
    QTest::newRow("v6") << u"http://[::1]:5000"_s << true;
    QTest::newRow("localhost") << u"https://localhost"_s << true;
    QTest::newRow("below localhost") << u"https://a.localhost"_s << true;
    QTest::newRow("a name that begins so") << u"https://127.0.0.evil"_s << false;
    QTest::newRow("a name with a tail") << u"https://127.0.0.1.evil.example"_s << false;
    QTest::newRow("private") << u"http://10.0.0.1"_s << false;
}

void RealmPolicyTest::loopback()
{
    QFETCH(const QString, url);
    QTEST(isLoopback(QUrl(url)), "isLoopback");
}

QTEST_GUILESS_MAIN(RealmPolicyTest)
#include "tst_realmpolicy.moc"
