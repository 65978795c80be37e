// SPDX-License-Identifier: Apache-2.0
#include "tests/support/lintedtext.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestPolicyRules : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void finds_data()
    {
        addRuleColumns();
        QTest::newRow("scheduled alias")
            << u"S10"_s
            << streamOf({"{name: a, from: {kind: ImageStreamTag, name: b}, importPolicy: "
                         "{scheduled: true}}",
                         "{name: b, from: {kind: DockerImage, name: c}}"})
            << QStringList{u"6:80 Tag a is from an ImageStreamTag: only tags pointing to Docker repositories may be scheduled for background import."_s}
            << streamOf({"{name: a, from: {kind: ImageStreamTag, name: b}, importPolicy: {}}",
                         "{name: b, from: {kind: DockerImage, name: c}}"});
        QTest::newRow("scheduled image") << u"S10"_s
                                         << streamOf({"{name: a, from: {kind: DockerImage, name: "
                                                      "b}, importPolicy: {scheduled: true}}"})
                                         << QStringList{}
                                         << streamOf({"{name: a, from: {kind: DockerImage, name: "
                                                      "b}, importPolicy: {scheduled: true}}"});
        QTest::newRow("policy")
            << u"S11"_s << streamOf({"{name: a, referencePolicy: {type: local}}"})
            << QStringList{u"6:39 Invalid reference policy \"local\": valid values are \"Source\", \"Local\"."_s}
            << streamOf({"{name: a, referencePolicy: {type: Local}}"});
        QTest::newRow("no policy")
            << u"S11"_s << streamOf({"{name: a, referencePolicy: {type: ''}}"}) << QStringList{}
            << streamOf({"{name: a, referencePolicy: {type: ''}}"});
        QTest::newRow("mode")
            << u"S12"_s << streamOf({"{name: a, importPolicy: {importMode: Preserve}}"})
            << QStringList{u"6:42 Invalid import mode \"Preserve\": valid modes are '', 'Legacy', 'PreserveOriginal'."_s}
            << streamOf({"{name: a, importPolicy: {importMode: Legacy}}"});
    }
    void finds() { checkRuleRow(); }
};

QTEST_GUILESS_MAIN(TestPolicyRules)
#include "tst_policyrules.moc"
