// SPDX-License-Identifier: Apache-2.0
#include "core/lint/lintconfig.h"

#include "core/lint/lintrules.h"
#include "tests/support/documents.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

LintConfig::Reading read(const QByteArray &text)
{
    return LintConfig::read(text, LintConfig::fileName);
}

} // namespace

class TestLintConfig : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void readsAll()
    {
        const LintConfig::Reading reading = read("# what we want\n"
                                                 "console: \"4.18\"\n"
                                                 "oldestConsole: \"4.14\"\n"
                                                 "registries: [registry.example:5000]\n"
                                                 "severities:\n"
                                                 "  S02: error\n"
                                                 "  S01: off\n"
                                                 "suppressions:\n"
                                                 "- rule: S02\n"
                                                 "  file: legacy/*\n"
                                                 "  comment: still served by the old cluster\n");
        QVERIFY2(reading.problems.isEmpty(), qPrintable(reading.problems.value(0).message));
        QCOMPARE(reading.config.console().toString(), u"4.18"_s);
        QCOMPARE(reading.config.oldestConsole().toString(), u"4.14"_s);
        QCOMPARE(reading.config.registries(), QStringList{u"registry.example:5000"_s});
        QCOMPARE(reading.config.severity("S02"_L1), LintSeverity::Error);
        QCOMPARE(reading.config.severity("S01"_L1), LintSeverity::Off);
        QCOMPARE(reading.config.severity("S22"_L1), std::nullopt);
        QCOMPARE(reading.config.suppressions().size(), 1);
    }

    void isEmptyAsADefault()
    {
        QVERIFY(read("").problems.size() <= 1); // an empty file is worth a remark
        QCOMPARE(read("").config.console(), ConsoleRelease::newest());
    }

    void saysWhereItIsWrong_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("problem");
        QTest::newRow("no YAML") << QByteArray("a: [") << u"1:"_s;
        QTest::newRow("a list") << QByteArray("- a") << u"1:1 The configuration has to be"_s;
        QTest::newRow("unknown key")
            << QByteArray("\nsevereties: {}\n") << u"2:13 There is no setting severeties"_s;
        QTest::newRow("a number") << QByteArray("console: 4.18\n")
                                  << u"1:10 The console has to be"_s;
        QTest::newRow("unknown rule")
            << QByteArray("severities:\n  S99: error\n") << u"2:8 There is no rule S99."_s;
        QTest::newRow("unknown severity")
            << QByteArray("severities:\n  S02: fatal\n") << u"2:8 A severity is one of"_s;
        QTest::newRow("a host") << QByteArray("registries: quay.io\n")
                                << u"1:13 Registries have to be"_s;
        QTest::newRow("hosts") << QByteArray("registries: [1]\n") << u"1:14 A registry is"_s;
        QTest::newRow("no comment")
            << QByteArray("suppressions:\n- rule: S02\n") << u"2:3 A suppression has to say why"_s;
        QTest::newRow("no rule") << QByteArray("suppressions:\n- comment: so\n")
                                 << u"2:3 A suppression has to name"_s;
        QTest::newRow("unknown field")
            << QByteArray("suppressions:\n- {rule: S02, comment: so, strean: a}\n")
            << u"2:36 A suppression has no strean"_s;
    }
    void saysWhereItIsWrong()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QString, problem);
        const LintConfig::Reading reading = read(text);
        QVERIFY(!reading.problems.isEmpty());
        const QString first = described(reading.problems.first());
        QVERIFY2(first.startsWith(problem), qPrintable(first));
        QCOMPARE(reading.problems.first().file, QString(LintConfig::fileName));
    }

    void suppresses_data()
    {
        QTest::addColumn<QByteArray>("item");
        QTest::addColumn<bool>("isSuppressed");
        QTest::newRow("everywhere") << QByteArray("rule: S02") << true;
        QTest::newRow("another rule") << QByteArray("rule: S22") << false;
        QTest::newRow("file") << QByteArray("rule: S02, file: sub/a.yaml") << true;
        QTest::newRow("folder") << QByteArray("rule: S02, file: 'sub/*'") << true;
        QTest::newRow("another folder") << QByteArray("rule: S02, file: 'other/*'") << false;
        QTest::newRow("stream") << QByteArray("rule: S02, stream: 'rub?'") << true;
        QTest::newRow("another stream") << QByteArray("rule: S02, stream: rub") << false;
        QTest::newRow("tag") << QByteArray("rule: S02, stream: ruby, tag: '3.*'") << true;
        QTest::newRow("another tag") << QByteArray("rule: S02, tag: '2.*'") << false;
    }
    void suppresses()
    {
        QFETCH(const QByteArray, item);
        QFETCH(const bool, isSuppressed);
        const LintConfig::Reading reading
            = read("suppressions:\n- {" + item + ", comment: a reason}\n");
        QVERIFY(reading.problems.isEmpty());
        const LintFinding finding{.rule = lintRule(u"S02"),
                                  .file = u"sub/a.yaml"_s,
                                  .stream = u"ruby"_s,
                                  .tag = u"3.3"_s};
        QCOMPARE(reading.config.isSuppressed(finding), isSuppressed);
    }
};

QTEST_GUILESS_MAIN(TestLintConfig)
#include "tst_lintconfig.moc"
