// SPDX-License-Identifier: Apache-2.0
#include "registry/http/redirect.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

HttpRequest request(const QString &url)
{
    return {.url = QUrl(url),
            .headers = {{"Accept", "application/json"},
                        {"Authorization", "Bearer S3CRET"},
                        {"Cookie", "k=v"},
                        {"Range", "bytes=0-9"},
                        {"X-Custom", "c"}},
            .skipTlsVerification = true};
}

QByteArrayList names(const HttpRequest &request)
{
    QByteArrayList list;
    for (const auto &header : request.headers)
        list.append(header.first);
    return list;
}

} // namespace

class RedirectTest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void t35_keepsSecretsAtHome_data();
    void t35_keepsSecretsAtHome();
    void refuses_data();
    void refuses();
    void t37_stopsAfterFive();
    void changesTheMethod_data();
    void changesTheMethod();
    void resolvesRelativeAddresses();
};

void RedirectTest::t35_keepsSecretsAtHome_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<bool>("keepsHeaders");
    QTest::addColumn<bool>("keepsTrust");

    QTest::newRow("same origin") << u"https://reg.example/x"_s << true << true;
    QTest::newRow("same origin, default port written")
        << u"https://reg.example:443/x"_s << true << true;
    QTest::newRow("relative") << u"/x?a=b"_s << true << true;
    QTest::newRow("other port") << u"https://reg.example:444/x"_s << false << false;
    QTest::newRow("other host") << u"https://cdn.example/x"_s << false << false;
    QTest::newRow("sub-domain") << u"https://a.reg.example/x"_s << false << false;
    QTest::newRow("with user info") << u"https://u:p@cdn.example/x"_s << false << false;
}

void RedirectTest::t35_keepsSecretsAtHome()
{
    QFETCH(const QString, target);
    const Result<HttpRequest> next
        = followRedirect(request(u"https://reg.example/v2/"_s), 307, target.toUtf8(), 0);
    QVERIFY(next);
    QFETCH(const bool, keepsHeaders);
    QCOMPARE(names(*next),
             keepsHeaders
                 ? QByteArrayList({"Accept", "Authorization", "Cookie", "Range", "X-Custom"})
                 : QByteArrayList({"Accept", "Range"}));
    QTEST(next->skipTlsVerification, "keepsTrust");
    QCOMPARE(next->url.userInfo(), QString());
}

void RedirectTest::refuses_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QString>("why");
    QTest::newRow("t36 down to http")
        << QByteArray("http://reg.example/x?sig=S3CRET")
        << u"redirect from https to http refused: http://reg.example/x"_s;
    QTest::newRow("file") << QByteArray("file:///etc/passwd")
                          << u"failed to parse Location header \"file:///etc/passwd\""_s;
    QTest::newRow("file with a host")
        << QByteArray("file://reg.example/etc/passwd") << u"unsupported protocol scheme \"file\""_s;
    QTest::newRow("ftp") << QByteArray("ftp://reg.example/x")
                         << u"unsupported protocol scheme \"ftp\""_s;
    QTest::newRow("no host") << QByteArray("https://:443/x")
                             << u"failed to parse Location header \"https://:443/x\""_s;
    QTest::newRow("nonsense") << QByteArray("https://a b/%zz")
                              << u"failed to parse Location header \"https://a b/%zz\""_s;
}

void RedirectTest::refuses()
{
    QFETCH(const QByteArray, target);
    QFETCH(const QString, why);
    const Result<HttpRequest> next
        = followRedirect(request(u"https://reg.example/v2/"_s), 302, target, 0);
    QVERIFY(!next);
    QCOMPARE(next.error().kind, Error::Kind::InvalidReply);
    QCOMPARE(next.error().detail, u"Get \"https://reg.example/v2/\": "_s + why);
}

void RedirectTest::t37_stopsAfterFive()
{
    QVERIFY(followRedirect(request(u"http://a/"_s), 302, "/b", 4));
    const Result<HttpRequest> next = followRedirect(request(u"http://a/"_s), 302, "/b", 5);
    QVERIFY(!next);
    QCOMPARE(next.error().detail, u"Get \"http://a/\": stopped after 5 redirects"_s);
}

void RedirectTest::changesTheMethod_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("becomes");
    const auto row = [](const char *method, int status, const char *becomes) {
        QTest::addRow("%s %d", method, status)
            << QByteArray(method) << status << QByteArray(becomes);
    };
    row("GET", 302, "GET");
    row("HEAD", 302, "HEAD");
    row("HEAD", 303, "HEAD");
    row("POST", 301, "GET");
    row("POST", 302, "GET");
    row("POST", 307, "POST");
    row("PUT", 302, "PUT");
    row("PUT", 303, "GET");
    row("PUT", 308, "PUT");
}

void RedirectTest::changesTheMethod()
{
    QFETCH(const QByteArray, method);
    QFETCH(const int, status);
    HttpRequest from = request(u"http://a/"_s);
    from.method = method;
    from.body = "body";
    const Result<HttpRequest> next = followRedirect(from, status, "/b", 0);
    QVERIFY(next);
    QTEST(next->method, "becomes");
    QCOMPARE(next->body.isEmpty(), next->method != method);
    QVERIFY(isRedirect(status));
}

void RedirectTest::resolvesRelativeAddresses()
{
    const Result<HttpRequest> next
        = followRedirect(request(u"http://a:81/v2/x/y"_s), 302, "../z?q=1#f", 0);
    QVERIFY(next);
    QCOMPARE(next->url, QUrl(u"http://a:81/v2/z?q=1"_s));
}

QTEST_GUILESS_MAIN(RedirectTest)
#include "tst_redirect.moc"
