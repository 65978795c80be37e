// SPDX-License-Identifier: Apache-2.0
#include "tests/support/lintedtext.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestRepositoryRules : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void finds_data()
    {
        addRuleColumns();
        QTest::newRow("a tag")
            << u"S20"_s
            << QByteArray("apiVersion: image.openshift.io/v1\n"
                          "kind: ImageStream\n"
                          "metadata: {name: app}\n"
                          "spec:\n"
                          "  dockerImageRepository: 'quay.io/a/b:1'\n"
                          "  tags:\n"
                          "  - name: x\n"
                          "")
            << QStringList{u"5:26 \"quay.io/a/b:1\" is no repository: the repository name may not contain a tag"_s}
            << QByteArray("apiVersion: image.openshift.io/v1\n"
                          "kind: ImageStream\n"
                          "metadata: {name: app}\n"
                          "spec:\n"
                          "  dockerImageRepository: 'quay.io/a/b'\n"
                          "  tags:\n"
                          "  - name: x\n"
                          "  - name: \"1\"\n"
                          "    from:\n"
                          "      kind: DockerImage\n"
                          "      name: quay.io/a/b:1\n"
                          "");
        QTest::newRow("not readable")
            << u"S20"_s
            << QByteArray("apiVersion: image.openshift.io/v1\n"
                          "kind: ImageStream\n"
                          "metadata: {name: app}\n"
                          "spec: {dockerImageRepository: 'A b'}\n"
                          "")
            << QStringList{u"4:31 \"A b\" is no repository: invalid reference format"_s}
            << QByteArray("apiVersion: image.openshift.io/v1\n"
                          "kind: ImageStream\n"
                          "metadata: {name: app}\n"
                          "spec: {dockerImageRepository: 'A b'}\n"
                          "");
        QTest::newRow("good") << u"S20"_s
                              << QByteArray("apiVersion: image.openshift.io/v1\n"
                                            "kind: ImageStream\n"
                                            "metadata: {name: app}\n"
                                            "spec: {dockerImageRepository: a/b}\n"
                                            "")
                              << QStringList{}
                              << QByteArray("apiVersion: image.openshift.io/v1\n"
                                            "kind: ImageStream\n"
                                            "metadata: {name: app}\n"
                                            "spec: {dockerImageRepository: a/b}\n"
                                            "");
        QTest::newRow("all tags")
            << u"S21"_s
            << QByteArray("apiVersion: image.openshift.io/v1\n"
                          "kind: ImageStream\n"
                          "metadata: {name: app}\n"
                          "spec: {dockerImageRepository: a/b}\n"
                          "")
            << QStringList{u"4:31 All tags of a/b, up to 50, are imported once; tags without a source only annotate them."_s}
            << QByteArray("apiVersion: image.openshift.io/v1\n"
                          "kind: ImageStream\n"
                          "metadata: {name: app}\n"
                          "spec: {dockerImageRepository: a/b}\n"
                          "");
    }
    void finds() { checkRuleRow(); }
};

QTEST_GUILESS_MAIN(TestRepositoryRules)
#include "tst_repositoryrules.moc"
