// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/catalog.h"
#include "core/store/historystore.h"
#include "registry/client/registryclient.h"
#include "registry/http/networktransport.h"
#include "tests/app/cli/clirunner.h"
#include "tests/support/fakeregistry.h"
#include "tests/support/registryprocess.h"
#include "tests/support/testcase.h"
#include "tests/support/tool.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

const QByteArray ruby = R"(# The rubies
apiVersion: image.openshift.io/v1
kind: ImageStream
metadata:
  name: ruby
  labels: {app: ruby}
spec:
  tags:
  - name: latest   # follows
    from: {kind: ImageStreamTag, name: '3.3'}
  - name: '3.3'
    from:
      kind: DockerImage
      name: reg.example/lib/ruby:3.3
)";

const QByteArray elsewhere = R"({"apiVersion": "image.openshift.io/v1", "kind": "ImageStream",
"metadata": {"name": "tools", "namespace": "team"}})";

const TestImage image{.name = u"ruby"_s, .layers = 1};

} // namespace

class TestVerbs : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void knowsItsVerbs()
    {
        for (const QString &verb :
             {u"get"_s, u"describe"_s, u"import-image"_s, u"image"_s, u"tags"_s, u"login"_s,
              u"logout"_s, u"registry"_s, u"help"_s, u"version"_s})
            QVERIFY(isVerb(verb));
        QVERIFY(!isVerb(u"catalog.yaml"));
    }

    void interruptedImportWritesNothing()
    {
        FakeRegistry registry;
        CliRunner cli(&registry);
        QVERIFY(cli.write(u"ruby.yaml"_s, ruby));
        cli.interrupt.request_stop();
        const CliRun run = cli.run(u"import-image ruby:3.3"_s);
        QCOMPARE(run.code, 130);
        QCOMPARE(run.err, QString());
        QCOMPARE(cli.read(u"ruby.yaml"_s), ruby);
    }

    void helps()
    {
        CliRunner cli;
        const QString overview = cli.run(u"help"_s).out;
        for (const QString &verb : {u"import-image"_s, u"image info"_s, u"registry explain"_s})
            QVERIFY(overview.contains(u"\n  "_s + verb + u"   "_s));
        const CliRun import = cli.run(u"import-image --help"_s);
        QCOMPARE(import.code, 0);
        QVERIFY(import.out.contains(u"--reference-policy=POLICY"_s));
        QCOMPARE(cli.run(u"help get"_s).out, cli.run(u"get -h"_s).out);
        QCOMPARE(cli.run(u"help frobnicate"_s).code, 1);
        QVERIFY(cli.run(u"version"_s).out.startsWith(u"headwater "_s));
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("err");
        QTest::newRow("verb") << u"frobnicate"_s
                              << u"error: unknown command \"frobnicate\" for \"headwater\"\n"_s;
        QTest::newRow("flag")
            << u"get is --what"_s
            << u"error: unknown flag: --what\nSee 'headwater help get' for usage.\n"_s;
        QTest::newRow("kind") << u"get pods"_s
                              << u"error: the server doesn't have a resource type \"pods\"\n"_s;
        QTest::newRow("format")
            << u"get is -o odd"_s
            << u"error: unable to match a printer suitable for the output format "
               "\"odd\", allowed formats are: json,name,wide,yaml\n"_s;
        QTest::newRow("a name in all projects")
            << u"get is x -A"_s
            << u"error: a resource cannot be retrieved by name across all namespaces\n"_s;
        QTest::newRow("unknown stream")
            << u"get is x"_s
            << u"Error from server (NotFound): imagestreams.image.openshift.io \"x\" not found\n"_s;
        QTest::newRow("unknown stream, described")
            << u"describe is x"_s
            << u"Error from server (NotFound): imagestreams.image.openshift.io \"x\" not found\n"_s;
        QTest::newRow("no name to import")
            << u"import-image"_s
            << u"error: the image name must be a valid container image pull spec"_s;
        QTest::newRow("import without confirm")
            << u"import-image x --from=reg.example/x"_s
            << u"error: no image stream named \"x\" exists, pass --confirm to create and import\n"_s;
        QTest::newRow("import of no pull spec")
            << u"import-image x --from=UPPER --confirm"_s
            << u"The ImageStreamImport \"x\" is invalid: spec.images[0].from.name: Invalid value: "
               "\"UPPER\": repository name must be lowercase\n"_s;
        QTest::newRow("no catalog") << u"get is --catalog none"_s << u"error: "_s;
    }
    void refuses()
    {
        QFETCH(const QString, line);
        QFETCH(const QString, err);
        CliRunner cli;
        const CliRun run = cli.run(line);
        QCOMPARE(run.code, 1);
        QVERIFY2(run.err.startsWith(err), qPrintable(run.err));
        QCOMPARE(run.out, QString());
    }

    void nothingThere()
    {
        CliRunner cli;
        CliRun run = cli.run(u"get is"_s);
        QCOMPARE(run.code, 0);
        QCOMPARE(run.err, u"No resources found in default namespace.\n"_s);
        QCOMPARE(cli.run(u"describe is -n p"_s).err, u"No resources found in p namespace.\n"_s);
        QCOMPARE(cli.run(u"get is -A"_s).err, u"No resources found\n"_s);
        QCOMPARE(cli.run(u"get is -o name"_s).err, QString());
        QVERIFY(cli.write(u"tools.json"_s, elsewhere));
        run = cli.run(u"get is"_s);
        QVERIFY2(run.err.contains(u"show them with -n team or with -A"_s), qPrintable(run.err));
    }

    void projects()
    {
        CliRunner cli;
        QVERIFY(cli.write(u"ruby.yaml"_s, ruby) && cli.write(u"tools.json"_s, elsewhere));
        QCOMPARE(cli.run(u"get is -o name"_s).out, u"imagestream.image.openshift.io/ruby\n"_s);
        QCOMPARE(cli.run(u"get is -n team -o name"_s).out,
                 u"imagestream.image.openshift.io/ruby\nimagestream.image.openshift.io/tools\n"_s);
        const QString all = cli.run(u"get is -A --show-labels --no-headers"_s).out;
        QCOMPARE(
            all.split(u'\n').at(0).simplified(),
            u"default ruby image-registry.openshift-image-registry.svc:5000/default/ruby app=ruby"_s);
        QVERIFY(all.split(u'\n').at(1).startsWith(u"team "_s));
    }

    void formats()
    {
        CliRunner cli;
        QVERIFY(cli.write(u"ruby.yaml"_s, ruby));
        const QJsonObject one
            = QJsonDocument::fromJson(cli.run(u"get is ruby -o json"_s).out.toUtf8()).object();
        QCOMPARE(one["kind"_L1].toString(), u"ImageStream"_s);
        QCOMPARE(one["metadata"_L1]["namespace"_L1].toString(), u"default"_s);
        const QJsonObject list
            = QJsonDocument::fromJson(cli.run(u"get is -o json"_s).out.toUtf8()).object();
        QCOMPARE(list["kind"_L1].toString(), u"List"_s);
        QCOMPARE(list["items"_L1].toArray().size(), 1);
        QVERIFY(cli.run(u"get is/ruby -oyaml"_s)
                    .out.startsWith(u"apiVersion: image.openshift.io/v1\n"_s));
        QVERIFY(cli.run(u"describe is rub"_s).out.startsWith(u"Name:\t\t\truby\n"_s));
    }

    void brokenAndDoubledFilesAreReported()
    {
        CliRunner cli;
        QVERIFY(cli.write(u"ruby.yaml"_s, ruby) && cli.write(u"again.yaml"_s, ruby));
        QVERIFY(cli.write(u"bad.yaml"_s, "kind: ImageStream\n  broken: ["));
        const CliRun run = cli.run(u"get is"_s);
        QCOMPARE(run.code, 0);
        QCOMPARE(run.out.count(u"default/ruby "_s), 2);
        QVERIFY2(run.err.contains(u"warning: bad.yaml:2:"_s), qPrintable(run.err));
        QVERIFY2(run.err.contains(u"default/ruby is defined 2 times: again.yaml, ruby.yaml"_s),
                 qPrintable(run.err));
        QVERIFY(
            cli.run(u"import-image ruby:3.3"_s).err.contains(u"name one file with --catalog"_s));
        QCOMPARE(cli.run(u"get is --catalog ruby.yaml -o name"_s).err, QString());
    }

    void textFromStrangersDoesNotSteerTheTerminal()
    {
        CliRunner cli;
        QByteArray text = ruby;
        QVERIFY(cli.write(u"ruby.yaml"_s, text.replace("app: ruby", "app: \"a\\e[2Jb\"")));
        QVERIFY(cli.run(u"describe is"_s).out.contains(u"app=a^[[2Jb"_s));
    }

    void importsIntoANewFile()
    {
        FakeRegistry registry;
        const QString digest = registry.add(u"lib/app"_s, {u"1.0"_s}, image);
        CliRunner cli(&registry);
        const CliRun run
            = cli.run(u"import-image app:1.0 --from=reg.example/lib/app:1.0 --confirm -n team"_s);
        QCOMPARE(run.code, 0);
        QCOMPARE(run.err, QString());
        QVERIFY(
            run.out.startsWith(u"imagestream.image.openshift.io/app imported\n\nName:\t\t\tapp\n"
                               "Namespace:\t\tteam\n"_s));
        QVERIFY(run.out.contains(u"Image Name:\tapp:1.0\n"_s));
        const QByteArray file = cli.read(u"app.yaml"_s);
        QVERIFY2(file.contains("namespace: team"), file.constData());
        QVERIFY(!file.contains("generation") && !file.contains("status"));
        const QString table = cli.run(u"get is -n team"_s).out;
        QVERIFY2(table.contains(u"team/app   1.0    Less than a second ago"_s), qPrintable(table));
        QVERIFY(cli.run(u"describe is app -n team"_s).out.contains(digest));
        cli.clock.advance(5);
        const QByteArray before = cli.read(u"app.yaml"_s);
        QCOMPARE(cli.run(u"import-image app:1.0 -n team"_s).code, 0);
        QCOMPARE(cli.read(u"app.yaml"_s), before);
    }

    void importsIntoAnExistingFile()
    {
        FakeRegistry registry;
        registry.add(u"lib/ruby"_s, {u"3.3"_s, u"3.4"_s}, image);
        CliRunner cli(&registry);
        QVERIFY(cli.write(u"ruby.yaml"_s, ruby));
        QCOMPARE(cli.run(u"import-image ruby"_s).code, 0); // latest follows 3.3
        QCOMPARE(cli.read(u"ruby.yaml"_s), ruby);
        const QString described = cli.run(u"describe is ruby"_s).out;
        QVERIFY2(described.contains(u"\n3.3 (latest)\n"_s), qPrintable(described));
        QCOMPARE(
            cli.run(u"import-image ruby:3.4 --from=reg.example/lib/ruby:3.4 --scheduled"_s).code,
            0);
        const QByteArray text = cli.read(u"ruby.yaml"_s);
        QVERIFY2(text.startsWith("# The rubies\n"), text.constData());
        QVERIFY(text.contains("latest   # follows"));
        QVERIFY2(text.contains("3.4") && text.contains("scheduled: true"), text.constData());
        const QString before = cli.run(u"get is ruby -o json"_s).out;
        QCOMPARE(cli.run(u"import-image ruby:3.4"_s).code, 0);
        QCOMPARE(cli.run(u"get is ruby -o json"_s).out, before);
        QCOMPARE(cli.run(u"import-image ruby:3.3 --insecure"_s).code, 0);
        QVERIFY(cli.read(u"ruby.yaml"_s).contains("insecure: true"));
    }

    void failuresAreRecorded()
    {
        FakeRegistry registry;
        CliRunner cli(&registry);
        QVERIFY(cli.write(u"ruby.yaml"_s, ruby));
        const CliRun run = cli.run(u"import-image ruby:3.3"_s);
        QCOMPARE(run.code, 1);
        QCOMPARE(
            run.err,
            u"error: tag 3.3 failed: dockerimage.image.openshift.io \"reg.example/lib/ruby:3.3\" "
            "not found\nerror: imported completed with errors\n"_s);
        QVERIFY(
            run.out.startsWith(u"imagestream.image.openshift.io/ruby imported with errors\n"_s));
        QVERIFY(cli.run(u"describe is"_s).out.contains(u"  ! error: Import failed (NotFound)"_s));
    }

    void dryRunWritesNothing()
    {
        FakeRegistry registry;
        registry.add(u"lib/app"_s, {u"latest"_s}, image);
        CliRunner cli(&registry);
        const CliRun run
            = cli.run(u"import-image app --from=reg.example/lib/app --confirm --dry-run"_s);
        QCOMPARE(run.code, 0);
        QVERIFY(run.out.startsWith(
            u"imagestream.image.openshift.io/app imported (dry run)\n\nImage Name:"_s));
        QVERIFY(!QFileInfo::exists(cli.path(u"app.yaml"_s)));
        QVERIFY(!QFileInfo::exists(cli.path(u".headwater"_s)));
    }

    void importsFromARealRegistry()
    {
        RegistryProcess process;
        QVERIFY2(process.start(), qPrintable(process.errorString()));
        const QString digest = process.pushImage(u"lib/app"_s, {u"1.0"_s}, image);
        NetworkTransport transport;
        RegistryClient registry(transport);
        CliRunner cli(&registry);
        const CliRun run = cli.run(u"import-image app:1.0 --insecure --confirm --from="_s
                                   + process.host() + u"/lib/app:1.0"_s);
        QVERIFY2(run.code == 0, qPrintable(run.err));
        const auto store = HistoryStore::open(stateDatabasePath(cli.path(u"."_s)), true);
        QVERIFY(store);
        const auto stream = (*store)->stream({.file = u"app.yaml"_s, .ns = {}, .name = u"app"_s});
        QVERIFY(stream && *stream);
        QCOMPARE((*stream)->status.tag(u"1.0")->items.first().image, digest);
        const ToolRun skopeo
            = runTool(u"skopeo"_s,
                      {u"inspect"_s, u"--tls-verify=false"_s, u"--format={{.Digest}}"_s,
                       u"docker://"_s + process.host() + u"/lib/app:1.0"_s});
        QCOMPARE(QString::fromUtf8(skopeo.output).trimmed(), digest);
        QCOMPARE((*store)->journal({.file = u"app.yaml"_s, .ns = {}, .name = u"app"_s})->size(), 1);
        QVERIFY((*store)->image(digest)->has_value());
    }
};

QTEST_GUILESS_MAIN(TestVerbs)
#include "tst_verbs.moc"
