// SPDX-License-Identifier: Apache-2.0
#include "core/definition/documenteditor.h"

#include "tests/support/testcase.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QMetaEnum>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

DocumentPath at(const QString &text)
{
    return *DocumentPath::parse(text);
}

/// @p text after @p changes, or the reason why not.
QByteArray after(const QByteArray &text, const QList<DocumentChange> &changes)
{
    const QString name = text.startsWith('{') && text.contains('"') ? u"x.json"_s : u"x.yaml"_s;
    const auto edits = DefinitionDocument::read(text, name).edits(changes);
    if (edits)
        return applied(text, *edits);
    const Error &error = edits.error();
    return "refused: " + QByteArray(QMetaEnum::fromType<Error::Kind>().valueToKey(int(error.kind)))
        + ' ' + QByteArray::number(error.position.line) + ' ' + error.detail.toUtf8();
}

void addColumns()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QList<DocumentChange>>("changes");
    QTest::addColumn<QByteArray>("result");
}

void row(const char *name, const QByteArray &before, const QList<DocumentChange> &changes,
         const QByteArray &result)
{
    QTest::newRow(name) << before << changes << result;
}

} // namespace

class TestDocumentEditor : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void removes_data()
    {
        addColumns();
        const auto remove = [](const char *path) {
            return QList{DocumentChange::remove(at(QString::fromLatin1(path)))};
        };
        row("entry", "a: 1\nb: 2 # x\nc: 3\n", remove("0/b"), "a: 1\nc: 3\n");
        row("its comments", "a: 1\n\n# of b\n# too\nb: 2\n  # deeper\nc: 3\n", remove("0/b"),
            "a: 1\n\nc: 3\n");
        row("not the file's comment", "# about the file\na: 1\nb: 2\n", remove("0/a"),
            "# about the file\nb: 2\n");
        row("last entry", "a: 1\nb: 2\n", remove("0/b"), "a: 1\n");
        row("last entry, no newline", "a: 1\nb: 2", remove("0/b"), "a: 1");
        row("nested block", "a:\n  b:\n  - c\n  - d\n  e: f\n", remove("0/a/b"), "a:\n  e: f\n");
        row("only entry", "a:\n  b: 1 # x\nc: 2\n", remove("0/a/b"), "a: {} # x\nc: 2\n");
        row("only item", "a:\n- b: 1\n  c: |\n    d\ne: 2\n", remove("0/a/0"), "a: []\ne: 2\n");
        row("item", "t:\n# one\n- name: a\n  x: y\n# two\n- name: b\n", remove("0/t/=a"),
            "t:\n# two\n- name: b\n");
        row("not a commented-out item", "t:\n- a\n# - b\n- c\n- d\n", remove("0/t/1"),
            "t:\n- a\n# - b\n- d\n");
        row("first of an item", "t:\n- a: 1\n  b: 2\n", remove("0/t/0/a"), "t:\n- b: 2\n");
        row("first of an item, comment", "t:\n- a: 1\n  # of b\n  b: 2\n", remove("0/t/0/a"),
            "t:\n-\n  # of b\n  b: 2\n");
        row("flow", "a: {b: 1, c: 2, d: 3}\n", remove("0/a/c"), "a: {b: 1, d: 3}\n");
        row("flow, last", "a: {b: 1, c: 2}\n", remove("0/a/c"), "a: {b: 1}\n");
        row("flow, only", "a: [ 1 ]\n", remove("0/a/0"), "a: []\n");
        row("CRLF", "a: 1\r\nb: 2\r\nc: 3\r\n", remove("0/b"), "a: 1\r\nc: 3\r\n");
        row("JSON", "{\n\t\"a\": 1,\n\t\"b\": 2\n}", remove("0/b"), "{\n\t\"a\": 1\n}");
        row("missing", "a: 1\n", remove("0/b"), "refused: NotFound 0 ");
        row("merged", "x: &x {b: 1}\na: {<<: *x, c: 2}\n", remove("0/a/b"),
            "refused: Unsupported 2 values are merged in here");
        row("used anchor", "a: &x 1\nb: *x\nc: 2\n", remove("0/a"),
            "refused: Unsupported 1 line 2 uses this value too, by the name of its anchor");
        row("alias", "a: &x 1\nb: *x\nc: 2\n", remove("0/b"), "a: &x 1\nc: 2\n");
    }
    void removes() { check(); }

    void renames_data()
    {
        addColumns();
        const auto rename = [](const char *path, const char *key) {
            return QList{
                DocumentChange::rename(at(QString::fromLatin1(path)), QString::fromLatin1(key))};
        };
        row("plain", "a:   1 # x\nb: 2\n", rename("0/a", "c"), "c:   1 # x\nb: 2\n");
        row("needs quotes", "a: 1\n", rename("0/a", "yes"), "\"yes\": 1\n");
        row("single quotes", "'a': 1\n", rename("0/a", "2.0"), "'2.0': 1\n");
        row("JSON", "{\"a\": 1}", rename("0/a", "b"), "{\"b\": 1}");
        row("taken", "a: 1\nb: 2\n", rename("0/a", "b"), "refused: AlreadyExists 0 ");
        row("explicit", "? a\n: 1\n", rename("0/a", "b"),
            "refused: Unsupported 1 the key is written with a question mark");
    }
    void renames() { check(); }

    void moves_data()
    {
        addColumns();
        const auto move = [](const char *path, qsizetype to) {
            return QList{DocumentChange::moveItem(at(QString::fromLatin1(path)), to)};
        };
        const QByteArray tags = "t:\n# one\n- name: a\n  x: y\n\n# two\n- name: b # c\n- name: d\n";
        row("down", tags, move("0/t/=a", 1),
            "t:\n\n# two\n- name: b # c\n# one\n- name: a\n  x: y\n- name: d\n");
        row("up", tags, move("0/t/2", 1),
            "t:\n# one\n- name: a\n  x: y\n\n- name: d\n# two\n- name: b # c\n");
        row("to its place", tags, move("0/t/1", 1), tags);
        row("no newline at the end", "t:\n- a\n- b\n- c", move("0/t/0", 2), "t:\n- b\n- c\n- a");
        row("up from the end", "t:\n- a\n- b", move("0/t/1", 0), "t:\n- b\n- a");
        row("flow", "t: [a, b , {c: d}]\n", move("0/t/2", 0), "t: [{c: d}, a , b]\n");
        row("JSON", "{\"t\": [\n 1,\n 2\n]}", move("0/t/0", 1), "{\"t\": [\n 2,\n 1\n]}");
        row("too far", "t: [a]\n", move("0/t/0", 1), "refused: NotFound 0 ");
    }
    void moves() { check(); }

    void inserts_data()
    {
        addColumns();
        const auto item = [](const char *path, const QJsonValue &value) {
            return QList{DocumentChange::insertItem(at(QString::fromLatin1(path)), value)};
        };
        const auto key = [](const char *path, const QJsonValue &value, const QString &before) {
            return QList{DocumentChange::insertKey(at(QString::fromLatin1(path)), value, before)};
        };
        row("first item", "t:\n# of a\n- a\n", item("0/t/0", u"b"_s), "t:\n# of a\n- b\n- a\n");
        row("item between", "t:\n- a\n# of b\n- b\n", item("0/t/1", u"c"_s),
            "t:\n- a\n- c\n# of b\n- b\n");
        row("item at the end", "t:\n  -  a\n", item("0/t/1", QJsonObject{{u"b"_s, 1}, {u"c"_s, 2}}),
            "t:\n  -  a\n  -  b: 1\n     c: 2\n");
        row("key before", "a: 1\nb: 2\n", key("0/c", 3, u"b"_s), "a: 1\nc: 3\nb: 2\n");
        row("key before the first of an item", "t:\n- b: 2\n", key("0/t/0/a", 1, u"b"_s),
            "t:\n- a: 1\n  b: 2\n");
        row("key at the end", "a: 1\n", key("0/c", 3, {}), "a: 1\nc: 3\n");
        row("flow, first", "t: [a]\n", item("0/t/0", u"b"_s), "t: [b, a]\n");
        row("JSON, first", "{\n  \"t\": [\n    1\n  ]\n}", item("0/t/0", 2),
            "{\n  \"t\": [\n    2,\n    1\n  ]\n}");
        row("minified JSON", "{\"a\":1,\"b\":[]}", key("0/c", QJsonObject{{u"d"_s, 1}}, {}),
            "{\"a\":1,\"b\":[],\"c\":{\"d\":1}}");
        row("key is there", "a: 1\n", key("0/a", 3, {}), "refused: AlreadyExists 0 ");
        row("too far", "t: [a]\n", item("0/t/5", 1), "refused: NotFound 0 ");
    }
    void inserts() { check(); }

    void replaces_data()
    {
        addColumns();
        const auto set = [](const char *path, const QJsonValue &value) {
            return QList{DocumentChange::set(at(QString::fromLatin1(path)), value)};
        };
        const QString lines = u"one\ntwo\n"_s;
        row("plain to literal", "a:\n  b: c\nd: e\n", set("0/a/b", lines),
            "a:\n  b: |\n    one\n    two\nd: e\n");
        row("literal to literal", "a: |-  # x\n    c\n\n    d\n\ne: f\n", set("0/a", lines),
            "a: |  # x\n    one\n    two\n\ne: f\n");
        row("literal to plain", "a: |\n  c\ne: f\n", set("0/a", u"b"_s), "a: b\ne: f\n");
        row("folded plain", "a: b\n  c # x\ne: f\n", set("0/a", u"g"_s), "a: g # x\ne: f\n");
        row("quoted over lines", "a: 'b\n  c' # x\n", set("0/a", u"g"_s), "a: 'g' # x\n");
        row("lines where a comment follows", "a: b # x\n", set("0/a", lines),
            "a: \"one\\ntwo\\n\" # x\n");
        row("lines at the end of a text", "a: b", set("0/a", lines), "a: \"one\\ntwo\\n\"");
        row("block to scalar", "a:\n  b: 1\n  c: 2\nd: e\n", set("0/a", u"x"_s), "a: x\nd: e\n");
        row("block to scalar, comment", "a: # y\n  b: 1\nd: e\n", set("0/a", 5),
            "a: 5 # y\nd: e\n");
        row("scalar to block", "a: b # x\nd: e\n", set("0/a", QJsonObject{{u"c"_s, 1}}),
            "a: # x\n  c: 1\nd: e\n");
        row("list to block", "a:\n- b\nd: e\n", set("0/a", QJsonObject{{u"c"_s, 1}}),
            "a:\n  c: 1\nd: e\n");
        row("objects by their entries", "a:\n  b: 1 # one\n  c: 2 # two\n  d: 3\n",
            set("0/a", QJsonObject{{u"b"_s, 1}, {u"d"_s, 4}, {u"e"_s, 5}}),
            "a:\n  b: 1 # one\n  d: 4\n  e: 5\n");
        row("same", "a: 'b'\n", set("0/a", u"b"_s), "a: 'b'\n");
        row("item", "t:\n- a\n- b\n", set("0/t/1", QJsonObject{{u"c"_s, 1}, {u"d"_s, 2}}),
            "t:\n- a\n- c: 1\n  d: 2\n");
        row("JSON object", "{\n  \"a\": 1\n}", set("0/a", QJsonObject{{u"c"_s, 1}}),
            "{\n  \"a\": {\n    \"c\": 1\n  }\n}");
        row("JSON, tabs and no newline", "{\n\t\"a\": {\n\t\t\"b\": \"c\"\n\t}\n}",
            set("0/a/d", u"e"_s), "{\n\t\"a\": {\n\t\t\"b\": \"c\",\n\t\t\"d\": \"e\"\n\t}\n}");
        row("second document", "a: 1\n---\na: 2\n", set("1/a", 3), "a: 1\n---\na: 3\n");
        row("byte order mark",
            "\xef\xbb\xbf"
            "a: 1\n",
            set("0/a", 3),
            "\xef\xbb\xbf"
            "a: 3\n");
        row("a broken text", "a: [\n", set("0/a", 3),
            "refused: InvalidInput 2 This is not valid YAML: end of sequence flow not found.");
    }
    void replaces() { check(); }

    void composes_data()
    {
        addColumns();
        using Change = DocumentChange;
        const QByteArray tags = "t:\n- name: a\n  x: 1\n- name: b\n";
        row("all over", tags,
            {Change::set(at(u"0/t/=a/x"_s), 2), Change::set(at(u"0/t/=b/x"_s), 3),
             Change::set(at(u"0/u"_s), 4)},
            "t:\n- name: a\n  x: 2\n- name: b\n  x: 3\nu: 4\n");
        row("each in what the one before made", tags,
            {Change::remove(at(u"0/t/0"_s)), Change::set(at(u"0/t/0/name"_s), u"c"_s),
             Change::set(at(u"0/t/=c/v"_s), 1), Change::remove(at(u"0/t/=c/name"_s))},
            "t:\n- v: 1\n");
        row("what was missing", "a: {}\n",
            {Change::set(at(u"0/a/b"_s), 1), Change::set(at(u"0/a/c"_s), 2),
             Change::set(at(u"0/d/e"_s), 3), Change::set(at(u"0/d/f"_s), 4)},
            "a:\n  b: 1\n  c: 2\nd:\n  e: 3\n  f: 4\n");
        row("several behind the last", "t: [1]\n",
            {Change::insertItem(at(u"0/t/1"_s), 2), Change::insertItem(at(u"0/t/2"_s), 3),
             Change::set(at(u"0/t/3"_s), 4)},
            "t: [1, 2, 3, 4]\n");
        row("and back", tags, {Change::set(at(u"0/z"_s), 1), Change::remove(at(u"0/z"_s))}, tags);
        row("all or nothing", tags,
            {Change::set(at(u"0/t/=a/x"_s), 2), Change::remove(at(u"0/t/=z"_s))},
            "refused: NotFound 0 ");
    }
    void composes() { check(); }

    void makesManyThatBuildOnEachOther()
    {
        QByteArray text = "t:\n";
        QByteArray reversed = "t:\n";
        QList<DocumentChange> changes;
        constexpr int count = 100; // more than a number of 64 bits can double
        for (int i = 0; i < count; ++i) {
            text += "- " + QByteArray::number(1000 + i) + '\n';
            reversed += "- " + QByteArray::number(1000 + count - 1 - i) + '\n';
            if (i > 0)
                changes.append(DocumentChange::moveItem(at(u"0/t/%1"_s.arg(i)), 0));
        }
        QCOMPARE(after(text, changes), reversed);
    }

private:
    static void check()
    {
        QFETCH(const QByteArray, before);
        QFETCH(const QList<DocumentChange>, changes);
        QTEST(after(before, changes), "result");
    }
};

QTEST_GUILESS_MAIN(TestDocumentEditor)
#include "tst_documenteditor.moc"
