// SPDX-License-Identifier: Apache-2.0
#include "tests/support/lintedtext.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestSupportsRules : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void finds_data()
    {
        addRuleColumns();
        QTest::newRow("none")
            << u"C36"_s
            << streamOf(
                   {"{name: a, annotations: {tags: builder}, from: {kind: DockerImage, name: b}}"})
            << QStringList{u"6:15 oc new-app cannot find tag a by language: it has no supports, and the name of the stream is no language oc detects."_s}
            << streamOf(
                   {"{name: a, annotations: {tags: builder}, from: {kind: DockerImage, name: b}}"});
        QTest::newRow("a language")
            << u"C36"_s
            << streamOf(
                   {"{name: a, annotations: {tags: builder}, from: {kind: DockerImage, name: b}}"},
                   "name: my-ruby")
            << QStringList{}
            << streamOf(
                   {"{name: a, annotations: {tags: builder}, from: {kind: DockerImage, name: b}}"},
                   "name: my-ruby");
        QTest::newRow("blanks")
            << u"C37"_s << streamOf({"{name: a, annotations: {supports: 'nodejs:8, nodejs'}}"})
            << QStringList{u"6:39 oc compares items of supports exactly; \" nodejs\" never matches."_s}
            << streamOf({"{name: a, annotations: {supports: 'nodejs:8,nodejs'}}"});
        QTest::newRow("repeated")
            << u"C38"_s << streamOf({"{name: a, annotations: {supports: 'b,,b,c'}}"})
            << QStringList{u"6:39 Items of supports are empty or repeated: \"\", \"b\"."_s}
            << streamOf({"{name: a, annotations: {supports: 'b,c'}}"});
        QTest::newRow("java")
            << u"C38b"_s
            << streamOf({"{name: a, annotations: {tags: builder, supports: 'java:8,java'}, from: "
                         "{kind: DockerImage, name: b}}"})
            << QStringList{u"6:54 Nothing oc new-app detects is in \"java:8,java\": the tag is only found when it is asked for."_s}
            << streamOf({"{name: a, annotations: {tags: builder, supports: 'java:8,java,jee'}, "
                         "from: {kind: DockerImage, name: b}}"});
        QTest::newRow("jee") << u"C38b"_s
                             << streamOf({"{name: a, annotations: {tags: builder, supports: "
                                          "'jee:7,java'}, from: {kind: DockerImage, name: b}}"})
                             << QStringList{}
                             << streamOf({"{name: a, annotations: {tags: builder, supports: "
                                          "'jee:7,java'}, from: {kind: DockerImage, name: b}}"});
        QTest::newRow("hidden")
            << u"C39"_s << streamOf({"{name: a, annotations: {tags: hidden, supports: ruby}}"})
            << QStringList{u"6:53 Tag a is hidden in the console, but oc new-app still finds it as ruby."_s}
            << streamOf({"{name: a, annotations: {tags: hidden}}"});
    }
    void finds() { checkRuleRow(); }
};

QTEST_GUILESS_MAIN(TestSupportsRules)
#include "tst_supportsrules.moc"
