// SPDX-License-Identifier: Apache-2.0
#include "tests/app/cli/clirunner.h"
#include "tests/support/testcase.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

const QByteArray head = "apiVersion: image.openshift.io/v1\nkind: ImageStream\n";
const QByteArray good = head + "metadata: {name: app}\n";
const QByteArray bad = head
    + "metadata: {name: app}\nspec:\n  tags:\n  - name: a\n    from:\n      kind: Bogus\n"
      "      name: x\n";
const QByteArray alias = head
    + "metadata: {name: app}\nspec:\n  tags:\n  - name: a\n"
      "    from: {kind: ImageStreamTag, name: 'other:1'}\n";

} // namespace

class TestValidateVerb : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void acceptsInSilence()
    {
        CliRunner cli;
        QVERIFY(cli.write(u"a.yaml"_s, good));
        const CliRun run = cli.run(u"validate ."_s);
        QCOMPARE(run.out + run.err, QString());
        QCOMPARE(run.code, 0);
        QCOMPARE(cli.run(u"validate a.yaml -o json"_s).out, u"[\n]\n"_s);
    }

    void printsLines()
    {
        CliRunner cli;
        QVERIFY(cli.write(u"a.yaml"_s, bad));
        const CliRun run = cli.run(u"validate ."_s);
        QCOMPARE(run.out.split(u'\n'),
                 QStringList({u"a.yaml:9:13: spec.tags[a].from.name: Invalid value: \"x\": must be "
                              "of the form <tag>, <repo>:<tag>, <id>, or <repo>@<id>"_s,
                              u"a.yaml:8:13: spec.tags[a].from.kind: Required value: valid values "
                              "are 'DockerImage', 'ImageStreamImage', 'ImageStreamTag'"_s,
                              QString()}));
        QCOMPARE(run.code, 1);
    }

    void printsJson()
    {
        CliRunner cli;
        QVERIFY(cli.write(u"a.yaml"_s, bad));
        const CliRun run = cli.run(u"validate a.yaml -o json"_s);
        const QJsonArray entries = QJsonDocument::fromJson(run.out.toUtf8()).array();
        QCOMPARE(entries.size(), 2);
        const QJsonObject last = entries.last().toObject();
        QCOMPARE(last["file"_L1], u"a.yaml"_s);
        QCOMPARE(last["object"_L1], u"app"_s);
        QCOMPARE(last["field"_L1], u"spec.tags[a].from.kind"_s);
        QCOMPARE(last["reason"_L1], u"FieldValueRequired"_s);
        QCOMPARE(last["message"_L1],
                 u"Required value: valid values are 'DockerImage', 'ImageStreamImage', "
                 "'ImageStreamTag'"_s);
        QCOMPARE(last["path"_L1], u"0/spec/tags/0/from/kind"_s);
        QCOMPARE(last["line"_L1], 8);
        QCOMPARE(last["column"_L1], 13);
        QCOMPARE(last["code"_L1], 422);
        QVERIFY(last["status"_L1].toString().startsWith(
            u"ImageStream.image.openshift.io \"app\" is invalid: [[]: Internal error: "_s));
        QCOMPARE(entries.first()["field"_L1], u"[]"_s);
        QCOMPARE(entries.first()["line"_L1], 9);
    }

    void readsStandardInput()
    {
        CliRunner cli;
        cli.input = head + "metadata: {name: app, labels: {a: 1}}\n";
        const CliRun run = cli.run(u"validate -"_s);
        QCOMPARE(run.out,
                 u"<stdin>:3:35: metadata.labels.a: json: cannot unmarshal number into Go struct "
                 "field ObjectMeta.metadata.labels of type string\n"_s);
        QCOMPARE(run.code, 1);
    }

    void tellsSyntax()
    {
        CliRunner cli;
        QVERIFY(cli.write(u"a.yaml"_s, "a: [\n"));
        const CliRun run = cli.run(u"validate a.yaml"_s);
        QVERIFY2(run.out.startsWith(u"a.yaml:"_s), qPrintable(run.out));
        QCOMPARE(run.code, 1);
    }

    void knowsOtherStreamsIfTold()
    {
        CliRunner cli;
        QVERIFY(cli.write(u"a.yaml"_s, alias));
        QCOMPARE(cli.run(u"validate ."_s).code, 0);
        const CliRun run = cli.run(u"validate . --complete"_s);
        QCOMPARE(run.out, u"a.yaml:7:40: spec.tags[a].from.name: Not found: \"other:1\"\n"_s);
        QCOMPARE(run.code, 1);
        QVERIFY(cli.write(u"b.yaml"_s, head + "metadata: {name: other, namespace: demo}\n"));
        QCOMPARE(cli.run(u"validate . --complete"_s).code, 1);
        QCOMPARE(cli.run(u"validate . --complete -n demo"_s).code, 0);
    }

    void knowsStrictnessAndRegistries()
    {
        CliRunner cli;
        QVERIFY(cli.write(u"a.yaml"_s, head + "metadata: {name: app}\nextra: 1\n"));
        QCOMPARE(cli.run(u"validate a.yaml"_s).code, 0);
        const CliRun strict = cli.run(u"validate a.yaml --strict"_s);
        QCOMPARE(strict.out, u"a.yaml:4:1: extra: unknown field \"extra\"\n"_s);
        QCOMPARE(strict.code, 1);
        QVERIFY(cli.write(u"b.yaml"_s,
                          head + "metadata: {name: b}\nspec: {dockerImageRepository: b.io/x/y}\n"));
        QCOMPARE(cli.run(u"validate b.yaml --allowed-registries *.io"_s).code, 0);
        const CliRun refused = cli.run(u"validate b.yaml --allowed-registries a.io,c.io"_s);
        QCOMPARE(refused.code, 1);
        QVERIFY(refused.out.contains(u"Forbidden: registry \"b.io\" not allowed"_s));
        QCOMPARE(cli.run(u"validate b.yaml --allowed-registries a:b:c"_s).code, 2);
    }

    void knowsUsage()
    {
        CliRunner cli;
        QCOMPARE(cli.run(u"validate"_s).code, 2);
        QCOMPARE(cli.run(u"validate . -o xml"_s).code, 2);
        QCOMPARE(cli.run(u"validate none.yaml"_s).code, 4);
    }
};

QTEST_GUILESS_MAIN(TestValidateVerb)
#include "tst_validateverb.moc"
