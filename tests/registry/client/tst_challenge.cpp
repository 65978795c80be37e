// SPDX-License-Identifier: Apache-2.0
#include "core/base/limits.h"
#include "registry/client/challenge.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class ChallengeTest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void t56_oddHeadersAreRead_data();
    void t56_oddHeadersAreRead();
    void everyBeginningOfAHeaderIsRead();
    void readsNoMoreThanTheLimit();
};

void ChallengeTest::t56_oddHeadersAreRead_data()
{
    QTest::addColumn<QByteArrayList>("lines");
    QTest::addColumn<QStringList>("texts");
    const auto row = [](const char *name, const QByteArrayList &lines, const QStringList &texts) {
        QTest::newRow(name) << lines << texts;
    };
    row("none", {}, {});
    row("empty", {""}, {});
    row("scheme alone", {"Basic"}, {u"basic"_s});
    row("as Docker Hub sends it",
        {R"(Bearer realm="https://auth.docker.io/token",service="registry.docker.io")"},
        {u"bearer realm=\"https://auth.docker.io/token\", service=\"registry.docker.io\""_s});
    row("two lines", {R"(Bearer realm="a")", R"(Basic realm="b")"},
        {u"bearer realm=\"a\""_s, u"basic realm=\"b\""_s});
    row("two in one line", {R"(Bearer realm="a",service="s", Basic realm="b")"},
        {u"bearer realm=\"a\", service=\"s\""_s, u"basic realm=\"b\""_s});
    row("scheme alone, then another", {R"(Negotiate, Basic realm="b")"},
        {u"negotiate"_s, u"basic realm=\"b\""_s});
    row("opaque value", {R"(Negotiate dG9rZW4=, Basic realm="b")"},
        {u"negotiate"_s, u"basic realm=\"b\""_s});
    row("opaque value with two ends", {"NTLM TlRMTVNTUAA=="}, {u"ntlm"_s});
    row("comma and escape in quotes", {R"(Bearer realm="a,b",scope="x\"y\\z")"},
        {u"bearer realm=\"a,b\", scope=\"x\"y\\z\""_s});
    row("no quotes", {"Bearer realm=https://h/t,service=s"},
        {u"bearer realm=\"https://h/t\", service=\"s\""_s});
    row("blanks", {"  Bearer\t realm = \"a\" ,\t service= s "},
        {u"bearer realm=\"a\", service=\"s\""_s});
    row("upper case names", {R"(BEARER Realm="a")"}, {u"bearer realm=\"a\""_s});
    row("quote without end", {R"(Bearer realm="a)"}, {u"bearer realm=\"a\""_s});
    row("comma at the end", {R"(Bearer realm="a",)"}, {u"bearer realm=\"a\""_s});
    row("empty items", {R"(,, Bearer realm="a",,service="s")"},
        {u"bearer realm=\"a\", service=\"s\""_s});
    row("rubbish between", {R"(Bearer realm="a", "?!", service="s")"},
        {u"bearer realm=\"a\", service=\"s\""_s});
    row("unknown scheme", {R"(Digest realm="d", nonce="n")"},
        {u"digest realm=\"d\", nonce=\"n\""_s});
}

void ChallengeTest::t56_oddHeadersAreRead()
{
    QFETCH(const QByteArrayList, lines);
    QStringList texts;
    for (const Challenge &challenge : parseChallenges(lines))
        texts.append(challenge.text());
    QTEST(texts, "texts");
}

void ChallengeTest::everyBeginningOfAHeaderIsRead()
{
    const QByteArray whole
        = R"(Bearer realm="https://h/t?a=\"b\"",service=s, Negotiate x==, Basic)";
    for (qsizetype i = 0; i <= whole.size(); ++i)
        QVERIFY(parseChallenges({whole.left(i)}).size() <= 3);
}

void ChallengeTest::readsNoMoreThanTheLimit()
{
    QByteArray line;
    for (int i = 0; i < 1000; ++i)
        line += "Basic realm=\"x\", ";
    QCOMPARE(parseChallenges({line}).size(), limits::challenges);
    QCOMPARE(parseChallenges(QByteArrayList(1000, "Basic")).size(), limits::challenges);
}

QTEST_GUILESS_MAIN(ChallengeTest)
#include "tst_challenge.moc"
