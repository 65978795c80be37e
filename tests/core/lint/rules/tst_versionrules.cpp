// SPDX-License-Identifier: Apache-2.0
#include "tests/support/lintedtext.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestVersionRules : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void finds_data()
    {
        addRuleColumns();
        rowsOfC21();
        rowsOfC22();
        rowsOfC23();
        rowsOfC24();
        rowsOfC25();
        rowsOfC26();
    }
    void finds() { checkRuleRow(); }

private:
    void rowsOfC21()
    {
        QTest::newRow("none")
            << u"C21"_s
            << streamOf({"{name: 3.3-ubi9, annotations: {tags: builder}, from: {kind: DockerImage, "
                         "name: a/b}}",
                         "{name: latest, from: {kind: ImageStreamTag, name: 3.3-ubi9}}",
                         "{name: x, annotations: {tags: builder}, from: {kind: DockerImage, name: "
                         "a/b}}"})
            << QStringList{u"6:22 Tag 3.3-ubi9 has no annotation version."_s,
                           u"8:15 Tag x has no annotation version."_s}
            << streamOf({"{name: 3.3-ubi9, annotations: {tags: builder, version: \"3.3\"}, from: "
                         "{kind: DockerImage, name: a/b}}",
                         "{name: latest, from: {kind: ImageStreamTag, name: 3.3-ubi9}}",
                         "{name: x, annotations: {tags: builder}, from: {kind: DockerImage, name: "
                         "a/b}}"});
    }
    void rowsOfC22()
    {
        QTest::newRow("another")
            << u"C22"_s
            << streamOf(
                   {"{name: 11.0, annotations: {version: '8'}, from: {kind: DockerImage, name: "
                    "a/b}}",
                    "{name: 8.0, annotations: {version: '8'}, from: {kind: DockerImage, name: "
                    "a/b}}",
                    "{name: x, annotations: {version: '8'}, from: {kind: DockerImage, name: a/b}}"})
            << QStringList{u"6:41 The console sorts the tag as 11.0.0, after its name 11.0, but the annotation version says 8."_s}
            << streamOf({"{name: 11.0, annotations: {version: '11.0'}, from: {kind: DockerImage, "
                         "name: a/b}}",
                         "{name: 8.0, annotations: {version: '8'}, from: {kind: DockerImage, name: "
                         "a/b}}",
                         "{name: x, annotations: {version: '8'}, from: {kind: DockerImage, name: "
                         "a/b}}"});
    }
    void rowsOfC23()
    {
        QTest::newRow("ties")
            << u"C23"_s
            << streamOf({"{name: 22-ubi9, annotations: {tags: builder}, from: {kind: DockerImage, "
                         "name: a/b}}",
                         "{name: 22-ubi10, annotations: {tags: builder}, from: {kind: DockerImage, "
                         "name: a/b}}",
                         "{name: 22-a, annotations: {tags: 'builder,hidden'}, from: {kind: "
                         "DockerImage, name: a/b}}",
                         "{name: 20, annotations: {tags: builder}, from: {kind: DockerImage, name: "
                         "a/b}}"})
            << QStringList{u"7:12 The console preselects 22-ubi10 because its name is the first of 22-ubi10, 22-ubi9, which are all 22.0.0 to it."_s}
            << streamOf({"{name: 22-ubi9, annotations: {tags: builder}, from: {kind: DockerImage, "
                         "name: a/b}}",
                         "{name: 22-ubi10, annotations: {tags: builder}, from: {kind: DockerImage, "
                         "name: a/b}}",
                         "{name: 22-a, annotations: {tags: 'builder,hidden'}, from: {kind: "
                         "DockerImage, name: a/b}}",
                         "{name: 20, annotations: {tags: builder}, from: {kind: DockerImage, name: "
                         "a/b}}"});
        QTest::newRow("no ties") << u"C23"_s
                                 << streamOf({"{name: 22-ubi9, annotations: {tags: builder}, from: "
                                              "{kind: DockerImage, name: a/b}}",
                                              "{name: 20, annotations: {tags: builder}, from: "
                                              "{kind: DockerImage, name: a/b}}"})
                                 << QStringList{}
                                 << streamOf({"{name: 22-ubi9, annotations: {tags: builder}, from: "
                                              "{kind: DockerImage, name: a/b}}",
                                              "{name: 20, annotations: {tags: builder}, from: "
                                              "{kind: DockerImage, name: a/b}}"});
        QTest::newRow("no versions")
            << u"C23"_s
            << streamOf(
                   {"{name: a, annotations: {tags: builder}, from: {kind: DockerImage, name: a/b}}",
                    "{name: b, annotations: {tags: builder}, from: {kind: DockerImage, name: "
                    "a/b}}"})
            << QStringList{}
            << streamOf(
                   {"{name: a, annotations: {tags: builder}, from: {kind: DockerImage, name: a/b}}",
                    "{name: b, annotations: {tags: builder}, from: {kind: DockerImage, name: "
                    "a/b}}"});
    }
    void rowsOfC24()
    {
        QTest::newRow("latest")
            << u"C24"_s
            << streamOf(
                   {"{name: 1, annotations: {tags: builder}, from: {kind: DockerImage, name: a/b}}",
                    "{name: 2, annotations: {tags: builder}, from: {kind: DockerImage, name: a/b}}",
                    "{name: latest, from: {kind: ImageStreamTag, name: '1'}}"})
            << QStringList{u"8:55 The console offers 2 first, but latest follows 1, which is what oc new-app takes."_s}
            << streamOf(
                   {"{name: 1, annotations: {tags: builder}, from: {kind: DockerImage, name: a/b}}",
                    "{name: 2, annotations: {tags: builder}, from: {kind: DockerImage, name: a/b}}",
                    "{name: latest, from: {kind: ImageStreamTag, name: '2'}}"});
        QTest::newRow("the same")
            << u"C24"_s
            << streamOf(
                   {"{name: 1, annotations: {tags: builder}, from: {kind: DockerImage, name: a/b}}",
                    "{name: 2, annotations: {tags: builder}, from: {kind: DockerImage, name: a/b}}",
                    "{name: latest, from: {kind: ImageStreamTag, name: '2'}}"})
            << QStringList{}
            << streamOf(
                   {"{name: 1, annotations: {tags: builder}, from: {kind: DockerImage, name: a/b}}",
                    "{name: 2, annotations: {tags: builder}, from: {kind: DockerImage, name: a/b}}",
                    "{name: latest, from: {kind: ImageStreamTag, name: '2'}}"});
        QTest::newRow("an image")
            << u"C24"_s
            << streamOf(
                   {"{name: 1, annotations: {tags: builder}, from: {kind: DockerImage, name: a/b}}",
                    "{name: 2, annotations: {tags: builder}, from: {kind: DockerImage, name: a/b}}",
                    "{name: latest, from: {kind: DockerImage, name: a/b}}"})
            << QStringList{}
            << streamOf(
                   {"{name: 1, annotations: {tags: builder}, from: {kind: DockerImage, name: a/b}}",
                    "{name: 2, annotations: {tags: builder}, from: {kind: DockerImage, name: a/b}}",
                    "{name: latest, from: {kind: DockerImage, name: a/b}}"});
    }
    void rowsOfC25()
    {
        QTest::newRow("names")
            << u"C25"_s
            << streamOf({"{name: 18.04, from: {kind: DockerImage, name: a/b}}",
                         "{name: lts, from: {kind: DockerImage, name: a/b}}",
                         "{name: latest, from: {kind: DockerImage, name: a/b}}",
                         "{name: v2, from: {kind: DockerImage, name: a/b}}"})
            << QStringList{u"6:12 The console finds no version in the name of tag 18.04 and sorts it after those that have one."_s,
                           u"7:12 The console finds no version in the name of tag lts and sorts it after those that have one."_s}
            << streamOf({"{name: 18.04, from: {kind: DockerImage, name: a/b}}",
                         "{name: lts, from: {kind: DockerImage, name: a/b}}",
                         "{name: latest, from: {kind: DockerImage, name: a/b}}",
                         "{name: v2, from: {kind: DockerImage, name: a/b}}"});
    }
    void rowsOfC26()
    {
        QTest::newRow("dates")
            << u"C26"_s
            << streamOf({"{name: v2.0.1-20160504, from: {kind: DockerImage, name: a/b}}",
                         "{name: 2024-05-01, from: {kind: DockerImage, name: a/b}}",
                         "{name: '1.18-1700000000', from: {kind: DockerImage, name: a/b}}",
                         "{name: 1.20200, from: {kind: DockerImage, name: a/b}}",
                         "{name: 20241301, from: {kind: DockerImage, name: a/b}}"})
            << QStringList{u"6:12 The name of tag v2.0.1-20160504 holds the time of a build, 20160504; such a tag is never moved on."_s,
                           u"7:12 The name of tag 2024-05-01 holds the time of a build, 2024-05-01; such a tag is never moved on."_s,
                           u"8:12 The name of tag 1.18-1700000000 holds the time of a build, 1700000000; such a tag is never moved on."_s}
            << streamOf({"{name: v2.0.1-20160504, from: {kind: DockerImage, name: a/b}}",
                         "{name: 2024-05-01, from: {kind: DockerImage, name: a/b}}",
                         "{name: '1.18-1700000000', from: {kind: DockerImage, name: a/b}}",
                         "{name: 1.20200, from: {kind: DockerImage, name: a/b}}",
                         "{name: 20241301, from: {kind: DockerImage, name: a/b}}"});
    }
};

QTEST_GUILESS_MAIN(TestVersionRules)
#include "tst_versionrules.moc"
