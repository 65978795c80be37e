// SPDX-License-Identifier: Apache-2.0
#include "core/secrets/dockerconfig.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;
using Form = DockerConfigForm;
using Rules = DockerConfigRules;

namespace {

Result<DockerConfig> read(QByteArrayView json, Rules rules = Rules::Program,
                          Form form = Form::Config)
{
    return parseDockerConfig(json, form, rules, u"file"_s);
}

/// The one entry of {"auths":{"h":ENTRY}}.
Result<Credential> readEntry(const QByteArray &entry, Rules rules = Rules::Program)
{
    const Result<DockerConfig> config = read("{\"auths\":{\"h\":" + entry + "}}", rules);
    if (!config)
        return config.error();
    if (config->entries.isEmpty())
        return config->problems.value(0);
    return config->entries.constFirst().credential;
}

} // namespace

class DockerConfigTest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void readsEntries_data()
    {
        QTest::addColumn<QByteArray>("entry");
        QTest::addColumn<QString>("username");
        QTest::addColumn<QByteArray>("password");
        const auto row
            = [](const char *name, const char *entry, const char *username, const char *password) {
                  QTest::newRow(name)
                      << QByteArray(entry) << QString::fromUtf8(username) << QByteArray(password);
              };
        row("auth alone", R"({"auth":"YWxpY2U6YWxpY2Vwdw=="})", "alice", "alicepw");
        row("user name and password", R"({"username":"alice","password":"pw"})", "alice", "pw");
        row("auth beats password",
            R"({"username":"x","password":"y","auth":"YWxpY2U6YWxpY2Vwdw=="})", "alice", "alicepw");
        row("auth without padding", R"({"auth":"YWxpY2U6YWxpY2Vwdw"})", "alice", "alicepw");
        row("auth with a line end", R"({"auth":"YWxpY2U6\nYWxpY2Vwdw==\n"})", "alice", "alicepw");
        row("colons and signs in the password", R"({"auth":"cm9ib3QkY2k6cEBzczp3L3JkPT0="})",
            "robot$ci", "p@ss:w/rd==");
        row("line end within the password stays", R"({"auth":"YWxpY2U6YWxpY2Vwdwo="})", "alice",
            "alicepw\n");
        row("other fields", R"({"username":"a","password":"b","email":"x","foo":{}})", "a", "b");
        row("names in other case", R"({"UserName":"a","PASSWORD":"b"})", "a", "b");
        row("empty auth", R"({"username":"a","password":"b","auth":""})", "a", "b");
        row("nothing", "{}", "", "");
        row("null", "null", "", "");
    }
    void readsEntries()
    {
        QFETCH(const QByteArray, entry);
        for (const Rules rules : {Rules::Program, Rules::Server}) {
            const Result<Credential> credential = readEntry(entry, rules);
            QVERIFY(credential);
            QTEST(credential->username, "username");
            QTEST(credential->password.reveal(), "password");
        }
    }

    void tokensAreForTheProgramOnly()
    {
        const QByteArray entry = R"({"identitytoken":"refresh","registrytoken":"bearer"})";
        const Result<Credential> ours = readEntry(entry);
        QCOMPARE(ours->identityToken.reveal(), "refresh");
        QCOMPARE(ours->registryToken.reveal(), "bearer");
        QVERIFY(readEntry(entry, Rules::Server)->isEmpty());
    }

    void brokenEntries_data()
    {
        QTest::addColumn<QByteArray>("entry");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, const char *entry, const char *words) {
            QTest::newRow(name) << QByteArray(entry) << QString::fromUtf8(words);
        };
        row("no base64", R"({"auth":"!!!"})", "illegal base64 data at input byte 0");
        row("no base64 in the middle", R"({"auth":"YWx*Y2U6"})",
            "illegal base64 data at input byte 3");
        row("a blank", R"({"auth":"YWxp Y2U6"})", "illegal base64 data at input byte 4");
        row("one letter too many", R"({"auth":"YWxpY"})", "illegal base64 data at input byte 4");
        row("padding cut off", R"({"auth":"YWxpY2U6YQ="})", "illegal base64 data at input byte 11");
        row("padding too early", R"({"auth":"YWxpY==="})", "illegal base64 data at input byte 5");
        row("text after the padding", R"({"auth":"YWxpY2U6YQ==YQ=="})",
            "illegal base64 data at input byte 12");
        row("no colon", R"({"auth":"YWxpY2VhbGljZXB3"})",
            "unable to parse auth field, must be formatted as base64(username:password)");
        row("auth is a number", R"({"auth":5})",
            "json: cannot unmarshal number into Go struct field .auth of type string");
        row("entry is a text", R"("S3CRET-canary")",
            "json: cannot unmarshal string into Go value of type "
            "credentialprovider.DockerConfigEntry");
    }
    void brokenEntries()
    {
        QFETCH(const QByteArray, entry);
        QFETCH(const QString, words);
        const QByteArray json
            = R"({"auths":{"a.example":)" + entry + R"(,"b.example":{"auth":"YTpi"}}})";

        const Result<DockerConfig> server = read(json, Rules::Server);
        QVERIFY(!server);
        QCOMPARE(server.error(),
                 (Error{.kind = Error::Kind::InvalidInput, .subject = u"file"_s, .detail = words}));

        const Result<DockerConfig> ours = read(json);
        QVERIFY(ours);
        QCOMPARE(ours->entries.size(), 1);
        QCOMPARE(ours->entries[0].key, u"b.example"_s);
        QCOMPARE(ours->problems.size(), 1);
        QCOMPARE(ours->problems[0].detail, u"a.example: "_s + words);
    }

    void brokenJsonHasAPosition()
    {
        const Result<DockerConfig> config = read("{\n  \"auths\": nil\n}");
        QVERIFY(!config);
        QCOMPARE(config.error().detail, u"invalid character 'i' in literal null (expecting 'u')"_s);
        QCOMPARE(config.error().position.line, 2);
        QVERIFY(config.error().position.column >= 12);
        QVERIFY(!read("[]"));
        QVERIFY(!read(""));
        QVERIFY(!read(QByteArray(100'000, '[')));
    }

    void forms_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<Form>("form");
        QTest::addColumn<QStringList>("keys");
        const QByteArray flat = R"({"b":{},"a":{"auth":"YTpi"}})";
        const QByteArray nested = R"({"auths":)" + flat + "}";
        QTest::newRow("config") << nested << Form::Config << QStringList{u"a"_s, u"b"_s};
        QTest::newRow("legacy") << flat << Form::Legacy << QStringList{u"a"_s, u"b"_s};
        QTest::newRow("map without auths is no config") << flat << Form::Config << QStringList();
        QTest::newRow("config is no legacy map")
            << nested << Form::Legacy << QStringList{u"auths"_s};
        QTest::newRow("auths null")
            << QByteArray(R"({"auths":null})") << Form::Config << QStringList();
        QTest::newRow("empty") << QByteArray("{}") << Form::Config << QStringList();
    }
    void forms()
    {
        QFETCH(const QByteArray, json);
        QFETCH(const Form, form);
        const Result<DockerConfig> config = read(json, Rules::Server, form);
        QVERIFY(config);
        QStringList keys;
        for (const DockerConfigEntry &entry : config->entries)
            keys.append(entry.key);
        QTEST(keys, "keys");
    }

    void helpers()
    {
        const QByteArray json
            = R"({"credsStore":"secretservice","credHelpers":{"quay.io":"pass","bad":7}})";
        const Result<DockerConfig> ours = read(json);
        QCOMPARE(ours->credsStore, u"secretservice"_s);
        QCOMPARE(ours->credHelpers, (QMap<QString, QString>{{u"quay.io"_s, u"pass"_s}}));
        QCOMPARE(ours->problems.size(), 1);
        QVERIFY(read(json, Rules::Server)->credsStore.isEmpty());
    }

    void entriesAreSortedWhateverQtDoesToAKey()
    {
        // Found by the fuzzer: the byte order mark is taken off after Qt has sorted.
        const Result<DockerConfig> config = read("{\"auths\":{\"\xef\xbb\xbf"
                                                 "a\":{},\"b\":{}}}");
        QVERIFY(config);
        QCOMPARE(config->entries.size(), 2);
        QVERIFY(std::ranges::is_sorted(config->entries, {}, &DockerConfigEntry::key));
    }

    void t67_problemsHoldNoSecret()
    {
        const Result<DockerConfig> config
            = read(R"({"auths":{"a":{"auth":"UzNDUkVULWNhbmFyeQ=="},"b":{"auth":"S3CRET-canary"},
                       "c":{"password":["S3CRET-canary"]}},"credHelpers":"S3CRET-canary"})");
        QCOMPARE(config->problems.size(), 4);
        for (const Error &problem : config->problems)
            QVERIFY(!(problem.subject + problem.detail).contains(u"canary"));
    }
};

QTEST_GUILESS_MAIN(DockerConfigTest)
#include "tst_dockerconfig.moc"
