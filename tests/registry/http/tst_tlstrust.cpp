// SPDX-License-Identifier: Apache-2.0
#include "registry/http/tlstrust.h"
#include "tests/support/testcase.h"
#include "tests/support/testcertificate.h"
#include "tests/support/tool.h"

#include <QDir>
#include <QFile>
#include <QSslCertificate>
#include <QSslKey>
#include <QTemporaryDir>

using namespace headwater;
using namespace Qt::StringLiterals;

class TlsTrustTest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        TestCase::initTestCase();
        QVERIFY(m_one.create());
        QVERIFY(m_two.create());
        QCOMPARE(runTool(u"openssl"_s,
                         {u"req"_s, u"-x509"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s,
                          u"-subj"_s, u"/CN=rsa"_s, u"-out"_s, m_rsa.certificatePath(),
                          u"-keyout"_s, m_rsa.keyPath()})
                     .exitCode,
                 0);
    }

    void findsTheFolderOfAHost_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("host");
        QTest::addColumn<int>("port");
        QTest::addColumn<bool>("isFound");
        QTest::newRow("host:port") << u"a.example:5000"_s << u"a.example"_s << 5000 << true;
        QTest::newRow("host..port") << u"a.example..5000"_s << u"a.example"_s << 5000 << true;
        QTest::newRow("host for 443") << u"a.example"_s << u"a.example"_s << 443 << true;
        QTest::newRow("host:443") << u"a.example:443"_s << u"a.example"_s << 443 << true;
        QTest::newRow("IPv6") << u"[::1]:5000"_s << u"::1"_s << 5000 << true;
        QTest::newRow("host for 5000") << u"a.example"_s << u"a.example"_s << 5000 << false;
        QTest::newRow("other port") << u"a.example:5000"_s << u"a.example"_s << 5001 << false;
        QTest::newRow("other host") << u"a.example:5000"_s << u"b.example"_s << 5000 << false;
        QTest::newRow("parent") << u"x"_s << u".."_s << 443 << false;
    }

    void findsTheFolderOfAHost()
    {
        QFETCH(const QString, folder);
        QFETCH(const QString, host);
        QFETCH(const int, port);
        const QTemporaryDir dir;
        put(m_one.certificatePath(), dir.filePath(folder + u"/ca.crt"_s));
        put(m_one.certificatePath(), dir.filePath(u"stray.crt"_s));
        const Result<HostTrust> trust = TlsTrust({u"/nowhere"_s, dir.path()}).of(host, port);
        QVERIFY(trust);
        const auto authorities = trust->configuration.caCertificates();
        QTEST(authorities.contains(certificate(m_one)), "isFound");
    }

    void clientCertificate_data()
    {
        QTest::addColumn<bool>("isRsa");
        QTest::newRow("elliptic curve") << false;
        QTest::newRow("RSA") << true;
    }

    void clientCertificate()
    {
        QFETCH(const bool, isRsa);
        const TestCertificate &pair = isRsa ? m_rsa : m_one;
        const QTemporaryDir first;
        const QTemporaryDir second;
        putPair(pair, first.filePath(u"h:1/client"_s));
        putPair(m_two, second.filePath(u"h:1/client"_s));
        TlsTrust trust({first.path(), second.path()});
        const Result<HostTrust> found = trust.of(u"h"_s, 1);
        QVERIFY2(found, found ? "" : qPrintable(found.error().detail));
        QCOMPARE(found->configuration.localCertificate(), certificate(pair));
        QVERIFY(!found->configuration.privateKey().isNull());
        QVERIFY(trust.of(u"h"_s, 2)->configuration.localCertificate().isNull());
    }

    void t60_namesTheFile_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QString>("file");
        QTest::addColumn<Error::Kind>("kind");
        using Kind = Error::Kind;
        QTest::newRow("broken authority") << u"broken"_s << u"ca.crt"_s << Kind::InvalidInput;
        QTest::newRow("one of two is broken") << u"half"_s << u"ca.crt"_s << Kind::InvalidInput;
        QTest::newRow("too large") << u"large"_s << u"ca.crt"_s << Kind::TooLarge;
        QTest::newRow("broken certificate") << u"broken"_s << u"c.cert"_s << Kind::InvalidInput;
        QTest::newRow("broken key") << u"broken"_s << u"c.key"_s << Kind::InvalidInput;
        QTest::newRow("key of another") << u"other"_s << u"c.key"_s << Kind::InvalidInput;
        QTest::newRow("key of another kind") << u"otherKind"_s << u"c.key"_s << Kind::InvalidInput;
        QTest::newRow("key the group can read") << u"0640"_s << u"c.key"_s << Kind::NoPermission;
        QTest::newRow("key all can read") << u"0604"_s << u"c.key"_s << Kind::NoPermission;
        QTest::newRow("certificate alone") << u"nokey"_s << u"c.cert"_s << Kind::InvalidInput;
        QTest::newRow("key alone") << u"nocert"_s << u"c.key"_s << Kind::InvalidInput;
    }

    void t60_namesTheFile()
    {
        QFETCH(const QString, fault);
        QFETCH(const QString, file);
        const QTemporaryDir dir;
        const QString folder = dir.filePath(u"h:1/"_s);
        put(m_one.certificatePath(), folder + u"ca.crt"_s);
        putPair(m_one, folder + u"c"_s);
        spoil(folder, file, fault);
        const Result<HostTrust> trust = TlsTrust({dir.path()}).of(u"h"_s, 1);
        QVERIFY(!trust);
        QCOMPARE(trust.error().subject, folder + file);
        QTEST(trust.error().kind, "kind");
        QVERIFY(!trust.error().detail.isEmpty());
    }

    void changesTakeEffectAtOnce()
    {
        const QTemporaryDir dir;
        TlsTrust trust({dir.path()});
        const quint64 before = trust.of(u"h"_s, 1)->generation;
        QCOMPARE(trust.of(u"h"_s, 1)->generation, before);
        const QString path = dir.filePath(u"h:1/ca.crt"_s);
        put(m_one.certificatePath(), path);
        const quint64 added = trust.of(u"h"_s, 1)->generation;
        QVERIFY(added != before);
        QCOMPARE(trust.of(u"h"_s, 1)->generation, added);
        put(m_two.certificatePath(), path);
        const Result<HostTrust> changed = trust.of(u"h"_s, 1);
        QVERIFY(changed->generation != added);
        QVERIFY(changed->configuration.caCertificates().contains(certificate(m_two)));
        QVERIFY(!changed->configuration.caCertificates().contains(certificate(m_one)));
        QVERIFY(QFile::remove(path));
        QCOMPARE(trust.of(u"h"_s, 1)->generation, before);
    }

private:
    static void put(const QString &from, const QString &to)
    {
        QVERIFY(QDir().mkpath(QFileInfo(to).path()));
        QFile::remove(to);
        QVERIFY(QFile::copy(from, to));
    }

    static void putPair(const TestCertificate &pair, const QString &base)
    {
        put(pair.certificatePath(), base + u".cert"_s);
        put(pair.keyPath(), base + u".key"_s);
    }

    static QSslCertificate certificate(const TestCertificate &pair)
    {
        return QSslCertificate::fromPath(pair.certificatePath()).value(0);
    }

    void spoil(const QString &folder, const QString &file, const QString &fault)
    {
        const QString path = folder + file;
        QFile out(path);
        if (fault.startsWith(u'0')) {
            const bool group = fault == "0640"_L1;
            QVERIFY(out.setPermissions(QFile::ReadOwner | QFile::WriteOwner
                                       | (group ? QFile::ReadGroup : QFile::ReadOther)));
        } else if (fault == "nokey"_L1) {
            QVERIFY(QFile::remove(folder + u"c.key"_s));
        } else if (fault == "nocert"_L1) {
            QVERIFY(QFile::remove(folder + u"c.cert"_s));
        } else if (fault == "other"_L1 || fault == "otherKind"_L1) {
            put((fault == "other"_L1 ? m_two : m_rsa).keyPath(), path);
        } else {
            const bool half = fault == "half"_L1;
            QVERIFY(out.open(half ? QFile::Append : QFile::WriteOnly));
            out.write(fault == "large"_L1 ? QByteArray(2 << 20, 'x')
                                          : "-----BEGIN CERTIFICATE-----\nAAAA\n"
                                            "-----END CERTIFICATE-----\n"_ba);
        }
    }

    TestCertificate m_one;
    TestCertificate m_two;
    TestCertificate m_rsa;
};

QTEST_GUILESS_MAIN(TlsTrustTest)
#include "tst_tlstrust.moc"
