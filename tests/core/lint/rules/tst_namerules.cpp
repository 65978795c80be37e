// SPDX-License-Identifier: Apache-2.0
#include "tests/support/lintedtext.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestNameRules : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void finds_data()
    {
        addRuleColumns();
        QTest::newRow("stream")
            << u"S03"_s
            << QByteArray("apiVersion: image.openshift.io/v1\n"
                          "kind: ImageStream\n"
                          "metadata: {name: \"My App!\"}\n"
                          "")
            << QStringList{u"3:18 \"My App!\" is no name of an image stream: must match \"[a-z0-9]+(?:[._-][a-z0-9]+)*\""_s}
            << QByteArray("apiVersion: image.openshift.io/v1\n"
                          "kind: ImageStream\n"
                          "metadata: {name: \"my-app\"}\n"
                          "");
        QTest::newRow("two separators")
            << u"S03"_s
            << QByteArray("apiVersion: image.openshift.io/v1\n"
                          "kind: ImageStream\n"
                          "metadata: {name: a..b}\n"
                          "")
            << QStringList{u"3:18 \"a..b\" is no name of an image stream: must match \"[a-z0-9]+(?:[._-][a-z0-9]+)*\""_s}
            << QByteArray("apiVersion: image.openshift.io/v1\n"
                          "kind: ImageStream\n"
                          "metadata: {name: a-b}\n"
                          "");
        QTest::newRow("slash")
            << u"S03"_s
            << QByteArray("apiVersion: image.openshift.io/v1\n"
                          "kind: ImageStream\n"
                          "metadata: {name: a/b}\n"
                          "")
            << QStringList{u"3:18 \"a/b\" is no name of an image stream: may not contain '/'"_s}
            << QByteArray("apiVersion: image.openshift.io/v1\n"
                          "kind: ImageStream\n"
                          "metadata: {name: a-b}\n"
                          "");
        QTest::newRow("none")
            << u"S03"_s
            << QByteArray("apiVersion: image.openshift.io/v1\n"
                          "kind: ImageStream\n"
                          "metadata: {namespace: a}\n"
                          "")
            << QStringList{u"3:1 \"\" is no name of an image stream: name or generateName is required"_s}
            << QByteArray("apiVersion: image.openshift.io/v1\n"
                          "kind: ImageStream\n"
                          "metadata: {namespace: a}\n"
                          "");
        QTest::newRow("long")
            << u"S03"_s
            << QByteArray("apiVersion: image.openshift.io/v1\n"
                          "kind: ImageStream\n"
                          "metadata: {namespace: a, name: "
                          "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
                          "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
                          "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
                          "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb}\n"
                          "")
            << QStringList{u"3:32 \"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\" is no name of an image stream: 'namespace/name' cannot be longer than 255 characters"_s}
            << QByteArray("apiVersion: image.openshift.io/v1\n"
                          "kind: ImageStream\n"
                          "metadata: {namespace: a, name: "
                          "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
                          "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
                          "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
                          "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb}\n"
                          "");
        QTest::newRow("good") << u"S03"_s
                              << QByteArray("apiVersion: image.openshift.io/v1\n"
                                            "kind: ImageStream\n"
                                            "metadata: {name: a.b_c-d}\n"
                                            "")
                              << QStringList{}
                              << QByteArray("apiVersion: image.openshift.io/v1\n"
                                            "kind: ImageStream\n"
                                            "metadata: {name: a.b_c-d}\n"
                                            "");
        QTest::newRow("tag")
            << u"S05"_s << streamOf({"{name: 'a b'}", "{name: .a}"})
            << QStringList{u"6:12 \"a b\" cannot be a tag in an image reference: up to 128 letters, digits, \"_\", \".\" and \"-\", the first of them no \".\" or \"-\"."_s,
                           u"7:12 \".a\" cannot be a tag in an image reference: up to 128 letters, digits, \"_\", \".\" and \"-\", the first of them no \".\" or \"-\"."_s}
            << streamOf({"{name: 'a-b'}", "{name: a}"});
        QTest::newRow("no tag")
            << u"S05"_s << streamOf({"{from: null}"})
            << QStringList{u"6:5 The tag has no name; no image reference can mean it."_s}
            << streamOf({"{from: null}"});
        QTest::newRow("twice")
            << u"S06"_s
            << streamOf({"{name: a, from: {kind: DockerImage, name: b:1}}", "{name: b}",
                         "{name: a, from: {kind: ImageStreamTag, name: b}}"})
            << QStringList{u"6:12 Tag a is defined 2 times; the last one, in line 8, silently wins."_s}
            << streamOf({"{name: b}", "{name: a, from: {kind: ImageStreamTag, name: b}}"});
        QTest::newRow("thrice")
            << u"S06"_s << streamOf({"{name: a}", "{name: a}", "{name: b}", "{name: a}"})
            << QStringList{u"6:12 Tag a is defined 3 times; the last one, in line 9, silently wins."_s}
            << streamOf({"{name: b}", "{name: a}"});
    }
    void finds() { checkRuleRow(); }
};

QTEST_GUILESS_MAIN(TestNameRules)
#include "tst_namerules.moc"
