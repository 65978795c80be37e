// SPDX-License-Identifier: Apache-2.0
#include "core/image/imagejson.h"
#include "tests/support/testcase.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

Image fullImage()
{
    return {.name = u"sha256:aa"_s,
            .dockerImageReference = u"quay.io/o/a@sha256:aa"_s,
            .manifestMediaType = u"application/vnd.oci.image.manifest.v1+json"_s,
            .layers = {{.name = u"sha256:01"_s, .size = 5'000'000'000, .mediaType = u"gzip"_s},
                       {.name = u"sha256:01"_s, .size = 0, .mediaType = {}}},
            .manifests = {{.digest = u"sha256:02"_s,
                           .mediaType = u"m"_s,
                           .manifestSize = 7,
                           .architecture = u"arm64"_s,
                           .os = u"linux"_s,
                           .variant = u"v8"_s}},
            .annotations = {{u"image.openshift.io/dockerLayersOrder"_s, u"ascending"_s}},
            .id = u"sha256:03"_s,
            .created = QDateTime::fromString(u"2024-05-06T07:08:09.123Z"_s, Qt::ISODateWithMs),
            .author = u"An Author <a@example.invalid>"_s,
            .architecture = u"amd64"_s,
            .os = u"linux"_s,
            .dockerVersion = u"20.10.5"_s,
            .size = 5'000'000'123,
            .config = {.env = {u"B=2"_s, u"A="_s},
                       .entrypoint = {u"entry"_s},
                       .cmd = {u"sh"_s, u"-c"_s, u""_s},
                       .workingDir = u"/opt"_s,
                       .user = u"1001"_s,
                       .exposedPorts = {u"53/udp"_s, u"8080/tcp"_s},
                       .volumes = {u"/var/lib/data"_s},
                       .labels = {{u"empty"_s, QString()}, {u"name"_s, u"Grüße ☃"_s}}}};
}

} // namespace

class ImageJsonTest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void comesBackAsItWas_data()
    {
        QTest::addColumn<QByteArray>("which");
        QTest::newRow("full") << QByteArray("full");
        QTest::newRow("name only") << QByteArray("name");
    }

    void comesBackAsItWas()
    {
        QFETCH(const QByteArray, which);
        const Image image = which == "full" ? fullImage() : Image{.name = u"sha256:aa"_s};

        const QByteArray text = QJsonDocument(toJson(image)).toJson(QJsonDocument::Compact);
        const Result<Image> read = imageFromJson(QJsonDocument::fromJson(text).object());

        QVERIFY(read);
        QCOMPARE(*read, image);
    }

    void usesTheNamesOfTheApi()
    {
        const QJsonObject object = toJson(fullImage());
        QCOMPARE(object["metadata"_L1]["name"_L1].toString(), u"sha256:aa"_s);
        QCOMPARE(object["dockerImageMetadata"_L1]["Config"_L1]["Labels"_L1]["name"_L1].toString(),
                 u"Grüße ☃"_s);
        QVERIFY(object["dockerImageMetadata"_L1]["Config"_L1]["ExposedPorts"_L1]["8080/tcp"_L1]
                    .isObject());
        QCOMPARE(object["dockerImageLayers"_L1][0]["size"_L1].toInteger(), 5'000'000'000);
    }

    void leavesOutWhatIsEmpty()
    {
        QCOMPARE(QJsonDocument(toJson(Image{.name = u"n"_s})).toJson(QJsonDocument::Compact),
                 R"({"metadata":{"name":"n"}})"_ba);
    }

    void refusesWhatIsNoImage()
    {
        const Result<Image> read = imageFromJson(QJsonObject{{u"kind"_s, u"Pod"_s}});
        QVERIFY(!read);
        QCOMPARE(read.error().kind, Error::Kind::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(ImageJsonTest)
#include "tst_imagejson.moc"
