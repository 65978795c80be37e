// SPDX-License-Identifier: Apache-2.0
#include "tests/support/lintedtext.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestImageRules : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void finds_data()
    {
        addRuleColumns();
        QTest::newRow("moving")
            << u"C44"_s
            << streamOf({"{name: a, from: {kind: DockerImage, name: 'quay.io/a/b:latest'}}"})
            << QStringList{u"6:47 a is not scheduled: a newer quay.io/a/b:latest is only noticed when somebody imports it."_s}
            << streamOf({"{name: a, from: {kind: DockerImage, name: 'quay.io/a/b:latest'}, "
                         "importPolicy: {scheduled: true}}"});
        QTest::newRow("not moving")
            << u"C44"_s
            << streamOf({"{name: a, from: {kind: DockerImage, name: 'quay.io/a/b:1'}}",
                         "{name: b, from: {kind: DockerImage, name: quay.io/a/b}, importPolicy: "
                         "{scheduled: true}}"})
            << QStringList{}
            << streamOf({"{name: a, from: {kind: DockerImage, name: 'quay.io/a/b:1'}}",
                         "{name: b, from: {kind: DockerImage, name: quay.io/a/b}, importPolicy: "
                         "{scheduled: true}}"});
        QTest::newRow("no tag")
            << u"C45"_s << streamOf({"{name: a, from: {kind: DockerImage, name: quay.io/a/b}}"})
            << QStringList{u"6:47 \"quay.io/a/b\" has neither tag nor digest; latest is assumed."_s}
            << streamOf({"{name: a, from: {kind: DockerImage, name: quay.io/a/b:latest}}"});
        QTest::newRow("no registry")
            << u"C46"_s << streamOf({"{name: a, from: {kind: DockerImage, name: 'a/b:1'}}"})
            << QStringList{u"6:47 \"a/b:1\" names no registry; Docker Hub is assumed."_s}
            << streamOf({"{name: a, from: {kind: DockerImage, name: 'docker.io/a/b:1'}}"});
        QTest::newRow("a name alone")
            << u"C46"_s << streamOf({"{name: a, from: {kind: DockerImage, name: 'b:1'}}"})
            << QStringList{u"6:47 \"b:1\" names no registry; Docker Hub is assumed."_s}
            << streamOf({"{name: a, from: {kind: DockerImage, name: 'docker.io/library/b:1'}}"});
        QTest::newRow("a digest")
            << u"C47"_s
            << streamOf(
                   {"{name: a, from: {kind: DockerImage, name: "
                    "'quay.io/a/"
                    "b@sha256:0000000000000000000000000000000000000000000000000000000000000000'}, "
                    "importPolicy: {scheduled: true}}"})
            << QStringList{u"6:161 a is scheduled, but sha256:0000000000000000000000000000000000000000000000000000000000000000 is a digest and never changes."_s}
            << streamOf(
                   {"{name: a, from: {kind: DockerImage, name: "
                    "'quay.io/a/"
                    "b@sha256:0000000000000000000000000000000000000000000000000000000000000000'}, "
                    "importPolicy: {}}"});
    }
    void finds() { checkRuleRow(); }
};

QTEST_GUILESS_MAIN(TestImageRules)
#include "tst_imagerules.moc"
