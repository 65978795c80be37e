// SPDX-License-Identifier: Apache-2.0
#include "core/definition/streamreader.h"
#include "core/imagestream/imagestreamjson.h"
#include "tests/support/documents.h"
#include "tests/support/fixtures.h"
#include "tests/support/testcase.h"

#include <QJsonArray>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

Definition readStreamsOf(const ReadText &read)
{
    Definition definition;
    ProblemSink problems;
    const TextIndex positions(read.tree.text());
    readStreams(read.tree, positions, definition, problems);
    definition.problems = read.problems + problems.take();
    return definition;
}

Definition fromYaml(const QByteArray &text)
{
    return readStreamsOf(readYamlText(text));
}

/// A stream whose spec is @p spec, in flow style or indented by two.
QByteArray streamWith(const QByteArray &spec)
{
    return "apiVersion: image.openshift.io/v1\nkind: ImageStream\nmetadata: {name: s}\nspec: "
        + spec + "\n";
}

} // namespace

class TestStreamReader : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void checksTypesOfWhatItKeeps()
    {
        const Definition definition
            = fromYaml("apiVersion: image.openshift.io/v1\nkind: ImageStream\n"
                       "metadata: {generateName: 1, finalizers: [2], ownerReferences: x}\n"
                       "spec: {tags: [{name: a, from: {kind: DockerImage, name: x, uid: 3}}]}\n");
        QStringList messages;
        for (const Problem &problem : definition.problems)
            messages.append(problem.message.section(u" into Go struct field "_s, 1));
        QCOMPARE(messages,
                 QStringList({u"ObjectMeta.metadata.generateName of type string"_s,
                              u"ObjectMeta.metadata.finalizers of type string"_s,
                              u"ObjectMeta.metadata.ownerReferences of type []v1.OwnerReference"_s,
                              u"ObjectReference.spec.tags.from.uid of type string"_s}));
    }

    void readsAllFields()
    {
        const Definition definition = fromYaml(testData(u"definitions/legacy.yaml"_s));
        QVERIFY(definition.problems.isEmpty());
        QCOMPARE(definition.streams.size(), 1);
        const ImageStream &stream = *definition.streams.first().stream;
        QCOMPARE(stream.apiVersion, u"v1"_s);
        QCOMPARE(stream.metadata.name, u"ruby"_s);
        QCOMPARE(stream.metadata.ns, u"openshift"_s);
        QCOMPARE(stream.metadata.labels, StringMap({{u"app"_s, u"ruby"_s}}));
        QCOMPARE(stream.metadata.annotations.value(annotation::displayName), u"Ruby"_s);
        QCOMPARE(stream.spec.dockerImageRepository, u"docker.io/openshift/ruby-20-centos7"_s);
        QVERIFY(stream.spec.lookupLocal);
        QCOMPARE(stream.spec.tags.size(), 2);

        const TagReference &first = stream.spec.tags.at(0);
        QCOMPARE(first.name, u"2.0"_s);
        QCOMPARE(first.annotations.size(), 3);
        QCOMPARE(first.from->kind, kind::imageStreamImage);
        QVERIFY(!first.generation);
        QCOMPARE(first.referencePolicy, QString());

        const TagReference &second = stream.spec.tags.at(1);
        QCOMPARE(second.name, u"latest"_s);
        QCOMPARE(second.from->ns, u"openshift"_s);
        QCOMPARE(second.from->unknown, (QJsonObject{{u"uid"_s, u"abc"_s}}));
        QVERIFY(second.reference);
        QCOMPARE(second.generation, 4);
        QVERIFY(second.importPolicy.scheduled && second.importPolicy.insecure);
        QCOMPARE(second.importPolicy.importMode, u"PreserveOriginal"_s);
        QCOMPARE(second.referencePolicy, u"Local"_s);
        QCOMPARE(second.unknown, (QJsonObject{{u"importPolicy"_s, QJsonObject{{u"later"_s, 1}}}}));
    }

    void tellsPositions()
    {
        const Definition definition = fromYaml(testData(u"definitions/legacy.yaml"_s));
        const DefinedStream &defined = definition.streams.first();
        QCOMPARE(defined.position.line, 2);
        QCOMPARE(defined.position.column, 1);
        QCOMPARE(defined.tagPositions.value(u"2.0"_s).line, 15);
        QCOMPARE(defined.tagPositions.value(u"2.0"_s).column, 5);
        QCOMPARE(defined.tagPositions.value(u"latest"_s).line, 23);
        QCOMPARE(defined.document, 0);
        QCOMPARE(defined.item, -1);
    }

    void readsLists()
    {
        const Definition definition
            = readStreamsOf(readJsonText(testData(u"definitions/list.json"_s)));
        QVERIFY(definition.problems.isEmpty());
        QCOMPARE(definition.streams.size(), 2);
        QCOMPARE(definition.otherObjects, 1);
        QCOMPARE(definition.streams.at(0).item, 0);
        QCOMPARE(definition.streams.at(1).item, 2);
        QCOMPARE(definition.streams.at(1).position.line, 12);
        QCOMPARE(definition.streams.at(1).stream->metadata.name, u"python"_s);
        QVERIFY(definition.streams.at(1).stream->spec.tags.isEmpty());
    }

    void readsDocuments()
    {
        const Definition definition = fromYaml(testData(u"definitions/documents.yaml"_s));
        QVERIFY(definition.problems.isEmpty());
        QCOMPARE(definition.otherObjects, 1);
        QStringList found;
        for (const DefinedStream &defined : definition.streams)
            found.append(u"%1 %2 %3"_s.arg(defined.stream->metadata.name)
                             .arg(defined.document)
                             .arg(defined.item));
        QCOMPARE(found, QStringList({u"a 0 -1"_s, u"b 3 0"_s, u"c 3 1"_s}));
        QCOMPARE(definition.streams.at(1).stream->apiVersion, u"image.openshift.io/v1"_s);
    }

    void readsListsInLists()
    {
        const Definition definition = fromYaml(
            "kind: List\nitems:\n- kind: List\n  items:\n  - {kind: ImageStream, apiVersion: v1}\n"
            "  - {kind: ImageStream, apiVersion: v1}\n- {kind: Pod}\n");
        QCOMPARE(definition.streams.size(), 2);
        QCOMPARE(definition.streams.at(1).item, 0);
        QCOMPARE(definition.otherObjects, 1);
    }

    void countsOtherObjects_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("others");
        QTest::newRow("other kind") << QByteArray("kind: Pod") << 1;
        QTest::newRow("no kind") << QByteArray("a: 1") << 1;
        QTest::newRow("sequence") << QByteArray("[1, 2]") << 1;
        QTest::newRow("text") << QByteArray("hello") << 1;
        QTest::newRow("other list") << QByteArray("kind: PodList\nitems: [{}, {}]") << 2;
        QTest::newRow("template") << QByteArray(
            "kind: Template\nobjects: [{kind: ImageStream, apiVersion: v1}]")
                                  << 1;
        QTest::newRow("number as kind") << QByteArray("kind: 5") << 1;
        QTest::newRow("mapping as kind") << QByteArray("kind: {a: ImageStream}") << 1;
        QTest::newRow("empty list") << QByteArray("kind: List\nitems: []") << 0;
        QTest::newRow("list of null") << QByteArray("kind: List\nitems:") << 0;
        QTest::newRow("stream tag")
            << QByteArray("kind: ImageStreamTag\napiVersion: image.openshift.io/v1") << 1;
    }
    void countsOtherObjects()
    {
        QFETCH(const QByteArray, text);
        const Definition definition = fromYaml(text);
        QVERIFY(definition.problems.isEmpty());
        QVERIFY(definition.streams.isEmpty());
        QTEST(definition.otherObjects, "others");
    }

    void reportsVersions()
    {
        const Definition missing = fromYaml("kind: ImageStream\n");
        QCOMPARE(missing.streams.size(), 1);
        QCOMPARE(described(missing.problems.first()), u"1:1 apiVersion not set"_s);
        const Definition other = fromYaml("kind: ImageStream\napiVersion: example.com/v1\n");
        QVERIFY(other.streams.isEmpty());
        QCOMPARE(other.otherObjects, 1);
        QCOMPARE(described(other.problems.first()),
                 u"1:1 no matches for kind \"ImageStream\" in version \"example.com/v1\""_s);
        QCOMPARE(other.problems.first().severity, Problem::Severity::Warning);
    }

    void reportsTypes_data()
    {
        QTest::addColumn<QByteArray>("spec");
        QTest::addColumn<QString>("problem");
        const auto row = [](const QByteArray &spec, int column, const QString &value,
                            const QString &field, const QString &type) {
            QTest::addRow("%s", spec.constData())
                << spec
                << u"4:%1 json: cannot unmarshal %2 into Go struct field %3 of type %4"_s
                       .arg(column)
                       .arg(value, field, type);
        };
        row("{tags: [{name: 2.0}]}", 22, u"number"_s, u"TagReference.spec.tags.name"_s,
            u"string"_s);
        row("{tags: [{name: yes}]}", 22, u"bool"_s, u"TagReference.spec.tags.name"_s, u"string"_s);
        row("{tags: [{annotations: {a: 1}}]}", 33, u"number"_s,
            u"TagReference.spec.tags.annotations"_s, u"string"_s);
        row("{tags: [{annotations: [a]}]}", 29, u"array"_s, u"TagReference.spec.tags.annotations"_s,
            u"map[string]string"_s);
        row("{tags: [{from: {name: 5}}]}", 29, u"number"_s,
            u"ObjectReference.spec.tags.from.name"_s, u"string"_s);
        row("{tags: [{from: x}]}", 22, u"string"_s, u"TagReference.spec.tags.from"_s,
            u"v1.ObjectReference"_s);
        row("{tags: [x]}", 15, u"string"_s, u"ImageStreamSpec.spec.tags"_s, u"v1.TagReference"_s);
        row("{tags: {a: b}}", 14, u"object"_s, u"ImageStreamSpec.spec.tags"_s,
            u"[]v1.TagReference"_s);
        row("{tags: [{importPolicy: {scheduled: 'true'}}]}", 42, u"string"_s,
            u"TagImportPolicy.spec.tags.importPolicy.scheduled"_s, u"bool"_s);
        row("{tags: [{referencePolicy: Local}]}", 33, u"string"_s,
            u"TagReference.spec.tags.referencePolicy"_s, u"v1.TagReferencePolicy"_s);
        row("{tags: [{generation: 1.5}]}", 28, u"number 1.5"_s,
            u"TagReference.spec.tags.generation"_s, u"int64"_s);
        row("{lookupPolicy: {local: x}}", 30, u"string"_s,
            u"ImageLookupPolicy.spec.lookupPolicy.local"_s, u"bool"_s);
        row("{dockerImageRepository: 5}", 31, u"number"_s,
            u"ImageStreamSpec.spec.dockerImageRepository"_s, u"string"_s);
        row("text", 7, u"string"_s, u"ImageStream.spec"_s, u"v1.ImageStreamSpec"_s);
    }
    void reportsTypes()
    {
        QFETCH(const QByteArray, spec);
        const Definition definition = fromYaml(streamWith(spec));
        QCOMPARE(definition.streams.size(), 1); // shown all the same
        QCOMPARE(definition.problems.size(), 1);
        QTEST(described(definition.problems.first()), "problem");
    }

    void keepsTextOfWrongTypes()
    {
        const Definition definition
            = fromYaml(streamWith("{tags: [{name: 2.10, annotations: {version: 2.10}}]}"));
        const TagReference &tag = definition.streams.first().stream->spec.tags.first();
        QCOMPARE(tag.name, u"2.10"_s);
        QCOMPARE(tag.annotations.value(annotation::version), u"2.10"_s);
        QVERIFY(definition.streams.first().tagPositions.contains(u"2.10"_s));
    }

    void takesNullAsAbsent()
    {
        const Definition definition
            = fromYaml("apiVersion: v1\nkind: ImageStream\nmetadata:\nspec:\n  lookupPolicy:\n  "
                       "dockerImageRepository:\n  tags:\n"
                       "  - name: a\n    from:\n    annotations:\n    importPolicy:\n    "
                       "referencePolicy:\n    generation:\n    reference:\n  -\nstatus:\n");
        QVERIFY(definition.problems.isEmpty());
        const ImageStream &stream = *definition.streams.first().stream;
        QCOMPARE(stream.spec.tags,
                 QList<TagReference>({TagReference{.name = u"a"_s}, TagReference()}));
        QCOMPARE(stream.metadata, ObjectMeta());
    }

    void keepsDuplicateTags()
    {
        const Definition definition
            = fromYaml(streamWith("{tags: [{name: a, reference: true}, {name: b}, {name: a}]}"));
        const ImageStreamSpec &spec = definition.streams.first().stream->spec;
        QCOMPARE(spec.tags.size(), 3);
        QVERIFY(!spec.tag(u"a")->reference);
        QCOMPARE(definition.streams.first().tagPositions.value(u"a"_s).column, 54);
    }

    void keepsUnknownFields()
    {
        const QByteArray text = "apiVersion: v1\nkind: ImageStream\nextra: [1, {a: b}]\nmetadata: "
                                "{name: s, finalizers: [x]}\n"
                                "spec: {odd: 1, lookupPolicy: {local: true, more: x}, tags: "
                                "[{name: t, strange: ~}]}\n";
        const Definition definition = fromYaml(text);
        const ImageStream &stream = *definition.streams.first().stream;
        QCOMPARE(stream.unknown,
                 (QJsonObject{{u"extra"_s, QJsonArray{1, QJsonObject{{u"a"_s, u"b"_s}}}}}));
        QCOMPARE(stream.metadata.unknown, (QJsonObject{{u"finalizers"_s, QJsonArray{u"x"_s}}}));
        QCOMPARE(
            stream.spec.unknown,
            (QJsonObject{{u"odd"_s, 1}, {u"lookupPolicy"_s, QJsonObject{{u"more"_s, u"x"_s}}}}));
        QCOMPARE(stream.spec.tags.first().unknown, (QJsonObject{{u"strange"_s, QJsonValue::Null}}));
        QCOMPARE(imageStreamFromJson(toJson(stream)).spec, stream.spec);
    }

    void readsExportedStatus()
    {
        const Definition definition
            = fromYaml("apiVersion: image.openshift.io/v1\nkind: ImageStream\nmetadata: {name: s, "
                       "generation: 3, uid: u, resourceVersion: '7', "
                       "creationTimestamp: 2024-05-06T21:34:48Z}\nstatus: {dockerImageRepository: "
                       "r, tags: [{tag: a, items: [{image: i, "
                       "created: 2024-05-06T21:34:48Z, generation: 2}]}]}\n");
        QVERIFY(definition.problems.isEmpty());
        const ImageStream &stream = *definition.streams.first().stream;
        QCOMPARE(stream.metadata.generation, 3);
        QCOMPARE(stream.metadata.creationTimestamp.toString(Qt::ISODate),
                 u"2024-05-06T21:34:48Z"_s);
        QCOMPARE(stream.status.tag(u"a")->items.first().generation, 2);
    }

    void followsAliasesAndMerges()
    {
        const Definition definition
            = fromYaml(streamWith("\n  tags:\n  - &base\n    name: a\n    from: &from {kind: "
                                  "DockerImage, name: x}\n  - name: b\n    from: *from\n"
                                  "  - <<: *base\n    name: c"));
        QVERIFY(definition.problems.isEmpty());
        const QList<TagReference> &tags = definition.streams.first().stream->spec.tags;
        QCOMPARE(tags.size(), 3);
        QCOMPARE(tags.at(1).from, tags.at(0).from);
        QCOMPARE(tags.at(2).name, u"c"_s);
        QCOMPARE(tags.at(2).from, tags.at(0).from);
    }
};

QTEST_GUILESS_MAIN(TestStreamReader)
#include "tst_streamreader.moc"
