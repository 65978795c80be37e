// SPDX-License-Identifier: Apache-2.0
#include "tests/support/lintedtext.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestSettingsRules : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void finds_data()
    {
        addRuleColumns();
        QTest::newRow("a tag")
            << u"C48"_s
            << streamOf({"{name: a, from: {kind: DockerImage, name: b}, importPolicy: {insecure: "
                         "true}}"})
            << QStringList{u"6:76 Certificates are not checked for b, and plain HTTP is allowed."_s}
            << streamOf({"{name: a, from: {kind: DockerImage, name: b}, importPolicy: {}}"});
        QTest::newRow("all tags")
            << u"C48"_s
            << QByteArray("apiVersion: image.openshift.io/v1\n"
                          "kind: ImageStream\n"
                          "metadata: {name: app, annotations: "
                          "{openshift.io/image.insecureRepository: \"true\"}}\n"
                          "")
            << QStringList{u"3:76 Certificates are not checked for any tag of app, and plain HTTP is allowed."_s}
            << QByteArray("apiVersion: image.openshift.io/v1\n"
                          "kind: ImageStream\n"
                          "metadata: {name: app, annotations: {}}\n"
                          "");
        QTest::newRow("a reference")
            << u"C49"_s
            << streamOf({"{name: a, annotations: {tags: builder}, reference: true, from: {kind: "
                         "DockerImage, name: b}}"})
            << QStringList{u"6:56 Builder a is only a reference: nothing is imported, so the console knows neither its ports nor its metadata."_s}
            << streamOf({"{name: a, annotations: {tags: builder}, reference: true, from: {kind: "
                         "DockerImage, name: b}}"});
        QTest::newRow("lookup")
            << u"C55"_s
            << QByteArray("apiVersion: image.openshift.io/v1\n"
                          "kind: ImageStream\n"
                          "metadata: {name: app}\n"
                          "spec: {lookupPolicy: {local: true}}\n"
                          "")
            << QStringList{u"4:30 In the project of the stream, the image name app means this stream."_s}
            << QByteArray("apiVersion: image.openshift.io/v1\n"
                          "kind: ImageStream\n"
                          "metadata: {name: app}\n"
                          "spec: {lookupPolicy: {local: true}}\n"
                          "");
        QTest::newRow("namespace")
            << u"C56"_s
            << streamOf(
                   {"{name: a, annotations: {tags: builder}, from: {kind: DockerImage, name: b}}"},
                   "name: app, namespace: mine")
            << QStringList{u"3:34 The catalog reads the namespace openshift only; builders in mine are not in it."_s}
            << streamOf(
                   {"{name: a, annotations: {tags: builder}, from: {kind: DockerImage, name: b}}"},
                   "name: app, namespace: mine");
        QTest::newRow("the right one")
            << u"C56"_s
            << streamOf(
                   {"{name: a, annotations: {tags: builder}, from: {kind: DockerImage, name: b}}"},
                   "name: app, namespace: openshift")
            << QStringList{}
            << streamOf(
                   {"{name: a, annotations: {tags: builder}, from: {kind: DockerImage, name: b}}"},
                   "name: app, namespace: openshift");
    }
    void finds() { checkRuleRow(); }
};

QTEST_GUILESS_MAIN(TestSettingsRules)
#include "tst_settingsrules.moc"
