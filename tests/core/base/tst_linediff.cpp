// SPDX-License-Identifier: Apache-2.0
#include "core/base/linediff.h"

#include "tests/support/testcase.h"

#include <QRandomGenerator>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

/// "-a", "+b", " c" for each line, "@3" for a gap of three.
QString marked(const QList<DiffLine> &lines)
{
    QStringList texts;
    for (const DiffLine &line : lines) {
        switch (line.kind) {
        case DiffLine::Kind::Same: texts.append(u' ' + line.text); break;
        case DiffLine::Kind::Removed: texts.append(u'-' + line.text); break;
        case DiffLine::Kind::Added: texts.append(u'+' + line.text); break;
        case DiffLine::Kind::Gap: texts.append(u"@%1"_s.arg(line.skipped)); break;
        }
    }
    return texts.join(u'|');
}

QString joined(const QList<DiffLine> &lines, DiffLine::Kind without)
{
    QString text;
    for (const DiffLine &line : lines) {
        if (line.kind != without)
            text += line.text + u'\n';
    }
    return text;
}

qsizetype changes(const QList<DiffLine> &lines)
{
    return std::ranges::count_if(
        lines, [](const DiffLine &line) { return line.kind != DiffLine::Kind::Same; });
}

} // namespace

class TestLineDiff : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void finds_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<QString>("diff");
        QTest::newRow("nothing") << u"a\nb\n"_s << u"a\nb\n"_s << u"@2"_s;
        QTest::newRow("both empty") << QString() << QString() << QString();
        QTest::newRow("all new") << QString() << u"a\nb"_s << u"+a|+b"_s;
        QTest::newRow("all gone") << u"a\nb\n"_s << QString() << u"-a|-b"_s;
        QTest::newRow("changed") << u"a\nb\nc\n"_s << u"a\nx\nc\n"_s << u" a|-b|+x| c"_s;
        QTest::newRow("inserted") << u"a\nb\n"_s << u"a\nx\nb\n"_s << u" a|+x| b"_s;
        QTest::newRow("moved") << u"a\nb\nc\nd\n"_s << u"b\nc\nd\na\n"_s << u"-a| b| c| d|+a"_s;
        QTest::newRow("the paper's own")
            << u"a\nb\nc\na\nb\nb\na"_s << u"c\nb\na\nb\na\nc"_s << u"-a|-b| c|+b| a| b|-b| a|+c"_s;
        QTest::newRow("gaps") << u"1\n2\n3\n4\n5\n6\n7\n8\n9\n"_s
                              << u"1\n2\n3\n4\n5\n6\n7\n8\nx\n"_s << u"@5| 6| 7| 8|-9|+x"_s;
        QTest::newRow("empty lines") << u"\n\n"_s << u"\n"_s << u" |-"_s;
    }
    void finds()
    {
        QFETCH(const QString, before);
        QFETCH(const QString, after);
        QTEST(marked(lineDiff(before, after)), "diff");
    }

    void countsLines()
    {
        const QList<DiffLine> lines = lineDiff(u"a\nb\nc\n"_s, u"a\nx\nb\n"_s);
        QCOMPARE(marked(lines), u" a|+x| b|-c"_s);
        QCOMPARE(lines.at(1).newLine, 2);
        QCOMPARE(lines.at(1).oldLine, 0);
        QCOMPARE(lines.at(2).oldLine, 2);
        QCOMPARE(lines.at(2).newLine, 3);
        QCOMPARE(lines.at(3).oldLine, 3);
    }

    /// Whatever the texts, both can be put together from the difference again.
    void losesNothing()
    {
        QRandomGenerator random(7);
        for (int round = 0; round < 300; ++round) {
            const auto text = [&random] {
                QString made;
                for (quint32 left = random.bounded(30U); left > 0; --left)
                    made += QChar(u'a' + random.bounded(5)) + u"\n"_s;
                return made;
            };
            const QString before = text();
            const QString after = text();
            const QList<DiffLine> lines = lineDiff(before, after, 1000);
            QCOMPARE(joined(lines, DiffLine::Kind::Added), before);
            QCOMPARE(joined(lines, DiffLine::Kind::Removed), after);
        }
    }

    void manyLinesWithFewChanges()
    {
        QString before;
        for (int i = 0; i < 150'000; ++i)
            before += u"line %1\n"_s.arg(i);
        QString after = before;
        after.replace(u"line 70000\n"_s, u"new\n"_s);
        after.replace(u"line 140000\n"_s, QString());
        QCOMPARE(changes(lineDiff(before, after)), 3 + 3);
    }

    /// Texts that have nothing in common are not searched for long.
    void everythingReplaced()
    {
        QString before;
        QString after;
        for (int i = 0; i < 20'000; ++i) {
            before += u"a %1\n"_s.arg(i);
            after += u"b %1\n"_s.arg(i);
        }
        QCOMPARE(changes(lineDiff(before, after)), 40'000);
    }
};

QTEST_GUILESS_MAIN(TestLineDiff)
#include "tst_linediff.moc"
