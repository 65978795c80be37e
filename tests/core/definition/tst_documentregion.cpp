// SPDX-License-Identifier: Apache-2.0
#include "core/definition/documentregion.h"

#include "tests/support/fixtures.h"
#include "tests/support/randomtext.h"
#include "tests/support/sametree.h"
#include "tests/support/testcase.h"

#include <QJsonObject>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

/// Whether a part was read for @p edits that gives what reading all does; the difference if not.
std::optional<QByteArray> difference(const DefinitionDocument &document,
                                     const QList<TextEdit> &edits, int &parts)
{
    const QByteArray after = applied(document.text(), edits);
    const bool isJson = document.format() == DefinitionFormat::Json;
    if (!document.problems().isEmpty())
        return std::nullopt;
    const auto tree = treeAfter(document.tree(), isJson, edits, after);
    if (!tree)
        return std::nullopt;
    ++parts;
    const auto whole = DefinitionDocument::read(after, document.fileName());
    const auto node = firstDifference(*tree, whole.tree());
    if (!node && whole.problems().isEmpty() && whole.format() == document.format())
        return std::nullopt;
    const auto offset = node && *node < tree->size() ? tree->written(*node).offset : 0;
    return "edit " + QByteArray::number(edits.first().from) + ".."
        + QByteArray::number(edits.first().to) + " '" + edits.first().text + "' node "
        + QByteArray::number(node.value_or(0)) + " of " + QByteArray::number(tree->size()) + "/"
        + QByteArray::number(whole.tree().size()) + " at " + QByteArray::number(offset)
        + (whole.problems().isEmpty() ? QByteArray() : whole.problems().first().message.toUtf8())
        + "\n---- before\n" + document.text() + "\n---- after\n" + after;
}

} // namespace

class TestDocumentRegion : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void findsTheSmallestPart()
    {
        const QByteArray text = "a: 1\n---\nspec:\n  tags:\n  - name: a\n    from:\n    - x\n  - "
                                "name: b\n---\nb: 2\n";
        const auto document = DefinitionDocument::read(text, u"x.yaml"_s);
        const auto part = [&](const char *what) {
            const qsizetype at = text.indexOf(what);
            const auto regions = regionsAround(document.tree(), false, at, at + 1);
            return regions.empty()
                ? QByteArray()
                : text.sliced(regions.front().from, regions.front().to - regions.front().from);
        };
        QCOMPARE(part("x"), "    - x\n");
        QCOMPARE(part("from"), "  - name: a\n    from:\n    - x\n");
        QCOMPARE(part("name: b"), "  - name: b\n");
        QCOMPARE(part("spec"), text.sliced(5, text.lastIndexOf("---") - 5));
        QCOMPARE(part("b: 2"), "---\nb: 2\n");
    }

    void findsJsonItems()
    {
        const QByteArray text = R"({"a": [{"b": 1}, {"c": [2, 3]}]})";
        const auto document = DefinitionDocument::read(text, u"x.json"_s);
        const auto part = [&](qsizetype from, qsizetype to) {
            const auto regions = regionsAround(document.tree(), true, from, to);
            return regions.empty()
                ? QByteArray()
                : text.sliced(regions.front().from, regions.front().to - regions.front().from);
        };
        QCOMPARE(part(13, 14), R"({"b": 1})");
        QCOMPARE(part(text.indexOf('3'), text.indexOf('3') + 1), "3");
        QCOMPARE(part(10, 20), R"({"b": 1}, {"c": [2, 3]})");
        QCOMPARE(part(2, 3), "");
    }

    /// Reading a part, after whatever is typed, gives what reading all gives.
    void readsLikeTheWhole_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("YAML") << 0;
        QTest::newRow("JSON") << 1;
        QTest::newRow("definitions") << 2;
    }
    void readsLikeTheWhole()
    {
        QFETCH(const int, kind);
        static const QStringList files = {u"documents.yaml"_s, u"legacy.yaml"_s, u"list.json"_s};
        RandomText random(23);
        int parts = 0;
        for (int round = 0; round < 3000; ++round) {
            const QString file = files.at(random.below(3));
            const QByteArray text = kind == 0 ? random.yaml()
                : kind == 1                   ? random.json()
                                              : testData(u"definitions/"_s + file);
            auto document = DefinitionDocument::read(text,
                                                     kind == 0       ? u"x.yaml"_s
                                                         : kind == 1 ? u"x.json"_s
                                                                     : file);
            for (int typed = 0; typed < 5; ++typed) {
                const QList<TextEdit> edits{random.keystroke(document.text())};
                const auto different = difference(document, edits, parts);
                QVERIFY2(!different, different->constData());
                document = document.edited(edits);
            }
        }
        QVERIFY2(parts > (kind == 1 ? 150 : 1500), qPrintable(QString::number(parts)));
    }

    void staysWithinTheLimits()
    {
        QByteArray text = "a:\n- 1\n- 2\n";
        const auto document = DefinitionDocument::read(text, u"x.yaml"_s);
        const QByteArray deep = QByteArray(250, '[') + QByteArray(250, ']');
        const auto edited = document.edited({{.from = 5, .to = 6, .text = deep}});
        QCOMPARE(edited.problems().size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestDocumentRegion)
#include "tst_documentregion.moc"
