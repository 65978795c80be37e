// SPDX-License-Identifier: Apache-2.0
#include "core/definition/yamlreader.h"

#include "core/definition/documentvalue.h"
#include "tests/support/documents.h"
#include "tests/support/testcase.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

/// Each node as "kind@offset", in the text's order.
QByteArray layout(const DocumentTree &tree)
{
    QByteArray text;
    for (const DocumentTree::Document &document : tree.documents()) {
        text += "d@" + QByteArray::number(document.offset) + ' ';
        for (auto node = document.root; node < tree.written(document.root).end; ++node) {
            constexpr std::string_view kinds = "ns[{*";
            text += kinds[size_t(tree.written(node).kind)];
            if (tree.written(node).isText)
                text += '\'';
            text += '@' + QByteArray::number(tree.written(node).offset) + ' ';
        }
    }
    return text.trimmed();
}

} // namespace

class TestYamlReader : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("json"); ///< of all documents
        const auto row = [](const char *name, const QByteArray &text, const QByteArray &json) {
            QTest::newRow(name) << text << json;
        };
        row("mapping", "a: 1\nb: x\n", "[{\"a\":1,\"b\":\"x\"}]");
        row("unindented sequence", "a:\n- 1\n- b: 2\n  c: 3\nd: 4\n",
            "[{\"a\":[1,{\"b\":2,\"c\":3}],\"d\":4}]");
        row("indented sequence", "a:\n  - 1\n  -   b: 2\n      c: 3\n",
            "[{\"a\":[1,{\"b\":2,\"c\":3}]}]");
        row("nested sequences", "- - 1\n  - 2\n-\n  - 3\n", "[[[1,2],[3]]]");
        row("comments", "# x\na: 1 # y\n  # z\nb: 'c # d' # e\nf: g#h\n",
            "[{\"a\":1,\"b\":\"c # d\",\"f\":\"g#h\"}]");
        row("documents", "a: 1\n---\nb: 2\n--- c\n...\n---\nd: 3\n",
            "[{\"a\":1},{\"b\":2},\"c\",{\"d\":3}]");
        row("empty documents", "---\n---\na: 1\n---\n", "[null,{\"a\":1},null]");
        row("only comments", "# x\n# y\n", "[]");
        row("directive", "%YAML 1.2\n---\na: 1\n", "[{\"a\":1}]");
        row("quoted",
            "a: \"x\\ty\\u00fc\"\n"
            "b: 'it''s'\n"
            "\"c d\": e\n"
            "",
            "[{\"a\":\"x\\ty\u00fc\",\"b\":\"it's\",\"c d\":\"e\"}]");
        row("quoted, folded", "a: \"x\n  y\\\n  z\"\nb: 'x\n\n  y'\n",
            "[{\"a\":\"x yz\",\"b\":\"x\\ny\"}]");
        row("plain, folded", "a: x\n  y\n\n  z\nb: 1\n", "[{\"a\":\"x y\\nz\",\"b\":1}]");
        row("value on the next line", "a:\n  x y\nb:\n  'z'\n", "[{\"a\":\"x y\",\"b\":\"z\"}]");
        row("literal", "a: |\n  x\n   y\n\n  z\nb: |-\n  x\n\nc: |+\n  x\n\nd: 1\n",
            "[{\"a\":\"x\\n y\\n\\nz\\n\",\"b\":\"x\",\"c\":\"x\\n\\n\",\"d\":1}]");
        row("literal with indicator", "a: |2\n   x\n  y\n", "[{\"a\":\" x\\ny\\n\"}]");
        row("literal with comment", "a: | # c\n  x\n", "[{\"a\":\"x\\n\"}]");
        row("literal with less indented comment", "a: |\n  x\n# c\nb: 1\n",
            "[{\"a\":\"x\\n\",\"b\":1}]");
        row("folded", "a: >\n  x\n  y\n\n  z\n", "[{\"a\":\"x y\\nz\\n\"}]");
        row("literal in a sequence", "- |\n  x\n- z\n", "[[\"x\\n\",\"z\"]]");
        row("flow", "a: {b: [1, 'x', {c: d}], e: }\nf: []\ng: {}\n",
            "[{\"a\":{\"b\":[1,\"x\",{\"c\":\"d\"}],\"e\":null},\"f\":[],\"g\":{}}]");
        row("flow over lines", "a: [\n  1,\n  2,\n]\n", "[{\"a\":[1,2]}]");
        row("nulls", "a:\nb: ~\nc: null\nd: ''\n- x", "");
        row("null values", "a:\nb: ~\nc: null\nd: ''\n",
            "[{\"a\":null,\"b\":null,\"c\":null,\"d\":\"\"}]");
        row("null item", "-\n- a\n-\n", "[[null,\"a\",null]]");
        row("colons", "a: b:c\nd: http://x/y\ne: ':'\n",
            "[{\"a\":\"b:c\",\"d\":\"http://x/y\",\"e\":\":\"}]");
        row("indicators inside", "a: b-c*d&e!f%g@h`i\nj: -k\nl: ?m\np: :o\n",
            "[{\"a\":\"b-c*d&e!f%g@h`i\",\"j\":\"-k\",\"l\":\"?m\",\"p\":\":o\"}]");
        row("quotes inside", "a: b\"c'd\n", "[{\"a\":\"b\\\"c'd\"}]");
        row("anchors", "a: &x b\nc: *x\nd: &y {e: 1}\nf: *y\n",
            "[{\"a\":\"b\",\"c\":\"b\",\"d\":{\"e\":1},\"f\":{\"e\":1}}]");
        row("tags", "a: !!str 1\nb: !x 2\nc: !!int 3\n", "[{\"a\":\"1\",\"b\":\"2\",\"c\":3}]");
        row("complex key", "? a\n: b\n", "[{\"a\":\"b\"}]");
        row("CRLF", "a: 1\r\nb:\r\n- c\r\nd: |\r\n  x\r\n  y\r\n",
            "[{\"a\":1,\"b\":[\"c\"],\"d\":\"x\\ny\\n\"}]");
        row("trailing blanks", "a: 1  \nb:  \n  c: 2 \n", "[{\"a\":1,\"b\":{\"c\":2}}]");
        row("no final newline", "a: 1\nb: x", "[{\"a\":1,\"b\":\"x\"}]");
        row("tab behind a value", "a: 1\t# c\n", "[{\"a\":1}]");
        row("scalar", "just text\n", "[\"just text\"]");
        row("many blanks behind the colon", "a:     b\n", "[{\"a\":\"b\"}]");
        row("multibyte", "\u00fc: \U0001F600\n", "[{\"\u00fc\":\"\U0001F600\"}]");
        row("byte order mark",
            "\xef\xbb\xbf"
            "a: 1\n",
            "[{\"a\":1}]");
        row("dash without blank", "a: -\n", "");
        row("plain with blanks", "a: b  c\td\n", "[{\"a\":\"b  c\\td\"}]");
        row("document end", "a: 1\n...\n", "[{\"a\":1}]");
        row("dots in a value", "a: ...\n", "[{\"a\":\"...\"}]");
        row("explicit key without value", "a: 1\n? b\n", "[{\"a\":1,\"b\":null}]");
        row("last item without value", "- a: {}\n- b\n-\n", "[[{\"a\":{}},\"b\",null]]");
        row("numbers as keys", "1: a\n2.0: b\n", "[{\"1\":\"a\",\"2\":\"b\"}]");
    }
    void reads()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QByteArray, json);
        const ReadText read = readYamlText(text);
        if (json.isEmpty()) {
            QVERIFY(!read.problems.isEmpty());
            return;
        }
        QVERIFY2(read.problems.isEmpty(), qPrintable(read.firstProblem()));
        QCOMPARE(
            QJsonDocument(read.toJson().toArray()).toJson(QJsonDocument::Compact),
            QJsonDocument(QJsonDocument::fromJson(json).array()).toJson(QJsonDocument::Compact));
    }

    void tellsWhere_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("layout");
        QTest::newRow("mapping") << QByteArray("a: b\nc: 'd'\n")
                                 << QByteArray("d@0 {@0 s@0 s@3 s@5 s'@8");
        QTest::newRow("sequence") << QByteArray("a:\n- b\n-  c\n")
                                  << QByteArray("d@0 {@0 s@0 [@3 s@5 s@10");
        QTest::newRow("flow") << QByteArray("a: [b, {c: d}]")
                              << QByteArray("d@0 {@0 s@0 [@3 s@4 {@7 s@8 s@11");
        QTest::newRow("literal") << QByteArray("a: |\n  b\n") << QByteArray("d@0 {@0 s@0 s'@3");
        QTest::newRow("second document")
            << QByteArray("a\n---\nb\n") << QByteArray("d@0 s@0 d@2 s@6");
        QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf"
                                                       "a: b\n")
                                         << QByteArray("d@3 {@3 s@3 s@6");
        QTest::newRow("anchor") << QByteArray("a: &x b\nc: *x\n")
                                << QByteArray("d@0 {@0 s@0 s@3 s@8 *@11");
    }
    void tellsWhere()
    {
        QFETCH(const QByteArray, text);
        QTEST(layout(readYamlText(text).tree), "layout");
    }

    void reportsErrors_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("documents"); ///< readable ones before the error
        QTest::newRow("unclosed flow") << QByteArray("a: 1\nb: [1, 2\nc: 3\n") << 3 << 0;
        QTest::newRow("unclosed quote") << QByteArray("a: 1\nb: 'x\n") << 2 << 0;
        QTest::newRow("unclosed double quote") << QByteArray("a: 1\n---\n- \"x\n") << 3 << 1;
        QTest::newRow("unclosed quote with anchor") << QByteArray("a: &x 'y''\n\n") << 1 << 0;
        QTest::newRow("bad indentation") << QByteArray("a: 1\n  b: 2\n") << 2 << 0;
        QTest::newRow("less indented") << QByteArray("a:\n    b: 1\n  c: 2\n") << 3 << 0;
        QTest::newRow("tab") << QByteArray("a:\n\tb: 1\n") << 2 << 0;
        QTest::newRow("after a document") << QByteArray("a: 1\n---\nb: [\n") << 4 << 1;
        QTest::newRow("unknown alias") << QByteArray("a: *x\n") << 1 << 0;
        QTest::newRow("two values") << QByteArray("'a'\n'b'\n") << 2 << 1;
        QTest::newRow("text behind a flow") << QByteArray("{a: 1}\nb: 2\n") << 2 << 1;
        QTest::newRow("stray bracket") << QByteArray("]\n") << 1 << 0;
        QTest::newRow("stray bracket behind") << QByteArray("[]\n]\n") << 2 << 0;
        QTest::newRow("last key without colon") << QByteArray("a: 1\nb\n") << 2 << 0;
        QTest::newRow("likewise, quoted, in an item")
            << QByteArray("- a: &x 1\n  'b' # c\n") << 2 << 0;
        QTest::newRow("likewise, before a document")
            << QByteArray("a: {c: d}\n---\na: 1\nb\n---\nd: 1\n") << 4 << 1;
        QTest::newRow("control character") << QByteArray("a: \x01\n") << 1 << 0;
        QTest::newRow("percent") << QByteArray("a: %b\n") << 1 << 0;
        QTest::newRow("template") << QByteArray("a:\n{{ if x }}\n  b: 1\n") << 3 << 0;
    }
    void reportsErrors()
    {
        QFETCH(const QByteArray, text);
        const ReadText read = readYamlText(text);
        QVERIFY(!read.problems.isEmpty());
        QTEST(read.problems.last().position.line, "line");
        QVERIFY(!read.problems.last().message.isEmpty());
        QTEST(int(read.tree.documents().size()), "documents");
    }

    void survivesEveryPrefix()
    {
        const QByteArray text
            = "a: &x [1, {b: 'c'}]\nd: |\n  e\n? f\n: *x\n--- !t\n- \"g\\u00fc\"\n";
        for (qsizetype length = 0; length <= text.size(); ++length)
            readYamlText(text.left(length)); // must end, and under ASan find nothing
    }

    void survivesEveryByte()
    {
        const QByteArray text = "a: &x [1, {b: 'c'}]\nd: |\n  e\nf: *x\n";
        for (qsizetype at = 0; at < text.size(); ++at) {
            for (const char c : QByteArray("]}[{:,-?*&!|>'\"%@#\n \t~.x")) {
                QByteArray changed = text;
                changed[at] = c;
                readYamlText(changed);
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestYamlReader)
#include "tst_yamlreader.moc"
