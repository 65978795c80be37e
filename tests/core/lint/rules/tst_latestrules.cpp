// SPDX-License-Identifier: Apache-2.0
#include "tests/support/lintedtext.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestLatestRules : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void finds_data()
    {
        addRuleColumns();
        QTest::newRow("none")
            << u"C40"_s
            << streamOf({"{name: '1', annotations: {tags: builder}, from: {kind: DockerImage, "
                         "name: a/b}}",
                         "{name: '2', annotations: {tags: builder}, from: {kind: DockerImage, "
                         "name: a/b}}"})
            << QStringList{u"5:3 There is no tag latest, so oc new-app app is ambiguous."_s}
            << streamOf({"{name: '1', annotations: {tags: builder}, from: {kind: DockerImage, "
                         "name: a/b}}",
                         "{name: '2', annotations: {tags: builder}, from: {kind: DockerImage, "
                         "name: a/b}}",
                         "name: latest\n"
                         "    from:\n"
                         "      kind: ImageStreamTag\n"
                         "      name: \"2\""});
        QTest::newRow("no builder")
            << u"C40"_s << streamOf({"{name: '1'}"}) << QStringList{} << streamOf({"{name: '1'}"});
        QTest::newRow("direct")
            << u"C41"_s
            << streamOf({"{name: '1', annotations: {tags: builder}, from: {kind: DockerImage, "
                         "name: a/b}}",
                         "{name: latest, from: {kind: DockerImage, name: a/b}}"})
            << QStringList{u"7:20 latest points to the image a/b itself; the documentation wants it to follow a tag of the stream."_s}
            << streamOf({"{name: '1', annotations: {tags: builder}, from: {kind: DockerImage, "
                         "name: a/b}}",
                         "{name: latest, from: {kind: ImageStreamTag, name: \"1\"}}"});
        QTest::newRow("hidden")
            << u"C42"_s
            << streamOf({"{name: '1', annotations: {tags: hidden}}",
                         "{name: b, from: {kind: ImageStreamTag, name: '1'}}"})
            << QStringList{u"7:50 oc new-app does not follow b to 1, which is hidden."_s}
            << streamOf({"{name: '1', annotations: {tags: hidden}}",
                         "{name: b, from: {kind: ImageStreamTag, name: '1'}}"});
        QTest::newRow("both hidden") << u"C42"_s
                                     << streamOf({"{name: '1', annotations: {tags: hidden}}",
                                                  "{name: b, annotations: {tags: 'x,hidden'}, "
                                                  "from: {kind: ImageStreamTag, name: '1'}}"})
                                     << QStringList{}
                                     << streamOf({"{name: '1', annotations: {tags: hidden}}",
                                                  "{name: b, annotations: {tags: 'x,hidden'}, "
                                                  "from: {kind: ImageStreamTag, name: '1'}}"});
        QTest::newRow("a builder")
            << u"C43"_s
            << streamOf({"{name: latest, annotations: {tags: builder}, from: {kind: DockerImage, "
                         "name: a/b}}"})
            << QStringList{u"6:40 latest is a builder itself: the console lists it as one more version, after all others."_s}
            << streamOf({"{name: latest, annotations: {tags: builder}, from: {kind: DockerImage, "
                         "name: a/b}}"});
        QTest::newRow("no builder either")
            << u"C43"_s << streamOf({"{name: latest, annotations: {tags: builder}}"})
            << QStringList{} << streamOf({"{name: latest, annotations: {tags: builder}}"});
    }
    void finds() { checkRuleRow(); }
};

QTEST_GUILESS_MAIN(TestLatestRules)
#include "tst_latestrules.moc"
