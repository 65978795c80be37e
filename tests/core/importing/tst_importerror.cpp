// SPDX-License-Identifier: Apache-2.0
#include "core/importing/importerror.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestImportError : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void serversWords_data()
    {
        using Kind = Error::Kind;
        QTest::addColumn<Error::Kind>("kind");
        QTest::addColumn<QString>("detail");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("message");
        const QString internal = u"InternalError"_s;
        const QString prefix = u"Internal error occurred: docker.io/library/ruby:latest: "_s;
        const auto passedOn = [&](const char *name, Kind kind, const QString &detail) {
            QTest::newRow(name) << kind << detail << internal << prefix + detail;
        };
        QTest::newRow("unknown manifest")
            << Kind::NotFound << u"manifest unknown: manifest unknown"_s << u"NotFound"_s
            << u"dockerimage.image.openshift.io \"docker.io/library/ruby:latest\" not found"_s;
        passedOn("unknown repository", Kind::NotFound,
                 u"name unknown: repository name not known to registry"_s);
        passedOn("unknown blob", Kind::NotFound, u"unknown blob"_s);
        QTest::newRow("unauthorized")
            << Kind::Unauthorized << u"unauthorized: authentication required"_s << u"Unauthorized"_s
            << u"you may not have access to the container image \"docker.io/library/ruby:latest\""_s;
        QTest::newRow("no credentials")
            << Kind::Unauthorized << u"no basic auth credentials"_s << u"Unauthorized"_s
            << u"you may not have access to the container image \"docker.io/library/ruby:latest\""_s;
        QTest::newRow("wrong password")
            << Kind::Unauthorized << u"unauthorized: incorrect username or password"_s
            << u"Unauthorized"_s
            << u"incorrect username or password for image \"docker.io/library/ruby:latest\""_s;
        QTest::newRow("wrong password at a token server")
            << Kind::Unauthorized
            << u"Get \"https://reg/v2/\": unauthorized: incorrect username or password"_s
            << u"Unauthorized"_s
            << u"incorrect username or password for image \"docker.io/library/ruby:latest\""_s;
        QTest::newRow("blocked") << Kind::Forbidden << u"registry docker.io blocked"_s
                                 << u"Forbidden"_s << u"forbidden: registry docker.io blocked"_s;
        passedOn("token server refuses", Kind::Unauthorized,
                 u"Get \"https://reg/v2/n/manifests/t\": unauthorized: no"_s);
        passedOn("denied", Kind::Forbidden,
                 u"denied: requested access to the resource is denied"_s);
        passedOn("rate limit", Kind::RateLimited,
                 u"toomanyrequests: You have reached your limit"_s);
        passedOn("server error", Kind::InvalidReply,
                 u"received unexpected HTTP status: 503 Service Unavailable"_s);
        passedOn("no such host", Kind::Offline,
                 u"Get \"https://nosuch/v2/\": dial tcp: lookup nosuch: no such host"_s);
        passedOn("certificate", Kind::UntrustedTls,
                 u"Get \"https://h/v2/\": x509: certificate signed by unknown authority"_s);
        QTest::newRow("no detail") << Kind::Io << QString() << internal << prefix + u"Io"_s;
    }
    void serversWords()
    {
        QFETCH(const Error::Kind, kind);
        QFETCH(const QString, detail);
        const ImportFailure failure = importFailure(
            {.kind = kind, .detail = detail}, *PullSpec::parse(u"ruby"), ImportStage::Fetching);
        QTEST(failure.reason, "reason");
        QTEST(failure.message, "message");
    }

    void conversionsDoNotNameTheImage()
    {
        const ImportFailure failure
            = importFailure({.kind = Error::Kind::InvalidReply, .detail = u"json: no"_s},
                            *PullSpec::parse(u"ruby"), ImportStage::Converting);
        QCOMPARE(failure.message, u"Internal error occurred: json: no"_s);
    }

    void digestBeatsTag()
    {
        const QString digest = u"sha256:"_s + QString(64, u'0');
        const ImportFailure failure = importFailure(
            {.kind = Error::Kind::NotFound, .detail = u"manifest unknown"_s},
            *PullSpec::parse(u"host:5000/a/b:1@"_s + digest), ImportStage::Fetching);
        QCOMPARE(failure.message,
                 u"dockerimage.image.openshift.io \"host:5000/a/b@%1\" not found"_s.arg(digest));
    }

    void listings_data()
    {
        QTest::addColumn<Error::Kind>("kind");
        QTest::addColumn<QString>("detail");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("message");
        QTest::newRow("unknown") << Error::Kind::NotFound << u"name unknown: no"_s << u"NotFound"_s
                                 << u"dockerimage.image.openshift.io \"a/b\" not found"_s;
        QTest::newRow("no access")
            << Error::Kind::Unauthorized << u"unauthorized: no"_s << u"Unauthorized"_s
            << u"you may not have access to the container image \"a/b\""_s;
        QTest::newRow("blocked") << Error::Kind::Forbidden << u"registry a blocked"_s
                                 << u"Forbidden"_s << u"forbidden: registry a blocked"_s;
        QTest::newRow("other") << Error::Kind::Offline << u"Get \"https://a/v2/\": no"_s
                               << u"InternalError"_s
                               << u"Internal error occurred: Get \"https://a/v2/\": no"_s;
    }
    void listings()
    {
        QFETCH(const Error::Kind, kind);
        QFETCH(const QString, detail);
        const ImportFailure failure = listingFailure({.kind = kind, .detail = detail}, u"a/b"_s);
        QTEST(failure.reason, "reason");
        QTEST(failure.message, "message");
    }

    void noPullSpec()
    {
        const ImportFailure failure
            = invalidSource(u"A B"_s, {.detail = u"invalid reference format"_s});
        QCOMPARE(failure.reason, u"Invalid"_s);
        QCOMPARE(failure.message,
                 u" \"\" is invalid: from.name: Invalid value: \"A B\": invalid name: "
                 "invalid reference format"_s);
    }
};

QTEST_GUILESS_MAIN(TestImportError)
#include "tst_importerror.moc"
