// SPDX-License-Identifier: Apache-2.0
#include "registry/http/privateaddress.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class PrivateAddressTest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void t40_literals_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<bool>("isPrivate");
        const QStringList refused{
            u"127.0.0.1"_s, u"127.1"_s, u"127.255.255.254"_s, u"0.0.0.0"_s, u"0"_s, u"10.1.2.3"_s,
            u"172.16.0.1"_s, u"172.31.255.255"_s, u"192.168.1.1"_s, u"169.254.169.254"_s,
            u"100.100.100.200"_s, u"192.0.0.192"_s, u"224.0.0.1"_s, u"255.255.255.255"_s,
            // other ways to write one
            u"2130706433"_s, u"0x7f000001"_s, u"0x7f.1"_s, u"0177.0.0.1"_s, u"2852039166"_s,
            u"127.0.0.1."_s,
            // IPv6
            u"::"_s, u"::1"_s, u"[::1]"_s, u"fe80::1"_s, u"fe80::1%lo"_s, u"fc00::1"_s,
            u"fd00:ec2::254"_s, u"fec0::1"_s, u"ff02::1"_s,
            // IPv4 inside
            u"::ffff:127.0.0.1"_s, u"::ffff:a9fe:a9fe"_s, u"::ffff:10.0.0.1"_s, u"::127.0.0.1"_s,
            u"64:ff9b::169.254.169.254"_s, u"2002:7f00:1::"_s,
            // names that must mean this machine
            u"localhost"_s, u"LOCALHOST."_s, u"a.localhost"_s};
        const QStringList allowed{
            u"8.8.8.8"_s,        u"172.15.0.1"_s,   u"172.32.0.1"_s,     u"100.63.0.1"_s,
            u"100.128.0.1"_s,    u"192.167.1.1"_s,  u"192.0.1.1"_s,      u"223.255.255.255"_s,
            u"134744072"_s,      u"2606:4700::1"_s, u"::ffff:8.8.8.8"_s, u"64:ff9b::8.8.8.8"_s,
            u"2002:808:808::"_s, u"quay.io"_s,      u"notlocalhost"_s,   u"10.example"_s};
        for (const QString &host : refused)
            QTest::addRow("%s", qPrintable(host)) << host << true;
        for (const QString &host : allowed)
            QTest::addRow("%s", qPrintable(host)) << host << false;
    }

    void t40_literals()
    {
        QFETCH(const QString, host);
        QTEST(isPrivateLiteral(host), "isPrivate");
    }

    void theUnknownIsNotTrusted() { QVERIFY(isPrivateAddress(QHostAddress())); }

    void writesAddressesAsGo()
    {
        QCOMPARE(addressText(u"192.0.2.1"_s, 443), u"192.0.2.1:443"_s);
        QCOMPARE(addressText(u"::1"_s, 80), u"[::1]:80"_s);
    }

    void theSystemResolves()
    {
        QList<QHostAddress> found;
        systemResolver()(u"localhost"_s, this, [&](const auto &addresses) { found = addresses; });
        QTRY_VERIFY(!found.isEmpty());
        QVERIFY(found.constFirst().isLoopback());
    }
};

QTEST_GUILESS_MAIN(PrivateAddressTest)
#include "tst_privateaddress.moc"
