// SPDX-License-Identifier: Apache-2.0
#include "core/image/imageinfo.h"
#include "tests/support/testcase.h"
#include "tests/support/testimage.h"

#include <limits>

using namespace headwater;
using namespace Qt::StringLiterals;

class TestImageInfo : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void choosesPlatform_data()
    {
        QTest::addColumn<QStringList>("platforms");
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QString>("chosen"); // empty: refused
        const QStringList many{u"linux/arm64"_s, u"linux/amd64"_s, u"linux/arm/v6"_s,
                               u"linux/arm/v7"_s, u"windows/amd64"_s};
        QTest::newRow("linux/amd64 when nothing is said") << many << QString() << u"linux/amd64"_s;
        QTest::newRow("the only one")
            << QStringList{u"linux/s390x"_s} << QString() << u"linux/s390x"_s;
        QTest::newRow("none of several")
            << QStringList{u"linux/s390x"_s, u"linux/arm64"_s} << QString() << QString();
        QTest::newRow("empty list") << QStringList() << QString() << QString();
        QTest::newRow("by name") << many << u"linux/arm64"_s << u"linux/arm64"_s;
        QTest::newRow("by variant") << many << u"linux/arm/v7"_s << u"linux/arm/v7"_s;
        QTest::newRow("several variants") << many << u"linux/arm"_s << QString();
        QTest::newRow("expression") << many << u"^windows/"_s << u"windows/amd64"_s;
        QTest::newRow("expression for several") << many << u".*"_s << QString();
        QTest::newRow("no such") << many << u"plan9/386"_s << QString();
    }
    void choosesPlatform()
    {
        QFETCH(const QStringList, platforms);
        QFETCH(const QString, filter);
        QFETCH(const QString, chosen);
        QList<ImageManifest> manifests;
        for (const QString &platform : platforms) {
            const QStringList parts = platform.split(u'/');
            manifests.append({.digest = u"sha256:"_s + platform,
                              .architecture = parts.value(1),
                              .os = parts.value(0),
                              .variant = parts.value(2)});
        }
        const Result<ImageManifest> result = choosePlatform(manifests, filter);
        QCOMPARE(result ? platformText(*result) : QString(), chosen);
        if (!result) {
            QCOMPARE(result.error().kind, Error::Kind::InvalidInput);
            for (const QString &platform : platforms)
                QVERIFY(result.error().detail.contains(u"sha256:"_s + platform));
        }
    }

    void ambiguousListIsShownAsOcShowsIt()
    {
        const Result<ImageManifest> result = choosePlatform(
            {{.digest = u"sha256:aa"_s, .architecture = u"s390x"_s, .os = u"linux"_s},
             {.digest = u"sha256:bb"_s, .architecture = u"ppc64le"_s, .os = u"linux"_s}},
            {});
        QCOMPARE(result.error().detail,
                 u"the image is a manifest list and contains multiple images - use "
                 "--filter-by-os to select from:\n\n"
                 "  OS            DIGEST\n"
                 "  linux/s390x   sha256:aa\n"
                 "  linux/ppc64le sha256:bb\n"_s);
    }

    void brokenExpressionIsRefused()
    {
        const Result<ImageManifest> result = choosePlatform({}, u"linux/("_s);
        QVERIFY(result.error().detail.startsWith(
            u"--filter-by-os was not a valid regular expression: "_s));
    }

    void keepsWholeConfiguration()
    {
        const BuiltImage built = buildImage({.name = u"app"_s, .layers = 2, .user = u"1001"_s});
        const Result<Manifest> manifest
            = parseManifest(built.manifest.content, built.manifest.mediaType);
        QVERIFY(manifest);
        const Result<ImageInfo> info = readImageInfo(*manifest, built.config.content);
        QVERIFY(info);
        QVERIFY(info->config.contains(u"rootfs"_s));
        QCOMPARE(info->image.config.user, u"1001"_s);
        QCOMPARE(info->size(), manifest->layers.at(0).size + manifest->layers.at(1).size);
        QVERIFY(!readImageInfo(*manifest, "[]"));
    }

    void sumOfClaimedSizesStaysANumber()
    {
        ImageInfo info;
        info.image.layers = {{.size = std::numeric_limits<qint64>::max()}, {.size = 1}};
        QCOMPARE(info.size(), std::numeric_limits<qint64>::max());
    }
};

QTEST_GUILESS_MAIN(TestImageInfo)
#include "tst_imageinfo.moc"
