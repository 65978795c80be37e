// SPDX-License-Identifier: Apache-2.0
#include "tests/support/lintedtext.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestDescriptionRules : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void finds_data()
    {
        addRuleColumns();
        rowsOfC17();
        rowsOfC18();
        rowsOfC19();
        rowsOfC20();
    }
    void finds() { checkRuleRow(); }

private:
    void rowsOfC17()
    {
        QTest::newRow("none")
            << u"C17"_s
            << streamOf({"{name: 1, annotations: {tags: builder, description: Old}, from: {kind: "
                         "DockerImage, name: a/b}}",
                         "{name: 2, annotations: {tags: builder}, from: {kind: DockerImage, name: "
                         "a/b}}"})
            << QStringList{u"7:15 The tile has no text: tag 2, which the console preselects, has no description."_s}
            << streamOf({"{name: 1, annotations: {tags: builder, description: Old}, from: {kind: "
                         "DockerImage, name: a/b}}",
                         "{name: 2, annotations: {tags: builder, description: Old}, from: {kind: "
                         "DockerImage, name: a/b}}"});
        QTest::newRow("of another")
            << u"C17"_s
            << streamOf(
                   {"{name: 1, annotations: {tags: builder}, from: {kind: DockerImage, name: a/b}}",
                    "{name: 2, annotations: {tags: builder, description: New}, from: {kind: "
                    "DockerImage, name: a/b}}"})
            << QStringList{}
            << streamOf(
                   {"{name: 1, annotations: {tags: builder}, from: {kind: DockerImage, name: a/b}}",
                    "{name: 2, annotations: {tags: builder, description: New}, from: {kind: "
                    "DockerImage, name: a/b}}"});
    }
    void rowsOfC18()
    {
        QTest::newRow("long")
            << u"C18"_s
            << streamOf({"{name: 1, annotations: {description: "
                         "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
                         "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
                         "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
                         "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
                         "xxxxxxxxx}, from: {kind: DockerImage, name: a/b}}",
                         "{name: 2, annotations: {description: "
                         "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
                         "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
                         "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
                         "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
                         "xxxxxxxx}, from: {kind: DockerImage, name: a/b}}"})
            << QStringList{u"6:42 The description of 1 has 301 characters; tiles show about 100."_s}
            << streamOf({"{name: 1, annotations: {description: "
                         "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
                         "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
                         "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
                         "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
                         "xxxxxxxxx}, from: {kind: DockerImage, name: a/b}}",
                         "{name: 2, annotations: {description: "
                         "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
                         "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
                         "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
                         "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
                         "xxxxxxxx}, from: {kind: DockerImage, name: a/b}}"});
    }
    void rowsOfC19()
    {
        QTest::newRow("a line break")
            << u"C19"_s
            << streamOf({"{name: 1, annotations: {description: \"Ruby\\n\"}, from: {kind: "
                         "DockerImage, name: a/b}}"})
            << QStringList{u"6:42 The description of 1 has white space around it, which the console shows."_s}
            << streamOf({"{name: 1, annotations: {description: \"Ruby\"}, from: {kind: "
                         "DockerImage, name: a/b}}"});
        QTest::newRow("nothing else")
            << u"C19"_s
            << streamOf({"{name: 1, annotations: {description: \" \", version: '1'}, from: {kind: "
                         "DockerImage, name: a/b}}"})
            << QStringList{u"6:42 The description of 1 has white space around it, which the console shows."_s}
            << streamOf({"{name: 1, annotations: {version: '1'}, from: {kind: DockerImage, name: "
                         "a/b}}"});
    }
    void rowsOfC20()
    {
        QTest::newRow("a link")
            << u"C20"_s
            << streamOf({"{name: 1, annotations: {description: 'See https://a.example/'}, from: "
                         "{kind: DockerImage, name: a/b}}",
                         "{name: 2, annotations: {description: 'httpd'}, from: {kind: DockerImage, "
                         "name: a/b}}"})
            << QStringList{u"6:42 The console does not make links of the URLs in the description of 1."_s}
            << streamOf({"{name: 1, annotations: {description: 'See https://a.example/'}, from: "
                         "{kind: DockerImage, name: a/b}}",
                         "{name: 2, annotations: {description: 'httpd'}, from: {kind: DockerImage, "
                         "name: a/b}}"});
    }
};

QTEST_GUILESS_MAIN(TestDescriptionRules)
#include "tst_descriptionrules.moc"
