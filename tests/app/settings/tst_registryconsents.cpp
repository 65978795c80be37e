// SPDX-License-Identifier: Apache-2.0
#include "app/settings/registryconsents.h"
#include "tests/support/testcase.h"

#include <QTemporaryDir>

using namespace headwater;
using namespace Qt::StringLiterals;

class RegistryConsentsTest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void t38_nothingIsAllowedUntilAgreed()
    {
        const QTemporaryDir folder;
        const RegistryConsents consents(folder.filePath(u"settings.ini"_s));
        QVERIFY(!consents.mayTrustRealm(u"r.example"_s, u"auth.example"_s));
        QVERIFY(!consents.mayExposeCredentials(u"r.example:5000"_s));
    }

    void t38_aConsentIsForOnePair()
    {
        const QTemporaryDir folder;
        const RegistryConsents consents(folder.filePath(u"settings.ini"_s));
        QVERIFY(consents.setRealm({u"R.example"_s, u"auth.example"_s}, true));
        const RegistryConsents other(folder.filePath(u"settings.ini"_s)); // another process
        QVERIFY(other.mayTrustRealm(u"r.example"_s, u"AUTH.example"_s));
        QVERIFY(!other.mayTrustRealm(u"auth.example"_s, u"r.example"_s));
        QVERIFY(!other.mayTrustRealm(u"r.example"_s, u"evil.example"_s));
        QVERIFY(!other.mayTrustRealm(u"x.r.example"_s, u"auth.example"_s));
        QCOMPARE(other.realms().size(), 1);
        QVERIFY(consents.setRealm({u"r.example"_s, u"auth.example"_s}, false));
        QVERIFY(!other.mayTrustRealm(u"r.example"_s, u"auth.example"_s));
    }

    void t58_aConsentIsForOneHostAndPort()
    {
        const QTemporaryDir folder;
        const RegistryConsents consents(folder.filePath(u"settings.ini"_s));
        QVERIFY(consents.setExposed(u"r.example:5000"_s, true));
        QVERIFY(consents.setExposed(u"r.example:5000"_s, true));
        QVERIFY(consents.mayExposeCredentials(u"r.example:5000"_s));
        QVERIFY(!consents.mayExposeCredentials(u"r.example"_s));
        QCOMPARE(consents.exposedHosts(), QStringList{u"r.example:5000"_s});
        QVERIFY(consents.setExposed(u"r.example:5000"_s, false));
        QVERIFY(!consents.mayExposeCredentials(u"r.example:5000"_s));
    }
};

QTEST_GUILESS_MAIN(RegistryConsentsTest)
#include "tst_registryconsents.moc"
