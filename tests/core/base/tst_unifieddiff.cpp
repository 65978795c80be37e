// SPDX-License-Identifier: Apache-2.0
#include "core/base/unifieddiff.h"

#include "tests/support/testcase.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <random>

using namespace headwater;
using namespace Qt::StringLiterals;

class TestUnifiedDiff : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void tells_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QList<TextEdit>>("edits");
        QTest::addColumn<QByteArray>("hunks");
        const auto row
            = [](const char *name, const QByteArray &text, const QList<TextEdit> &edits,
                 const QByteArray &hunks) { QTest::newRow(name) << text << edits << hunks; };
        row("nothing", "a\n", {}, "");
        row("the same", "a\n", {{0, 1, "a"}}, "");
        row("one line", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", {{8, 9, "x"}},
            "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+x\n 6\n 7\n 8\n");
        row("added", "1\n2\n", {{2, 2, "x\n"}}, "@@ -1,2 +1,3 @@\n 1\n+x\n 2\n");
        row("removed", "1\n2\n", {{0, 2, ""}}, "@@ -1,2 +1 @@\n-1\n 2\n");
        row("no newline", "1\n2", {{3, 3, "x"}},
            "@@ -1,2 +1,2 @@\n 1\n-2\n\\ No newline at end of file\n+2x\n\\ No newline at end of "
            "file\n");
        row("far apart", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", {{0, 1, "a"}, {16, 17, "b"}},
            "@@ -1,4 +1,4 @@\n-1\n+a\n 2\n 3\n 4\n@@ -6,4 +6,4 @@\n 6\n 7\n 8\n-9\n+b\n");
        row("into an empty text", "", {{0, 0, "a\n"}}, "@@ -0,0 +1 @@\n+a\n");
    }
    void tells()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QList<TextEdit>, edits);
        QFETCH(const QByteArray, hunks);
        QCOMPARE(unifiedDiff(u"x"_s, text, edits),
                 hunks.isEmpty() ? QByteArray() : "--- a/x\n+++ b/x\n" + hunks);
    }

    void isAppliedByGit()
    {
        if (QStandardPaths::findExecutable(u"git"_s).isEmpty())
            QSKIP("no git here");
        std::mt19937 random(3);
        const auto below = [&random](qsizetype limit) { return qsizetype(random()) % limit; };
        QTemporaryDir folder;
        for (int round = 0; round < 60; ++round) {
            QByteArray text;
            for (int line = 0; line < 40; ++line)
                text += "line " + QByteArray::number(below(9)) + '\n';
            if (below(3) == 0)
                text.chop(1);
            QList<TextEdit> edits;
            for (qsizetype at = below(40); at < text.size(); at += 1 + below(80)) {
                const qsizetype to = qMin(text.size(), at + below(20));
                edits.append({.from = at, .to = to, .text = below(2) ? "new\nones" : ""});
                at = to;
            }
            QFile file(folder.filePath(u"x"_s));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text);
            file.close();
            QProcess patch;
            patch.setWorkingDirectory(folder.path());
            patch.start(u"git"_s, {u"apply"_s, u"-"_s});
            patch.write(unifiedDiff(u"x"_s, text, edits));
            patch.closeWriteChannel();
            QVERIFY(patch.waitForFinished());
            QCOMPARE(patch.exitCode(), 0);
            QVERIFY(file.open(QIODevice::ReadOnly));
            QCOMPARE(file.readAll(), applied(text, edits));
            file.close();
        }
    }
};

QTEST_GUILESS_MAIN(TestUnifiedDiff)
#include "tst_unifieddiff.moc"
