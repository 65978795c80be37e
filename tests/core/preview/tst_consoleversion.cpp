// SPDX-License-Identifier: Apache-2.0
#include "core/preview/consoleversion.h"

#include "tests/support/testcase.h"

#include <QStringList>

#include <algorithm>

using namespace headwater;
using namespace Qt::StringLiterals;

class TestConsoleVersion : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    // Computed with semver 6.3.2 and 7.8.6, which agree.
    void coerces_data()
    {
        QTest::addColumn<QString>("version"); // empty: none
        for (const auto &[name, version] : {std::pair("latest", ""),
                                            std::pair("20240501", "20240501.0.0"),
                                            std::pair("8.0-ubi8", "8.0.0"),
                                            std::pair("2024-05-01", "2024.0.0"),
                                            std::pair("22-minimal-ubi10", "22.0.0"),
                                            std::pair("2024.5.1", "2024.5.1"),
                                            std::pair("openjdk-17-ubi8", "17.0.0"),
                                            std::pair("2018.09.11", ""),
                                            std::pair("latest-jdk21", "21.0.0"),
                                            std::pair("18.04", ""),
                                            std::pair("v2.0.1-may-2016", "2.0.1"),
                                            std::pair("7.04", ""),
                                            std::pair("26.0.0.2-java11", "26.0.0"),
                                            std::pair("1.2.3.4", "1.2.3"),
                                            std::pair("1.0-rc1", "1.0.0"),
                                            std::pair("8.x", "8.0.0"),
                                            std::pair("sha-1a2b3c4", "1.0.0"),
                                            std::pair("pr-1234", "1234.0.0"),
                                            std::pair("10-SCL", "10.0.0"),
                                            std::pair("a1b2c3d", "1.0.0"),
                                            std::pair("5.26-mod_fcgid", "5.26.0"),
                                            std::pair("Argon", ""),
                                            std::pair("12345678901234567", ""),
                                            std::pair("12345678901234567-8", "8.0.0"),
                                            std::pair("1.2.12345678901234567", "1.2.0"),
                                            std::pair("06-7", ""),
                                            std::pair("0", "0.0.0"),
                                            std::pair("0.9", "0.9.0"),
                                            std::pair("1.", "1.0.0"),
                                            std::pair("9007199254740993", ""),
                                            std::pair("", "")})
            QTest::newRow(name) << QString::fromLatin1(version);
    }
    void coerces()
    {
        QFETCH(const QString, version);
        const auto read = ConsoleVersion::coerce(QString::fromLatin1(QTest::currentDataTag()));
        QCOMPARE(read ? read->toString() : QString(), version);
    }

    void sortsAsTheConsole()
    {
        QStringList names{u"1.0"_s, u"10.1"_s,  u"10.1-b"_s, u"10.1-a"_s, u"7.4"_s,
                          u"8.0"_s, u"alpha"_s, u"beta"_s,   u"latest"_s};
        std::ranges::stable_sort(names, consoleListsBefore);
        QCOMPARE(names,
                 QStringList({u"10.1"_s, u"10.1-b"_s, u"10.1-a"_s, u"8.0"_s, u"7.4"_s, u"1.0"_s,
                              u"alpha"_s, u"beta"_s, u"latest"_s}));
        names = {u"LTS"_s, u"beta"_s, u"Argon"_s, u"stable"_s, u"argon"_s, u"Beta"_s, u"lts"_s};
        std::ranges::stable_sort(names, consoleListsBefore);
        QCOMPARE(names,
                 QStringList({u"argon"_s, u"Argon"_s, u"beta"_s, u"Beta"_s, u"lts"_s, u"LTS"_s,
                              u"stable"_s}));
    }

    void findsWhatTies()
    {
        QCOMPARE(tiedForHighest({u"22-a"_s, u"22-b"_s, u"20"_s}),
                 QStringList({u"22-a"_s, u"22-b"_s}));
        QVERIFY(tiedForHighest({u"22"_s, u"20"_s}).isEmpty());
        QVERIFY(tiedForHighest({u"a"_s, u"b"_s}).isEmpty());
        QVERIFY(tiedForHighest({}).isEmpty());
    }

    void readsWhatIsWritten()
    {
        QCOMPARE(writtenVersion(u"3.3-ubi9"_s), u"3.3"_s);
        QCOMPARE(writtenVersion(u"18.04"_s), QString()); // none for the console
        QCOMPARE(writtenVersion(u"latest"_s), QString());
    }
};

QTEST_GUILESS_MAIN(TestConsoleVersion)
#include "tst_consoleversion.moc"
