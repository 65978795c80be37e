// SPDX-License-Identifier: Apache-2.0
#include "registry/http/proxysettings.h"
#include "tests/support/testcase.h"

#include <QNetworkProxy>
#include <QProcessEnvironment>
#include <QUrl>

using namespace headwater;
using namespace Qt::StringLiterals;

class ProxySettingsTest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void t61_variables_data()
    {
        QTest::addColumn<QStringList>("variables");
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("proxy");
        const auto row
            = [](const char *name, const QStringList &variables, const QString &url,
                 const QString &proxy) { QTest::newRow(name) << variables << url << proxy; };
        const QString https = u"https://quay.io/"_s;
        const QString http = u"http://quay.io/"_s;
        const QString p = u"http://p.example:3128"_s;
        row("https_proxy", {u"https_proxy=http://p.example:3128"_s}, https, p);
        row("http is another", {u"https_proxy=http://p.example:3128"_s}, http, {});
        row("HTTP_PROXY", {u"HTTP_PROXY=http://p.example:3128"_s}, http, p);
        row("lower case wins",
            {u"HTTPS_PROXY=http://q:1"_s, u"https_proxy=http://p.example:3128"_s}, https, p);
        row("ALL_PROXY", {u"ALL_PROXY=http://p.example:3128"_s}, https, p);
        row("all_proxy for http", {u"all_proxy=http://p.example:3128"_s}, http, p);
        row("https_proxy before ALL_PROXY",
            {u"ALL_PROXY=http://q:1"_s, u"HTTPS_PROXY=http://p.example:3128"_s}, https, p);
        row("no scheme", {u"https_proxy=p.example:3128"_s}, https, p);
        row("default port", {u"https_proxy=http://p.example"_s}, https, u"http://p.example:80"_s);
        row("socks5", {u"all_proxy=socks5://p.example"_s}, https, u"socks5://p.example:1080"_s);
        row("socks5h", {u"all_proxy=socks5h://p.example:9"_s}, https, u"socks5://p.example:9"_s);
        row("IPv6 proxy", {u"https_proxy=http://[2001:db8::1]:3128"_s}, https,
            u"http://[2001:db8::1]:3128"_s);
        row("no_proxy", {u"https_proxy=http://p.example:3128"_s, u"no_proxy=a, quay.io"_s}, https,
            {});
        row("NO_PROXY", {u"https_proxy=http://p.example:3128"_s, u"NO_PROXY=quay.io"_s}, https, {});
    }

    void t61_variables()
    {
        QFETCH(const QStringList, variables);
        QFETCH(const QString, url);
        QProcessEnvironment environment;
        for (const QString &variable : variables)
            environment.insert(variable.section(u'=', 0, 0), variable.section(u'=', 1));
        const ProxySettings settings = ProxySettings::of(environment);
        QVERIFY(!settings.followSystem);
        const Result<QNetworkProxy> proxy = settings.proxyFor(QUrl(url));
        QVERIFY(proxy);
        QTEST(proxyText(*proxy), "proxy");
    }

    // Source: the table of golang.org/x/net/http/httpproxy's tests, and its documentation.
    void t61_noProxy_data()
    {
        QTest::addColumn<QString>("noProxy");
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("isDirect");
        const auto row = [](const char *name, const QString &noProxy, const QString &url,
                            bool isDirect) { QTest::newRow(name) << noProxy << url << isDirect; };
        row("name", u"foo.com"_s, u"https://foo.com/"_s, true);
        row("case", u"FOO.com"_s, u"https://Foo.COM/"_s, true);
        row("below a name", u"foo.com"_s, u"https://bar.foo.com/"_s, true);
        row("only a like ending", u"foo.com"_s, u"https://barfoo.com/"_s, false);
        row("dot: below", u".foo.com"_s, u"https://bar.foo.com/"_s, true);
        row("dot: not itself", u".foo.com"_s, u"https://foo.com/"_s, false);
        row("star dot: below", u"*.foo.com"_s, u"https://bar.foo.com/"_s, true);
        row("star dot: not itself", u"*.foo.com"_s, u"https://foo.com/"_s, false);
        row("everything", u"*"_s, u"https://foo.com/"_s, true);
        row("port", u"foo.com:5000"_s, u"https://foo.com:5000/"_s, true);
        row("other port", u"foo.com:5000"_s, u"https://foo.com/"_s, false);
        row("default port", u"foo.com:443"_s, u"https://foo.com/"_s, true);
        row("address", u"192.168.1.1"_s, u"https://192.168.1.1:5000/"_s, true);
        row("address and port", u"192.168.1.1:81"_s, u"https://192.168.1.1:80/"_s, false);
        row("CIDR", u"192.168.0.0/16"_s, u"https://192.168.9.9/"_s, true);
        row("CIDR, outside", u"192.168.0.0/16"_s, u"https://192.169.9.9/"_s, false);
        row("CIDR says nothing of names", u"0.0.0.0/0"_s, u"https://foo.com/"_s, false);
        row("IPv6", u"2001:db8::1"_s, u"https://[2001:db8::1]/"_s, true);
        row("IPv6 and port", u"[2001:db8::1]:443"_s, u"https://[2001:db8::1]/"_s, true);
        row("IPv6 CIDR", u"2001:db8::/32"_s, u"https://[2001:db8::77]/"_s, true);
        row("blanks and nothing", u" , ,foo.com , "_s, u"https://foo.com/"_s, true);
        row("loopback always", {}, u"https://127.0.0.1:5000/"_s, true);
        row("127.1.2.3", {}, u"https://127.1.2.3/"_s, true);
        row("::1", {}, u"https://[::1]:5000/"_s, true);
        row("localhost", {}, u"https://LocalHost/"_s, true);
        row("below localhost", {}, u"https://registry.localhost/"_s, true);
        row("only looks like it", {}, u"https://notlocalhost/"_s, false);
    }

    void t61_noProxy()
    {
        QFETCH(const QString, noProxy);
        QFETCH(const QString, url);
        const QString proxy = u"http://p.example:3128"_s;
        const ProxySettings settings{
            .http = proxy, .https = proxy, .noProxy = noProxy, .followSystem = false};
        QTEST(proxyText(*settings.proxyFor(QUrl(url))).isEmpty(), "isDirect");
    }

    void userAndPassword()
    {
        const ProxySettings settings{.https = u"http://me:p%40ss@p.example:3128"_s,
                                     .followSystem = false};
        const QNetworkProxy proxy = *settings.proxyFor(QUrl(u"https://quay.io"_s));
        QCOMPARE(proxy.user(), u"me"_s);
        QCOMPARE(proxy.password(), u"p@ss"_s);
        QCOMPARE(proxyText(proxy), u"http://p.example:3128"_s);
    }

    void t61_unusableProxyIsAnErrorWithoutItsPassword_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("TLS to the proxy") << u"https://me:S3CRET@p.example"_s;
        QTest::newRow("unknown scheme") << u"gopher://me:S3CRET@p.example"_s;
        QTest::newRow("no URL") << u"http://me:S3CRET@p.example:port"_s;
        QTest::newRow("no host") << u"http://"_s;
    }

    void t61_unusableProxyIsAnErrorWithoutItsPassword()
    {
        QFETCH(const QString, text);
        const ProxySettings settings{.https = text, .followSystem = false};
        const Result<QNetworkProxy> proxy = settings.proxyFor(QUrl(u"https://quay.io"_s));
        QVERIFY(!proxy);
        QVERIFY(proxy.error().detail.startsWith(u"invalid proxy address"));
        QVERIFY(!(proxy.error().detail + proxy.error().subject).contains(u"S3CRET"));
    }

    void nothingSaidFollowsTheSystem()
    {
        QVERIFY(ProxySettings::of(QProcessEnvironment()).followSystem);
        QVERIFY(ProxySettings().followSystem);
    }
};

QTEST_GUILESS_MAIN(ProxySettingsTest)
#include "tst_proxysettings.moc"
