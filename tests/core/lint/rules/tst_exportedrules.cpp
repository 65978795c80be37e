// SPDX-License-Identifier: Apache-2.0
#include "tests/support/lintedtext.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestExportedRules : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void finds_data()
    {
        addRuleColumns();
        QTest::newRow("exported")
            << u"S23"_s
            << QByteArray("apiVersion: image.openshift.io/v1\n"
                          "kind: ImageStream\n"
                          "metadata:\n"
                          "  creationTimestamp: \"2024-05-06T21:34:48Z\"\n"
                          "  generation: 2\n"
                          "  name: app\n"
                          "  uid: 5b9b # its id\n"
                          "spec: {}\n"
                          "status:\n"
                          "  tags:\n"
                          "  - tag: a\n"
                          "")
            << QStringList{u"7:3 The stream looks exported from a cluster: metadata.uid, metadata.creationTimestamp, status.tags belong to the server."_s}
            << QByteArray("apiVersion: image.openshift.io/v1\n"
                          "kind: ImageStream\n"
                          "metadata:\n"
                          "  name: app\n"
                          "spec: {}\n"
                          "");
        QTest::newRow("as Go writes it")
            << u"S23"_s
            << QByteArray("apiVersion: image.openshift.io/v1\n"
                          "kind: ImageStream\n"
                          "metadata: {name: app, creationTimestamp: null, generation: null}\n"
                          "status: {dockerImageRepository: \"\"}\n"
                          "")
            << QStringList{}
            << QByteArray("apiVersion: image.openshift.io/v1\n"
                          "kind: ImageStream\n"
                          "metadata: {name: app, creationTimestamp: null, generation: null}\n"
                          "status: {dockerImageRepository: \"\"}\n"
                          "");
    }
    void finds() { checkRuleRow(); }
};

QTEST_GUILESS_MAIN(TestExportedRules)
#include "tst_exportedrules.moc"
