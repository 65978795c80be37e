// SPDX-License-Identifier: Apache-2.0
#include "core/lint/linter.h"

#include "core/lint/rule.h"
#include "tests/support/lintedtext.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

const QByteArray legacy = "kind: ImageStream\napiVersion: v1\nmetadata: {name: a}\n";
const QByteArray unquoted
    = "apiVersion: image.openshift.io/v1\nkind: ImageStream\nmetadata: {name: b}\nspec:\n  tags:\n"
      "  - name: 2.0\n";

QStringList all(const LintedDocument &linted)
{
    return described(linted.findings(), {u"S01"_s, u"S02"_s, u"S22"_s, u"syntax"_s});
}

/// The findings in full, to compare.
QStringList inFull(const LintedDocument &linted)
{
    QStringList lines;
    for (const LintFinding &finding : linted.findings()) {
        QString line
            = u"%1 %2 %3:%4-%5:%6 %7-%8 %9"_s.arg(finding.rule->id, finding.path.toString())
                  .arg(finding.start.line)
                  .arg(finding.start.column)
                  .arg(finding.end.line)
                  .arg(finding.end.column)
                  .arg(finding.range.from)
                  .arg(finding.range.to)
                  .arg(finding.message);
        for (const LintFix &fix : finding.fixes) {
            for (const DocumentChange &change : fix.changes)
                line += u' ' + change.path.toString();
        }
        lines.append(line);
    }
    return lines;
}

} // namespace

class TestLinter : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void findsByPosition()
    {
        QCOMPARE(
            all(lintedText(legacy + "---\n" + unquoted)),
            QStringList({u"S01 1:1 The file holds 2 image streams; a change of one is a change "
                         "of the file of all."_s,
                         u"S02 2:13 apiVersion v1 is not served by OpenShift 4."_s,
                         u"S22 10:11 json: cannot unmarshal number into Go struct field "
                         "TagReference.spec.tags.name of type string"_s}));
    }

    void saysWhatCannotBeRead()
    {
        const QStringList found = all(lintedText("a: [\n"));
        QCOMPARE(found.size(), 1);
        QVERIFY2(found.first().startsWith(u"syntax "_s), qPrintable(found.first()));
        QVERIFY(all(lintedText("\xff\xfe")).first().contains(u"UTF-16"));
    }

    void leavesOtherObjectsAlone()
    {
        QVERIFY(lintedText("kind: Service\napiVersion: v1\n").findings().isEmpty());
    }

    void heedsSeverities()
    {
        LintOptions options{.minimum = LintSeverity::Error};
        QVERIFY(all(lintedText(legacy, options)).isEmpty());
        options.config.setSeverity(u"S02"_s, LintSeverity::Error);
        const QList<LintFinding> found = lintedText(legacy, options).findings();
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().severity, LintSeverity::Error);
    }

    void looksAgainAsIfForTheFirstTime_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::newRow("nothing") << legacy << legacy;
        QTest::newRow("the object itself") << legacy << QByteArray(legacy).replace("v1", "v2");
        QTest::newRow("one before")
            << legacy + "---\n" + unquoted << "# comment\n" + legacy + "\n---\n" + unquoted;
        QTest::newRow("a new one before")
            << legacy + "---\n" + unquoted << unquoted + "---\n" + legacy + "---\n" + unquoted;
        QTest::newRow("one gone") << legacy + "---\n" + unquoted << unquoted;
        const QByteArray item = "- {kind: ImageStream, apiVersion: v1, metadata: {name: a}}\n";
        QTest::newRow("items") << "kind: List\napiVersion: v1\nitems:\n" + item + item
                               << "kind: List\napiVersion: v1\nitems:\n" + item
                + "- {kind: ImageStream, apiVersion: v1, metadata: {name: b}}\n" + item;
        QTest::newRow("a typed list, of which the version changes")
            << QByteArray(
                   "kind: ImageStreamList\napiVersion: v1\nitems:\n- {metadata: {name: a}}\n")
            << QByteArray("kind: ImageStreamList\napiVersion: image.openshift.io/v1\nitems:\n"
                          "- {metadata: {name: a}}\n");
        QTest::newRow("aliases")
            << QByteArray("kind: List\napiVersion: v1\nitems:\n"
                          "- &a {kind: ImageStream, apiVersion: v1, metadata: {name: a}}\n- *a\n")
            << QByteArray("kind: List\napiVersion: v1\nitems:\n"
                          "- &a {kind: ImageStream, apiVersion: v2, metadata: {name: a}}\n- *a\n");
    }
    void looksAgainAsIfForTheFirstTime()
    {
        QFETCH(const QByteArray, before);
        QFETCH(const QByteArray, after);
        const Linter linter;
        const DefinitionDocument document = DefinitionDocument::read(after, u"a.yaml"_s);
        const LintedDocument again = linter.lintAgain(lintedText(before), document);
        QCOMPARE(inFull(again), inFull(linter.lint(document)));
    }
};

QTEST_GUILESS_MAIN(TestLinter)
#include "tst_linter.moc"
