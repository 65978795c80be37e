// SPDX-License-Identifier: Apache-2.0
#include "core/definition/definitionwriter.h"

#include "core/definition/definitiondocument.h"
#include "tests/support/testcase.h"

#include <QJsonArray>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

TagReference tag()
{
    return {.name = u"2.0"_s,
            .annotations = {{u"description"_s, u"two\nlines\n"_s}},
            .from = ObjectReference{.kind = kind::dockerImage, .name = u"quay.io/a/b:2.0"_s},
            .generation = 5};
}

} // namespace

class TestDefinitionWriter : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void statesWhatAFileStates()
    {
        QCOMPARE(compactJson(tagForFile({.name = u"a"_s})), "{\"name\": \"a\"}");
        TagReference full = tag();
        full.importPolicy.scheduled = true;
        full.referencePolicy = u"Local"_s;
        full.unknown = {{u"x"_s, 1}};
        QCOMPARE(compactJson(tagForFile(full)),
                 "{\"name\": \"2.0\", \"annotations\": {\"description\": \"two\\nlines\\n\"}, "
                 "\"from\": {\"kind\": \"DockerImage\", \"name\": \"quay.io/a/b:2.0\"}, "
                 "\"importPolicy\": {\"scheduled\": true}, \"referencePolicy\": {\"type\": "
                 "\"Local\"}, \"x\": 1}");
    }

    void writesNewDefinitions()
    {
        ImageStream stream;
        stream.apiVersion = u"v1"_s;
        stream.metadata = {.name = u"ruby"_s,
                           .ns = u"p"_s,
                           .annotations = {{u"a"_s, u"yes"_s}},
                           .generation = 4,
                           .uid = u"u"_s};
        stream.spec.lookupLocal = true;
        stream.spec.tags = {tag(), {.name = u"latest"_s}};
        stream.status.dockerImageRepository = u"r"_s;
        QCOMPARE(newDefinition(stream),
                 "apiVersion: image.openshift.io/v1\nkind: ImageStream\nmetadata:\n  name: ruby\n  "
                 "namespace: p\n"
                 "  annotations:\n    a: \"yes\"\nspec:\n  lookupPolicy:\n    local: true\n  "
                 "tags:\n  - name: \"2.0\"\n"
                 "    annotations:\n      description: |\n        two\n        lines\n    from:\n  "
                 "    kind: DockerImage\n"
                 "      name: quay.io/a/b:2.0\n  - name: latest\n");
    }

    void readsBackWhatItWrites()
    {
        ImageStream stream;
        stream.apiVersion = u"image.openshift.io/v1"_s;
        stream.metadata
            = {.name = u"s"_s,
               .labels = {{u"l"_s, u"1"_s}},
               .annotations = {{u"a b: #"_s, u" x\ny "_s}, {u"c"_s, u"\t\u00fc\U0001F600"_s}}};
        stream.spec.dockerImageRepository = u"docker.io/a/b"_s;
        stream.spec.tags = {tag(), {.name = u"~"_s, .reference = true}, {.name = u"- x"_s}};
        stream.spec.tags.first().generation.reset();
        const Definition definition = readDefinition(newDefinition(stream), u"x.yaml"_s);
        QVERIFY(definition.problems.isEmpty());
        QCOMPARE(*definition.streams.first().stream, stream);
    }

    void writesEmptyStreams()
    {
        ImageStream stream;
        stream.metadata.name = u"s"_s;
        QCOMPARE(newDefinition(stream),
                 "apiVersion: image.openshift.io/v1\nkind: ImageStream\nmetadata:\n  name: "
                 "s\nspec: {}\n");
    }

    void followsStyle()
    {
        const QJsonObject object{
            {u"a"_s, QJsonObject{{u"b"_s, QJsonArray{1, QJsonArray{2}, QJsonObject()}}}},
            {u"t"_s, u"x\ny\n"_s}};
        const WriteStyle style{.step = 4, .sequenceStep = 2, .newline = "\r\n"};
        QCOMPARE(blockYaml(object, 1, style),
                 " a:\r\n     b:\r\n       - 1\r\n       - - 2\r\n       - {}\r\n t: |\r\n     "
                 "x\r\n     y");
    }

    /// Strings stay strings (T29): what the Go server's YAML, or any of 1.1 and 1.2, would take
    /// for something else is written in quotes, as value and as key, in blocks and in flow.
    void keepsStringsStrings_data()
    {
        QTest::addColumn<bool>("isQuoted");
        for (const char *text : {"2.0",        "3.10",
                                 "10",         "0",
                                 "-1",         "+1",
                                 "1e3",        "1E+2",
                                 ".5",         "1.",
                                 "0x1F",       "017",
                                 "0o7",        "0b1",
                                 "1_000",      ".inf",
                                 "-.Inf",      ".nan",
                                 "yes",        "Yes",
                                 "YES",        "no",
                                 "on",         "Off",
                                 "y",          "N",
                                 "true",       "False",
                                 "null",       "Null",
                                 "~",          "",
                                 "2001-12-14", "2001-12-14T21:59:43Z",
                                 "1:30:45",    "12:30",
                                 "<<",         "="})
            QTest::addRow("%s", text) << true;
        for (const char *text : {"latest", "v1.0", "3.3-ubi9", "1.2.3", "yesterday", "nulls", "1.x",
                                 "quay.io/a/b:1", "0x", "truely"})
            QTest::addRow("%s", text) << false;
    }
    void keepsStringsStrings()
    {
        QFETCH(const bool, isQuoted);
        const QString text = QString::fromLatin1(QTest::currentDataTag());
        const QByteArray plain = text.toUtf8();
        QCOMPARE(scalarYaml(text, 0, {}) != plain, isQuoted);
        QCOMPARE(flowYaml(text) != plain, isQuoted);
        for (const QByteArray &yaml :
             {blockYaml(QJsonObject{{u"k"_s, text}, {text, QJsonArray{text}}}, 0, {}),
              flowYaml(QJsonObject{{u"k"_s, text}, {text, QJsonArray{text}}})}) {
            const auto read = DefinitionDocument::read(yaml, u"x.yaml"_s);
            QCOMPARE(read.value(DocumentPath{} / u"k"_s), QJsonValue(text));
            QCOMPARE(read.value(DocumentPath{} / text / qsizetype(0)), QJsonValue(text));
        }
    }

    void writesFlow()
    {
        const QJsonObject object{
            {u"name"_s, u"2.0"_s},
            {u"a"_s, QJsonArray{u"x, y"_s, u"it's: z"_s, true, QJsonValue::Null, u"a\nb"_s}}};
        QCOMPARE(flowYaml(object),
                 "{name: \"2.0\", a: [\"x, y\", 'it''s: z', true, null, \"a\\nb\"]}");
        QCOMPARE(flowYaml(QJsonObject()), "{}");
    }

    void writesJson()
    {
        const QJsonObject object{
            {u"a"_s, QJsonArray{1, u"<&>"_s}}, {u"b"_s, QJsonObject()}, {u"kind"_s, u"x"_s}};
        QCOMPARE(prettyJson(object, "  ", {.jsonStep = "\t"}),
                 "{\n  \t\"kind\": \"x\",\n  \t\"a\": [\n  \t\t1,\n  \t\t\"<&>\"\n  \t],\n  "
                 "\t\"b\": {}\n  }");
        QCOMPARE(compactJson(object), "{\"kind\": \"x\", \"a\": [1, \"<&>\"], \"b\": {}}");
    }
};

QTEST_GUILESS_MAIN(TestDefinitionWriter)
#include "tst_definitionwriter.moc"
