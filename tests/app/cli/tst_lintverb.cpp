// SPDX-License-Identifier: Apache-2.0
#include "tests/app/cli/clirunner.h"
#include "tests/support/testcase.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

const QByteArray old = "apiVersion: v1\nkind: ImageStream\nmetadata: {name: app}\n";
const QByteArray wrong = "apiVersion: image.openshift.io/v1\nkind: ImageStream\n"
                         "metadata: {name: app}\nspec: {tags: [{name: 2.0}]}\n";

} // namespace

class TestLintVerb : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void printsLinesAndFails()
    {
        CliRunner cli;
        QVERIFY(cli.write(u"a.yaml"_s, old));
        const CliRun run = cli.run(u"lint ."_s);
        QCOMPARE(run.out,
                 u"a.yaml:1:13: warning: apiVersion v1 is not served by OpenShift 4. [S02]\n"_s);
        QCOMPARE(run.err, QString());
        QCOMPARE(run.code, 1);
        QCOMPARE(cli.run(u"lint a.yaml --fail-on error"_s).code, 0);
        QCOMPARE(cli.run(u"lint . --severity error"_s).out, QString());
        const CliRun quiet = cli.run(u"lint . --quiet"_s);
        QCOMPARE(quiet.out, QString());
        QCOMPARE(quiet.code, 1);
    }

    void mends()
    {
        CliRunner cli;
        QVERIFY(cli.write(u"a.yaml"_s, old));
        const CliRun run = cli.run(u"lint . --fix"_s);
        QCOMPARE(run.out, QString());
        QCOMPARE(run.err, u"fixed 1 findings in 1 files\n"_s);
        QCOMPARE(run.code, 0);
        QVERIFY(cli.read(u"a.yaml"_s).startsWith("apiVersion: image.openshift.io/v1\nkind"));
        QCOMPARE(cli.run(u"lint ."_s).code, 0);
    }

    void readsStandardInput()
    {
        CliRunner cli;
        cli.input = wrong;
        const CliRun run = cli.run(u"lint -"_s);
        QVERIFY2(run.out.startsWith(u"<stdin>:4:"_s), qPrintable(run.out));
        QVERIFY(run.out.contains(u"[S22]"_s));
        QCOMPARE(run.code, 1);
        QCOMPARE(cli.run(u"lint - --fix"_s).code, 2);
    }

    void formatsForPrograms()
    {
        CliRunner cli;
        QVERIFY(cli.write(u"a.yaml"_s, old));
        const auto parsed = [&](const QString &line) {
            return QJsonDocument::fromJson(cli.run(line).out.toUtf8());
        };
        QCOMPARE(parsed(u"lint . --format json"_s).array().size(), 1);
        QCOMPARE(parsed(u"lint . --format sarif"_s)["version"_L1].toString(), u"2.1.0"_s);
        QVERIFY(cli.run(u"lint . --format junit"_s).out.contains(u"<failure "_s));
    }

    void aConfigurationDecides()
    {
        CliRunner cli;
        QVERIFY(cli.write(u"a.yaml"_s, old));
        QVERIFY(cli.write(u".headwater-lint.yaml"_s, "severities: {S02: off}\n"));
        QCOMPARE(cli.run(u"lint ."_s).code, 0);
        QVERIFY(cli.write(u"other.conf"_s, "severities: {S02: error}\n"));
        QVERIFY(cli.run(u"lint a.yaml --config other.conf"_s).out.contains(u": error: "_s));
        QVERIFY(cli.write(u"other.conf"_s, "severities: {S02: loud}\n"));
        const CliRun bad = cli.run(u"lint . --config other.conf"_s);
        QVERIFY2(bad.err.startsWith(u"other.conf:1:"_s), qPrintable(bad.err));
        QCOMPARE(bad.code, 2);
        QCOMPARE(cli.run(u"lint . --config none.conf"_s).code, 4);
    }

    void refusesWhatItDoesNotKnow_data()
    {
        QTest::addColumn<QString>("line");
        QTest::newRow("nothing") << u"lint"_s;
        QTest::newRow("format") << u"lint . --format xml"_s;
        QTest::newRow("severity") << u"lint . --severity off"_s;
        QTest::newRow("release") << u"lint . --profile 9"_s;
    }
    void refusesWhatItDoesNotKnow()
    {
        QFETCH(const QString, line);
        CliRunner cli;
        const CliRun run = cli.run(line);
        QCOMPARE(run.code, 2);
        QVERIFY(run.err.startsWith(u"error: "_s));
    }

    void aFileThatIsNotThereIsNoFinding()
    {
        CliRunner cli;
        const CliRun run = cli.run(u"lint none.yaml"_s);
        QCOMPARE(run.code, 4);
        QVERIFY(run.err.startsWith(u"none.yaml: error: "_s));
    }
};

QTEST_GUILESS_MAIN(TestLintVerb)
#include "tst_lintverb.moc"
