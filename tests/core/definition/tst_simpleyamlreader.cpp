// SPDX-License-Identifier: Apache-2.0
#include "core/definition/simpleyamlreader.h"

#include "core/definition/yamlreader.h"
#include "tests/support/documents.h"
#include "tests/support/fixtures.h"
#include "tests/support/recordings.h"
#include "tests/support/testcase.h"

#include <QDirIterator>
#include <QFile>

#include <random>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

using Kind = DocumentNode::Kind;

/// Everything in a tree, one node a line. Of nulls not the place: yaml-cpp gives that of whatever
/// comes next.
QByteArray written(const DocumentTree &tree)
{
    QByteArray text;
    for (const DocumentTree::Document &document : tree.documents()) {
        text += "document " + QByteArray::number(document.offset) + '\n';
        for (auto index = document.root; index < tree.written(document.root).end; ++index) {
            const DocumentNode &node = tree.written(index);
            text += "ns[{*"[size_t(node.kind)];
            if (node.kind != Kind::Null)
                text += QByteArray::number(node.offset);
            text += (node.isText ? " '" : " ")
                + QByteArray(node.text.data(), qsizetype(node.text.size()));
            text += ' ' + QByteArray::number(node.end) + '\n';
        }
    }
    return text;
}

struct BothReaders
{
    bool isSimple = false;
    QByteArray simple = {};
    QByteArray reference = {};
    QStringList simpleProblems = {};
    QStringList referenceProblems = {};
};

BothReaders readBoth(const QByteArray &text)
{
    BothReaders both;
    const TextIndex positions(text);
    ProblemSink simpleProblems;
    DocumentTree simple(text);
    both.isSimple = readSimpleYaml(simple, positions, simpleProblems);
    if (!both.isSimple)
        return both;
    both.simple = written(simple);
    for (const Problem &problem : simpleProblems.take())
        both.simpleProblems.append(described(problem));
    ProblemSink problems;
    DocumentTree tree(text);
    readYamlByEvents(tree, positions, problems);
    both.reference = written(tree);
    for (const Problem &problem : problems.take())
        both.referenceProblems.append(described(problem));
    return both;
}

/// Lines of YAML, and of what nearly is, at every indentation.
const QByteArrayList fragments = {"a: 1",
                                  "b:",
                                  "- c",
                                  "-",
                                  "- d: e",
                                  "- - f",
                                  "key: 'x'",
                                  "k: \"y\"",
                                  "l: |",
                                  "m: |-",
                                  "text",
                                  "# comment",
                                  "n: x # c",
                                  "---",
                                  "o: {}",
                                  "p: []",
                                  "q: ~",
                                  "r: a:b",
                                  "'s': t",
                                  "\"u\" : v",
                                  "w: x y  z ",
                                  "a: 2",
                                  "- ",
                                  "x: '",
                                  "y: a: b",
                                  "z: -1",
                                  "- 'i''j'",
                                  "- \"\\n\\\"\"",
                                  "k: \"\\u00fc\"",
                                  "",
                                  "   ",
                                  "- # c",
                                  "v: #x",
                                  "v: a#b",
                                  "...",
                                  "<<: b",
                                  "- a: |",
                                  "- |",
                                  "t: \tx",
                                  "?: x",
                                  "u: -",
                                  "c: :d",
                                  "g: - h",
                                  "-x: y",
                                  "d: '' ",
                                  "e: \"\"#",
                                  "f: null",
                                  "null: f",
                                  "h:  i",
                                  "j : k",
                                  "- ~",
                                  "- {}",
                                  "--- # c",
                                  "--- x",
                                  "m: |+",
                                  "m: | # c",
                                  "m: >",
                                  "n: !t x",
                                  "n: &a x",
                                  "n: *a",
                                  "n: @",
                                  "n: %",
                                  "n: a]",
                                  "n: a, b",
                                  "[]",
                                  "{}",
                                  "- []: x",
                                  "- 'q': r",
                                  "- \"q\":",
                                  "n: 'a' b",
                                  "n: 'a'# b",
                                  "\u00fc: \u00fc"};

} // namespace

class TestSimpleYamlReader : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void readsDefinitions()
    {
        QByteArray text = "# a definition\n---\napiVersion: v1\nkind: ImageStream\nmetadata:\n  "
                          "name: s\n  annotations:\n"
                          "    openshift.io/display-name: \"It's\"\n    description: |\n      "
                          "one\n\n      two\n"
                          "spec:\n  tags:\n  - name: '2.0' # quoted\n    importPolicy: {}\n    "
                          "from:\n      kind: DockerImage\n"
                          "      name: quay.io/a/b:2.0\n  -\n    name: latest\n";
        const BothReaders both = readBoth(text);
        QVERIFY(both.isSimple);
        QCOMPARE(both.simple, both.reference);
    }

    void leavesOthers_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *text : {"a: [1]",
                                 "a: {b: c}",
                                 "a: &x b",
                                 "a: *x",
                                 "a: !t b",
                                 "a: b\n  c",
                                 "a: 'b\n  c'",
                                 "a: >\n  b\n",
                                 "a: |2\n  b\n",
                                 "a:\tb",
                                 "\ta: b",
                                 "a: b: c",
                                 "a: b\nc",
                                 "? a\n: b",
                                 "%YAML 1.2\n---\na",
                                 "a: b\n...\n",
                                 "--- a",
                                 "text",
                                 "'text'",
                                 "a: b\r\n",
                                 "a: \"\\x41\"",
                                 "a:\n  b: c\n d: e",
                                 "- a\nb: c",
                                 "a: b\n- c",
                                 "a: |\n  b",
                                 "a: 'b' c",
                                 "- a\n  - b"})
            QTest::addRow("%s", text) << QByteArray(text);
    }
    void leavesOthers()
    {
        QFETCH(const QByteArray, text);
        QVERIFY(!readBoth(text).isSimple);
    }

    void agreesOnAllPairsOfLines()
    {
        int simple = 0;
        for (const QByteArray &first : fragments) {
            for (const QByteArray &second : fragments) {
                for (const int indentation : {0, 1, 2, 4}) {
                    const QByteArray text
                        = first + '\n' + QByteArray(indentation, ' ') + second + '\n';
                    const BothReaders both = readBoth(text);
                    simple += both.isSimple ? 1 : 0;
                    QVERIFY2(both.simple == both.reference
                                 && both.simpleProblems == both.referenceProblems,
                             QByteArray(text + "\n--- simple\n" + both.simple + "--- yaml-cpp\n"
                                        + both.reference
                                        + both.referenceProblems.join(u'\n').toUtf8())
                                 .constData());
                }
            }
        }
        QVERIFY(simple > 1000); // or the test would show nothing
    }

    void agreesOnRandomLines()
    {
        std::mt19937 random(20);
        const auto below
            = [&random](qsizetype limit) { return qsizetype(random() % quint64(limit)); };
        int simple = 0;
        for (int round = 0; round < 200'000; ++round) {
            QByteArray text;
            qsizetype indentation = 0;
            for (qsizetype lines = 1 + below(8); lines > 0; --lines) {
                constexpr qsizetype steps[] = {0, 0, 0, 2, 2, -2, -2, 1, -1, 4};
                indentation = qMax<qsizetype>(0, indentation + steps[below(10)]);
                text += QByteArray(indentation, ' ')
                    + fragments.at(below(below(3) ? 20 : fragments.size())) + '\n';
            }
            if (below(5) == 0)
                text.chop(1);
            const BothReaders both = readBoth(text);
            simple += both.isSimple ? 1 : 0;
            QVERIFY2(both.simple == both.reference && both.simpleProblems == both.referenceProblems,
                     QByteArray(text + "\n--- simple\n" + both.simple + "--- yaml-cpp\n"
                                + both.reference + both.referenceProblems.join(u'\n').toUtf8())
                         .constData());
        }
        QVERIFY(simple > 3000);
    }

    void agreesOnRecordings()
    {
        int simple = 0;
        const QList<Recording> recordings = recordedOutputs(u"yaml"_s);
        if (recordings.isEmpty())
            QSKIP("no recordings here");
        for (const Recording &recording : recordings) {
            const BothReaders both = readBoth(recording.output);
            simple += both.isSimple ? 1 : 0;
            QVERIFY2(both.simple == both.reference, qPrintable(recording.name));
        }
        QVERIFY(simple > 30);
    }

    void agreesOnTheCorpus()
    {
        QDirIterator files(sharedPath(u"corpus"_s), {u"*.yaml"_s}, QDir::Files,
                           QDirIterator::Subdirectories);
        if (!files.hasNext())
            QSKIP("no corpus here");
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const BothReaders both = readBoth(file.readAll());
            QVERIFY2(both.isSimple, qPrintable(file.fileName()));
            QVERIFY2(both.simple == both.reference, qPrintable(file.fileName()));
        }
    }
};

QTEST_GUILESS_MAIN(TestSimpleYamlReader)
#include "tst_simpleyamlreader.moc"
