// SPDX-License-Identifier: Apache-2.0
#include "core/base/digest.h"
#include "core/image/schema1.h"
#include "tests/support/signedmanifest.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

const QByteArray newer = "sha256:" + QByteArray(64, 'b');
const QByteArray older = "sha256:" + QByteArray(64, 'a');

/// JSON text as a JSON string.
QByteArray quoted(QByteArray json)
{
    return '"' + json.replace('\\', "\\\\").replace('"', "\\\"") + '"';
}

/// What is signed: the manifest of two layers, @p size in the entry of the newer.
QByteArray payload(const QByteArray &size = R"(,"Size":30)")
{
    const QByteArray top
        = R"({"id":"top","parent":"base","created":"2015-06-01T10:00:00Z",)"
          R"("author":"A","architecture":"amd64","os":"linux","docker_version":"1.6",)"
          R"("config":{"Env":["A=b"],"Labels":{"l":"v"}})"
        + size + "}";
    return "{\n   \"schemaVersion\": 1,\n   \"name\": \"lib/app\",\n   \"tag\": \"1\",\n"
           "   \"fsLayers\": [{\"blobSum\": \""
        + newer + "\"}, {\"blobSum\": \"" + older
        + "\"}],\n   \"history\": [{\"v1Compatibility\": " + quoted(top)
        + "}, {\"v1Compatibility\": " + quoted(R"({"id":"base","Size":12})") + "}]\n}";
}

} // namespace

class Schema1Test : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void theDigestIsOfWhatWasSigned();
    void readsTheImage();
    void sizesMayBeMissing();
    void anyUnknownTypeIsTakenForIt_data();
    void anyUnknownTypeIsTakenForIt();
    void refuses_data();
    void refuses();
    void refusesToConvert_data();
    void refusesToConvert();
};

void Schema1Test::theDigestIsOfWhatWasSigned()
{
    const Result<QByteArray> content = signedPayload(signedManifest(payload()));
    QVERIFY2(content, content ? "" : qPrintable(content.error().detail));
    QCOMPARE(*content, payload());
    const Result<Manifest> manifest = parseSchema1(signedManifest(payload()));
    QVERIFY(manifest);
    QCOMPARE(manifest->digest, Digest::ofSha256(payload()).toString());
}

void Schema1Test::readsTheImage()
{
    const Result<Manifest> manifest = parseSchema1(signedManifest(payload()));
    QVERIFY(manifest);
    QCOMPARE(manifest->kind, Manifest::Kind::Signed);
    const Result<Image> image = readSignedImage(*manifest, u"r/lib/app:1"_s);
    QVERIFY2(image, image ? "" : qPrintable(image.error().detail));
    QCOMPARE(image->name, manifest->digest);
    QCOMPARE(image->manifestMediaType, u"application/vnd.docker.distribution.manifest.v1+json"_s);
    QCOMPARE(image->id, u"top"_s);
    QCOMPARE(image->author, u"A"_s);
    QCOMPARE(image->architecture, u"amd64"_s);
    QCOMPARE(image->config.env, QStringList{u"A=b"_s});
    QCOMPARE(image->config.labels.value(u"l"_s), u"v"_s);
    QCOMPARE(image->annotations.value(u"image.openshift.io/dockerLayersOrder"_s), u"ascending"_s);
    QCOMPARE(image->layers.size(), 2);
    QCOMPARE(image->layers.at(0).name, QString::fromLatin1(older));
    QCOMPARE(image->layers.at(0).size, 12);
    QCOMPARE(image->layers.at(1).size, 30);
    QCOMPARE(image->layers.at(1).mediaType,
             u"application/vnd.docker.container.image.rootfs.diff+x-gtar"_s);
    QCOMPARE(image->size, 42);
}

void Schema1Test::sizesMayBeMissing()
{
    const Result<Manifest> manifest = parseSchema1(signedManifest(payload({})));
    QVERIFY(manifest);
    QCOMPARE(manifest->layers.at(1).size, 0);
    QCOMPARE(distinctSize({{.name = u"a"_s, .size = 2},
                           {.name = u"a"_s, .size = 2},
                           {.name = u"b"_s, .size = 3}}),
             5);
}

void Schema1Test::anyUnknownTypeIsTakenForIt_data()
{
    QTest::addColumn<QString>("mediaType");
    QTest::newRow("signed") << u"application/vnd.docker.distribution.manifest.v1+prettyjws"_s;
    QTest::newRow("JSON") << u"application/json; charset=utf-8"_s;
    QTest::newRow("none") << QString();
}

void Schema1Test::anyUnknownTypeIsTakenForIt()
{
    QFETCH(const QString, mediaType);
    const Result<Manifest> manifest = parseManifest(signedManifest(payload()), mediaType);
    QVERIFY(manifest);
    QCOMPARE(manifest->kind, Manifest::Kind::Signed);
    QVERIFY(readImage(*manifest, {}));
}

void Schema1Test::refuses_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("detail");
    QTest::newRow("not signed") << payload() << u"missing signature key"_s;
    QTest::newRow("no signatures") << QByteArray(R"({"signatures":[]})") << u"not signed"_s;
    QTest::newRow("no header") << QByteArray(R"({"signatures":[{}]})")
                               << u"invalid signature: protected header"_s;
    QTest::newRow("no base64") << QByteArray(R"({"signatures":[{"protected":"@"}]})")
                               << u"invalid signature: protected header"_s;
    QTest::newRow("length beyond the end")
        << signedManifest(payload(), 1'000'000) << u"invalid signature: format"_s;
    QTest::newRow("length zero") << signedManifest(payload(), 0) << u"invalid signature: format"_s;
    QTest::newRow("layer that climbs")
        << signedManifest(payload().replace(older, "sha256:../../etc")) << QString();
}

void Schema1Test::refuses()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QString, detail);
    const Result<Manifest> manifest = parseSchema1(body);
    QVERIFY(!manifest);
    QCOMPARE(manifest.error().kind, Error::Kind::InvalidReply);
    if (!detail.isEmpty())
        QCOMPARE(manifest.error().detail, detail);
}

void Schema1Test::refusesToConvert_data()
{
    QTest::addColumn<int>("histories");
    QTest::addColumn<QString>("detail");
    QTest::newRow("no history") << 0
                                << u"image has no v1Compatibility history and cannot be used"_s;
    QTest::newRow("one too few")
        << 1
        << u"the image %1 (r/lib/app:1) has mismatched history and fslayer cardinality (1 != 2)"_s;
}

void Schema1Test::refusesToConvert()
{
    QFETCH(const int, histories);
    QFETCH(const QString, detail);
    Result<Manifest> manifest = parseSchema1(signedManifest(payload()));
    QVERIFY(manifest);
    manifest->history.resize(histories);
    const Result<Image> image = readSignedImage(*manifest, u"r/lib/app:1"_s);
    QVERIFY(!image);
    QCOMPARE(image.error().detail, detail.contains(u"%1") ? detail.arg(manifest->digest) : detail);
}

QTEST_GUILESS_MAIN(Schema1Test)
#include "tst_schema1.moc"
