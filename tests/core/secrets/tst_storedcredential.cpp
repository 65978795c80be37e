// SPDX-License-Identifier: Apache-2.0
#include "core/secrets/storedcredential.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class StoredCredentialTest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void comesBackAsItWas_data()
    {
        QTest::addColumn<QString>("username");
        QTest::addColumn<QByteArray>("password");
        QTest::addColumn<QByteArray>("identityToken");
        QTest::newRow("password") << u"alice"_s << QByteArray("p:\"w\\\n\u00e4") << QByteArray();
        QTest::newRow("identity token") << u"<token>"_s << QByteArray() << QByteArray("refresh");
        QTest::newRow("nothing") << QString() << QByteArray() << QByteArray();
    }
    void comesBackAsItWas()
    {
        QFETCH(const QString, username);
        QFETCH(const QByteArray, password);
        QFETCH(const QByteArray, identityToken);
        const Result<Credential> credential
            = decodeCredential(encodeCredential({.username = username,
                                                 .password = Secret(password),
                                                 .identityToken = Secret(identityToken)}));
        QVERIFY(credential);
        QCOMPARE(credential->username, username);
        QCOMPARE(credential->password.reveal(), password);
        QCOMPARE(credential->identityToken.reveal(), identityToken);
        QVERIFY(credential->registryToken.isEmpty());
    }

    void isPlainJson()
    {
        QCOMPARE(encodeCredential({.username = u"a"_s, .password = Secret("b")}).reveal(),
                 R"({"password":"b","username":"a"})");
    }

    void t67_refusalHoldsNoSecret()
    {
        const Result<Credential> credential = decodeCredential(Secret("S3CRET-canary"));
        QVERIFY(!credential);
        QVERIFY(!credential.error().detail.contains(u"canary"));
    }

    void nameInTheKeychain()
    {
        QCOMPARE(StoredLogin{.key = u"quay.io/org"_s}.secretName(), u"registry:quay.io/org"_s);
    }
};

QTEST_GUILESS_MAIN(StoredCredentialTest)
#include "tst_storedcredential.moc"
