// SPDX-License-Identifier: Apache-2.0
#include "tests/support/lintedtext.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestAliasRules : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void finds_data()
    {
        addRuleColumns();
        QTest::newRow("missing")
            << u"S13"_s
            << streamOf({"{name: latest, from: {kind: ImageStreamTag, name: '2.2'}}",
                         "{name: '2.1', from: {kind: DockerImage, name: a/b:1}}",
                         "{name: '1.0', from: {kind: DockerImage, name: a/b:1}}"})
            << QStringList{u"6:55 Tag latest follows 2.2, which is not defined; it never gets an image and is not in the catalog."_s}
            << streamOf({"{name: latest, from: {kind: ImageStreamTag, name: '2.1'}}",
                         "{name: '2.1', from: {kind: DockerImage, name: a/b:1}}",
                         "{name: '1.0', from: {kind: DockerImage, name: a/b:1}}"});
        QTest::newRow("itself")
            << u"S14"_s << streamOf({"{name: a, from: {kind: ImageStreamTag, name: a}}"})
            << QStringList{u"6:50 Tag a follows itself; it never gets an image."_s}
            << streamOf({"{name: a, from: {kind: ImageStreamTag, name: a}}"});
        QTest::newRow("itself is no circle")
            << u"S15"_s << streamOf({"{name: a, from: {kind: ImageStreamTag, name: a}}"})
            << QStringList{} << streamOf({"{name: a, from: {kind: ImageStreamTag, name: a}}"});
        QTest::newRow("a circle")
            << u"S15"_s
            << streamOf({"{name: a, from: {kind: ImageStreamTag, name: b}}",
                         "{name: b, from: {kind: ImageStreamTag, name: a}}"})
            << QStringList{u"6:50 Circular reference: a → b → a; tag a never gets an image."_s,
                           u"7:50 Circular reference: b → a → b; tag b never gets an image."_s}
            << streamOf({"{name: a, from: {kind: ImageStreamTag, name: b}}",
                         "{name: b, from: {kind: ImageStreamTag, name: a}}"});
        QTest::newRow("into a circle")
            << u"S15"_s
            << streamOf({"{name: a, from: {kind: ImageStreamTag, name: b}}",
                         "{name: b, from: {kind: ImageStreamTag, name: b}}"})
            << QStringList{u"6:50 Circular reference: a → b → b; tag a never gets an image."_s}
            << streamOf({"{name: a, from: {kind: ImageStreamTag, name: b}}",
                         "{name: b, from: {kind: ImageStreamTag, name: b}}"});
        QTest::newRow("another stream")
            << u"S16"_s
            << streamOf({"{name: a, from: {kind: ImageStreamTag, name: 'other:1'}}",
                         "{name: b, from: {kind: ImageStreamTag, name: a}}"})
            << QStringList{u"6:50 Tag a is copied from other:1 once, when it is written, and does not follow it; without that stream it cannot be written at all."_s}
            << streamOf({"{name: a, from: {kind: ImageStreamTag, name: 'other:1'}}",
                         "{name: b, from: {kind: ImageStreamTag, name: a}}"});
        QTest::newRow("another namespace")
            << u"S16"_s
            << streamOf({"{name: a, from: {kind: ImageStreamTag, name: 'app:1', namespace: them}}"})
            << QStringList{u"6:50 Tag a is copied from them/app:1 once, when it is written, and does not follow it; without that stream it cannot be written at all."_s}
            << streamOf(
                   {"{name: a, from: {kind: ImageStreamTag, name: 'app:1', namespace: them}}"});
        QTest::newRow("its own stream")
            << u"S17"_s
            << streamOf({"{name: a, from: {kind: ImageStreamTag, name: 'app:b'}}", "{name: b}"})
            << QStringList{u"6:50 oc new-app does not follow a to app:b, since it is written with the name of the stream."_s}
            << streamOf({"{name: a, from: {kind: ImageStreamTag, name: 'b'}}", "{name: b}"});
    }
    void finds() { checkRuleRow(); }
};

QTEST_GUILESS_MAIN(TestAliasRules)
#include "tst_aliasrules.moc"
