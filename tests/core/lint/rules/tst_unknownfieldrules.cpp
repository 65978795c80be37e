// SPDX-License-Identifier: Apache-2.0
#include "tests/support/lintedtext.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestUnknownFieldRules : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void finds_data()
    {
        addRuleColumns();
        QTest::newRow("labels")
            << u"S04"_s
            << QByteArray("apiVersion: image.openshift.io/v1\n"
                          "kind: ImageStream\n"
                          "labels:\n"
                          "  a: b\n"
                          "metadata:\n"
                          "  name: app\n"
                          "")
            << QStringList{u"3:1 Field labels is unknown at the top of an image stream and is dropped by the server."_s}
            << QByteArray("apiVersion: image.openshift.io/v1\n"
                          "kind: ImageStream\n"
                          "metadata:\n"
                          "  name: app\n"
                          "  labels:\n"
                          "    a: b\n"
                          "");
        QTest::newRow("labels beside others")
            << u"S04"_s
            << QByteArray("apiVersion: image.openshift.io/v1\n"
                          "kind: ImageStream\n"
                          "metadata: {name: app, labels: {a: c}}\n"
                          "labels: {a: b, d: e}\n"
                          "")
            << QStringList{u"4:1 Field labels is unknown at the top of an image stream and is dropped by the server."_s}
            << QByteArray("apiVersion: image.openshift.io/v1\n"
                          "kind: ImageStream\n"
                          "metadata: {name: app, labels: {a: c, d: e}}\n"
                          "");
        QTest::newRow("a policy")
            << u"S04"_s
            << QByteArray("apiVersion: image.openshift.io/v1\n"
                          "kind: ImageStream\n"
                          "metadata: {name: app}\n"
                          "spec:\n"
                          "  importPolicy: {scheduled: true}\n"
                          "  tags:\n"
                          "  - {name: a, from: {kind: DockerImage, name: c}}\n"
                          "  - {name: b, from: {kind: ImageStreamTag, name: a}}\n"
                          "")
            << QStringList{u"5:3 Field importPolicy is unknown in spec and is dropped by the server."_s}
            << QByteArray("apiVersion: image.openshift.io/v1\n"
                          "kind: ImageStream\n"
                          "metadata: {name: app}\n"
                          "spec:\n"
                          "  tags:\n"
                          "  - {name: a, from: {kind: DockerImage, name: c}, importPolicy: "
                          "{scheduled: true}}\n"
                          "  - {name: b, from: {kind: ImageStreamTag, name: a}}\n"
                          "");
        QTest::newRow("case")
            << u"S04"_s << streamOf({"{name: a, importpolicy: {scheduled: true}}"})
            << QStringList{u"6:15 Field importpolicy is unknown in a tag and is dropped by the server."_s}
            << streamOf({"{name: a, importPolicy: {scheduled: true}}"});
        QTest::newRow("inside")
            << u"S04"_s << streamOf({"{name: a, importPolicy: {shceduled: true}}"})
            << QStringList{u"6:30 Field shceduled is unknown in importPolicy and is dropped by the server."_s}
            << streamOf({"{name: a, importPolicy: {scheduled: true}}"});
        QTest::newRow("one level up")
            << u"S04"_s << streamOf({"{name: a, scheduled: true}"})
            << QStringList{u"6:15 Field scheduled is unknown in a tag and is dropped by the server."_s}
            << streamOf({"{name: a, importPolicy: {scheduled: true}}"});
        QTest::newRow("like nothing")
            << u"S04"_s
            << QByteArray("apiVersion: image.openshift.io/v1\n"
                          "kind: ImageStream\n"
                          "metadata: {name: app}\n"
                          "spec: {}\n"
                          "mine: 1\n"
                          "")
            << QStringList{u"5:1 Field mine is unknown at the top of an image stream and is dropped by the server."_s}
            << QByteArray("apiVersion: image.openshift.io/v1\n"
                          "kind: ImageStream\n"
                          "metadata: {name: app}\n"
                          "spec: {}\n"
                          "");
        QTest::newRow("known but rare")
            << u"S04"_s
            << QByteArray("apiVersion: image.openshift.io/v1\n"
                          "kind: ImageStream\n"
                          "metadata: {name: app, finalizers: [a], managedFields: null}\n"
                          "status: {any: thing}\n"
                          "")
            << QStringList{}
            << QByteArray("apiVersion: image.openshift.io/v1\n"
                          "kind: ImageStream\n"
                          "metadata: {name: app, finalizers: [a], managedFields: null}\n"
                          "status: {any: thing}\n"
                          "");
    }
    void finds() { checkRuleRow(); }
};

QTEST_GUILESS_MAIN(TestUnknownFieldRules)
#include "tst_unknownfieldrules.moc"
