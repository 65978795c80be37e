// SPDX-License-Identifier: Apache-2.0
#include "core/image/pullspec.h"
#include "registry/config/pullsecretcredentials.h"
#include "tests/support/fixtures.h"
#include "tests/support/testcase.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

/// {"auths":{KEY:{"username":USERNAME,"password":"S3CRET-canary"}}}
QByteArray configOf(const QString &key, const QString &username)
{
    const QJsonObject entry{{u"username"_s, username}, {u"password"_s, u"S3CRET-canary"_s}};
    return QJsonDocument(QJsonObject{{u"auths"_s, QJsonObject{{key, entry}}}}).toJson();
}

CredentialLookup find(QList<PullSecret> secrets, const QString &target, bool isRealm = false)
{
    PullSecretCredentials credentials(std::move(secrets));
    return credentials.find({.target = target, .isRealm = isRealm}, {}).result();
}

QJsonArray recordedSteps(const QString &name)
{
    QFile file(sharedPath(u"vectors/auth/"_s + name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object().value("steps"_L1).toArray();
}

} // namespace

class PullSecretCredentialsTest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void theFirstByNameWinsAmongEqualKeys()
    {
        const CredentialLookup found
            = find({{.name = u"b"_s, .content = configOf(u"quay.io"_s, u"second"_s)},
                    {.name = u"a"_s, .content = configOf(u"https://quay.io/v1/"_s, u"first"_s)}},
                   u"quay.io/org/app"_s);
        QCOMPARE(found.how.username, u"first"_s);
        QCOMPARE(found.how.source, u"a"_s);
        QCOMPARE(found.how.kind, CredentialSourceKind::PullSecret);
        QCOMPARE(found.how.considered.size(), 2);
    }

    void theLongestKeyWinsWhateverItsSecret()
    {
        const CredentialLookup found
            = find({{.name = u"a"_s, .content = configOf(u"quay.io"_s, u"host"_s)},
                    {.name = u"b"_s, .content = configOf(u"quay.io/org"_s, u"path"_s)}},
                   u"quay.io/org/app"_s);
        QCOMPARE(found.how.username, u"path"_s);
    }

    void anEmptyEntryWins()
    {
        const CredentialLookup found
            = find({{.name = u"a"_s, .content = R"({"auths":{"quay.io/org":{}}})"},
                    {.name = u"b"_s, .content = configOf(u"quay.io"_s, u"b"_s)}},
                   u"quay.io/org/app"_s);
        QVERIFY(found.how.found);
        QVERIFY(found.credential->isEmpty());
    }

    void noMoreThanTheServerFinds()
    {
        const QList<PullSecret> secrets{
            {.name = u"a"_s, .content = configOf(u"quay.io:443"_s, u"a"_s)}};
        QVERIFY(!find(secrets, u"quay.io/org/app"_s).how.found);
        QVERIFY(!find(secrets, u"quay.io:443/token"_s, true).how.found);
    }

    void oneBrokenSecretFailsAll_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("words");
        QTest::newRow("auth") << QByteArray(R"({"auths":{"other.example":{"auth":"!!!"}}})")
                              << u"illegal base64 data at input byte 0"_s;
        QTest::newRow("json") << QByteArray("not json")
                              << u"invalid character 'o' in literal null (expecting 'u')"_s;
    }
    void oneBrokenSecretFailsAll()
    {
        QFETCH(const QByteArray, content);
        PullSecretCredentials credentials(
            {{.name = u"a"_s, .content = configOf(u"quay.io"_s, u"a"_s)},
             {.name = u"z"_s, .content = content}});
        QVERIFY(credentials.failure());
        QTEST(credentials.failure()->detail, "words");
        QCOMPARE(credentials.failure()->subject, u"z"_s);
        const CredentialLookup found
            = credentials.find({.target = u"quay.io/org/app"_s}, {}).result();
        QVERIFY(!found.how.found);
        QCOMPARE(found.how.problems, QList<Error>{*credentials.failure()});
    }

    /// The secrets of the recorded cases: what the server made of each is in the import that
    /// follows.
    void answersAsTheRecordedServerDid_data()
    {
        QTest::addColumn<PullSecret>("secret");
        QTest::addColumn<QString>("image");
        QTest::addColumn<bool>("imported");
        QTest::addColumn<QString>("said");
        const QStringList files{u"entry-forms.json"_s, u"key-matching-hub.json"_s,
                                u"key-matching-noport.json"_s, u"dockercfg.json"_s};
        for (const QString &file : files) {
            PullSecret secret;
            for (const QJsonValue &step : recordedSteps(file)) {
                const QJsonValue command = step["command"_L1];
                const QJsonValue body = command["body"_L1];
                if (body["kind"_L1] == "Secret"_L1)
                    secret = secretOf(body.toObject(), command["status"_L1].toInt());
                const QString from = fromOf(command["argv"_L1].toArray());
                if (!from.isEmpty())
                    QTest::addRow("%s step %d", qPrintable(file), step["step"_L1].toInt())
                        << secret << from << (command["exitCode"_L1].toInt() == 0)
                        << command["stderr"_L1].toString();
            }
        }
        if (recordedSteps(files.constFirst()).isEmpty())
            QTest::newRow("none here") << PullSecret() << QString() << false << QString();
    }
    void answersAsTheRecordedServerDid()
    {
        QFETCH(const PullSecret, secret);
        QFETCH(const QString, image);
        QFETCH(const bool, imported);
        QFETCH(const QString, said);
        if (image.isEmpty())
            QSKIP("no recordings beside this checkout");
        PullSecretCredentials credentials({secret});
        const PullSpec spec = PullSpec::parse(image)->withDockerClientDefaults();
        const CredentialLookup found
            = credentials.find({.target = spec.asRepository().exact()}, {}).result();
        if (said.contains("Internal error"_L1)) {
            QVERIFY(credentials.failure());
            QVERIFY(said.contains(
                u"Internal error occurred: %1: %2\n"_s.arg(image, credentials.failure()->detail)));
            return;
        }
        QVERIFY(!credentials.failure());
        const bool isRight = found.credential && found.credential->hasPassword()
            && QByteArrayList{"alicepw", "p@ss:w/rd=="}.contains(
                found.credential->password.reveal());
        QCOMPARE(isRight, imported);
    }

    void t67_nothingShownHoldsASecret()
    {
        const CredentialLookup found
            = find({{.name = u"a"_s, .content = configOf(u"quay.io"_s, u"a"_s)}}, u"quay.io/x/y"_s);
        QCOMPARE(found.credential->password.reveal(), "S3CRET-canary");
        for (const ConsideredKey &key : found.how.considered)
            QVERIFY(!(key.key + key.source + key.why).contains(u"canary"));
        QVERIFY(!(found.how.key + found.how.username + found.how.why).contains(u"canary"));
    }

private:
    static PullSecret secretOf(const QJsonObject &body, int status)
    {
        const bool isLegacy = body["type"_L1] == "kubernetes.io/dockercfg"_L1;
        const bool isRead = isLegacy || body["type"_L1] == "kubernetes.io/dockerconfigjson"_L1;
        const QJsonObject data = body["stringData"_L1].toObject();
        if (status != 201 || !isRead)
            return {};
        return {.name = body["metadata"_L1]["name"_L1].toString(),
                .form = isLegacy ? DockerConfigForm::Legacy : DockerConfigForm::Config,
                .content
                = data[isLegacy ? ".dockercfg"_L1 : ".dockerconfigjson"_L1].toString().toUtf8()};
    }

    static QString fromOf(const QJsonArray &arguments)
    {
        for (const QJsonValue &argument : arguments) {
            if (argument.toString().startsWith("--from="_L1))
                return argument.toString().sliced(7);
        }
        return {};
    }
};

QTEST_GUILESS_MAIN(PullSecretCredentialsTest)
#include "tst_pullsecretcredentials.moc"
