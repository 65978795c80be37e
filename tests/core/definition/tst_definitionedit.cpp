// SPDX-License-Identifier: Apache-2.0
#include "core/definition/definitionedit.h"

#include "core/definition/definitionwriter.h"
#include "tests/support/fixtures.h"
#include "tests/support/testcase.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonObject>

#include <random>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

const TagReference newTag{
    .name = u"9.9"_s,
    .annotations = {{u"description"_s, u"It's new: #1"_s}},
    .from = ObjectReference{.kind = kind::dockerImage, .name = u"quay.io/new/image:9.9"_s},
    .importPolicy = {.scheduled = true}};

/// Whether @p after is @p before with something put in, nothing taken away.
bool onlyAdds(const QByteArray &before, const QByteArray &after)
{
    qsizetype prefix = 0;
    while (prefix < before.size() && before[prefix] == after[prefix])
        ++prefix;
    return after.endsWith(before.sliced(prefix));
}

} // namespace

class TestDefinitionEdit : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void appendsTags()
    {
        const QByteArray before = testData(u"definitions/legacy.yaml"_s);
        const auto edits = DefinitionEditor(before, u"legacy.yaml"_s).appendTag({}, newTag);
        QVERIFY(edits);
        const QByteArray after = applied(before, *edits);
        QVERIFY(onlyAdds(before, after));
        QVERIFY(after.endsWith(
            "    referencePolicy: {type: Local}\n  - name: \"9.9\"\n    annotations:\n"
            "      description: 'It''s new: #1'\n    from:\n      kind: DockerImage\n"
            "      name: quay.io/new/image:9.9\n    importPolicy:\n      scheduled: true\n"));
        const Definition definition = readDefinition(after, u"legacy.yaml"_s);
        QCOMPARE(*definition.streams.first().stream->spec.tag(u"9.9"), newTag);
    }

    void appendsManyTagsAtOnce_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("yaml") << u"legacy.yaml"_s;
        QTest::newRow("json") << u"list.json"_s;
    }
    void appendsManyTagsAtOnce()
    {
        QFETCH(const QString, file);
        const bool isJson = file.endsWith(u".json"_s);
        const StreamPlace place{.item = isJson ? 2 : -1};
        QByteArray before = testData(u"definitions/"_s + file);
        if (isJson) // has no tags yet
            before = applied(before, *DefinitionEditor(before, file).appendTag(place, newTag));
        QList<TagReference> tags;
        for (int i = 0; i < 3; ++i) {
            tags.append(newTag);
            tags.last().name = u"8.%1"_s.arg(i);
        }
        const auto edits = DefinitionEditor(before, file).appendTags(place, tags);
        QVERIFY2(edits, qPrintable(edits ? QString() : edits.error().detail));
        QByteArray oneByOne = before;
        for (const TagReference &tag : tags)
            oneByOne = applied(oneByOne, *DefinitionEditor(oneByOne, file).appendTag(place, tag));
        QCOMPARE(applied(before, *edits), oneByOne);
        tags.append(newTag);
        tags.last().name = u"8.0"_s;
        const auto twice = DefinitionEditor(oneByOne, file).appendTags(place, tags);
        QCOMPARE(twice.error().kind, Error::Kind::AlreadyExists);
    }

    void editsTheStreamThatIsMeant()
    {
        const QByteArray yaml = testData(u"definitions/documents.yaml"_s);
        for (const DefinedStream &defined : readDefinition(yaml, u"x.yaml"_s).streams) {
            const auto edits
                = DefinitionEditor(yaml, u"x.yaml"_s).appendTag(StreamPlace::of(defined), newTag);
            QVERIFY2(edits, qPrintable(edits ? QString() : edits.error().detail));
            for (const DefinedStream &changed :
                 readDefinition(applied(yaml, *edits), u"x.yaml"_s).streams)
                QCOMPARE(changed.stream->spec.tags.size(),
                         StreamPlace::of(changed) == StreamPlace::of(defined) ? 1 : 0);
        }
        const QByteArray json = testData(u"definitions/list.json"_s);
        const auto edits = DefinitionEditor(json, u"x.json"_s).appendTag({.item = 2}, newTag);
        QVERIFY(edits);
        QCOMPARE(readDefinition(applied(json, *edits), u"x.json"_s)
                     .streams.at(1)
                     .stream->spec.tags.size(),
                 1);
    }

    void setsFields()
    {
        QByteArray text = testData(u"definitions/legacy.yaml"_s);
        const auto set
            = [&text](const QString &tag, const QString &field, const QJsonValue &value) {
                  const auto edits = DefinitionEditor(text, u"legacy.yaml"_s)
                                         .setTagField({}, tag, field.split(u'.'), value);
                  if (edits)
                      text = applied(text, *edits);
                  return edits.has_value();
              };
        QVERIFY(set(u"latest"_s, u"from.name"_s, u"2.1"_s));
        QVERIFY(set(u"latest"_s, u"importPolicy.scheduled"_s, false));
        QVERIFY(set(u"2.0"_s, u"importPolicy.scheduled"_s, true));
        QVERIFY(set(u"2.0"_s, u"referencePolicy.type"_s, u"Local"_s));
        const ImageStreamSpec spec
            = readDefinition(text, u"legacy.yaml"_s).streams.first().stream->spec;
        QCOMPARE(spec.tag(u"latest")->from->name, u"2.1"_s);
        QVERIFY(!spec.tag(u"latest")->importPolicy.scheduled);
        QVERIFY(spec.tag(u"2.0")->importPolicy.scheduled);
        QCOMPARE(spec.tag(u"2.0")->referencePolicy, u"Local"_s);
        QVERIFY(text.contains("- name: latest          # follows\n"));
        QVERIFY(text.contains(
            "from: {kind: ImageStreamTag, name: '2.1', namespace: openshift, uid: abc}\n"));
    }

    void setsTheTagThatCounts()
    {
        const QByteArray text = "kind: ImageStream\napiVersion: v1\nspec:\n  tags:\n  - name: a\n  "
                                "- name: 2.0\n  - name: a\n";
        const auto edits
            = DefinitionEditor(text, u"x.yaml"_s).setTagField({}, u"a"_s, {u"reference"_s}, true);
        QVERIFY(edits);
        QVERIFY(applied(text, *edits).endsWith("  - name: a\n    reference: true\n"));
        QVERIFY(
            DefinitionEditor(text, u"x.yaml"_s).setTagField({}, u"2.0"_s, {u"reference"_s}, true));
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<StreamPlace>("place");
        QTest::addColumn<Error::Kind>("kind");
        const QByteArray stream = "kind: ImageStream\napiVersion: v1\n";
        const StreamPlace first;
        QTest::newRow("broken") << QByteArray("a: [") << first << Error::Kind::InvalidInput;
        QTest::newRow("UTF-16") << QByteArray("\xff\xfe"
                                              "a\0",
                                              4)
                                << first << Error::Kind::InvalidInput;
        QTest::newRow("no such document")
            << stream << StreamPlace{.document = 1} << Error::Kind::NotFound;
        QTest::newRow("no such item") << stream << StreamPlace{.item = 0} << Error::Kind::NotFound;
        QTest::newRow("other kind") << QByteArray("kind: Pod\n") << first << Error::Kind::NotFound;
        QTest::newRow("tag exists") << stream + "spec: {tags: [{name: '9.9'}]}\n"
                                    << first << Error::Kind::AlreadyExists;
        QTest::newRow("tags are an alias") << stream + "x: &x [{name: a}]\nspec: {tags: *x}\n"
                                           << first << Error::Kind::Unsupported;
        QTest::newRow("spec is merged") << stream + "x: &x {}\nspec: {<<: *x}\n"
                                        << first << Error::Kind::Unsupported;
        QTest::newRow("tags are a text") << stream + "spec: {tags: x}\n"
                                         << first << Error::Kind::Unsupported;
    }
    void refuses()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const StreamPlace, place);
        const auto edits = DefinitionEditor(text, u"x.yaml"_s).appendTag(place, newTag);
        QVERIFY(!edits);
        QTEST(edits.error().kind, "kind");
        QCOMPARE(edits.error().position.isValid(),
                 edits.error().kind == Error::Kind::Unsupported
                     || edits.error().kind == Error::Kind::InvalidInput);
        QCOMPARE(DefinitionEditor(text, u"x.yaml"_s)
                         .setTagField({}, u"none"_s, {u"from"_s}, 1)
                         .error()
                         .kind
                     == Error::Kind::InvalidInput,
                 edits.error().kind == Error::Kind::InvalidInput);
    }

    /// Random texts: what is handed out is right by the editor's own check, so what is tested is
    /// that ordinary layouts are not refused, and that nothing but the edit changes.
    void editsRandomLayouts()
    {
        std::mt19937 random(7);
        const auto below = [&random](unsigned limit) { return int(random() % limit); };
        int refused = 0;
        constexpr int rounds = 2000;
        for (int round = 0; round < rounds; ++round) {
            const QByteArray step(below(2) ? 2 : 4, ' ');
            const QByteArray dash = below(2) ? step : QByteArray();
            const QByteArray gap(1 + below(3), ' ');
            const auto comment = [&] { return below(3) ? QByteArray() : QByteArray("  # note"); };
            QByteArray text = below(2) ? "# head\n---\n" : "";
            text += "apiVersion: v1" + comment() + "\nkind: ImageStream\nmetadata:\n" + step
                + "name: s\nspec:" + comment() + "\n";
            if (below(2))
                text += step + "lookupPolicy: {local: true}\n";
            const int tags = below(4);
            text += step + (tags == 0 ? below(2) ? "tags: []" : "tags:" : "tags:") + comment()
                + "\n";
            for (int tag = 0; tag < tags; ++tag) {
                const QByteArray inner = step + dash + QByteArray(1 + gap.size(), ' ');
                text += step + dash + '-' + gap + "name: t" + QByteArray::number(tag) + comment()
                    + "\n";
                switch (below(4)) {
                case 0:
                    text += inner + "from:\n" + inner + step + "kind: DockerImage" + comment()
                        + "\n";
                    break;
                case 1: text += inner + "from: {kind: DockerImage}" + comment() + "\n"; break;
                case 2:
                    text += inner + "annotations:\n" + inner + step + "description: |"
                        + (below(2) ? "-" : "") + "\n" + inner + step + step + "a\n\n" + inner
                        + step + step + "b\n";
                    break;
                default: text += inner + "importPolicy:" + comment() + "\n"; break;
                }
                if (below(4) == 0)
                    text += "\n" + inner + "# about the tag\n";
            }
            if (below(2))
                text += "# tail\nextra: 1\n";
            if (below(4) == 0)
                text.chop(1);
            if (below(4) == 0)
                text.replace("\n", "\r\n");
            const DefinitionEditor editor(text, u"x.yaml"_s);
            const bool isAppend = tags == 0 || below(2);
            const auto edits = isAppend
                ? editor.appendTag({}, newTag)
                : editor.setTagField({}, u"t"_s + QString::number(below(unsigned(tags))),
                                     {u"importPolicy"_s, u"scheduled"_s}, true);
            if (!edits) {
                ++refused;
                continue;
            }
            const QByteArray after = applied(text, *edits);
            QVERIFY2(onlyAdds(text, after) || text.contains("[]"),
                     (text + "\n---- after\n" + after).constData());
        }
        // Only a literal at the very end without a newline cannot be added to.
        QVERIFY2(refused < rounds / 50, qPrintable(QString::number(refused)));
    }

    void editsTheCorpus()
    {
        QDirIterator files(sharedPath(u"corpus"_s), {u"*.yaml"_s, u"*.json"_s}, QDir::Files,
                           QDirIterator::Subdirectories);
        if (!files.hasNext())
            QSKIP("no corpus here");
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray text = file.readAll();
            const DefinitionEditor editor(text, file.fileName());
            for (const DefinedStream &defined : readDefinition(text, file.fileName()).streams) {
                const StreamPlace place = StreamPlace::of(defined);
                const auto appended = editor.appendTag(place, newTag);
                QVERIFY2(appended, qPrintable(file.fileName()));
                QVERIFY(onlyAdds(text, applied(text, *appended)));
                for (const TagReference &tag : defined.stream->spec.tags) {
                    QVERIFY2(editor.setTagField(place, tag.name,
                                                {u"importPolicy"_s, u"scheduled"_s}, true),
                             qPrintable(file.fileName()));
                    QVERIFY2(
                        editor.setTagField(place, tag.name, {u"from"_s, u"name"_s}, u"a/b:1"_s),
                        qPrintable(file.fileName()));
                }
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestDefinitionEdit)
#include "tst_definitionedit.moc"
