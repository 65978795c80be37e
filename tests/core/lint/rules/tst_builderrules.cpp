// SPDX-License-Identifier: Apache-2.0
#include "tests/support/lintedtext.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestBuilderRules : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void finds_data()
    {
        addRuleColumns();
        rowsOfC01();
        rowsOfC02();
        rowsOfC03();
    }
    void finds() { checkRuleRow(); }

private:
    void rowsOfC01()
    {
        QTest::newRow("none")
            << u"C01"_s
            << streamOf(
                   {"{name: a, annotations: {tags: ruby}, from: {kind: DockerImage, name: a/b}}"})
            << QStringList{u"5:3 The catalog does not show the stream: none of its tags is a builder."_s}
            << streamOf(
                   {"{name: a, annotations: {tags: ruby}, from: {kind: DockerImage, name: a/b}}"});
        QTest::newRow("all hidden")
            << u"C01"_s
            << streamOf({"{name: a, annotations: {tags: 'builder,hidden'}, from: {kind: "
                         "DockerImage, name: a/b}}"})
            << QStringList{u"5:3 The catalog does not show the stream: all of its tags are hidden."_s}
            << streamOf({"{name: a, annotations: {tags: 'builder,hidden'}, from: {kind: "
                         "DockerImage, name: a/b}}"});
        QTest::newRow("one") << u"C01"_s
                             << streamOf({"{name: a, annotations: {tags: 'builder,hidden'}, from: "
                                          "{kind: DockerImage, name: a/b}}",
                                          "{name: b, annotations: {tags: builder}, from: {kind: "
                                          "DockerImage, name: a/b}}"})
                             << QStringList{}
                             << streamOf({"{name: a, annotations: {tags: 'builder,hidden'}, from: "
                                          "{kind: DockerImage, name: a/b}}",
                                          "{name: b, annotations: {tags: builder}, from: {kind: "
                                          "DockerImage, name: a/b}}"});
        QTest::newRow("a builder without an image")
            << u"C01"_s
            << streamOf({"{name: a, annotations: {tags: builder}, from: {kind: ImageStreamTag, "
                         "name: gone}}"})
            << QStringList{u"5:3 The catalog does not show the stream: none of its tags is a builder."_s}
            << streamOf({"{name: a, annotations: {tags: builder}, from: {kind: ImageStreamTag, "
                         "name: gone}}"});
    }
    void rowsOfC02()
    {
        QTest::newRow("a sample")
            << u"C02"_s
            << streamOf({"{name: a, annotations: {tags: ruby, sampleRepo: 'https://h/r'}, from: "
                         "{kind: DockerImage, name: a/b}}"})
            << QStringList{u"6:35 Tag a has a sample, but is not offered as a builder: its keywords lack builder."_s}
            << streamOf({"{name: a, annotations: {tags: \"builder,ruby\", sampleRepo: "
                         "'https://h/r'}, from: {kind: DockerImage, name: a/b}}"});
        QTest::newRow("a hidden sample")
            << u"C02"_s
            << streamOf({"{name: a, annotations: {tags: hidden, sampleRepo: 'https://h/r'}, from: "
                         "{kind: DockerImage, name: a/b}}"})
            << QStringList{}
            << streamOf({"{name: a, annotations: {tags: hidden, sampleRepo: 'https://h/r'}, from: "
                         "{kind: DockerImage, name: a/b}}"});
    }
    void rowsOfC03()
    {
        QTest::newRow("both")
            << u"C03"_s
            << streamOf({"{name: a, annotations: {tags: 'builder , hidden'}, from: {kind: "
                         "DockerImage, name: a/b}}"})
            << QStringList{u"6:35 Tag a is a builder and hidden: the console does not offer it."_s}
            << streamOf({"{name: a, annotations: {tags: 'builder , hidden'}, from: {kind: "
                         "DockerImage, name: a/b}}"});
        QTest::newRow("hidden only")
            << u"C03"_s
            << streamOf(
                   {"{name: a, annotations: {tags: hidden}, from: {kind: DockerImage, name: a/b}}"})
            << QStringList{}
            << streamOf({"{name: a, annotations: {tags: hidden}, from: {kind: DockerImage, name: "
                         "a/b}}"});
    }
};

QTEST_GUILESS_MAIN(TestBuilderRules)
#include "tst_builderrules.moc"
