// SPDX-License-Identifier: Apache-2.0
#include "core/definition/documenttree.h"
#include "tests/support/documents.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

using Index = DocumentTree::Index;

/// "key=value key=value" of the value of @p name in the first document.
QByteArray entries(const DocumentTree &tree, std::string_view name)
{
    QByteArray text;
    tree.forEachEntry(tree.documents().front().root, [&](Index key, Index value) {
        if (tree[key].text != name)
            return;
        tree.forEachEntry(value, [&](Index innerKey, Index innerValue) {
            text += QByteArray(tree[innerKey].text.data(), qsizetype(tree[innerKey].text.size()))
                + '='
                + QByteArray(tree[innerValue].text.data(), qsizetype(tree[innerValue].text.size()))
                + ' ';
        });
    });
    return text.trimmed();
}

} // namespace

class TestDocumentTree : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void visitsEntriesAndItems()
    {
        const ReadText read = readYamlText("k: {a: 1, b: [x, {y: z}, w]}\n");
        const DocumentTree &tree = read.tree;
        QCOMPARE(entries(tree, "k"), "a=1 b=");
        QByteArrayList items;
        tree.forEachEntry(tree.documents().front().root, [&](Index, Index value) {
            tree.forEachEntry(value, [&](Index, Index inner) {
                tree.forEachItem(inner, [&](Index item) {
                    items.append(
                        QByteArray(tree[item].text.data(), qsizetype(tree[item].text.size())));
                });
            });
        });
        // The scalar 1 has no items; visiting it must not run into its neighbours.
        QCOMPARE(items, QByteArrayList({"x", "", "w"}));
    }

    void followsAliases()
    {
        const ReadText read = readYamlText("a: &x {b: 1}\nc: *x\n");
        const DocumentTree &tree = read.tree;
        QCOMPARE(entries(tree, "c"), "b=1");
        const DocumentNode &last = tree.written(tree.written(0).end - 1);
        QCOMPARE(last.kind, DocumentNode::Kind::Alias);
        QCOMPARE(last.offset, 16u);
    }

    void merges_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("merged");
        const QByteArray base = "a: &a {x: 1, y: 2}\nb: &b {x: 3, z: 4}\n";
        QTest::newRow("mapping") << base + "k: {<<: *a, y: 5}" << QByteArray("x=1 y=2 y=5");
        QTest::newRow("behind") << base + "k: {y: 5, <<: *a}" << QByteArray("y=5 x=1 y=2");
        QTest::newRow("sequence") << base + "k: {<<: [*a, *b]}" << QByteArray("x=3 z=4 x=1 y=2");
        QTest::newRow("inline") << base + "k: {<<: {x: 1}}" << QByteArray("x=1");
        QTest::newRow("quoted is a key") << base + "k: {'<<': 1}" << QByteArray("<<=1");
        QTest::newRow("nested") << base + "c: &c {<<: *a, q: 1}\nk: {<<: *c}"
                                << QByteArray("x=1 y=2 q=1");
    }
    void merges()
    {
        QFETCH(const QByteArray, text);
        const ReadText read = readYamlText(text);
        QVERIFY2(read.problems.isEmpty(), qPrintable(read.firstProblem()));
        QTEST(entries(read.tree, "k"), "merged");
    }

    void keepsLargeValues()
    {
        // Values with escapes are not in the text as they are; some fit a chunk, some do not.
        QByteArray text;
        for (int i = 0; i < 40; ++i)
            text += "k" + QByteArray::number(i) + ": \"\\t" + QByteArray(i * 300, 'x') + "\"\n";
        const ReadText read = readYamlText(text);
        int count = 0;
        read.tree.forEachEntry(0, [&](Index, Index value) {
            QCOMPARE(
                QByteArray(read.tree[value].text.data(), qsizetype(read.tree[value].text.size())),
                "\t" + QByteArray(count * 300, 'x'));
            ++count;
        });
        QCOMPARE(count, 40);
    }
};

QTEST_GUILESS_MAIN(TestDocumentTree)
#include "tst_documenttree.moc"
