// SPDX-License-Identifier: Apache-2.0
#include "core/definition/documentbuilder.h"

#include "core/base/limits.h"
#include "tests/support/documents.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

/// @p levels anchors, each a sequence of @p width aliases to the one before.
QByteArray laughs(int levels, int width)
{
    QByteArray text = "a0: &a0 lol\n";
    for (int level = 1; level <= levels; ++level) {
        const QByteArray alias = "*a" + QByteArray::number(level - 1);
        text += "a" + QByteArray::number(level) + ": &a" + QByteArray::number(level) + " ["
            + QByteArrayList(width, alias).join(", ") + "]\n";
    }
    return text;
}

} // namespace

class TestDocumentBuilder : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void reportsDuplicateKeys_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("problems");
        QTest::newRow("two") << QByteArray("a: 1\nb: 2\na: 3\n")
                             << QStringList{
                                    u"3:1 Key \"a\" is set on line 1 and again on line 3."_s};
        QTest::newRow("three") << QByteArray("a: 1\na: 2\na: 3\n")
                               << QStringList{
                                      u"2:1 Key \"a\" is set on line 1 and again on line 2."_s,
                                      u"3:1 Key \"a\" is set on line 1 and again on line 3."_s};
        QTest::newRow("nested") << QByteArray("x:\n- {k: 1, 'k': 2}\n")
                                << QStringList{
                                       u"2:10 Key \"k\" is set on line 2 and again on line 2."_s};
        QByteArray many;
        for (int i = 0; i < 100; ++i)
            many += "k" + QByteArray::number(i) + ": x\n";
        QTest::newRow("among many")
            << many + "k7: y\n"
            << QStringList{u"101:1 Key \"k7\" is set on line 8 and again on line 101."_s};
        QTest::newRow("none among many") << many << QStringList();
        QTest::newRow("same key elsewhere")
            << QByteArray("a: {k: 1}\nb: {k: 1}\n") << QStringList();
        QTest::newRow("merged") << QByteArray("a: &a {k: 1}\nb: {<<: *a, k: 2}\n") << QStringList();
    }
    void reportsDuplicateKeys()
    {
        QFETCH(const QByteArray, text);
        const ReadText read = readYamlText(text);
        QStringList problems;
        for (const Problem &problem : read.problems)
            problems.append(described(problem));
        QTEST(problems, "problems");
        QCOMPARE(read.tree.documents().size(), 1u);
    }

    void reportsStrangeKeys()
    {
        QCOMPARE(readYamlText("? [a]\n: b\n").firstProblem(), u"1:3 A key must be a text."_s);
        QCOMPARE(readYamlText("{{ name }}: b\n").firstProblem(), u"1:2 A key must be a text."_s);
    }

    void reportsStrangeMerges()
    {
        const QString problem = u"1:5 map merge requires map or sequence of maps as the value"_s;
        QCOMPARE(readYamlText("<<: text\n").firstProblem(), problem);
        QCOMPARE(readYamlText("<<: [{a: 1}, b]\n").firstProblem(), problem);
        QCOMPARE(readYamlText("<<: [{a: 1}]\n").firstProblem(), QString());
    }

    void limitsDepth_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("flow sequences") << QByteArray(100'000, '[');
        QTest::newRow("flow mappings") << QByteArray("{a: ").repeated(100'000);
        QTest::newRow("block sequences") << QByteArray("- ").repeated(100'000);
        QTest::newRow("block keys") << QByteArray("? ").repeated(100'000);
        QByteArray mappings;
        for (int i = 0; i < 1000; ++i)
            mappings += QByteArray(i, ' ') + "a:\n";
        QTest::newRow("block mappings") << mappings;
        QByteArray aliases = "a0: &a0 [x]\n";
        for (int i = 1; i < 1000; ++i)
            aliases += "a%2: &a%2 [*a%1]\n"_ba.replace("%1", QByteArray::number(i - 1))
                           .replace("%2", QByteArray::number(i));
        QTest::newRow("through aliases") << aliases;
    }
    void limitsDepth()
    {
        QFETCH(const QByteArray, text);
        const ReadText read = readYamlText(text);
        QCOMPARE(read.problems.size(), 1);
        QCOMPARE(read.problems.first().message, u"Values are nested more than 200 levels deep."_s);
        QVERIFY(read.problems.first().position.isValid());
        QVERIFY(read.tree.documents().empty());
    }

    void takesTheGreatestDepth()
    {
        const int depth = limits::documentDepth;
        QCOMPARE(readYamlText(QByteArray(depth, '[') + QByteArray(depth, ']')).firstProblem(),
                 QString());
        QVERIFY(!readYamlText(QByteArray(depth + 1, '[') + QByteArray(depth + 1, ']'))
                     .problems.isEmpty());
    }

    void limitsAliases()
    {
        const ReadText read = readYamlText(laughs(9, 9));
        QCOMPARE(read.problems.size(), 1);
        QCOMPARE(read.problems.first().message, u"document contains excessive aliasing"_s);
        QVERIFY(read.problems.first().position.line > 1);
        QVERIFY(read.tree.documents().empty());
    }

    void limitsAliasesOfLargeValues()
    {
        // Each alias is a modest share; all together pass the number of nodes allowed.
        const QByteArray large
            = "a: &a [" + QByteArray("x,").repeated(limits::documentNodes / 16) + "]\n";
        const ReadText read = readYamlText(large + "b: [" + QByteArray("*a,").repeated(16) + "]\n");
        QVERIFY(!read.problems.isEmpty());
        QVERIFY(read.tree.documents().empty());
    }

    void takesHonestAliases()
    {
        QByteArray text = "base: &b {kind: DockerImage, name: x}\ntags:\n";
        for (int i = 0; i < 200; ++i)
            text += "- {name: t" + QByteArray::number(i) + ", from: *b}\n";
        QCOMPARE(readYamlText(text).firstProblem(), QString());
    }

    void goesOnAfterTooManyAliases()
    {
        const ReadText read = readYamlText(laughs(9, 9) + "---\nb: 1\n");
        QCOMPARE(read.problems.size(), 1);
        QCOMPARE(read.tree.documents().size(), 1u);
    }

    void refusesWhatContainsItself()
    {
        const ReadText read = readYamlText("a: &a [b, *a]\n---\nc: 1\n");
        QCOMPARE(read.firstProblem(), u"1:11 The anchor's value contains itself."_s);
        QCOMPARE(read.tree.documents().size(), 1u);
    }

    void limitsNodes()
    {
        const ReadText read
            = readYamlText("[" + QByteArray("1,").repeated(limits::documentNodes + 1) + "]");
        QCOMPARE(read.problems.size(), 1);
        QVERIFY(read.problems.first().message.startsWith(u"The file holds more than"_s));
    }

    void limitsProblems()
    {
        const ReadText read = readYamlText(QByteArray("a: 1\n").repeated(5000));
        QCOMPARE(read.problems.size(), limits::problemsInFile + 1);
        QCOMPARE(read.problems.last().severity, Problem::Severity::Information);
    }
};

QTEST_GUILESS_MAIN(TestDocumentBuilder)
#include "tst_documentbuilder.moc"
