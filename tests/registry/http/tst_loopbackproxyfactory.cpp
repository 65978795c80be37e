// SPDX-License-Identifier: Apache-2.0
#include "registry/http/loopbackproxyfactory.h"
#include "tests/support/testcase.h"

#include <QUrl>

using namespace headwater;
using namespace Qt::StringLiterals;

class LoopbackProxyFactoryTest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void thisMachineNeedsNoProxy_data()
    {
        qputenv("https_proxy", "http://127.0.0.1:9");
        qputenv("no_proxy", "inside.example");
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("isDirect");
        QTest::newRow("127.0.0.1") << u"https://127.0.0.1:5000/"_s << true;
        QTest::newRow("127.1.2.3") << u"https://127.1.2.3/"_s << true;
        QTest::newRow("::1") << u"https://[::1]:5000/"_s << true;
        QTest::newRow("localhost") << u"https://LocalHost/"_s << true;
        QTest::newRow("below localhost") << u"https://registry.localhost/"_s << true;
        QTest::newRow("no_proxy") << u"https://inside.example/"_s << true;
        QTest::newRow("outside") << u"https://quay.io/"_s << false;
        QTest::newRow("only looks like it") << u"https://notlocalhost/"_s << false;
    }

    void thisMachineNeedsNoProxy()
    {
        QFETCH(const QString, url);
        const QNetworkProxy proxy
            = LoopbackProxyFactory().queryProxy(QNetworkProxyQuery(QUrl(url))).constFirst();
        QTEST(proxy.type() == QNetworkProxy::NoProxy, "isDirect");
    }
};

QTEST_GUILESS_MAIN(LoopbackProxyFactoryTest)
#include "tst_loopbackproxyfactory.moc"
