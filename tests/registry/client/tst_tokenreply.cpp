// SPDX-License-Identifier: Apache-2.0
#include "core/base/limits.h"
#include "registry/client/tokenreply.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TokenReplyTest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void t46_tokensAndTheirLives_data();
    void t46_tokensAndTheirLives();
    void t46_whatIsNoToken_data();
    void t46_whatIsNoToken();
};

void TokenReplyTest::t46_tokensAndTheirLives_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<int>("seconds"); // from now, less the five that are kept back
    QTest::newRow("token") << QByteArray(R"({"token":"T"})") << QByteArray("T") << 60;
    QTest::newRow("access token alone")
        << QByteArray(R"({"access_token":"A"})") << QByteArray("A") << 60;
    QTest::newRow("access token beats token")
        << QByteArray(R"({"token":"T","access_token":"A"})") << QByteArray("A") << 60;
    QTest::newRow("empty access token")
        << QByteArray(R"({"token":"T","access_token":""})") << QByteArray("T") << 60;
    QTest::newRow("says how long")
        << QByteArray(R"({"token":"T","expires_in":300})") << QByteArray("T") << 300;
    QTest::newRow("in quotes") << QByteArray(R"({"token":"T","expires_in":"300"})")
                               << QByteArray("T") << 300;
    QTest::newRow("too short") << QByteArray(R"({"token":"T","expires_in":10})") << QByteArray("T")
                               << 60;
    QTest::newRow("zero") << QByteArray(R"({"token":"T","expires_in":0})") << QByteArray("T") << 60;
    QTest::newRow("negative") << QByteArray(R"({"token":"T","expires_in":-5})") << QByteArray("T")
                              << 60;
    QTest::newRow("for ever") << QByteArray(R"({"token":"T","expires_in":1e300})")
                              << QByteArray("T") << 86400;
    QTest::newRow("issued a minute ago")
        << QByteArray(R"({"token":"T","expires_in":300,"issued_at":"2026-01-01T11:59:00Z"})")
        << QByteArray("T") << 240;
    QTest::newRow("issued in the future")
        << QByteArray(R"({"token":"T","expires_in":300,"issued_at":"2036-01-01T12:00:00Z"})")
        << QByteArray("T") << 300;
    QTest::newRow("issued at no time")
        << QByteArray(R"({"token":"T","expires_in":300,"issued_at":"yesterday"})")
        << QByteArray("T") << 300;
}

void TokenReplyTest::t46_tokensAndTheirLives()
{
    QFETCH(const QByteArray, body);
    const QDateTime now = QDateTime::fromString(u"2026-01-01T12:00:00Z"_s, Qt::ISODate);
    const Result<TokenReply> reply = readTokenReply(body, now);
    QVERIFY(reply);
    QTEST(reply->token.reveal(), "token");
    QTEST(int(now.secsTo(reply->expiry)) + 5, "seconds");
}

void TokenReplyTest::t46_whatIsNoToken_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<QString>("detail");
    const QString none = u"authorization server did not include a token in the response"_s;
    const QString undecodable = u"unable to decode token response: "_s;
    QTest::newRow("empty object") << QByteArray("{}") << Error::Kind::InvalidReply << none;
    QTest::newRow("a number") << QByteArray(R"({"token":5})") << Error::Kind::InvalidReply << none;
    QTest::newRow("line break") << QByteArray(R"({"token":"a\r\nX-Evil: b"})")
                                << Error::Kind::InvalidReply << none;
    QTest::newRow("beyond ASCII") << QByteArray(R"({"token":"é"})") << Error::Kind::InvalidReply
                                  << none;
    QTest::newRow("nothing") << QByteArray() << Error::Kind::InvalidReply << undecodable;
    QTest::newRow("a list") << QByteArray("[]") << Error::Kind::InvalidReply << undecodable;
    QTest::newRow("cut off") << QByteArray(R"({"token":"T)") << Error::Kind::InvalidReply
                             << undecodable;
    QTest::newRow("10 MB") << QByteArray(10'000'000, ' ') << Error::Kind::TooLarge
                           << u"the token is larger than 65536 bytes"_s;
}

void TokenReplyTest::t46_whatIsNoToken()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QString, detail);
    const Result<TokenReply> reply = readTokenReply(body, QDateTime::currentDateTimeUtc());
    QVERIFY(!reply);
    QTEST(reply.error().kind, "kind");
    QVERIFY2(reply.error().detail.startsWith(detail), qPrintable(reply.error().detail));
}

QTEST_GUILESS_MAIN(TokenReplyTest)
#include "tst_tokenreply.moc"
