// SPDX-License-Identifier: Apache-2.0
#include "tests/support/lintedtext.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestSampleRules : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void finds_data()
    {
        addRuleColumns();
        QTest::newRow("a file")
            << u"C32"_s << streamOf({"{name: a, annotations: {sampleRepo: 'file:///tmp/x'}}"})
            << QStringList{u"6:41 Invalid Git URL: the console does not take \"file:///tmp/x\"."_s}
            << streamOf({"{name: a, annotations: {sampleRepo: 'file:///tmp/x'}}"});
        QTest::newRow("good")
            << u"C32"_s
            << streamOf({"{name: a, annotations: {sampleRepo: 'https://github.com/a/b.git'}}",
                         "{name: b, annotations: {sampleRepo: 'git@github.com:a/b.git'}}",
                         "{name: c, annotations: {sampleRepo: 'ssh://git@host:22/a'}}"})
            << QStringList{}
            << streamOf({"{name: a, annotations: {sampleRepo: 'https://github.com/a/b.git'}}",
                         "{name: b, annotations: {sampleRepo: 'git@github.com:a/b.git'}}",
                         "{name: c, annotations: {sampleRepo: 'ssh://git@host:22/a'}}"});
        QTest::newRow("a slash")
            << u"C33"_s
            << streamOf({"{name: a, annotations: {sampleRepo: 'https://github.com/a/b/'}}"})
            << QStringList{u"6:41 \"https://github.com/a/b/\" ends with a slash, as a folder does."_s}
            << streamOf({"{name: a, annotations: {sampleRepo: 'https://github.com/a/b'}}"});
        QTest::newRow("a folder")
            << u"C33"_s
            << streamOf(
                   {"{name: a, annotations: {sampleRepo: 'https://github.com/a/b/tree/main/c/d'}}"})
            << QStringList{u"6:41 \"https://github.com/a/b/tree/main/c/d\" looks like a folder of https://github.com/a/b; sampleContextDir is for that."_s}
            << streamOf({"{name: a, annotations: {sampleRepo: 'https://github.com/a/b', sampleRef: "
                         "main, sampleContextDir: c/d}}"});
        QTest::newRow("another host")
            << u"C33"_s
            << streamOf({"{name: a, annotations: {sampleRepo: 'https://gitlab.com/a/b/c'}}"})
            << QStringList{}
            << streamOf({"{name: a, annotations: {sampleRepo: 'https://gitlab.com/a/b/c'}}"});
        QTest::newRow("no repository")
            << u"C34"_s << streamOf({"{name: a, annotations: {sampleRef: main, x: y}}"})
            << QStringList{u"6:29 sampleRef has no effect without sampleRepo."_s}
            << streamOf({"{name: a, annotations: {x: y}}"});
        QTest::newRow("outside")
            << u"C34b"_s
            << streamOf({"{name: a, annotations: {sampleRepo: x, sampleContextDir: /a/b/../c}}"})
            << QStringList{u"6:62 The context directory \"/a/b/../c\" has to be inside the repository."_s}
            << streamOf({"{name: a, annotations: {sampleRepo: x, sampleContextDir: a/c}}"});
        QTest::newRow("no sample")
            << u"C35"_s
            << streamOf(
                   {"{name: a, annotations: {tags: builder}, from: {kind: DockerImage, name: b}}"})
            << QStringList{u"6:15 Tag a, which the console preselects, has no sampleRepo: the form offers no sample, and the stream is not among the samples."_s}
            << streamOf(
                   {"{name: a, annotations: {tags: builder}, from: {kind: DockerImage, name: b}}"});
        QTest::newRow("another sample")
            << u"C35b"_s
            << streamOf({"{name: '1', annotations: {sampleRepo: x}}",
                         "{name: '2', annotations: {tags: builder, sampleRepo: y}, from: {kind: "
                         "DockerImage, name: b}}"})
            << QStringList{u"6:43 The details panel shows the sample of 1, the first tag by name, not that of 2, which is preselected."_s}
            << streamOf({"{name: '1', annotations: {sampleRepo: x}}",
                         "{name: '2', annotations: {tags: builder, sampleRepo: y}, from: {kind: "
                         "DockerImage, name: b}}"});
    }
    void finds() { checkRuleRow(); }
};

QTEST_GUILESS_MAIN(TestSampleRules)
#include "tst_samplerules.moc"
