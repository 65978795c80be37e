// SPDX-License-Identifier: Apache-2.0
#include "registry/client/registryerror.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class RegistryErrorTest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void speaksForTheServer_data();
    void speaksForTheServer();
    void readsRetryAfter_data();
    void readsRetryAfter();
    void keepsRetryAfter();
    void hugeBodiesAreCut();
    void challengesSayWhatIsWrongWithTheToken_data();
    void challengesSayWhatIsWrongWithTheToken();
};

void RegistryErrorTest::speaksForTheServer_data()
{
    using Kind = Error::Kind;
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("detail");
    const auto row
        = [](const char *name, int status, const char *body, Kind kind, const QString &detail) {
              QTest::newRow(name) << status << QByteArray(body) << kind << detail;
          };
    row("unknown manifest", 404,
        R"({"errors":[{"code":"MANIFEST_UNKNOWN","message":"manifest unknown","detail":{}}]})",
        Kind::NotFound, u"manifest unknown: manifest unknown"_s);
    row("unknown repository", 404,
        R"({"errors":[{"code":"NAME_UNKNOWN",
            "message":"repository name not known to registry"}]})",
        Kind::InvalidReply, u"name unknown: repository name not known to registry"_s);
    row("no message: the code's own", 404, R"({"errors":[{"code":"NAME_UNKNOWN"}]})",
        Kind::InvalidReply, u"name unknown: repository name not known to registry"_s);
    row("blob", 404, R"({"errors":[{"code":"BLOB_UNKNOWN"}]})", Kind::NotFound,
        u"blob unknown: blob unknown to registry"_s);
    row("unauthorized", 401,
        R"({"errors":[{"code":"UNAUTHORIZED","message":"access to the resource is denied"}]})",
        Kind::Unauthorized, u"unauthorized: access to the resource is denied"_s);
    row("401 in HTML", 401, "<html>", Kind::Unauthorized,
        u"unauthorized: authentication required"_s);
    row("401 with nothing", 401, "", Kind::Unauthorized,
        u"unauthorized: authentication required"_s);
    row("denied", 403, R"({"errors":[{"code":"DENIED"}]})", Kind::Forbidden,
        u"denied: requested access to the resource is denied"_s);
    row("limit", 429, R"({"errors":[{"code":"TOOMANYREQUESTS","message":"You have reached"}]})",
        Kind::RateLimited, u"toomanyrequests: You have reached"_s);
    row("details, 401", 401, R"({"details":"incorrect username or password"})", Kind::Unauthorized,
        u"unauthorized: incorrect username or password"_s);
    row("details, 403", 403, R"({"details":"no"})", Kind::Forbidden, u"denied: no"_s);
    row("details, 429", 429, R"({"details":"slow down"})", Kind::RateLimited,
        u"toomanyrequests: slow down"_s);
    row("details, else", 400, R"({"details":"odd"})", Kind::InvalidReply, u"unknown: odd"_s);
    row("a code of its own", 400, R"({"errors":[{"code":"MINE","message":"m"}]})",
        Kind::InvalidReply, u"unknown: m"_s);
    row("several", 400,
        R"({"errors":[{"code":"NAME_INVALID"},{"code":"UNSUPPORTED","message":"no"}]})",
        Kind::InvalidReply, u"errors:\nname invalid: invalid repository name\nunsupported: no\n"_s);
    row("404 in HTML", 404, "<html>\n", Kind::InvalidReply,
        u"error parsing HTTP 404 response body: invalid character '<' looking for beginning of "
        "value: \"<html>\\n\""_s);
    row("empty 404", 404, "", Kind::InvalidReply,
        u"error parsing HTTP 404 response body: unexpected end of JSON input: \"\""_s);
    row("JSON that is no error", 403, R"({"kind":"Status"})", Kind::Forbidden,
        u"error parsing HTTP 403 response body: no error details found in HTTP response body: "
        "\"{\\\"kind\\\":\\\"Status\\\"}\""_s);
    row("429 in HTML", 429, "slow", Kind::RateLimited,
        u"error parsing HTTP 429 response body: invalid character 's' looking for beginning of "
        "value: \"slow\""_s);
    row("errors is no list", 400, R"({"errors":"x"})", Kind::InvalidReply,
        u"error parsing HTTP 400 response body: no error details found in HTTP response body: "
        "\"{\\\"errors\\\":\\\"x\\\"}\""_s);
    row("503", 503, "<html>", Kind::InvalidReply,
        u"received unexpected HTTP status: 503 Service Unavailable"_s);
    row("odd status", 304, "", Kind::InvalidReply, u"received unexpected HTTP status: 304 "_s);
}

void RegistryErrorTest::speaksForTheServer()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    const Error error = registryError({.status = status, .body = body});
    QTEST(error.detail, "detail");
    QTEST(error.kind, "kind");
    QCOMPARE(error.retryAfter, std::nullopt);
}

void RegistryErrorTest::readsRetryAfter_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("seconds"); // -1: none
    QTest::newRow("seconds") << QByteArray("120") << 120;
    QTest::newRow("zero") << QByteArray(" 0 ") << 0;
    QTest::newRow("ten years") << QByteArray("315360000") << 315360000;
    QTest::newRow("date") << QByteArray("Thu, 01 Jan 2026 00:01:30 GMT") << 90;
    QTest::newRow("date gone by") << QByteArray("Wed, 31 Dec 2025 00:00:00 GMT") << 0;
    QTest::newRow("absent") << QByteArray() << -1;
    QTest::newRow("negative") << QByteArray("-5") << -1;
    QTest::newRow("nonsense") << QByteArray("soon") << -1;
    QTest::newRow("more than fits") << QByteArray("99999999999999999999") << -1;
}

void RegistryErrorTest::readsRetryAfter()
{
    QFETCH(const QByteArray, value);
    const QDateTime now = QDateTime::fromString(u"2026-01-01T00:00:00Z"_s, Qt::ISODate);
    const std::optional<std::chrono::seconds> wait = parseRetryAfter(value, now);
    QTEST(wait ? int(wait->count()) : -1, "seconds");
}

void RegistryErrorTest::keepsRetryAfter()
{
    const Error error = registryError({.status = 429, .headers = {{"retry-after", "17"}}});
    QCOMPARE(error.retryAfter, 17s);
}

void RegistryErrorTest::hugeBodiesAreCut()
{
    QCOMPARE_LT(registryError({.status = 404, .body = QByteArray(1 << 20, '<')}).detail.size(),
                20'000);
}

void RegistryErrorTest::challengesSayWhatIsWrongWithTheToken_data()
{
    QTest::addColumn<QByteArray>("challenge");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("detail");
    const QByteArray denied = R"({"errors":[{"code":"DENIED","message":"no"}]})";
    QTest::newRow("invalid token")
        << QByteArray(R"(Bearer realm="r",error="invalid_token",error_description="expired")")
        << denied << u"errors:\nunauthorized: expired\ndenied: no\n"_s;
    QTest::newRow("too narrow a scope")
        << QByteArray(R"(Bearer realm="r",error="insufficient_scope")") << denied
        << u"errors:\ndenied: requested access to the resource is denied\ndenied: no\n"_s;
    QTest::newRow("no body") << QByteArray(R"(Bearer realm="r",error="invalid_token")")
                             << QByteArray()
                             << u"errors:\nunauthorized: authentication required\n"
                                "unauthorized: authentication required\n"_s;
    QTest::newRow("another error")
        << QByteArray(R"(Bearer realm="r",error="invalid_request")") << denied << u"denied: no"_s;
    QTest::newRow("not bearer") << QByteArray(R"(Basic realm="r",error="invalid_token")") << denied
                                << u"denied: no"_s;
}

void RegistryErrorTest::challengesSayWhatIsWrongWithTheToken()
{
    QFETCH(const QByteArray, challenge);
    QFETCH(const QByteArray, body);
    const Error error = registryError(
        {.status = 401, .body = body, .headers = {{"www-authenticate", challenge}}});
    QTEST(error.detail, "detail");
}

QTEST_GUILESS_MAIN(RegistryErrorTest)
#include "tst_registryerror.moc"
