// SPDX-License-Identifier: Apache-2.0
#include "tests/app/cli/clirunner.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

const QByteArray plain = "kind: ImageStream # mine\napiVersion: image.openshift.io/v1\n"
                         "metadata: {name: app}\nspec:\n  tags:\n  - name: b\n  - name: a\n";
const QByteArray full = "kind: ImageStream # mine\napiVersion: image.openshift.io/v1\n"
                        "metadata: {name: app}\nspec:\n  tags:\n"
                        "  - name: b\n    importPolicy:\n      importMode: Legacy\n"
                        "    referencePolicy:\n      type: Source\n"
                        "  - name: a\n    importPolicy:\n      importMode: Legacy\n"
                        "    referencePolicy:\n      type: Source\n"
                        "  lookupPolicy:\n    local: false\n";

} // namespace

class TestFormatVerb : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void writesAndStrips()
    {
        CliRunner cli;
        QVERIFY(cli.write(u"a.yaml"_s, plain));
        QVERIFY(cli.write(u"b.yaml"_s, "kind: Secret\n"));
        QCOMPARE(cli.run(u"fmt . --defaults write"_s).code, 0);
        QCOMPARE(cli.read(u"a.yaml"_s), full);
        QCOMPARE(cli.read(u"b.yaml"_s), QByteArray("kind: Secret\n"));
        QCOMPARE(cli.run(u"fmt a.yaml --defaults strip"_s).code, 0);
        QCOMPARE(cli.read(u"a.yaml"_s), plain);
    }

    void checks()
    {
        CliRunner cli;
        QVERIFY(cli.write(u"a.yaml"_s, plain));
        QCOMPARE(cli.run(u"fmt . --defaults strip --check"_s).code, 0);
        const CliRun run = cli.run(u"fmt . --defaults write --check"_s);
        QCOMPARE(run.code, 1);
        QCOMPARE(run.out, u"a.yaml\n"_s);
        QCOMPARE(cli.read(u"a.yaml"_s), plain);
    }

    void showsTheDifference()
    {
        CliRunner cli;
        QVERIFY(cli.write(u"a.yaml"_s, plain));
        const CliRun run = cli.run(u"fmt a.yaml --sort --diff"_s);
        QCOMPARE(run.code, 0);
        QVERIFY2(run.out.startsWith(u"--- a/a.yaml\n+++ b/a.yaml\n@@ "_s), qPrintable(run.out));
        QVERIFY(run.out.contains(u"\n+  - name: b\n"_s));
        QCOMPARE(cli.read(u"a.yaml"_s), plain);
        QCOMPARE(cli.run(u"fmt a.yaml --sort --diff --check"_s).code, 1);
    }

    void sortsAndWritesAtOnce()
    {
        CliRunner cli;
        QVERIFY(cli.write(u"a.yaml"_s, full));
        QCOMPARE(cli.run(u"fmt a.yaml --sort --defaults strip"_s).code, 0);
        const QByteArray sorted = "  tags:\n  - name: a\n  - name: b\n";
        QVERIFY2(cli.read(u"a.yaml"_s).endsWith(sorted), cli.read(u"a.yaml"_s).constData());
    }

    void printsStandardInput()
    {
        CliRunner cli;
        cli.input = full;
        QCOMPARE(cli.run(u"fmt - --defaults strip"_s).out.toUtf8(), plain);
        cli.input = plain;
        QCOMPARE(cli.run(u"fmt - --defaults strip"_s).out.toUtf8(), plain);
    }

    void leavesAloneWhatItCannotChange()
    {
        CliRunner cli;
        const QByteArray shared = plain
            + "  lookupPolicy: {local: false}\n"
              "x: &x {importMode: Legacy, scheduled: true}\n";
        const QByteArray text
            = QByteArray(shared)
                  .replace("name: b\n",
                           "name: b\n    importPolicy: &p {importMode: Legacy, scheduled: true}\n")
                  .replace("name: a\n", "name: a\n    importPolicy: *p\n");
        QVERIFY(cli.write(u"a.yaml"_s, text));
        const CliRun run = cli.run(u"fmt a.yaml --defaults strip"_s);
        QCOMPARE(run.code, 1);
        QVERIFY2(run.err.startsWith(u"a.yaml:"_s), qPrintable(run.err));
        QCOMPARE(cli.read(u"a.yaml"_s), text);
        QVERIFY(cli.write(u"a.yaml"_s, "a: [\n"));
        QCOMPARE(cli.run(u"fmt a.yaml --defaults strip"_s).code, 1);
    }

    void knowsUsage()
    {
        CliRunner cli;
        QCOMPARE(cli.run(u"fmt ."_s).code, 2);
        QCOMPARE(cli.run(u"fmt . --defaults all"_s).code, 2);
        QCOMPARE(cli.run(u"fmt --sort"_s).code, 2);
        QCOMPARE(cli.run(u"fmt none.yaml --sort"_s).code, 4);
    }
};

QTEST_GUILESS_MAIN(TestFormatVerb)
#include "tst_formatverb.moc"
