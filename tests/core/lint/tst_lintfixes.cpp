// SPDX-License-Identifier: Apache-2.0
#include "core/lint/lintfixes.h"

#include "tests/support/lintedtext.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

/// An old apiVersion, blanks in lists and an image without a tag: four rules with a fix.
const QByteArray before
    = "# kept\napiVersion: v1\nkind: ImageStream\nmetadata: {name: app}\nspec:\n"
      "  tags:\n  - name: '1'  # one\n    annotations:\n"
      "      supports: 'a, b'\n    from: {kind: DockerImage, name: quay.io/a/b}\n"
      "  - name: '2'\n    annotations:\n      supports: 'a, b'\n"
      "    from: {kind: DockerImage, name: 'quay.io/a/b:2'}\n";

} // namespace

class TestLintFixes : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void mendsAllOfAKind()
    {
        const Linter linter;
        const FixedDocument fixed
            = fixAll(linter, lintedText(before), {.rule = u"C37"_s, .isSafeOnly = false});
        QByteArray expected = before;
        expected.replace("'a, b'", "'a,b'");
        QCOMPARE(applied(before, fixed.edits), expected);
        QCOMPARE(fixed.fixes, 2);
        QVERIFY(described(fixed.linted.findings(), {u"C37"_s}).isEmpty());
        QCOMPARE(described(fixed.linted.findings(), {u"S02"_s}).size(), 1);
    }

    void mendsWhatIsSafeInOneStep()
    {
        const Linter linter;
        const FixedDocument fixed = fixAll(linter, lintedText(before));
        const QByteArray after = applied(before, fixed.edits);
        QCOMPARE(fixed.linted.document.text(), after);
        QVERIFY(after.startsWith("# kept\napiVersion: image.openshift.io/v1\n"));
        QVERIFY(after.contains("'1'  # one\n"));
        // And there is nothing left to mend.
        const FixedDocument again = fixAll(linter, lintedText(after));
        QVERIFY(again.edits.isEmpty());
        QCOMPARE(again.fixes, 0);
        // What is told of the mended text is what a fresh look tells.
        const QStringList rules{u"S02"_s, u"C37"_s, u"C45"_s};
        QCOMPARE(described(fixed.linted.findings(), rules),
                 described(lintedText(after).findings(), rules));
    }

    void leavesWhatIsMilderThanAsked()
    {
        const FixedDocument fixed
            = fixAll(Linter(), lintedText(before), {.minimum = LintSeverity::Error});
        QVERIFY(fixed.edits.isEmpty());
    }

    void aSharedValueIsLeftAlone()
    {
        const QByteArray text = "apiVersion: &v v1\nkind: ImageStream\nmetadata: {name: app, "
                                "labels: {version: *v}}\n";
        const FixedDocument fixed = fixAll(Linter(), lintedText(text));
        QCOMPARE(applied(text, fixed.edits), text);
        QCOMPARE(fixed.fixes, 0);
    }
};

QTEST_GUILESS_MAIN(TestLintFixes)
#include "tst_lintfixes.moc"
