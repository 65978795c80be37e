// SPDX-License-Identifier: Apache-2.0
#include "core/base/digest.h"
#include "core/image/imagereader.h"
#include "tests/support/testcase.h"
#include "tests/support/testimage.h"

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

const QString schema2 = u"application/vnd.docker.distribution.manifest.v2+json"_s;
const QString oci = u"application/vnd.oci.image.manifest.v1+json"_s;
const QString list = u"application/vnd.docker.distribution.manifest.list.v2+json"_s;
const QString ociIndex = u"application/vnd.oci.image.index.v1+json"_s;
const QString digestA = u"sha256:"_s + QString(64, u'a');
const QString digestB = u"sha256:"_s + QString(64, u'b');

TestImage richImage()
{
    return {.name = u"rich"_s,
            .author = u"An Author"_s,
            .labels = {{u"name"_s, u"app"_s}, {u"empty"_s, u""_s}},
            .env = {u"PATH=/bin"_s, u"A="_s},
            .cmd = {u"run"_s},
            .entrypoint = {u"entry"_s},
            .exposedPorts = {u"8080/tcp"_s, u"53/udp"_s},
            .volumes = {u"/data"_s},
            .workingDir = u"/opt"_s,
            .user = u"1001"_s,
            .dockerVersion = u"20.10.5"_s};
}

Result<Image> read(QByteArrayView config)
{
    const Manifest manifest{.mediaType = schema2, .digest = digestA, .configDigest = digestB};
    return readImage(manifest, config);
}

} // namespace

class ImageReaderTest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void readsSchema2AsTheServerDoes();
    void readsOci_data();
    void readsOci();
    void readsLists_data();
    void readsLists();
    void refusesManifests_data();
    void refusesManifests();
    void countsEveryLayerOnce();
    void hugeSizesStayANumber();
    void t63_selectsThePlatform_data();
    void t63_selectsThePlatform();
    void t63_anEmptyListHasNoPlatform();
    void t64_anArtifactIsAnAlmostEmptyImage();
    void configKeysMayBeOfAnyCase();
    void t64_refusesConfigs_data();
    void t64_refusesConfigs();
    void aListKeptWholeHasOnlyItsEntries();
};

void ImageReaderTest::readsSchema2AsTheServerDoes()
{
    const BuiltImage built = buildImage(richImage());

    const Result<Manifest> manifest
        = parseManifest(built.manifest.content, schema2 + u"; charset=utf-8"_s);
    QVERIFY(manifest);
    QCOMPARE(manifest->kind, Manifest::Kind::Image);
    QCOMPARE(manifest->digest, built.manifest.digest);
    QCOMPARE(manifest->configDigest, built.config.digest);
    QCOMPARE(manifest->configSize, built.config.content.size());

    const Result<Image> image = readImage(*manifest, built.config.content);
    QVERIFY(image);
    qint64 size = built.config.content.size();
    QList<ImageLayer> layers;
    for (const TestBlob &layer : built.layers) {
        size += layer.content.size();
        layers.append({.name = layer.digest,
                       .size = layer.content.size(),
                       .mediaType = u"application/vnd.docker.image.rootfs.diff.tar.gzip"_s});
    }
    const Image expected{
        .name = built.manifest.digest,
        .manifestMediaType = schema2,
        .layers = layers,
        .annotations = {{u"image.openshift.io/dockerLayersOrder"_s, u"ascending"_s}},
        .id = built.config.digest,
        .created = QDateTime::fromString(u"2024-05-06T07:08:09.123Z"_s, Qt::ISODateWithMs),
        .author = u"An Author"_s,
        .architecture = u"amd64"_s,
        .os = u"linux"_s,
        .dockerVersion = u"20.10.5"_s,
        .size = size,
        .config = {.env = {u"PATH=/bin"_s, u"A="_s},
                   .entrypoint = {u"entry"_s},
                   .cmd = {u"run"_s},
                   .workingDir = u"/opt"_s,
                   .user = u"1001"_s,
                   .exposedPorts = {u"53/udp"_s, u"8080/tcp"_s},
                   .volumes = {u"/data"_s},
                   .labels = {{u"empty"_s, u""_s}, {u"name"_s, u"app"_s}}}};
    QCOMPARE(*image, expected);
}

void ImageReaderTest::readsOci_data()
{
    QTest::addColumn<int>("format");
    QTest::newRow("with mediaType") << int(TestImage::Format::Oci);
    QTest::newRow("without mediaType") << int(TestImage::Format::OciWithoutMediaType);
}

void ImageReaderTest::readsOci()
{
    QFETCH(const int, format);
    const BuiltImage built = buildImage({.format = TestImage::Format(format)});
    const Result<Manifest> manifest = parseManifest(built.manifest.content, oci);
    QVERIFY(manifest);
    const Result<Image> image = readImage(*manifest, built.config.content);
    QVERIFY(image);
    QCOMPARE(image->manifestMediaType, oci);
    QCOMPARE(image->name, built.manifest.digest);
    QCOMPARE(image->layers.size(), 2);
}

void ImageReaderTest::readsLists_data()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<QString>("mediaType");
    QTest::newRow("list") << int(TestImage::Format::Schema2) << list;
    QTest::newRow("index") << int(TestImage::Format::Oci) << ociIndex;
}

void ImageReaderTest::readsLists()
{
    QFETCH(const int, format);
    QFETCH(const QString, mediaType);
    const TestImage amd{.format = TestImage::Format(format)};
    TestImage arm = amd;
    arm.architecture = u"arm64"_s;
    arm.variant = u"v8"_s;
    const TestBlob blob = buildList({amd, arm});

    const Result<Manifest> manifest = parseManifest(blob.content, mediaType);

    QVERIFY(manifest);
    QCOMPARE(manifest->kind, Manifest::Kind::List);
    QCOMPARE(manifest->mediaType, mediaType);
    QCOMPARE(manifest->digest, blob.digest);
    QCOMPARE(manifest->manifests.size(), 2);
    const TestBlob child = buildImage(arm).manifest;
    QCOMPARE(manifest->manifests.at(1),
             (ImageManifest{.digest = child.digest,
                            .mediaType = child.mediaType,
                            .manifestSize = child.content.size(),
                            .architecture = u"arm64"_s,
                            .os = u"linux"_s,
                            .variant = u"v8"_s}));
}

void ImageReaderTest::refusesManifests_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("mediaType");
    QTest::addColumn<QString>("detail");

    const QByteArray config = R"("config":{"digest":"sha256:)" + QByteArray(64, 'a') + "\"}";
    QTest::newRow("HTML") << QByteArray("<html>") << schema2
                          << u"invalid character '<' looking for beginning of value"_s;
    QTest::newRow("schema 2 without mediaType") << "{" + config
            + "}" << schema2 << u"mediaType in manifest should be '%1' not ''"_s.arg(schema2);
    QTest::newRow("OCI with another mediaType")
        << QByteArray("{\"mediaType\":\"x/y\"," + config + "}") << oci
        << u"if present, mediaType in manifest should be '%1' not 'x/y'"_s.arg(oci);
    QTest::newRow("OCI manifest that is an index")
        << QByteArray(R"({"manifests":[]})") << oci
        << u"ocimanifest: expected manifest but found index"_s;
    QTest::newRow("index that is a manifest") << QByteArray(R"({"layers":[]})") << ociIndex
                                              << u"index: expected index but found manifest"_s;
    QTest::newRow("index with another mediaType")
        << QByteArray(R"({"mediaType":"x/y"})") << ociIndex
        << u"if present, mediaType in image index should be '%1' not 'x/y'"_s.arg(ociIndex);
    QTest::newRow("list with another mediaType")
        << QByteArray(R"({"mediaType":"x/y"})") << list
        << u"mediaType in manifest list should be '%1' not 'x/y'"_s.arg(list);
    QTest::newRow("no config") << QByteArray("{}") << oci << u"invalid checksum digest format"_s;
    QTest::newRow("config digest climbs out of its folder")
        << QByteArray(R"({"config":{"digest":"sha256:../../x"}})") << oci
        << u"invalid checksum digest format"_s;
    QTest::newRow("layers are no array")
        << QByteArray(R"({"layers":{}})") << oci
        << u"json: cannot unmarshal object into Go struct field Manifest.layers of type "
           "[]distribution.Descriptor"_s;
    QTest::newRow("unknown type, not signed")
        << QByteArray("{" + config + "}") << u"text/plain"_s << u"missing signature key"_s;
    QTest::newRow("no type, not JSON")
        << QByteArray("hello") << QString()
        << u"error unmarshalling content: invalid character 'h' looking for beginning of value"_s;
    QTest::newRow("schema 1") << QByteArray(R"({"schemaVersion":1,"signatures":[]})")
                              << u"application/vnd.docker.distribution.manifest.v1+prettyjws"_s
                              << u"not signed"_s;
}

void ImageReaderTest::refusesManifests()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QString, mediaType);
    QFETCH(const QString, detail);
    const Result<Manifest> manifest = parseManifest(body, mediaType);
    QVERIFY(!manifest);
    QCOMPARE(manifest.error().detail, detail);
    QCOMPARE(manifest.error().kind,
             detail.startsWith(u"unsupported") ? Error::Kind::Unsupported
                                               : Error::Kind::InvalidReply);
}

void ImageReaderTest::countsEveryLayerOnce()
{
    const Manifest manifest{.mediaType = oci,
                            .digest = digestA,
                            .configDigest = digestB,
                            .layers = {{.name = digestA, .size = 10},
                                       {.name = digestB, .size = 100}, // it is the configuration
                                       {.name = digestA, .size = 10}}};
    const Result<Image> image = readImage(manifest, "{}");
    QVERIFY(image);
    QCOMPARE(image->size, 12);
    QCOMPARE(image->layers.size(), 3);
}

void ImageReaderTest::hugeSizesStayANumber()
{
    constexpr qint64 huge = std::numeric_limits<qint64>::max();
    const Manifest manifest{.mediaType = oci,
                            .configDigest = digestB,
                            .layers
                            = {{.name = u"a"_s, .size = huge}, {.name = u"b"_s, .size = huge}}};
    QCOMPARE(readImage(manifest, "{}")->size, huge);
}

void ImageReaderTest::t63_selectsThePlatform_data()
{
    QTest::addColumn<QStringList>("platforms");
    QTest::addColumn<QString>("architecture");
    QTest::addColumn<QString>("os");
    QTest::addColumn<int>("chosen");

    const QStringList common{u"arm64/linux"_s, u"amd64/windows"_s, u"amd64/linux"_s};
    QTest::newRow("default") << common << u"amd64"_s << u"linux"_s << 2;
    QTest::newRow("preferred") << common << u"amd64"_s << u"windows"_s << 1;
    QTest::newRow("not there: linux/amd64") << common << u"s390x"_s << u"linux"_s << 2;
    QTest::newRow("not there either: the first")
        << QStringList{u"arm64/linux"_s, u"s390x/linux"_s} << u"amd64"_s << u"linux"_s << 0;
    QTest::newRow("variants are ignored: the first of two")
        << QStringList{u"ppc64le/linux"_s, u"arm/linux"_s, u"arm/linux"_s} << u"arm"_s << u"linux"_s
        << 1;
}

void ImageReaderTest::t63_selectsThePlatform()
{
    QFETCH(const QStringList, platforms);
    QFETCH(const QString, architecture);
    QFETCH(const QString, os);
    QList<ImageManifest> manifests;
    for (const QString &platform : platforms)
        manifests.append({.digest = QString::number(manifests.size()),
                          .architecture = platform.section(u'/', 0, 0),
                          .os = platform.section(u'/', 1)});
    const Result<ImageManifest> manifest = selectPlatform(manifests, architecture, os);
    QVERIFY(manifest);
    QTEST(manifest->digest.toInt(), "chosen");
}

void ImageReaderTest::t63_anEmptyListHasNoPlatform()
{
    const Result<ImageManifest> manifest = selectPlatform({});
    QVERIFY(!manifest);
    QCOMPARE(manifest.error().detail, u"no manifests in manifest list"_s);
}

/// Source: a recorded import of a Helm chart, which the server accepts.
void ImageReaderTest::t64_anArtifactIsAnAlmostEmptyImage()
{
    const Result<Image> image
        = read(R"({"name": "chart", "version": "0.1.0", "apiVersion": "v2"})");
    QVERIFY(image);
    QCOMPARE(image->id, digestB);
    QCOMPARE(image->size, 57);
    QCOMPARE(image->architecture, QString());
    QCOMPARE(image->config, ContainerConfig());
    QVERIFY(!image->created.isValid());
}

void ImageReaderTest::configKeysMayBeOfAnyCase()
{
    const Result<Image> image
        = read(R"({"Architecture":"arm64","CONFIG":{"env":["A=1"],"workingdir":"/w"}})");
    QVERIFY(image);
    QCOMPARE(image->architecture, u"arm64"_s);
    QCOMPARE(image->config.env, QStringList(u"A=1"_s));
    QCOMPARE(image->config.workingDir, u"/w"_s);
}

void ImageReaderTest::t64_refusesConfigs_data()
{
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<QString>("detail");
    QTest::newRow("empty") << QByteArray()
                           << u"dockerImageConfig must not be empty for manifest type \"%1\""_s.arg(
                                  schema2);
    QTest::newRow("not JSON") << QByteArray("MZ")
                              << u"invalid character 'M' looking for beginning of value"_s;
    QTest::newRow("a list") << QByteArray(
        "[]") << u"json: cannot unmarshal array into Go value of type dockerpre012.DockerImage"_s;
    QTest::newRow("config is text")
        << QByteArray(R"({"config":"x"})")
        << u"json: cannot unmarshal string into Go struct field DockerImage.config of type "
           "dockerpre012.DockerConfig"_s;
}

void ImageReaderTest::t64_refusesConfigs()
{
    QFETCH(const QByteArray, config);
    const Result<Image> image = read(config);
    QVERIFY(!image);
    QCOMPARE(image.error().kind, Error::Kind::InvalidReply);
    QTEST(image.error().detail, "detail");
}

void ImageReaderTest::aListKeptWholeHasOnlyItsEntries()
{
    const QDateTime now = QDateTime::fromString(u"2026-01-02T03:04:05Z"_s, Qt::ISODate);
    const Manifest manifest{.kind = Manifest::Kind::List,
                            .mediaType = ociIndex,
                            .digest = digestA,
                            .manifests = {{.digest = digestB}}};
    QCOMPARE(imageOfList(manifest, now),
             (Image{.name = digestA,
                    .manifestMediaType = ociIndex,
                    .manifests = {{.digest = digestB}},
                    .id = digestA,
                    .created = now}));
    QCOMPARE(readImage(manifest, "{}").error().kind, Error::Kind::Unsupported);
}

QTEST_GUILESS_MAIN(ImageReaderTest)
#include "tst_imagereader.moc"
