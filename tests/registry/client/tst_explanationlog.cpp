// SPDX-License-Identifier: Apache-2.0
#include "registry/client/explanationlog.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

RequestExplanation explained(const QString &endpoint, bool failed = false)
{
    RequestExplanation how{.endpoint = endpoint};
    if (failed)
        how.error = Error{.kind = Error::Kind::NotFound};
    return how;
}

} // namespace

class ExplanationLogTest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void theLatestCounts()
    {
        ExplanationLog log;
        QVERIFY(!log.find(u"a"_s));
        log.add(u"a"_s, explained(u"1"_s));
        log.add(u"a"_s, explained(u"2"_s, true));
        QCOMPARE(log.find(u"a"_s)->endpoint, u"2"_s);
        log.add(u"a"_s, explained(u"3"_s));
        QCOMPARE(log.find(u"a"_s)->endpoint, u"3"_s);
        QVERIFY(!log.find(u"b"_s));
    }

    void successesDoNotPushOutFailures()
    {
        ExplanationLog log;
        log.add(u"bad"_s, explained(u"x"_s, true));
        for (int i = 0; i < 2 * ExplanationLog::kept; ++i)
            log.add(QString::number(i), explained(u"y"_s));
        QVERIFY(log.find(u"bad"_s));
        QVERIFY(!log.find(u"0"_s));
        QVERIFY(log.find(QString::number(2 * ExplanationLog::kept - 1)));
    }
};

QTEST_GUILESS_MAIN(ExplanationLogTest)
#include "tst_explanationlog.moc"
