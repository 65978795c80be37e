// SPDX-License-Identifier: Apache-2.0
#include "tests/support/lintedtext.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestKeywordRules : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void finds_data()
    {
        addRuleColumns();
        rowsOfC04();
        rowsOfC05();
        rowsOfC06();
        rowsOfC07();
        rowsOfC08();
    }
    void finds() { checkRuleRow(); }

private:
    void rowsOfC04()
    {
        QTest::newRow("none")
            << u"C04"_s
            << streamOf({"{name: a, from: {kind: DockerImage, name: a/b}}",
                         "{name: b, annotations: {tags: ''}, from: {kind: DockerImage, name: a/b}}",
                         "{name: c, annotations: {tags: builder}, from: {kind: DockerImage, name: "
                         "a/b}}"})
            << QStringList{u"6:12 Tag a has no keywords: neither the catalog nor a search finds it."_s,
                           u"7:35 Tag b has no keywords: neither the catalog nor a search finds it."_s}
            << streamOf({"{name: a, from: {kind: DockerImage, name: a/b}}",
                         "{name: b, annotations: {tags: ''}, from: {kind: DockerImage, name: a/b}}",
                         "{name: c, annotations: {tags: builder}, from: {kind: DockerImage, name: "
                         "a/b}}"});
    }
    void rowsOfC05()
    {
        QTest::newRow("blanks")
            << u"C05"_s
            << streamOf({"{name: a, annotations: {tags: ' builder, ruby '}, from: {kind: "
                         "DockerImage, name: a/b}}",
                         "{name: b, annotations: {tags: 'builder,my ruby'}, from: {kind: "
                         "DockerImage, name: a/b}}"})
            << QStringList{u"6:35 Blanks in keywords: oc trims none, the console only those around commas: \" builder\", \" ruby \"."_s}
            << streamOf({"{name: a, annotations: {tags: 'builder,ruby'}, from: {kind: DockerImage, "
                         "name: a/b}}",
                         "{name: b, annotations: {tags: 'builder,my ruby'}, from: {kind: "
                         "DockerImage, name: a/b}}"});
    }
    void rowsOfC06()
    {
        QTest::newRow("repeated")
            << u"C06"_s
            << streamOf({"{name: a, annotations: {tags: 'builder,,ruby, builder'}, from: {kind: "
                         "DockerImage, name: a/b}}"})
            << QStringList{u"6:35 Keywords are empty or repeated: \"\", \"builder\"."_s}
            << streamOf({"{name: a, annotations: {tags: 'builder,ruby'}, from: {kind: DockerImage, "
                         "name: a/b}}"});
        QTest::newRow("only commas")
            << u"C06"_s
            << streamOf({"{name: a, annotations: {tags: ',', version: '1'}, from: {kind: "
                         "DockerImage, name: a/b}}"})
            << QStringList{u"6:35 Keywords are empty or repeated: \"\", \"\"."_s}
            << streamOf({"{name: a, annotations: {version: '1'}, from: {kind: DockerImage, name: "
                         "a/b}}"});
    }
    void rowsOfC07()
    {
        QTest::newRow("case")
            << u"C07"_s
            << streamOf({"{name: a, annotations: {tags: 'Builder,ruby'}, from: {kind: DockerImage, "
                         "name: a/b}}"})
            << QStringList{u"6:35 The keyword \"Builder\" of tag a means nothing to the console; did you mean builder?"_s}
            << streamOf({"{name: a, annotations: {tags: 'builder,ruby'}, from: {kind: DockerImage, "
                         "name: a/b}}"});
        QTest::newRow("a letter")
            << u"C07"_s
            << streamOf({"{name: a, annotations: {tags: 'builder,hiden'}, from: {kind: "
                         "DockerImage, name: a/b}}"})
            << QStringList{u"6:35 The keyword \"hiden\" of tag a means nothing to the console; did you mean hidden?"_s}
            << streamOf({"{name: a, annotations: {tags: 'builder,hidden'}, from: {kind: "
                         "DockerImage, name: a/b}}"});
        QTest::newRow("another word")
            << u"C07"_s
            << streamOf({"{name: a, annotations: {tags: 'builder,build,hide'}, from: {kind: "
                         "DockerImage, name: a/b}}"})
            << QStringList{}
            << streamOf({"{name: a, annotations: {tags: 'builder,build,hide'}, from: {kind: "
                         "DockerImage, name: a/b}}"});
    }
    void rowsOfC08()
    {
        QTest::newRow("no category")
            << u"C08"_s
            << streamOf({"{name: 1, annotations: {tags: 'builder,ruby'}, from: {kind: DockerImage, "
                         "name: a/b}}",
                         "{name: 2, annotations: {tags: 'builder,nginx'}, from: {kind: "
                         "DockerImage, name: a/b}}"})
            << QStringList{u"7:35 The catalog lists the stream under Other: no keyword of 2, which is preselected, belongs to a category."_s}
            << streamOf({"{name: 1, annotations: {tags: 'builder,ruby'}, from: {kind: DockerImage, "
                         "name: a/b}}",
                         "{name: 2, annotations: {tags: 'builder,nginx'}, from: {kind: "
                         "DockerImage, name: a/b}}"});
        QTest::newRow("a category") << u"C08"_s
                                    << streamOf({"{name: 1, annotations: {tags: 'builder,nginx'}, "
                                                 "from: {kind: DockerImage, name: a/b}}",
                                                 "{name: 2, annotations: {tags: 'builder,ruby'}, "
                                                 "from: {kind: DockerImage, name: a/b}}"})
                                    << QStringList{}
                                    << streamOf({"{name: 1, annotations: {tags: 'builder,nginx'}, "
                                                 "from: {kind: DockerImage, name: a/b}}",
                                                 "{name: 2, annotations: {tags: 'builder,ruby'}, "
                                                 "from: {kind: DockerImage, name: a/b}}"});
    }
};

QTEST_GUILESS_MAIN(TestKeywordRules)
#include "tst_keywordrules.moc"
