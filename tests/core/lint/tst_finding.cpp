// SPDX-License-Identifier: Apache-2.0
#include "core/lint/finding.h"

#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestFinding : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void namesSeverities()
    {
        for (const LintSeverity severity :
             {LintSeverity::Off, LintSeverity::Hint, LintSeverity::Info, LintSeverity::Warning,
              LintSeverity::Error})
            QCOMPARE(severityNamed(severityName(severity)), severity);
        QCOMPARE(severityName(LintSeverity::Warning), u"warning"_s);
        QCOMPARE(severityNamed(u"Warning"), std::nullopt);
    }
};

QTEST_GUILESS_MAIN(TestFinding)
#include "tst_finding.moc"
