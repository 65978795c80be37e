// SPDX-License-Identifier: Apache-2.0
#include "models/problemmodel.h"
#include "tests/support/modellog.h"
#include "tests/support/testcase.h"

#include <QAbstractItemModelTester>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

using Column = ProblemModel::Column;
using Severity = Problem::Severity;

Problem problem(const QString &file, int line, const QString &message,
                Severity severity = Severity::Error)
{
    return {.severity = severity,
            .file = file,
            .position = {.line = line, .column = 3, .offset = 0},
            .message = message};
}

} // namespace

class TestProblemModel : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void showsProblems()
    {
        ProblemModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
        Problem broken = problem(u"a/b.yaml"_s, 12, u"Unexpected end."_s);
        broken.remedy = u"Close the bracket."_s;
        Problem whole = problem(u"c.yaml"_s, 0, u"Empty."_s);
        model.setProblems({broken, whole});
        const auto shown = [&model](int row, Column column, int role = Qt::DisplayRole) {
            return model.index(row, int(column)).data(role).toString();
        };
        QCOMPARE(shown(0, Column::Message), u"Unexpected end."_s);
        QCOMPARE(shown(0, Column::Message, Qt::ToolTipRole),
                 u"Unexpected end.\nClose the bracket."_s);
        QCOMPARE(shown(0, Column::File), u"a/b.yaml"_s);
        QCOMPARE(shown(0, Column::Line), u"12:3"_s);
        QCOMPARE(shown(1, Column::Line), QString()); // no position
        QCOMPARE(model.index(0, 0).data(ProblemModel::ProblemRole).value<Problem>(), broken);
    }

    /// The table shows the severity as a symbol.
    void severityIsSpoken_data()
    {
        QTest::addColumn<Severity>("severity");
        QTest::addColumn<QString>("spoken");
        QTest::newRow("error") << Severity::Error << u"Error: x"_s;
        QTest::newRow("warning") << Severity::Warning << u"Warning: x"_s;
        QTest::newRow("information") << Severity::Information << u"Information: x"_s;
    }
    void severityIsSpoken()
    {
        QFETCH(const Severity, severity);
        ProblemModel model;
        model.setProblems({problem(u"a"_s, 1, u"x"_s, severity)});
        QTEST(model.index(0, 0).data(Qt::AccessibleTextRole).toString(), "spoken");
        QCOMPARE(model.count(severity), 1);
    }

    void sameProblemOnce()
    {
        ProblemModel model;
        const Problem twice = problem(u"a"_s, 1, u"x"_s);
        model.setProblems({twice, problem(u"a"_s, 2, u"x"_s), twice});
        QCOMPARE(model.rowCount(), 2);
    }

    void tellsTheSmallestChange()
    {
        ProblemModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
        const Problem a = problem(u"a"_s, 1, u"x"_s);
        const Problem c = problem(u"c"_s, 1, u"x"_s);
        model.setProblems({a, c});
        const QPersistentModelIndex kept = model.index(1, 0);
        ModelLog log(model);
        model.setProblems({a, problem(u"b"_s, 1, u"x"_s), problem(u"b"_s, 2, u"x"_s), c});
        QCOMPARE(log.take(), QStringList{u"inserted 1-2"_s});
        QCOMPARE(kept.row(), 3);
        model.setProblems({a, c});
        QCOMPARE(log.take(), QStringList{u"removed 1-2"_s});
        Problem milder = c;
        milder.severity = Severity::Warning;
        model.setProblems({a, milder});
        QCOMPARE(log.take(), QStringList{u"changed 1-1"_s});
        model.setProblems({a, milder});
        QCOMPARE(log.take(), QStringList());
    }

    void headers()
    {
        const ProblemModel model;
        for (int column = 0; column < ProblemModel::columns; ++column)
            QVERIFY(
                !model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestProblemModel)
#include "tst_problemmodel.moc"
