// SPDX-License-Identifier: Apache-2.0
#include "registry/client/registryclient.h"
#include "tests/support/scriptedtransport.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

PullSpec spec(const QString &text)
{
    return *PullSpec::parse(text);
}

HttpReply refusal(int status, const QByteArray &code)
{
    return {.status = status, .body = R"({"errors":[{"code":")" + code + R"("}]})"};
}

/// quay.io with two mirrors, the second of which is plain HTTP.
RegistryOptions mirrored()
{
    return {.sources = [](const PullSpec &image) -> Result<QList<PullSource>> {
        if (image.registry() == u"bad.example")
            return Error{.kind = Error::Kind::Forbidden,
                         .detail = u"registry bad.example blocked"_s};
        return QList<PullSource>{{.image = spec(u"m1.example/q/app:1"_s), .rule = u"mirror"_s},
                                 {.image = spec(u"m2.example/q/app:1"_s), .insecure = true},
                                 {.image = image}};
    }};
}

} // namespace

/// An image that may be fetched from several places.
class PullSourcesTest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void theFirstThatHasItServes()
    {
        ScriptedTransport http;
        http.answer(u"https://m1.example/v2/"_s, HttpReply{.status = 200});
        http.answer(u"https://m1.example/v2/q/app/manifests/1"_s, refusal(404, "MANIFEST_UNKNOWN"));
        http.answer(u"https://m2.example/v2/"_s, Error{.kind = Error::Kind::Offline});
        http.answer(u"http://m2.example/v2/"_s, HttpReply{.status = 200});
        http.answer(u"http://m2.example/v2/q/app/manifests/1"_s,
                    HttpReply{.status = 200, .body = "{}"});
        RegistryClient client(http, mirrored());

        const auto future = client.manifest(spec(u"quay.io/org/app:1"_s), {}, {});

        QTRY_VERIFY(future.isFinished());
        QVERIFY(future.result());
        for (const HttpRequest &request : http.requests())
            QVERIFY(request.url.host() != u"quay.io");
        const auto how = client.explanation(spec(u"quay.io/org/app:1"_s)).result();
        QVERIFY(how);
        QCOMPARE(how->endpoint, u"http://m2.example"_s);
        QCOMPARE(how->notes.constFirst(), u"m1.example/q/app:1: mirror"_s);
        QCOMPARE(how->attempts.size(), 2);
        QVERIFY(!how->error);
    }

    void theErrorsOfAllAreOne()
    {
        ScriptedTransport http;
        for (const char *host : {"m1.example", "m2.example", "quay.io"}) {
            const QString start = u"https://"_s + QString::fromLatin1(host) + u"/v2/"_s;
            http.answer(start, HttpReply{.status = 200});
            const QString path
                = host == QByteArray("quay.io") ? u"org/app/manifests/1"_s : u"q/app/manifests/1"_s;
            http.answer(start + path, refusal(404, "MANIFEST_UNKNOWN"));
        }
        RegistryClient client(http, mirrored());
        const auto future = client.manifest(spec(u"quay.io/org/app:1"_s), {}, {});
        QTRY_VERIFY(future.isFinished());
        const QString one = u"manifest unknown: manifest unknown"_s;
        const QString all = u"[%1, %1, %1]"_s.arg(one);
        QCOMPARE(future.result().error().detail, all);
        QVERIFY(client.explanation(spec(u"quay.io/org/app:1"_s)).result()->error);
    }

    void aBlockedRegistryIsNotAsked()
    {
        ScriptedTransport http;
        RegistryClient client(http, mirrored());
        const auto future = client.manifest(spec(u"bad.example/a:1"_s), {}, {});
        QTRY_VERIFY(future.isFinished());
        QCOMPARE(future.result().error().kind, Error::Kind::Forbidden);
        QVERIFY(http.requests().isEmpty());
    }

    void aStopEndsTheSearch()
    {
        ScriptedTransport http;
        std::stop_source user;
        RegistryClient client(http, mirrored());
        const auto future = client.manifest(spec(u"quay.io/org/app:1"_s), {}, user.get_token());
        QTRY_COMPARE(http.requests().size(), 1);
        user.request_stop();
        QTRY_VERIFY(future.isFinished());
        QCOMPARE(future.result().error().kind, Error::Kind::Cancelled);
        QCOMPARE(http.requests().size(), 1);
    }
};

QTEST_GUILESS_MAIN(PullSourcesTest)
#include "tst_pullsources.moc"
