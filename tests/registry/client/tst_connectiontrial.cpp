// SPDX-License-Identifier: Apache-2.0
#include "registry/client/connectiontrial.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

/// What a target names; the run itself is tested through RegistryTester.
class ConnectionTrialTest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void accessIsKept()
    {
        const Result<TrialTarget> target = parseTrialTarget(u"h:5000/a"_s, {.insecure = true});
        QVERIFY(target);
        QVERIFY(target->access.insecure);
        QCOMPARE(target->host, u"h:5000"_s);
    }

    void whatIsNoTargetIsInvalidInput()
    {
        const Result<TrialTarget> target = parseTrialTarget(u"h/UPPER"_s, {});
        QVERIFY(!target);
        QCOMPARE(target.error().kind, Error::Kind::InvalidInput);
        QCOMPARE(target.error().subject, u"h/UPPER"_s);
    }
};

QTEST_GUILESS_MAIN(ConnectionTrialTest)
#include "tst_connectiontrial.moc"
