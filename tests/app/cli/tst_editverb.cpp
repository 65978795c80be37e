// SPDX-License-Identifier: Apache-2.0
#include "tests/app/cli/clirunner.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

const QByteArray ruby = "# ours\napiVersion: image.openshift.io/v1\nkind: ImageStream\nmetadata:\n"
                        "  name: ruby\nspec:\n  tags:\n  - name: '3.3' # newest\n    from:\n      "
                        "kind: DockerImage\n      name: quay.io/team/ruby:3.3\n  - name: latest\n  "
                        "  from: {kind: ImageStreamTag, name: '3.3'}\n";

} // namespace

class TestEditVerb : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void edits()
    {
        CliRunner cli;
        QVERIFY(cli.write(u"ruby.yaml"_s, ruby));
        const CliRun run = cli.run(
            u"edit ruby:3.3 importPolicy.scheduled=true annotations.version=3.10 from.name=a/b:1"_s);
        QCOMPARE(run.err, QString());
        QCOMPARE(run.out, u"imagestreamtag.image.openshift.io/ruby:3.3 edited\n"_s);
        QCOMPARE(run.code, 0);
        QByteArray expected = ruby;
        expected.replace("quay.io/team/ruby:3.3\n",
                         "a/b:1\n    importPolicy:\n      scheduled: true\n    annotations:\n      "
                         "version: \"3.10\"\n");
        QCOMPARE(cli.read(u"ruby.yaml"_s), expected);
    }

    void editsStreamsAndRemoves()
    {
        CliRunner cli;
        QVERIFY(cli.write(u"ruby.yaml"_s, ruby));
        QCOMPARE(cli.run(u"edit ruby lookupPolicy.local=true labels.app=yes"_s).code, 0);
        QVERIFY(cli.read(u"ruby.yaml"_s).contains("  labels:\n    app: \"yes\"\n"));
        QVERIFY(cli.read(u"ruby.yaml"_s).contains("  lookupPolicy:\n    local: true\n"));
        QCOMPARE(cli.run(u"edit ruby lookupPolicy.local-"_s).out,
                 u"imagestream.image.openshift.io/ruby edited\n"_s);
        QVERIFY(cli.read(u"ruby.yaml"_s).contains("  lookupPolicy: {}\n"));
        QCOMPARE(cli.run(u"edit ruby lookupPolicy.local-"_s).out,
                 u"imagestream.image.openshift.io/ruby unchanged\n"_s);
    }

    void showsADiff()
    {
        CliRunner cli;
        QVERIFY(cli.write(u"ruby.yaml"_s, ruby));
        const CliRun run
            = cli.run(u"edit *:* --from-registry quay.io registry=mirror.example --dry-run"_s);
        QCOMPARE(run.code, 0);
        QCOMPARE(run.out,
                 u"--- a/ruby.yaml\n+++ b/ruby.yaml\n@@ -8,6 +8,6 @@\n   - name: '3.3' # newest\n"
                 "     from:\n       kind: DockerImage\n-      name: quay.io/team/ruby:3.3\n"
                 "+      name: mirror.example/team/ruby:3.3\n   - name: latest\n"
                 "     from: {kind: ImageStreamTag, name: '3.3'}\n"_s);
        QCOMPARE(cli.read(u"ruby.yaml"_s), ruby);
    }

    void selects()
    {
        CliRunner cli;
        QVERIFY(cli.write(u"ruby.yaml"_s, ruby));
        QCOMPARE(cli.run(u"edit ruby:* --where from.kind=DockerImage reference=true"_s).out,
                 u"imagestreamtag.image.openshift.io/ruby:3.3 edited\n"_s);
        QCOMPARE(cli.run(u"edit ruby:* --where reference=true reference=false"_s).out,
                 u"imagestreamtag.image.openshift.io/ruby:3.3 edited\n"_s);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("error");
        const auto row = [](const char *line, int code, const char *error) {
            QTest::newRow(line) << QString::fromLatin1(line) << code << QString::fromLatin1(error);
        };
        row("edit ruby", 2, "error: a stream or tag and at least one FIELD=VALUE are needed\n");
        row("edit ruby:3.3 reference", 2,
            "error: \"reference\" is neither FIELD=VALUE nor FIELD-\n");
        row("edit ruby:3.3 colour=red", 2, "error: \"colour\": a tag has no such field\n");
        row("edit ruby:3.3 reference=yes", 2, "error: \"yes\": reference is true or false\n");
        row("edit ruby:3.3 referencePolicy.type=Remote", 2,
            "error: \"Remote\": referencePolicy.type is one of Source, Local\n");
        row("edit ruby:3.3 registry=a/b", 2, "error: \"a/b\" is no registry\n");
        row("edit ruby:9 reference=true", 1,
            "error: image stream \"ruby\" has no such tag \"9\"\n");
        row("edit perl reference=true", 2,
            "error: \"reference\": an image stream has no such field\n");
        row("edit p*:* reference=true", 1, "nothing matches\n");
        row("edit aliased:a from.name=x", 1,
            "error: x.yaml:5:11: line 6 uses this value too, by the name of its anchor\nnothing "
            "was written\n");
    }
    void refuses()
    {
        QFETCH(const QString, line);
        CliRunner cli;
        QVERIFY(cli.write(u"ruby.yaml"_s, ruby));
        const QByteArray aliased
            = "apiVersion: v1\nkind: ImageStream\nmetadata: {name: aliased}\nspec: {tags: [{name: "
              "a,\n    from: &f {kind: DockerImage, name: x:1}},\n  {name: b, from: *f}]}\n";
        QVERIFY(cli.write(u"x.yaml"_s, aliased));
        const CliRun run = cli.run(line);
        QTEST(run.err, "error");
        QTEST(run.code, "code");
        QCOMPARE(cli.read(u"ruby.yaml"_s), ruby);
        QCOMPARE(cli.read(u"x.yaml"_s), aliased);
    }
};

QTEST_GUILESS_MAIN(TestEditVerb)
#include "tst_editverb.moc"
