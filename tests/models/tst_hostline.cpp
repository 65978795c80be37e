// SPDX-License-Identifier: Apache-2.0
#include "models/hostline.h"
#include "tests/support/testcase.h"

#include <QTimeZone>

using namespace headwater;
using namespace Qt::StringLiterals;

class TestHostLine : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void aHostThatAnswersIsNotNamed()
    {
        const QList<HostState> hosts{{.host = u"https://quay.io:443"_s, .running = 4}};
        QCOMPARE(hostLine(hosts, m_now), QString());
        QCOMPARE(hostDetails(hosts, m_now), u"quay.io: 4 running, 0 waiting"_s);
        QCOMPARE(hostLine({}, m_now), QString());
    }

    void namesWhatMakesItWait()
    {
        QList<HostState> hosts{
            {.host = u"https://a.example:5000"_s, .pausedUntil = m_now.addSecs(65)},
            {.host = u"http://b.example:80"_s,
             .rateLimit = RateLimit{.limit = 100, .remaining = 87}},
            {.host = u"http://c.example:443"_s, .rateLimit = RateLimit{.remaining = 3}}};
        QCOMPARE(hostLine(hosts, m_now),
                 u"a.example:5000 asks to wait until 22:14:25 · b.example: 87 of 100 requests left"
                 " · c.example:443: 3 requests left"_s);
        hosts.first().pausedUntil = m_now.addSecs(-1);
        QVERIFY(!hostLine(hosts, m_now).contains(u"wait"_s));
        QCOMPARE(hostDetails(hosts, m_now).count(u'\n'), 4);
    }

private:
    const QDateTime m_now = QDateTime::fromSecsSinceEpoch(1'700'000'000, QTimeZone::UTC);
};

QTEST_GUILESS_MAIN(TestHostLine)
#include "tst_hostline.moc"
