// SPDX-License-Identifier: Apache-2.0
#include "tests/support/blockinghttp.h"
#include "tests/support/registryprocess.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

/// The stand-in for the world that other tests rely on must itself be right.
class RegistryProcessTest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void imageIsServedUnderItsDigest()
    {
        RegistryProcess registry;
        QVERIFY2(registry.start(), qPrintable(registry.errorString()));
        const QString digest = registry.pushImage(u"lib/app"_s, {u"1.0"_s}, {.name = u"app"_s});
        QVERIFY2(!digest.isEmpty(), qPrintable(registry.errorString()));

        const BlockingReply reply
            = blockingHttp({.host = registry.host(),
                            .path = "/v2/lib/app/manifests/1.0",
                            .accept = "application/vnd.docker.distribution.manifest.v2+json"});

        QCOMPARE(reply.status, 200);
        QCOMPARE(QString::fromLatin1(reply.header("Docker-Content-Digest")), digest);
        QCOMPARE(reply.body, buildImage({.name = u"app"_s}).manifest.content);
    }

    void listIsServedUnderItsDigest()
    {
        RegistryProcess registry;
        QVERIFY2(registry.start(RegistryProcess::Scheme::Https),
                 qPrintable(registry.errorString()));
        const TestImage amd{.name = u"multi"_s, .format = TestImage::Format::Oci};
        TestImage arm = amd;
        arm.architecture = u"arm64"_s;
        const QString digest = registry.pushList(u"lib/multi"_s, {u"latest"_s}, {amd, arm});

        const BlockingReply reply
            = blockingHttp({.host = registry.host(),
                            .path = "/v2/lib/multi/manifests/latest",
                            .accept = "application/vnd.oci.image.index.v1+json",
                            .tls = true});
        QCOMPARE(reply.status, 200);
        QCOMPARE(QString::fromLatin1(reply.header("Docker-Content-Digest")), digest);
    }

    void stopsAndServesAgain()
    {
        RegistryProcess registry;
        QVERIFY2(registry.start(), qPrintable(registry.errorString()));
        QVERIFY(!registry.pushImage(u"a"_s, {u"1"_s}, {}).isEmpty());
        const QString host = registry.host();

        registry.stop();
        QCOMPARE(blockingHttp({.host = host, .path = "/v2/"}).status, 0);
        QVERIFY2(registry.start(), qPrintable(registry.errorString()));

        QCOMPARE(registry.host(), host);
        QCOMPARE(blockingHttp({.host = host, .path = "/v2/a/tags/list"}).status, 200);
    }
};

QTEST_GUILESS_MAIN(RegistryProcessTest)
#include "tst_registryprocess.moc"
