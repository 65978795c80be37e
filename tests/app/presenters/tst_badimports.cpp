// SPDX-License-Identifier: Apache-2.0
#include "app/networkbackend.h"
#include "app/presenters/importpresenter.h"
#include "core/catalog/catalog.h"
#include "core/importing/remedy.h"
#include "core/ports/clock.h"
#include "tests/support/catalogfolder.h"
#include "tests/support/misbehavingregistry.h"
#include "tests/support/registryprocess.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;
using Kind = Error::Kind;

namespace {

const QString manifestType = u"application/vnd.docker.distribution.manifest.v2+json"_s;

/// What one tag is made to fail with, and how that is to end.
struct Bad
{
    QString tag;
    QString source;
    Kind kind;
    Remedy best;
    QString words; ///< a part of the message
};

TestBlob helmChart(const TestBlob &config)
{
    return TestBlob::of(
        R"({"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":)"
        R"({"mediaType":"application/vnd.cncf.helm.config.v1+json","digest":")"
            + config.digest.toUtf8() + R"(","size":)" + QByteArray::number(config.content.size())
            + R"(},"layers":[]})",
        u"application/vnd.oci.image.manifest.v1+json"_s);
}

TestBlob emptyIndex()
{
    return TestBlob::of(
        R"({"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[]})",
        u"application/vnd.oci.image.index.v1+json"_s);
}

MisbehavingRegistry::Answer manifestAnswer(const QByteArray &body, const QByteArray &digest)
{
    return {.headers = {{"Content-Type", manifestType.toUtf8()}, {"Docker-Content-Digest", digest}},
            .body = body};
}

} // namespace

/// Everything that a registry can do wrong to a tag, with real registries where there are such:
/// the cause, the remedy, and the other tags of the same import.
class TestBadImports : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void eachHasItsCauseAndRemedyAndTheOthersGoOn()
    {
        RegistryProcess plain;
        QVERIFY2(plain.start(), qPrintable(plain.errorString()));
        QVERIFY(!plain.pushImage(u"lib/app"_s, {u"good"_s}, {}).isEmpty());
        const TestBlob config
            = TestBlob::of("{\"name\":\"chart\"}", u"application/vnd.cncf.helm.config.v1+json"_s);
        QVERIFY(plain.pushBlob(u"lib/app"_s, config));
        QVERIFY(plain.pushManifest(u"lib/app"_s, u"chart"_s, helmChart(config)));
        QVERIFY(plain.pushManifest(u"lib/app"_s, u"empty"_s, emptyIndex()));
        TestCertificate certificate;
        QVERIFY(certificate.create());
        RegistryProcess secured;
        QVERIFY2(secured.start({.certificate = &certificate,
                                .users = {{u"alice"_s, u"pw"_s}},
                                .storage = plain.storage()}),
                 qPrintable(secured.errorString()));
        MisbehavingRegistry odd;
        QVERIFY(odd.listen());
        const QByteArray zeros = "sha256:" + QByteArray(64, '0');
        odd.answer("/v2/lib/app/manifests/huge",
                   manifestAnswer(QByteArray(5 << 20, ' ') + "{}", {}));
        odd.answer("/v2/lib/app/manifests/lies", manifestAnswer("{\"schemaVersion\":2}", zeros));

        const QString host = plain.host();
        const QList<Bad> bad{{u"repository"_s, host + u"/lib/none:1"_s, Kind::NotFound,
                              RemedyKind::CorrectSource, u"not found"_s},
                             {u"tag"_s, host + u"/lib/app:none"_s, Kind::NotFound,
                              RemedyKind::CorrectSource, u"not found"_s},
                             {u"password"_s, secured.host() + u"/lib/app:good"_s,
                              Kind::Unauthorized, RemedyKind::AddCredential,
                              u"you may not have access"_s},
                             {u"route"_s, u"127.0.0.1:1/lib/app:good"_s, Kind::Offline,
                              RemedyKind::CheckNetwork, u"refused"_s},
                             {u"host"_s, u"no-such-host.invalid/lib/app:good"_s, Kind::Offline,
                              RemedyKind::CheckNetwork, u"no-such-host.invalid"_s},
                             {u"empty"_s,
                              host + u"/lib/app:empty"_s,
                              Kind::InvalidReply,
                              RemedyKind::AskPublisher,
                              {}},
                             {u"huge"_s,
                              odd.host() + u"/lib/app:huge"_s,
                              Kind::TooLarge,
                              RemedyKind::AskPublisher,
                              {}},
                             {u"lies"_s,
                              odd.host() + u"/lib/app:lies"_s,
                              Kind::DigestMismatch,
                              RemedyKind::Retry,
                              {}},
                             {u"spec"_s,
                              u"quay.io/UPPER/case"_s,
                              Kind::InvalidInput,
                              RemedyKind::CorrectSource,
                              {}}};
        QByteArray text = "kind: ImageStream\napiVersion: image.openshift.io/v1\n"
                          "metadata: {name: app}\nspec:\n  tags:\n";
        const auto addTag = [&](const QString &tag, const QString &source, bool insecure) {
            text += u"  - name: '%1'\n    from: {kind: DockerImage, name: '%2'}\n"
                    "    importPolicy: {insecure: %3}\n"_s
                        .arg(tag, source, insecure ? u"true"_s : u"false"_s)
                        .toUtf8();
        };
        addTag(u"good"_s, host + u"/lib/app:good"_s, true);
        addTag(u"chart"_s, host + u"/lib/app:chart"_s, true);
        addTag(u"tls"_s, secured.host() + u"/lib/other:good"_s, false);
        for (const Bad &one : bad)
            addTag(one.tag, one.source, true);
        CatalogFolder folder;
        folder.put(u"app.yaml"_s, text);

        SystemClock clock;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.remove(u"https_proxy"_s); // or a host that is not there would be the proxy's
        RegistryService registry([&] { return makeNetworkBackend({.environment = environment}); });
        Catalog catalog;
        ImportQueueModel queue;
        ImportPresenter presenter(catalog, registry, clock, queue);
        catalog.open({folder.path()});
        QTRY_VERIFY(catalog.snapshot()->isComplete);
        presenter.importAll(catalog.snapshot()->streams.first().key);
        QTRY_VERIFY_WITH_TIMEOUT(!presenter.isBusy(), 110'000);

        QHash<QString, ImportRow> rows;
        for (const ImportRow &row : queue.rows())
            rows.insert(row.tag, row);
        QCOMPARE(rows.value(u"good"_s).state, ImportRow::State::Moved);
        // A chart is taken by the server too: it is imported, and said not to be an image.
        QCOMPARE(rows.value(u"good"_s).message, QString());
        QCOMPARE(rows.value(u"chart"_s).state, ImportRow::State::Moved);
        QVERIFY(rows.value(u"chart"_s).message.contains(u"Not a container image"_s));
        const ImportRow tls = rows.value(u"tls"_s);
        QCOMPARE(tls.error->kind, Kind::UntrustedTls);
        QCOMPARE(remediesFor(*tls.error, tls.insecure).first(), RemedyKind::TrustAuthority);
        for (const Bad &one : bad) {
            const ImportRow row = rows.value(one.tag);
            QVERIFY2(row.state == ImportRow::State::Failed && row.error,
                     qPrintable(one.tag + u": "_s + row.message));
            const QByteArray what = one.tag.toUtf8() + ": " + row.message.toUtf8() + " (kind "
                + QByteArray::number(int(row.error->kind)) + ")";
            QVERIFY2(row.error->kind == one.kind, what.constData());
            QVERIFY2(row.message.contains(one.words), what.constData());
            QVERIFY2(remediesFor(*row.error, row.insecure).first() == one.best, what.constData());
            QVERIFY2(!row.remedy.isEmpty(), what.constData());
        }
    }
};

QTEST_GUILESS_MAIN(TestBadImports)
#include "tst_badimports.moc"
