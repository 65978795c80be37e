// SPDX-License-Identifier: Apache-2.0
#include "registry/http/connectionpool.h"
#include "tests/support/misbehavingregistry.h"
#include "tests/support/testcase.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>

using namespace headwater;
using namespace Qt::StringLiterals;

class ConnectionPoolTest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void trustIsPartOfTheEndpoint()
    {
        ConnectionPool pool;
        const auto of = [&](const QString &url, const ConnectionTerms &terms = {}) {
            return &pool.manager(QUrl(url), terms);
        };
        const ConnectionTerms skip{.skipTlsVerification = true};
        QNetworkAccessManager *first = of(u"https://a/x"_s);
        QCOMPARE(of(u"https://a/y?z"_s), first);
        QCOMPARE(of(u"https://a:443/"_s), first);
        QVERIFY(of(u"https://a:444/"_s) != first);
        QVERIFY(of(u"http://a/"_s) != first);
        QVERIFY(of(u"https://b/"_s) != first);
        QVERIFY(of(u"https://a/"_s, skip) != first);
        QCOMPARE(of(u"https://a/"_s, skip), of(u"https://a/z"_s, skip));
        QVERIFY(of(u"https://a/"_s, {.trustGeneration = 1}) != first);
        const QNetworkProxy proxy(QNetworkProxy::HttpProxy, u"proxy.example"_s, 3128);
        QVERIFY(of(u"https://a/"_s, {.proxy = proxy}) != first);
        QCOMPARE(of(u"https://a/"_s, {.proxy = proxy})->proxy(), proxy);
        QCOMPARE(pool.endpointCount(), 7);
    }

    void idleEndpointsGo()
    {
        MisbehavingRegistry server;
        QVERIFY(server.listen());
        server.answer("/a", {.fault = Fault::NeverAnswers});
        ConnectionPool pool;
        QNetworkAccessManager &busy = pool.manager(server.url({}));
        QNetworkReply *reply = busy.get(QNetworkRequest(server.url(u"/a"_s)));
        QTRY_COMPARE(server.requests().size(), 1);

        for (int i = 0; i < 3 * ConnectionPool::maxEndpoints; ++i)
            pool.manager(QUrl(u"http://host%1/"_s.arg(i)));

        QCOMPARE(pool.endpointCount(), ConnectionPool::maxEndpoints);
        QCOMPARE(&pool.manager(server.url({})), &busy);
        reply->abort();
    }

    void forgettingTheUnknownIsHarmless()
    {
        ConnectionPool pool;
        pool.forget(QUrl(u"https://a/"_s), {});
        QCOMPARE(pool.endpointCount(), 0);
    }
};

QTEST_GUILESS_MAIN(ConnectionPoolTest)
#include "tst_connectionpool.moc"
