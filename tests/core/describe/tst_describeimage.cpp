// SPDX-License-Identifier: Apache-2.0
#include "core/describe/describeimage.h"
#include "tests/support/fixtures.h"
#include "tests/support/testcase.h"

#include <QTimeZone>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

const QDateTime now = QDateTime::fromSecsSinceEpoch(1'700'000'000, QTimeZone::UTC);

Image sample()
{
    const QString digest
        = u"sha256:3a335d7d8a452970c5b4054ad7118ff134b3a6b50a2bb6d0c07c746e8986b28e"_s;
    Image image;
    image.name = digest;
    image.dockerImageReference = u"centos/ruby-22-centos7@"_s + digest;
    image.annotations = {{u"image.openshift.io/dockerLayersOrder"_s, u"ascending"_s}};
    image.size = 430'037'130;
    image.layers
        = {{.name = u"sha256:a3ed95caeb02ffe68cdd9fd84406680ae93d633cb16422d00e8a7c22955b46d4"_s,
            .size = 32},
           {.name = u"sha256:ee1dd2cb6df21971f4af6de0f1d7782b81fb63156801cfde2bb47b4247c23c29"_s,
            .size = 196'634'330}};
    image.created = now.addDays(-100);
    image.author = u"SoftwareCollections.org <sclorg@redhat.com>"_s;
    image.architecture = u"amd64"_s;
    image.config = {
        .env = {u"PATH=/usr/bin"_s, u"HOME=/opt/app-root/src"_s},
        .entrypoint = {u"container-entrypoint"_s},
        .cmd = {u"/bin/sh"_s, u"-c"_s, u"$STI_SCRIPTS_PATH/usage"_s},
        .workingDir = u"/opt/app-root/src"_s,
        .user = u"1001"_s,
        .exposedPorts = {u"8080/tcp"_s},
        .volumes = {u"/data"_s},
        .labels = {{u"build-date"_s, u"2015-12-23"_s}, {u"io.k8s.display-name"_s, u"Ruby 2.2"_s}}};
    return image;
}

} // namespace

class TestDescribeImage : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void completeSample()
    {
        const QString expected = QString::fromUtf8(testData(u"describe-image.txt"_s));
        QVERIFY(!expected.isEmpty());
        const Image image = sample();
        const QString text
            = describeImage(image, {.title = image.name, .stored = now.addDays(-100)}, now);
        QCOMPARE(text.split(u'\n'), expected.split(u'\n'));
    }

    void listAndNothingKnown()
    {
        Image image;
        image.name = u"sha256:aa"_s;
        image.manifests
            = {{.digest = u"sha256:bb"_s, .architecture = u"amd64"_s, .os = u"linux"_s},
               {.digest = u"sha256:cc"_s, .architecture = u"arm64"_s, .os = u"linux"_s}};
        image.created = now;
        QCOMPARE(describeImage(image, {}, now),
                 u"Docker Image:\t<none>\nName:\t\tsha256:aa\nLayer Size:\t0B\n"
                 "Image Created:\tLess than a second ago\nAuthor:\t\t<none>\nArch:\t\t<none>\n"
                 "Manifests:\tlinux/amd64\tsha256:bb\n\t\tlinux/arm64\tsha256:cc\n"
                 "Command:\t<none>\nWorking Dir:\t<none>\nUser:\t\t<none>\n"
                 "Exposes Ports:\t<none>\nDocker Labels:\t<none>\n"_s);
    }

    void commandIsLeftOutBesideAnEntrypoint()
    {
        Image image = sample();
        image.config.cmd.clear();
        QVERIFY(!describeImage(image, {}, now).contains(u"Command:"_s));
    }
};

QTEST_GUILESS_MAIN(TestDescribeImage)
#include "tst_describeimage.moc"
