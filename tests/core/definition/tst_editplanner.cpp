// SPDX-License-Identifier: Apache-2.0
#include "core/definition/editplanner.h"
#include "tests/support/documents.h"
#include "tests/support/testcase.h"

#include <QJsonObject>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

/// @p text after setting @p path, or the reason why not.
QByteArray afterSet(const QByteArray &text, const QString &path, const QJsonValue &value)
{
    const bool isJson = text.startsWith('{') && text.contains('"');
    const ReadText read = isJson ? readJsonText(text) : readYamlText(text);
    const EditPlanner planner(read.tree, isJson, styleOf(read.tree, isJson));
    const EditPlanner::Edits edits = planner.set(planner.root(0), fieldSteps(path), value);
    return edits ? applied(text, *edits) : "refused: " + edits.error().reason.toUtf8();
}

QByteArray afterAppend(const QByteArray &text, const QString &path)
{
    const bool isJson = text.startsWith('{') && text.contains('"');
    const ReadText read = isJson ? readJsonText(text) : readYamlText(text);
    const EditPlanner planner(read.tree, isJson, styleOf(read.tree, isJson));
    const QJsonObject item{{u"name"_s, u"new"_s}, {u"x"_s, QJsonObject{{u"p"_s, 1}}}};
    const QList<PathStep> steps = fieldSteps(path) + QList{PathStep(qsizetype(99))};
    const EditPlanner::Edits edits = planner.set(planner.root(0), steps, item);
    return edits ? applied(text, *edits) : "refused: " + edits.error().reason.toUtf8();
}

} // namespace

class TestEditPlanner : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void sets_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QByteArray>("after");
        const auto row = [](const char *name, const QByteArray &before, const QString &path,
                            const QJsonValue &value, const QByteArray &after) {
            QTest::newRow(name) << before << path << value << after;
        };
        const QJsonValue z = u"z"_s;
        row("plain", "a: b # c\n", u"a"_s, z, "a: z # c\n");
        row("plain that needs quotes", "a: b\n", u"a"_s, u"2.0"_s, "a: \"2.0\"\n");
        row("single quotes", "a: 'b'\n", u"a"_s, u"it's"_s, "a: 'it''s'\n");
        row("double quotes", "a: \"b\"\n", u"a"_s, u"2.0"_s, "a: \"2.0\"\n");
        row("bool", "a: false\n", u"a"_s, true, "a: true\n");
        row("quoted to bool", "a: 'false'\n", u"a"_s, true, "a: true\n");
        row("in flow", "a: {b: c, d: e}\n", u"a.b"_s, u"x, y"_s, "a: {b: \"x, y\", d: e}\n");
        row("deep", "a:\n  b:\n    c: d\n", u"a.b.c"_s, z, "a:\n  b:\n    c: z\n");
        row("null", "a:   # c\nb: x\n", u"a"_s, z, "a: z   # c\nb: x\n");
        row("null word", "a: ~ # c\n", u"a"_s, z, "a: z # c\n");
        row("missing", "a: b\n# c\n", u"d"_s, z, "a: b\nd: z\n# c\n");
        row("missing at the end", "a: b", u"d"_s, z, "a: b\nd: z");
        row("missing, nested", "a:\n    b: c\nd: e\n", u"a.x.p"_s, z,
            "a:\n    b: c\n    x:\n        p: z\nd: e\n");
        row("missing behind a literal", "a:\n  b: |\n    c\n\nd: e\n", u"a.x"_s, z,
            "a:\n  b: |\n    c\n  x: z\n\nd: e\n");
        row("missing behind a list", "a:\n  b:\n  - c\nd: e\n", u"a.x"_s, z,
            "a:\n  b:\n  - c\n  x: z\nd: e\n");
        row("missing in flow", "a: {b: c} # d\n", u"a.x"_s, z, "a: {b: c, x: z} # d\n");
        row("missing in flow over lines", "a: {\n  b: c\n}\n", u"a.x"_s, z,
            "a: {\n  b: c,\n  x: z\n}\n");
        row("in null", "a: # c\nd: e\n", u"a.b"_s, z, "a: # c\n  b: z\nd: e\n");
        row("in null word", "a: null # c\nd: e\n", u"a.b"_s, z, "a: # c\n  b: z\nd: e\n");
        row("in braces", "a: {} # c\nd: e\n", u"a.b"_s, z, "a: # c\n  b: z\nd: e\n");
        row("in braces in flow", "a: {b: {}}\n", u"a.b.c"_s, z, "a: {b: {c: z}}\n");
        row("CRLF", "a:\r\n  b: c\r\n", u"a.d.e"_s, z, "a:\r\n  b: c\r\n  d:\r\n    e: z\r\n");
        row("object", "a:\n  b: c\n", u"a.d"_s, QJsonObject{{u"x"_s, true}},
            "a:\n  b: c\n  d:\n    x: true\n");
        row("JSON", "{\"a\": \"b\"}", u"a"_s, z, "{\"a\": \"z\"}");
        row("JSON null", "{\"a\": null}", u"a.b"_s, z, "{\"a\": {\"b\": \"z\"}}");
        row("JSON, missing", "{\"a\": 1}", u"b"_s, z, "{\"a\": 1, \"b\": \"z\"}");
        row("JSON over lines", "{\n   \"a\": {\n      \"b\": 1\n   }\n}\n", u"a.c.d"_s, z,
            "{\n   \"a\": {\n      \"b\": 1,\n      \"c\": {\n         \"d\": \"z\"\n      }\n   "
            "}\n}\n");
        row("JSON, empty, over lines", "{\n  \"a\": {}\n}\n", u"a.b"_s, z,
            "{\n  \"a\": {\n    \"b\": \"z\"\n  }\n}\n");
        row("JSON with tabs", "{\n\t\"a\": {}\n}\n", u"a.b"_s, z,
            "{\n\t\"a\": {\n\t\t\"b\": \"z\"\n\t}\n}\n");
        row("through a scalar", "a: b\n", u"a.c"_s, z, "refused: a mapping is expected here");
        row("through an alias", "x: &x {b: c}\na: *x\n", u"a.b"_s, z,
            "refused: an alias stands here; its anchor's value is shared");
        row("an alias", "x: &x b\na: *x\n", u"a"_s, z,
            "refused: an alias stands here; its anchor's value is shared");
        row("an anchor that nobody uses", "a: &x b\n", u"a"_s, z, "a: &x z\n");
        row("an anchor", "a: &x b\nc: *x\n", u"a"_s, z,
            "refused: line 2 uses this value too, by the name of its anchor");
        row("inside an anchor", "a: &x\n  b: c\nd: *x\n", u"a.b"_s, z,
            "refused: line 3 uses this value too, by the name of its anchor");
        row("a tag", "a: !!str b\n", u"a"_s, z, "refused: the value has an anchor or tag");
        row("over a mapping in flow", "a: {b: c} # d\n", u"a"_s, z, "a: z # d\n");
        row("a merge", "x: &x {b: c}\na: {<<: *x}\n", u"a.b"_s, z,
            "refused: values are merged in here");
        row("beside a merge", "x: &x {b: c}\na: {<<: *x, d: e}\n", u"a.d"_s, z,
            "x: &x {b: c}\na: {<<: *x, d: z}\n");
        row("twice", "a: 1\na: 2\n", u"a"_s, z, "refused: the key is there twice");
    }
    void sets()
    {
        QFETCH(const QByteArray, before);
        QFETCH(const QString, path);
        QFETCH(const QJsonValue, value);
        QTEST(afterSet(before, path, value), "after");
    }

    void appends_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("after");
        const auto row
            = [](const char *name, const QByteArray &before, const QString &path,
                 const QByteArray &after) { QTest::newRow(name) << before << path << after; };
        row("unindented", "t:\n- name: a # b\n# c\n", u"t"_s,
            "t:\n- name: a # b\n- name: new\n  x:\n    p: 1\n# c\n");
        row("indented", "s:\n  t:\n    - name: a\n  u: v\n", u"s.t"_s,
            "s:\n  t:\n    - name: a\n    - name: new\n      x:\n        p: 1\n  u: v\n");
        row("wide", "t:\n-   a: b\n", u"t"_s, "t:\n-   a: b\n-   name: new\n    x:\n      p: 1\n");
        row("dash alone", "t:\n-\n  a: b\n", u"t"_s,
            "t:\n-\n  a: b\n- name: new\n  x:\n    p: 1\n");
        row("comment in the item", "t:\n- a: b\n  # c\n\n# d\n", u"t"_s,
            "t:\n- a: b\n  # c\n- name: new\n  x:\n    p: 1\n\n# d\n");
        row("brackets", "s:\n  t: [] # c\n", u"s.t"_s,
            "s:\n  t: # c\n  - name: new\n    x:\n      p: 1\n");
        row("null", "t:\n", u"t"_s, "t:\n- name: new\n  x:\n    p: 1\n");
        row("missing", "s:\n  a:\n    - b\n", u"s.t"_s,
            "s:\n  a:\n    - b\n  t:\n    - name: new\n      x:\n        p: 1\n");
        row("all missing", "a: b\n", u"s.t"_s,
            "a: b\ns:\n  t:\n  - name: new\n    x:\n      p: 1\n");
        row("flow", "t: [{name: a}]\n", u"t"_s, "t: [{name: a}, {name: new, x: {p: 1}}]\n");
        row("JSON", "{\"t\": [{\"name\": \"a\"}]}", u"t"_s,
            "{\"t\": [{\"name\": \"a\"}, {\"name\": \"new\", \"x\": {\"p\": 1}}]}");
        row("JSON over lines", "{\n  \"t\": [\n    {\"name\": \"a\"}\n  ]\n}\n", u"t"_s,
            "{\n  \"t\": [\n    {\"name\": \"a\"},\n    {\n      \"name\": \"new\",\n      \"x\": "
            "{\n        \"p\": 1\n      }\n    }\n  ]\n}\n");
        row("JSON, empty", "{\n  \"t\": []\n}\n", u"t"_s,
            "{\n  \"t\": [\n    {\n      \"name\": \"new\",\n      \"x\": {\n        \"p\": 1\n    "
            "  "
            "}\n    }\n  ]\n}\n");
        row("to a scalar", "t: a\n", u"t"_s, "refused: a list is expected here");
        row("to an alias", "a: &a [b]\nt: *a\n", u"t"_s,
            "refused: an alias stands here; its anchor's value is shared");
        row("to an anchor", "t: &a\n- b\n", u"t"_s, "t: &a\n- b\n- name: new\n  x:\n    p: 1\n");
    }
    void appends()
    {
        QFETCH(const QByteArray, before);
        QFETCH(const QString, path);
        QTEST(afterAppend(before, path), "after");
    }
};

QTEST_GUILESS_MAIN(TestEditPlanner)
#include "tst_editplanner.moc"
