// SPDX-License-Identifier: Apache-2.0
#include "tests/support/lintedtext.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestDisplayNameRules : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void finds_data()
    {
        addRuleColumns();
        rowsOfC13();
        rowsOfC14();
        rowsOfC15();
        rowsOfC16();
    }
    void finds() { checkRuleRow(); }

private:
    void rowsOfC13()
    {
        QTest::newRow("none")
            << u"C13"_s
            << streamOf({"{name: 1, annotations: {tags: builder, openshift.io/display-name: 'Ruby "
                         "1 (UBI 9)'}, from: {kind: DockerImage, name: a/b}}"},
                        "name: app, labels: {}")
            << QStringList{u"3:1 The stream has no display name: the tile is called app."_s}
            << streamOf({"{name: 1, annotations: {tags: builder, openshift.io/display-name: 'Ruby "
                         "1 (UBI 9)'}, from: {kind: DockerImage, name: a/b}}"},
                        "name: app, labels: {}, annotations: {openshift.io/display-name: Ruby}");
        QTest::newRow("none to make one of")
            << u"C13"_s
            << streamOf({"{name: 1, annotations: {tags: builder}, from: {kind: DockerImage, name: "
                         "a/b}}"})
            << QStringList{u"3:1 The stream has no display name: the tile is called app."_s}
            << streamOf({"{name: 1, annotations: {tags: builder}, from: {kind: DockerImage, name: "
                         "a/b}}"});
        QTest::newRow("no builder")
            << u"C13"_s << streamOf({"{name: 1, from: {kind: DockerImage, name: a/b}}"})
            << QStringList{} << streamOf({"{name: 1, from: {kind: DockerImage, name: a/b}}"});
    }
    void rowsOfC14()
    {
        QTest::newRow("long")
            << u"C14"_s
            << streamOf({"{name: 1, annotations: {tags: builder}, from: {kind: DockerImage, name: "
                         "a/b}}"},
                        "name: my-app, annotations: {openshift.io/display-name: Fourteen chars}")
            << QStringList{u"3:67 Cards call the stream My App: \"Fourteen chars\" is too long for them."_s}
            << streamOf({"{name: 1, annotations: {tags: builder}, from: {kind: DockerImage, name: "
                         "a/b}}"},
                        "name: my-app, annotations: {openshift.io/display-name: Fourteen chars}");
        QTest::newRow("short")
            << u"C14"_s
            << streamOf({"{name: 1, annotations: {tags: builder}, from: {kind: DockerImage, name: "
                         "a/b}}"},
                        "name: my-app, annotations: {openshift.io/display-name: Thirteen char}")
            << QStringList{}
            << streamOf({"{name: 1, annotations: {tags: builder}, from: {kind: DockerImage, name: "
                         "a/b}}"},
                        "name: my-app, annotations: {openshift.io/display-name: Thirteen char}");
    }
    void rowsOfC15()
    {
        QTest::newRow("tag without")
            << u"C15"_s
            << streamOf({"{name: 1, from: {kind: DockerImage, name: a/b}}"},
                        "name: app, annotations: {openshift.io/display-name: Ruby}")
            << QStringList{u"6:12 Tag 1 has no display name: forms use that of the stream."_s}
            << streamOf({"{name: 1, from: {kind: DockerImage, name: a/b}, annotations: "
                         "{openshift.io/display-name: Ruby 1}}"},
                        "name: app, annotations: {openshift.io/display-name: Ruby}");
        QTest::newRow("tag and stream without")
            << u"C15"_s << streamOf({"{name: 1, from: {kind: DockerImage, name: a/b}}"})
            << QStringList{u"6:12 Tag 1 has no display name: forms use that of the stream."_s}
            << streamOf({"{name: 1, from: {kind: DockerImage, name: a/b}}"});
    }
    void rowsOfC16()
    {
        QTest::newRow("no version")
            << u"C16"_s
            << streamOf({"{name: 1.2-ubi9, annotations: {openshift.io/display-name: Ruby}, from: "
                         "{kind: DockerImage, name: a/b}}",
                         "{name: 2, annotations: {openshift.io/display-name: Ruby 2}, from: {kind: "
                         "DockerImage, name: a/b}}",
                         "{name: x, annotations: {openshift.io/display-name: Ruby}, from: {kind: "
                         "DockerImage, name: a/b}}",
                         "{name: 9, annotations: {openshift.io/display-name: Ruby}, from: {kind: "
                         "ImageStreamTag, name: 2}}"})
            << QStringList{u"6:63 The display name \"Ruby\" of tag 1.2-ubi9 does not say the version."_s}
            << streamOf({"{name: 1.2-ubi9, annotations: {openshift.io/display-name: Ruby 1.2}, "
                         "from: {kind: DockerImage, name: a/b}}",
                         "{name: 2, annotations: {openshift.io/display-name: Ruby 2}, from: {kind: "
                         "DockerImage, name: a/b}}",
                         "{name: x, annotations: {openshift.io/display-name: Ruby}, from: {kind: "
                         "DockerImage, name: a/b}}",
                         "{name: 9, annotations: {openshift.io/display-name: Ruby}, from: {kind: "
                         "ImageStreamTag, name: 2}}"});
    }
};

QTEST_GUILESS_MAIN(TestDisplayNameRules)
#include "tst_displaynamerules.moc"
