// SPDX-License-Identifier: Apache-2.0
#include "core/lint/lintoutput.h"

#include "core/lint/lintrules.h"
#include "tests/support/lintedtext.h"
#include "tests/support/testcase.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QXmlStreamReader>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

const QString oddName = u"é <a>.yaml"_s;

/// A file with a warning and something milder, one without findings, one that cannot be read.
QList<LintedFile> files()
{
    LintOptions options;
    options.config.setSeverity(u"C45"_s, LintSeverity::Hint);
    LintedFile bad{.shown = oddName,
                   .findings
                   = lintedText("apiVersion: v1\nkind: ImageStream\nmetadata: {name: app}\n"
                                "spec: {tags: [{name: x, from: {kind: DockerImage, name: "
                                "quay.io/a/b}}]}\n",
                                options, oddName)
                         .findings(),
                   .isDone = true};
    bad.findings.removeIf([](const LintFinding &finding) {
        return finding.rule->id != "S02"_L1 && finding.rule->id != "C45"_L1;
    });
    return {bad,
            {.shown = u"good.yaml"_s, .isDone = true},
            {.shown = u"gone.yaml"_s,
             .error = Error{.kind = Error::Kind::NotFound,
                            .subject = u"gone.yaml"_s,
                            .detail = u"no such file\x01"_s},
             .isDone = true}};
}

} // namespace

class TestLintOutput : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void linesAreThoseOfCompilers()
    {
        const QStringList lines = lintLines(files().first()).split(u'\n');
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines.at(0),
                 oddName + u":1:13: warning: apiVersion v1 is not served by OpenShift 4. [S02]"_s);
        QVERIFY(lines.at(1).startsWith(oddName + u":4:"_s));
        QVERIFY(lines.at(1).endsWith(u" [C45]"_s));
        QCOMPARE(lines.at(2), QString());
    }

    void jsonHasAllOfIt()
    {
        const QJsonArray all = QJsonDocument::fromJson(lintJson(files())).array();
        QCOMPARE(all.size(), 2);
        const QJsonObject first = all.first().toObject();
        QCOMPARE(first.value("rule"_L1).toString(), u"S02"_s);
        QCOMPARE(first.value("file"_L1).toString(), oddName);
        QCOMPARE(first.value("line"_L1).toInt(), 1);
        QCOMPARE(first.value("column"_L1).toInt(), 13);
        QCOMPARE(first.value("offset"_L1).toInt(), 12);
        QCOMPARE(first.value("length"_L1).toInt(), 2);
        QCOMPARE(first.value("stream"_L1).toString(), u"app"_s);
        QVERIFY(first.value("fixes"_L1).toArray().first().toObject().value("safe"_L1).toBool());
    }

    void sarifNamesRulesAndRegions()
    {
        const QJsonObject log = QJsonDocument::fromJson(lintSarif(files(), u"1.2"_s)).object();
        QCOMPARE(log.value("version"_L1).toString(), u"2.1.0"_s);
        const QJsonObject run = log.value("runs"_L1).toArray().first().toObject();
        const QJsonObject driver = run.value("tool"_L1).toObject().value("driver"_L1).toObject();
        QCOMPARE(driver.value("version"_L1).toString(), u"1.2"_s);
        const QJsonArray rules = driver.value("rules"_L1).toArray();
        QCOMPARE(size_t(rules.size()), lintRules().size());
        const QJsonArray results = run.value("results"_L1).toArray();
        QCOMPARE(results.size(), 2);
        for (const QJsonValue &result : results) {
            const int index = result["ruleIndex"_L1].toInt(-1);
            QCOMPARE(rules.at(index)["id"_L1], result["ruleId"_L1]);
            QVERIFY(!result["message"_L1]["text"_L1].toString().isEmpty());
        }
        QCOMPARE(results.at(0)["level"_L1].toString(), u"warning"_s);
        QCOMPARE(results.at(1)["level"_L1].toString(), u"note"_s);
        const QJsonValue place = results.at(0)["locations"_L1][0]["physicalLocation"_L1];
        QCOMPARE(place["artifactLocation"_L1]["uri"_L1].toString(), u"%C3%A9%20%3Ca%3E.yaml"_s);
        QCOMPARE(place["region"_L1]["startLine"_L1].toInt(), 1);
        QCOMPARE(place["region"_L1]["startColumn"_L1].toInt(), 13);
        QCOMPARE(results.at(1)["locations"_L1][0]["logicalLocations"_L1][0]["fullyQualifiedName"_L1]
                     .toString(),
                 u"app:x"_s);
        // A file that could not be read is told of.
        const QJsonValue invocation = run.value("invocations"_L1)[0];
        QVERIFY(!invocation["executionSuccessful"_L1].toBool(true));
        QVERIFY(invocation["toolExecutionNotifications"_L1][0]["message"_L1]["text"_L1]
                    .toString()
                    .contains("gone.yaml"_L1));
    }

    void junitCountsWhatFails()
    {
        QXmlStreamReader xml(lintJUnit(files()));
        QStringList suites;
        int failures = 0;
        int cases = 0;
        int errors = 0;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            if (xml.name() == "testsuite"_L1)
                suites.append(u"%1 %2 %3 %4"_s.arg(
                    xml.attributes().value("name"_L1), xml.attributes().value("tests"_L1),
                    xml.attributes().value("failures"_L1), xml.attributes().value("errors"_L1)));
            cases += xml.name() == "testcase"_L1;
            failures += xml.name() == "failure"_L1;
            errors += xml.name() == "error"_L1;
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QCOMPARE(suites,
                 QStringList({oddName + u" 2 1 0"_s, u"good.yaml 1 0 0"_s, u"gone.yaml 1 0 1"_s}));
        QCOMPARE(cases, 4);
        QCOMPARE(failures, 1);
        QCOMPARE(errors, 1);
    }
};

QTEST_GUILESS_MAIN(TestLintOutput)
#include "tst_lintoutput.moc"
