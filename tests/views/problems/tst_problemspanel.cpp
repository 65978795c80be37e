// SPDX-License-Identifier: Apache-2.0
#include "models/problemmodel.h"
#include "tests/support/accessibility.h"
#include "tests/support/shown.h"
#include "tests/support/testcase.h"
#include "views/problems/problemspanel.h"

#include <QSignalSpy>
#include <QTreeView>

using namespace headwater;
using namespace Qt::StringLiterals;

using Severity = Problem::Severity;

namespace {

Problem problem(int line, Severity severity = Severity::Error)
{
    return {.severity = severity,
            .file = u"a.yaml"_s,
            .position = {.line = line, .column = 1, .offset = 0},
            .message = u"Line %1 is odd."_s.arg(line)};
}

struct Fixture
{
    ProblemModel model;
    ProblemsPanel panel{model};
    QTreeView *table = panel.findChild<QTreeView *>(u"problemTable"_s);
    QWidget *empty = panel.findChild<QWidget *>(u"problemsEmpty"_s);
    QSignalSpy told{&panel, &ProblemsPanel::summaryChanged};
    QSignalSpy chosen{&panel, &ProblemsPanel::problemChosen};

    QString onTheTab() const { return told.isEmpty() ? QString() : told.last().first().toString(); }
};

} // namespace

class TestProblemsPanel : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void saysWhenAllIsWell()
    {
        Fixture f;
        QVERIFY(showWindow(f.panel));
        QVERIFY(f.empty->isVisible());
        f.model.setProblems({problem(1)});
        QVERIFY(!f.empty->isVisible());
        QCOMPARE(shownRows(*f.table), QStringList{u"Line 1 is odd."_s});
        QCOMPARE(accessibilityProblems(f.panel), QString());
        f.model.setProblems({});
        QVERIFY(f.empty->isVisible());
        QCOMPARE(f.onTheTab(), QString());
    }

    void summary_data()
    {
        QTest::addColumn<QList<Problem>>("problems");
        QTest::addColumn<QString>("summary");
        QTest::newRow("none") << QList<Problem>() << QString();
        QTest::newRow("errors") << QList{problem(1), problem(2)} << u"2 error(s)"_s;
        QTest::newRow("errors count first")
            << QList{problem(1), problem(2, Severity::Warning)} << u"1 error(s)"_s;
        QTest::newRow("warnings") << QList{problem(1, Severity::Warning),
                                           problem(2, Severity::Information)}
                                  << u"1 warning(s)"_s;
        QTest::newRow("only information") << QList{problem(1, Severity::Information)} << QString();
    }
    void summary()
    {
        QFETCH(const QList<Problem>, problems);
        Fixture f;
        f.model.setProblems(problems);
        QTEST(f.onTheTab(), "summary");
    }

    /// A problem that only became milder is the same row.
    void summaryFollowsSeverity()
    {
        Fixture f;
        f.model.setProblems({problem(1)});
        f.model.setProblems({problem(1, Severity::Warning)});
        QCOMPARE(f.onTheTab(), u"1 warning(s)"_s);
    }

    void clickAndEnterChoose()
    {
        Fixture f;
        f.model.setProblems({problem(1), problem(2)});
        QVERIFY(showWindow(f.panel));
        clickCell(*f.table, f.model.index(1, 0));
        QVERIFY(!f.chosen.isEmpty());
        QCOMPARE(f.chosen.last().first().value<Problem>(), problem(2));
        f.chosen.clear();
        QTest::keyClick(f.table, Qt::Key_Up);
        QTest::keyClick(f.table, Qt::Key_Return);
        QCOMPARE(f.chosen.size(), 1);
        QCOMPARE(f.chosen.last().first().value<Problem>(), problem(1));
    }
};

QTEST_MAIN(TestProblemsPanel)
#include "tst_problemspanel.moc"
