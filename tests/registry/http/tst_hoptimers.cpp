// SPDX-License-Identifier: Apache-2.0
#include "registry/http/hoptimers.h"
#include "tests/support/misbehavingregistry.h"
#include "tests/support/testcase.h"

#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSignalSpy>

using namespace headwater;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The phases of one hop, seen through a real QNetworkReply.
class HopTimersTest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void t48_lookupThatHangs()
    {
        HopTimers timers(20ms, 10s, nullptr);
        QSignalSpy spy(&timers, &HopTimers::ranOut);
        timers.start();
        QTRY_COMPARE(spy.size(), 1);
        QCOMPARE(spy.constFirst().constFirst().value<HopTimers::Phase>(), HopTimers::Phase::Lookup);
    }

    void t48_serverThatIsSilent_data()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<HopTimers::Phase>("phase");
        QTest::newRow("before the headers")
            << int(Fault::NeverAnswers) << HopTimers::Phase::Headers;
        QTest::newRow("within the body") << int(Fault::SilentBody) << HopTimers::Phase::Body;
    }

    void t48_serverThatIsSilent()
    {
        QFETCH(const int, fault);
        MisbehavingRegistry server;
        QVERIFY(server.listen());
        server.answer("/a", {.fault = Fault(fault)});
        QNetworkAccessManager manager;
        manager.setProxy(QNetworkProxy::NoProxy);
        HopTimers timers(10s, 200ms, nullptr);
        QSignalSpy spy(&timers, &HopTimers::ranOut);
        timers.start();
        timers.watch(manager.get(QNetworkRequest(server.url(u"/a"_s))));
        QTRY_COMPARE(spy.size(), 1);
        QTEST(spy.constFirst().constFirst().value<HopTimers::Phase>(), "phase");
    }

    void stopsWhenTold()
    {
        HopTimers timers(0ms, 0ms, nullptr);
        QSignalSpy spy(&timers, &HopTimers::ranOut);
        timers.start();
        timers.stop();
        QTRY_VERIFY(!spy.wait(50));
        QCOMPARE(spy.size(), 0);
    }
};

QTEST_GUILESS_MAIN(HopTimersTest)
#include "tst_hoptimers.moc"
