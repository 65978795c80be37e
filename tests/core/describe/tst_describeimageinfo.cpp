// SPDX-License-Identifier: Apache-2.0
#include "core/describe/describeimageinfo.h"
#include "tests/support/testcase.h"

#include <QJsonArray>
#include <QTimeZone>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

const QDateTime now = QDateTime::fromSecsSinceEpoch(1'700'000'000, QTimeZone::UTC);

ImageInfo sample()
{
    ImageInfo info{.name = u"quay.io/team/app:1"_s};
    info.image.name = u"sha256:aa"_s;
    info.image.manifestMediaType = u"application/vnd.oci.image.manifest.v1+json"_s;
    info.image.layers = {{.name = u"sha256:b1"_s, .size = 1'500'000, .mediaType = u"tar"_s},
                         {.name = u"sha256:b2"_s}};
    info.image.created = now.addDays(-23);
    info.image.os = u"linux"_s;
    info.image.architecture = u"amd64"_s;
    info.config = {{u"os"_s, u"linux"_s}, {u"history"_s, QJsonArray{1}}};
    return info;
}

} // namespace

class TestDescribeImageInfo : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void asOcPrintsIt()
    {
        ImageInfo info = sample();
        info.image.config = {.env = {u"A=1"_s, u"B=2"_s},
                             .entrypoint = {u"run"_s},
                             .cmd = {u"/bin/sh"_s, u"-c"_s},
                             .workingDir = u"/src"_s,
                             .user = u"1001"_s,
                             .exposedPorts = {u"8080/tcp"_s, u"8443/tcp"_s},
                             .volumes = {u"/data"_s},
                             .labels = {{u"x"_s, u"1"_s}, {u"a"_s, u"2"_s}}};
        QCOMPARE(describeImageInfo(info, now).split(u'\n'),
                 QString(u"Name:          quay.io/team/app:1\n"
                         "Digest:        sha256:aa\n"
                         "Media Type:    application/vnd.oci.image.manifest.v1+json\n"
                         "Created:       23d ago\n"
                         "Image Size:    1.5MB in 2 layers\n"
                         "Layers:        1.5MB sha256:b1\n"
                         "               --    sha256:b2\n"
                         "OS:            linux\n"
                         "Arch:          amd64\n"
                         "Entrypoint:    run\n"
                         "Command:       /bin/sh -c\n"
                         "Working Dir:   /src\n"
                         "User:          1001\n"
                         "Exposes Ports: 8080/tcp, 8443/tcp\n"
                         "Environment:   A=1\n"
                         "               B=2\n"
                         "Labels:        a=2\n"
                         "               x=1\n"
                         "Volumes:       /data\n\n"_s)
                     .split(u'\n'));
    }

    void leavesOutWhatIsNotThere()
    {
        ImageInfo info = sample();
        info.name = u"quay.io/team/app@sha256:aa"_s;
        info.listDigest = u"sha256:cc"_s;
        info.image.created = {};
        info.image.layers = {{.name = u"sha256:b1"_s}};
        QCOMPARE(describeImageInfo(info, now),
                 u"Name:          quay.io/team/app@sha256:aa\n"
                 "Manifest List: sha256:cc\n"
                 "Media Type:    application/vnd.oci.image.manifest.v1+json\n"
                 "Created:       <unknown>\n"
                 "Image Size:    1 layers (size unavailable)\n"
                 "Layers:        -- sha256:b1\n"
                 "OS:            linux\n"
                 "Arch:          amd64\n"
                 "Command:       <none>\n\n"_s);
    }

    void json()
    {
        ImageInfo info = sample();
        QJsonObject object = imageInfoJson(info);
        QCOMPARE(object[u"name"_s], u"quay.io/team/app:1"_s);
        QCOMPARE(object[u"digest"_s], u"sha256:aa"_s);
        QCOMPARE(object[u"listDigest"_s], QString());
        QCOMPARE(object[u"layers"_s][0][u"size"_s].toInteger(), 1'500'000);
        QCOMPARE(object[u"config"_s][u"size"_s].toInteger(), 1'500'000);
        QCOMPARE(object[u"config"_s][u"os"_s], u"linux"_s);
        QVERIFY(object[u"config"_s].toObject().contains(u"history"_s));
        QVERIFY(!object.contains(u"platforms"_s));
        info.listDigest = u"sha256:cc"_s;
        info.platforms = {{.digest = u"sha256:aa"_s,
                           .architecture = u"arm64"_s,
                           .os = u"linux"_s,
                           .variant = u"v8"_s}};
        object = imageInfoJson(info);
        QCOMPARE(object[u"platforms"_s][0][u"platform"_s], u"linux/arm64/v8"_s);
    }

    void ages_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("future") << qint64(-2) << u"<invalid>"_s;
        QTest::newRow("clocks that disagree") << qint64(-1) << u"0s"_s;
        QTest::newRow("seconds") << qint64(59) << u"59s"_s;
        QTest::newRow("minutes") << qint64(3599) << u"59m"_s;
        QTest::newRow("hours") << qint64(86'399) << u"23h"_s;
        QTest::newRow("days") << qint64(364 * 86'400) << u"364d"_s;
        QTest::newRow("years") << qint64(800 * 86'400) << u"2y"_s;
    }
    void ages()
    {
        QFETCH(const qint64, seconds);
        QTEST(shortAge(now.addSecs(-seconds), now), "text");
    }
};

QTEST_GUILESS_MAIN(TestDescribeImageInfo)
#include "tst_describeimageinfo.moc"
