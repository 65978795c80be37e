// SPDX-License-Identifier: Apache-2.0
#include "tests/support/lintedtext.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestAnnotationRules : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void finds_data()
    {
        addRuleColumns();
        QTest::newRow("empty") << u"C30"_s
                               << streamOf({"{name: a, annotations: {version: '', tags: x}}"})
                               << QStringList{u"6:29 Annotation version is empty."_s}
                               << streamOf({"{name: a, annotations: {tags: x}}"});
        QTest::newRow("empty on the stream")
            << u"C30"_s
            << QByteArray("apiVersion: image.openshift.io/v1\n"
                          "kind: ImageStream\n"
                          "metadata: {name: app, annotations: {a: \"\", b: c}}\n"
                          "")
            << QStringList{u"3:37 Annotation a is empty."_s}
            << QByteArray("apiVersion: image.openshift.io/v1\n"
                          "kind: ImageStream\n"
                          "metadata: {name: app, annotations: {b: c}}\n"
                          "");
        QTest::newRow("case")
            << u"C31"_s << streamOf({"{name: a, annotations: {iconclass: x}}"})
            << QStringList{u"6:29 Nothing reads the annotation iconclass; did you mean iconClass?"_s}
            << streamOf({"{name: a, annotations: {iconClass: x}}"});
        QTest::newRow("dashes")
            << u"C31"_s << streamOf({"{name: a, annotations: {sample-repo: x}}"})
            << QStringList{u"6:29 Nothing reads the annotation sample-repo; did you mean sampleRepo?"_s}
            << streamOf({"{name: a, annotations: {sampleRepo: x}}"});
        QTest::newRow("prefix")
            << u"C31"_s << streamOf({"{name: a, annotations: {openshift.io/displayname: x}}"})
            << QStringList{u"6:29 Nothing reads the annotation openshift.io/displayname; did you mean openshift.io/display-name?"_s}
            << streamOf({"{name: a, annotations: {openshift.io/display-name: x}}"});
        QTest::newRow("a letter")
            << u"C31"_s << streamOf({"{name: a, annotations: {desciption: x}}"})
            << QStringList{u"6:29 Nothing reads the annotation desciption; did you mean description?"_s}
            << streamOf({"{name: a, annotations: {description: x}}"});
        QTest::newRow("of others") << u"C31"_s
                                   << streamOf({"{name: a, annotations: {example.com/version: x, "
                                                "xpaas: y, tag: z, description: d}}"})
                                   << QStringList{}
                                   << streamOf({"{name: a, annotations: {example.com/version: x, "
                                                "xpaas: y, tag: z, description: d}}"});
        QTest::newRow("links")
            << u"C54"_s
            << QByteArray(
                   "apiVersion: image.openshift.io/v1\n"
                   "kind: ImageStream\n"
                   "metadata: {name: app, annotations: {openshift.io/support-url: b, c: d}}\n"
                   "")
            << QStringList{u"3:37 The console reads openshift.io/support-url of templates only; a link in a tag's description can be seen."_s}
            << QByteArray("apiVersion: image.openshift.io/v1\n"
                          "kind: ImageStream\n"
                          "metadata: {name: app, annotations: {c: d}}\n"
                          "");
        QTest::newRow("misplaced")
            << u"C59"_s
            << streamOf({"{name: a, annotations: {version: '2'}}", "{name: b}"},
                        "name: app, annotations: {version: '1', x: y}")
            << QStringList{u"3:37 Annotation version has no effect on the stream; it belongs to the tags."_s}
            << streamOf({"{name: a, annotations: {version: '2'}}",
                         "{name: b, annotations: {version: \"1\"}}"},
                        "name: app, annotations: {x: y}");
    }
    void finds() { checkRuleRow(); }
};

QTEST_GUILESS_MAIN(TestAnnotationRules)
#include "tst_annotationrules.moc"
