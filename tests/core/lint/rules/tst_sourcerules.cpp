// SPDX-License-Identifier: Apache-2.0
#include "tests/support/lintedtext.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestSourceRules : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void finds_data()
    {
        addRuleColumns();
        QTest::newRow("none")
            << u"S07"_s << streamOf({"{name: a}"})
            << QStringList{u"6:12 Tag a has no source; it stays empty until somebody pushes an image to it."_s}
            << streamOf({"{name: a}"});
        QTest::newRow("that of the stream")
            << u"S07"_s
            << QByteArray("apiVersion: image.openshift.io/v1\n"
                          "kind: ImageStream\n"
                          "metadata: {name: app}\n"
                          "spec: {dockerImageRepository: a/b, tags: [{name: a}]}\n"
                          "")
            << QStringList{}
            << QByteArray("apiVersion: image.openshift.io/v1\n"
                          "kind: ImageStream\n"
                          "metadata: {name: app}\n"
                          "spec: {dockerImageRepository: a/b, tags: [{name: a}]}\n"
                          "");
        QTest::newRow("no name")
            << u"S07b"_s << streamOf({"{name: a, from: {kind: DockerImage}}"})
            << QStringList{u"6:15 Tag a does not say what it points to: from.name is required."_s}
            << streamOf({"{name: a, from: {kind: DockerImage}}"});
        QTest::newRow("kind")
            << u"S08"_s << streamOf({"{name: a, from: {kind: Docker, name: b/c}}"})
            << QStringList{u"6:28 Tag a is from the kind \"Docker\": valid values are 'DockerImage', 'ImageStreamImage', 'ImageStreamTag'."_s}
            << streamOf({"{name: a, from: {kind: DockerImage, name: b/c}}"});
        QTest::newRow("kind of an alias")
            << u"S08"_s << streamOf({"{name: a, from: {kind: Tag, name: b}}", "{name: b}"})
            << QStringList{u"6:28 Tag a is from the kind \"Tag\": valid values are 'DockerImage', 'ImageStreamImage', 'ImageStreamTag'."_s}
            << streamOf({"{name: a, from: {kind: ImageStreamTag, name: b}}", "{name: b}"});
        QTest::newRow("a scheme")
            << u"S09"_s
            << streamOf({"{name: a, from: {kind: DockerImage, name: 'docker://quay.io/A/b:Tag'}}"})
            << QStringList{u"6:47 \"docker://quay.io/A/b:Tag\" is not a valid pull spec: invalid reference format"_s}
            << streamOf({"{name: a, from: {kind: DockerImage, name: 'quay.io/a/b:Tag'}}"});
        QTest::newRow("upper case")
            << u"S09"_s << streamOf({"{name: a, from: {kind: DockerImage, name: quay.io/A/b}}"})
            << QStringList{u"6:47 \"quay.io/A/b\" is not a valid pull spec: repository name must be lowercase"_s}
            << streamOf({"{name: a, from: {kind: DockerImage, name: quay.io/a/b}}"});
        QTest::newRow("blanks")
            << u"S09"_s << streamOf({"{name: a, from: {kind: DockerImage, name: ' quay.io/a/b '}}"})
            << QStringList{u"6:47 \" quay.io/a/b \" is not a valid pull spec: invalid reference format"_s}
            << streamOf({"{name: a, from: {kind: DockerImage, name: 'quay.io/a/b'}}"});
        QTest::newRow("a host")
            << u"S09b"_s << streamOf({"{name: a, from: {kind: DockerImage, name: quay./a/b}}"})
            << QStringList{u"6:47 \"quay.\" is no name of a registry; it cannot be looked up."_s}
            << streamOf({"{name: a, from: {kind: DockerImage, name: quay.io/a/b}}"});
        QTest::newRow("a host is not a pull spec")
            << u"S09"_s << streamOf({"{name: a, from: {kind: DockerImage, name: quay./a/b}}"})
            << QStringList{} << streamOf({"{name: a, from: {kind: DockerImage, name: quay./a/b}}"});
        QTest::newRow("a port")
            << u"S09b"_s
            << streamOf({"{name: a, from: {kind: DockerImage, name: 'quay.io:99999/a/b'}}"})
            << QStringList{u"6:47 \"quay.io:99999\" is no name of a registry; it cannot be looked up."_s}
            << streamOf({"{name: a, from: {kind: DockerImage, name: 'quay.io:99999/a/b'}}"});
        QTest::newRow("an image")
            << u"S19"_s
            << streamOf({"{name: a, from: {kind: ImageStreamImage, name: 'app@sha256:abc'}}"})
            << QStringList{u"6:52 Tag a points to the image app@sha256:abc, which only one cluster knows; a definition better names a DockerImage by its digest."_s}
            << streamOf({"{name: a, from: {kind: ImageStreamImage, name: 'app@sha256:abc'}}"});
    }
    void finds() { checkRuleRow(); }
};

QTEST_GUILESS_MAIN(TestSourceRules)
#include "tst_sourcerules.moc"
