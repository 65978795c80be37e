// SPDX-License-Identifier: Apache-2.0
#include "core/lint/lintrules.h"

#include "tests/support/testcase.h"

#include <QSet>

using namespace headwater;
using namespace Qt::StringLiterals;

class TestLintRules : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void areWhole()
    {
        QSet<QString> ids;
        for (const LintRule *rule : lintRules()) {
            QVERIFY2(!ids.contains(rule->id), rule->id.data());
            ids.insert(rule->id);
            QVERIFY2(!rule->titleText().isEmpty() && !rule->titleText().endsWith(u'.'),
                     rule->id.data());
            QVERIFY2(rule->explanationText().endsWith(u'.'), rule->id.data());
            QCOMPARE(lintRule(rule->id), rule);
        }
    }

    void areFoundByName()
    {
        QCOMPARE(lintRule(u"S02")->severity, LintSeverity::Warning);
        QVERIFY(!lintRule(u"S99"));
    }
};

QTEST_GUILESS_MAIN(TestLintRules)
#include "tst_lintrules.moc"
