// SPDX-License-Identifier: Apache-2.0
#include "core/definition/outline.h"

#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

const QString yaml = u"# a comment\n" // 0
                     "kind: ImageStream\n"
                     "metadata:\n"
                     "  name: ruby\n"
                     "  annotations:\n"
                     "    openshift.io/display-name: \"Ruby: it\"\n" // 5
                     "spec:\n"
                     "  tags:\n"
                     "  - name: \"3.3\"\n"
                     "    annotations:\n"
                     "      description: |\n" // 10
                     "        kind: no key\n"
                     "\n"
                     "      tags: builder # of it\n"
                     "    from:\n"
                     "      kind: DockerImage\n" // 15
                     "      name: quay.io/team/ruby:3.3\n"
                     "  - from: {kind: ImageStreamTag, name: \"3.3\"}\n"
                     "    name: latest\n"
                     "---\n"
                     "kind: List\n" // 20
                     "items:\n"
                     "- kind: ImageStream\n"
                     "  metadata:\n"
                     "    name: x\n"
                     "- kind: Other\n"_s; // 25

const QString json = u"{\n"
                     "  \"kind\": \"ImageStream\",\n"
                     "  \"spec\": {\n"
                     "    \"tags\": [\n"
                     "      {\n"
                     "        \"name\": \"3.3\",\n" // 5
                     "        \"from\": {\n"
                     "          \"kind\": \"DockerImage\"\n"
                     "        }\n"
                     "      }\n"
                     "    ]\n" // 10
                     "  }\n"
                     "}\n"_s;

Outline outlineOf(const QString &text)
{
    const QStringList lines = text.split(u'\n');
    return Outline([lines](int line) { return lines.at(line); }, static_cast<int>(lines.size()));
}

QString shown(const Outline::Place &place)
{
    QStringList texts;
    for (const Outline::Step &step : place.steps)
        texts.append(step.kind == Outline::Step::Kind::Item ? u"[%1]"_s.arg(step.text) : step.text);
    return texts.join(u'/');
}

} // namespace

class TestOutline : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void findsThePlace_data()
    {
        using Part = Outline::Place::Part;
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("way");
        QTest::addColumn<int>("part");
        QTest::addColumn<QString>("typed");
        const auto row = [](const char *name, const QString &text, int line, int column,
                            const QString &way, Part part, const QString &typed) {
            QTest::newRow(name) << text << line << column << way << int(part) << typed;
        };
        row("top key", yaml, 1, 2, QString(), Part::Key, u"ki"_s);
        row("top value", yaml, 1, 11, u"kind"_s, Part::Value, u"Image"_s);
        row("key below", yaml, 3, 4, u"metadata"_s, Part::Key, u"na"_s);
        row("quoted value", yaml, 5, 33, u"metadata/annotations/openshift.io/display-name"_s,
            Part::Value, u"\"R"_s);
        row("first key of an item", yaml, 8, 6, u"spec/tags/[3.3]"_s, Part::Key, u"na"_s);
        row("before the item's key", yaml, 8, 4, u"spec/tags/[3.3]"_s, Part::Key, QString());
        row("value in an item", yaml, 8, 12, u"spec/tags/[3.3]/name"_s, Part::Value, u"\"3"_s);
        row("deep value", yaml, 16, 14, u"spec/tags/[3.3]/from/name"_s, Part::Value, u"qu"_s);
        row("an item whose name comes later", yaml, 18, 10, u"spec/tags/[latest]/name"_s,
            Part::Value, u""_s);
        row("long text", yaml, 11, 12, u"spec/tags/[3.3]/annotations/description"_s, Part::Text,
            u"kind"_s);
        row("empty line, deep", yaml + u"    "_s, 26, 4, u"items/[]"_s, Part::Key, QString());
        row("empty line, top", yaml, 26, 0, QString(), Part::Key, QString());
        row("comment", yaml, 0, 5, QString(), Part::Text, u"# a c"_s);
        row("comment behind a value", yaml, 13, 23, u"spec/tags/[3.3]/annotations/tags"_s,
            Part::Text, u"builder # o"_s);
        row("second document", yaml, 24, 10, u"items/[]/metadata/name"_s, Part::Value, QString());
        row("half a key", u"spec:\n  tags:\n  - na"_s, 2, 6, u"spec/tags/[]"_s, Part::Key, u"na"_s);
        row("a dash only", u"spec:\n  tags:\n  - "_s, 2, 4, u"spec/tags/[]"_s, Part::Key,
            QString());
        row("JSON value", json, 5, 18, u"spec/tags/[3.3]/name"_s, Part::Value, u"\"3"_s);
        row("JSON deep", json, 7, 21, u"spec/tags/[3.3]/from/kind"_s, Part::Value, u"\"Do"_s);
        row("empty text", QString(), 0, 0, QString(), Part::Key, QString());
    }
    void findsThePlace()
    {
        QFETCH(const QString, text);
        QFETCH(const int, line);
        QFETCH(const int, column);
        const Outline::Place place = outlineOf(text).placeAt(line, column);
        QTEST(shown(place), "way");
        QTEST(int(place.part), "part");
        QTEST(place.typed, "typed");
    }

    void folds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("end");
        QTest::newRow("a comment") << yaml << 0 << 0;
        QTest::newRow("a value") << yaml << 1 << 1;
        QTest::newRow("a mapping") << yaml << 2 << 5;
        QTest::newRow("up to the next document") << yaml << 6 << 18;
        QTest::newRow("a list in its key's column") << yaml << 7 << 18;
        QTest::newRow("an item") << yaml << 8 << 16;
        QTest::newRow("a long text") << yaml << 10 << 11;
        QTest::newRow("a list at the left") << yaml << 21 << 25;
        QTest::newRow("an item at the left") << yaml << 22 << 24;
        QTest::newRow("an empty line") << yaml << 12 << 12;
        QTest::newRow("the last line") << yaml << 26 << 26;
        QTest::newRow("JSON") << json << 2 << 10;
        QTest::newRow("JSON, item") << json << 4 << 8;
        QTest::newRow("JSON, closing") << json << 9 << 9;
    }
    void folds()
    {
        QFETCH(const QString, text);
        QFETCH(const int, line);
        QFETCH(const int, end);
        const Outline outline = outlineOf(text);
        QCOMPARE(outline.foldEnd(line), end);
        QCOMPARE(outline.canFold(line), end != line);
    }

    void knowsSiblings()
    {
        const Outline outline = outlineOf(yaml);
        const Outline::Place place = outline.placeAt(16, 14);
        QCOMPARE(outline.siblings(place.steps.at(2), u"name"_s),
                 (QStringList{u"3.3"_s, u"latest"_s}));
        QCOMPARE(outline.valueIn(place.steps.at(3), u"kind"_s), u"DockerImage"_s);
        QCOMPARE(outline.valueIn(place.steps.at(3), u"absent"_s), QString());
        const Outline ofJson = outlineOf(json);
        const Outline::Place inJson = ofJson.placeAt(7, 20);
        QCOMPARE(ofJson.siblings(inJson.steps.at(2), u"name"_s), QStringList{u"3.3"_s});
        QCOMPARE(ofJson.valueIn(inJson.steps.at(3), u"kind"_s), u"DockerImage"_s);
    }

    /// Whatever is typed, it answers.
    void anyPrefixAndPlace()
    {
        for (const QString &whole : {yaml, json}) {
            for (qsizetype length = 0; length <= whole.size(); ++length) {
                const QString text = whole.left(length);
                const Outline outline = outlineOf(text);
                const int line = static_cast<int>(text.count(u'\n'));
                for (int column : {0, 1, 5, 1000})
                    outline.placeAt(line, column);
                outline.foldEnd(line);
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestOutline)
#include "tst_outline.moc"
