// SPDX-License-Identifier: Apache-2.0
#include "registry/http/networkfailure.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

/// The texts are those of recorded imports; real certificates are in tst_networktransport.
class NetworkFailureTest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void speaksGo_data();
    void speaksGo();
    void handshakes_data();
    void handshakes();
    void onceTheReplyHasBegun();
    void showsNoSecrets();
    void statusesAreNoFailures();
};

void NetworkFailureTest::speaksGo_data()
{
    using Code = QNetworkReply::NetworkError;
    using Kind = Error::Kind;
    QTest::addColumn<Code>("code");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("proxy");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("why");

    const auto row
        = [](const char *name, Code code, const QString &text, const QString &proxy, Kind kind,
             const QString &why) { QTest::newRow(name) << code << text << proxy << kind << why; };
    const QString proxy = u"http://proxy.example:3128"_s;
    const QString socks = u"socks5://proxy.example:1080"_s;
    row("no such host", Code::HostNotFoundError, {}, {}, Kind::Offline,
        u"dial tcp: lookup reg.example: no such host"_s);
    row("refused", Code::ConnectionRefusedError, {}, {}, Kind::Offline,
        u"dial tcp 192.0.2.1:443: connect: connection refused"_s);
    row("timeout", Code::TimeoutError, {}, {}, Kind::TimedOut,
        u"dial tcp 192.0.2.1:443: i/o timeout"_s);
    row("unreachable", Code::UnknownNetworkError, u"Network unreachable"_s, {}, Kind::Offline,
        u"dial tcp 192.0.2.1:443: connect: network is unreachable"_s);
    row("hung up", Code::RemoteHostClosedError, {}, {}, Kind::Offline, u"EOF"_s);
    row("proxy refused", Code::ProxyConnectionRefusedError, {}, proxy, Kind::Offline,
        u"proxyconnect tcp: dial tcp 192.0.2.1:443: connect: connection refused"_s);
    row("proxy not found", Code::ProxyNotFoundError, {}, proxy, Kind::Offline,
        u"proxyconnect tcp: dial tcp: lookup proxy.example: no such host"_s);
    row("t61 proxy wants a password", Code::ProxyAuthenticationRequiredError, {}, proxy,
        Kind::Offline, u"Proxy Authentication Required"_s);
    row("t61 SOCKS proxy refused", Code::ProxyConnectionRefusedError, {}, socks, Kind::Offline,
        u"socks connect tcp 192.0.2.1:443->reg.example:443: dial tcp 192.0.2.1:443: connect: "
        "connection refused"_s);
    row("t61 SOCKS proxy wants a password", Code::ProxyAuthenticationRequiredError, {}, socks,
        Kind::Offline,
        u"socks connect tcp 192.0.2.1:443->reg.example:443: username/password authentication "
        "failed"_s);
    row("t59 client certificate wanted, told late", Code::UnknownNetworkError,
        u"SSL routines::tlsv13 alert certificate required"_s, {}, Kind::UntrustedTls,
        u"remote error: tls: certificate required"_s);
    row("not HTTP", Code::ProtocolFailure, {}, {}, Kind::InvalidReply,
        u"net/http: HTTP/1.x transport connection broken: malformed HTTP response"_s);
    row("anything else", Code::UnknownNetworkError, u"Something odd"_s, {}, Kind::Offline,
        u"Something odd"_s);
}

void NetworkFailureTest::speaksGo()
{
    QFETCH(const QNetworkReply::NetworkError, code);
    QFETCH(const QString, text);
    QFETCH(const QString, proxy);
    QFETCH(const QString, why);
    const Error error = networkError({.request = {.url = QUrl(u"https://reg.example/v2/"_s)},
                                      .code = code,
                                      .text = text,
                                      .address = u"192.0.2.1:443"_s,
                                      .proxy = proxy});
    QTEST(error.kind, "kind");
    QCOMPARE(error.detail, u"Get \"https://reg.example/v2/\": "_s + why);
    QCOMPARE(error.subject, u"https://reg.example/v2/"_s);
}

void NetworkFailureTest::handshakes_data()
{
    using List = QList<QSslError>;
    QTest::addColumn<List>("errors");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("why");
    const QString unknown = u"x509: certificate signed by unknown authority"_s;
    QTest::newRow("self-signed") << List{QSslError(QSslError::SelfSignedCertificate)} << QString()
                                 << unknown;
    QTest::newRow("unknown issuer") << List{QSslError(QSslError::UnableToGetLocalIssuerCertificate),
                                            QSslError(QSslError::UnableToVerifyFirstCertificate)}
                                    << QString() << unknown;
    QTest::newRow("the name comes before the issuer")
        << List{QSslError(QSslError::SelfSignedCertificate), QSslError(QSslError::HostNameMismatch)}
        << QString()
        << u"x509: certificate is not valid for any names, but wanted to match reg.example"_s;
    QTest::newRow("plain HTTP")
        << List() << u"SSL handshake failed: error:0A00010B:SSL routines::wrong version number"_s
        << u"http: server gave HTTP response to HTTPS client"_s;
    QTest::newRow("no common version") << List() << u"tlsv1 alert protocol version"_s
                                       << u"remote error: tls: protocol version not supported"_s;
}

void NetworkFailureTest::handshakes()
{
    QFETCH(const QList<QSslError>, errors);
    QFETCH(const QString, text);
    QFETCH(const QString, why);
    const Error error = networkError({.request = {.url = QUrl(u"https://reg.example/v2/"_s)},
                                      .code = QNetworkReply::SslHandshakeFailedError,
                                      .text = text,
                                      .tlsErrors = errors});
    QCOMPARE(error.detail, u"Get \"https://reg.example/v2/\": "_s + why);
    QCOMPARE(error.kind,
             why.startsWith(u"http:") ? Error::Kind::InvalidReply : Error::Kind::UntrustedTls);
}

void NetworkFailureTest::onceTheReplyHasBegun()
{
    const HttpRequest request{.url = QUrl(u"https://reg.example/v2/"_s)};
    QCOMPARE(
        networkError(
            {.request = request, .code = QNetworkReply::RemoteHostClosedError, .headersSeen = true})
            .detail,
        u"unexpected EOF"_s);
    QCOMPARE(networkError({.request = request,
                           .code = QNetworkReply::UnknownContentError,
                           .text = u"bomb"_s,
                           .headersSeen = true})
                 .kind,
             Error::Kind::TooLarge);
    QVERIFY(deadlineError(request, true).detail.endsWith(u"while reading body)"));
    QVERIFY(deadlineError(request, false).detail.endsWith(u"while awaiting headers)"));
}

void NetworkFailureTest::showsNoSecrets()
{
    const HttpRequest request{.method = "HEAD",
                              .url = QUrl(u"https://u:S3CRET@cdn.example/b?sig=S3CRET#f"_s)};
    for (const Error &error :
         {cancelledError(request), tooLargeError(request, 5), deadlineError(request, false),
          networkError({.request = request, .code = QNetworkReply::RemoteHostClosedError})}) {
        QVERIFY(!(error.subject + error.detail).contains(u"S3CRET"));
        QCOMPARE(error.subject, u"https://cdn.example/b"_s);
    }
    QCOMPARE(requestFailed(request, u"EOF"_s), u"Head \"https://cdn.example/b\": EOF"_s);
}

void NetworkFailureTest::statusesAreNoFailures()
{
    using Code = QNetworkReply::NetworkError;
    for (const Code code : {Code::ContentAccessDenied, Code::AuthenticationRequiredError,
                            Code::UnknownContentError, Code::InternalServerError,
                            Code::ServiceUnavailableError, Code::ProtocolInvalidOperationError})
        QVERIFY(isHttpStatus(code));
    for (const Code code : {Code::NoError, Code::RemoteHostClosedError, Code::ProtocolFailure,
                            Code::ProxyAuthenticationRequiredError, Code::UnknownNetworkError})
        QVERIFY(!isHttpStatus(code));
}

QTEST_GUILESS_MAIN(NetworkFailureTest)
#include "tst_networkfailure.moc"
