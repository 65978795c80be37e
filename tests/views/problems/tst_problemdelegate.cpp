// SPDX-License-Identifier: Apache-2.0
#include "models/problemmodel.h"
#include "tests/support/paintedcell.h"
#include "tests/support/testcase.h"
#include "views/problems/problemdelegate.h"

using namespace headwater;
using namespace Qt::StringLiterals;

using Severity = Problem::Severity;

namespace {

Problem problem(Severity severity)
{
    return {.severity = severity,
            .file = u"a/b.yaml"_s,
            .position = {.line = 3, .column = 1, .offset = 0},
            .message = u"Unexpected end."_s,
            .remedy = u"Close the bracket."_s};
}

} // namespace

class TestProblemDelegate : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void severities_data()
    {
        QTest::addColumn<Severity>("severity");
        QTest::addColumn<Tone>("tone");
        QTest::newRow("error") << Severity::Error << Tone::Error;
        QTest::newRow("warning") << Severity::Warning << Tone::Warning;
        QTest::newRow("information") << Severity::Information << Tone::Information;
    }
    void severities()
    {
        applyTheme(*qApp, ColorScheme::Light); // icons are drawn in the program's colours
        QFETCH(const Severity, severity);
        QFETCH(const Tone, tone);
        ProblemModel model;
        model.setProblems({problem(severity)});
        const PaintedCell cell(m_delegate, model.index(0, 0), {400, 34});
        QVERIFY(cell.has(lightTheme().pair(tone).text));
        QVERIFY(cell.has(lightTheme().text));
        QVERIFY(cell.has(lightTheme().muted)); // the remedy
    }

    void everyColumnStaysInside_data()
    {
        QTest::addColumn<int>("width");
        for (const int width : {30, 45, 120, 500})
            QTest::addRow("%d", width) << width;
    }
    void everyColumnStaysInside()
    {
        QFETCH(const int, width);
        Problem wide = problem(Severity::Error);
        wide.message = QString(300, u'W');
        wide.file = QString(300, u'W');
        ProblemModel model;
        model.setProblems({wide});
        for (int column = 0; column < ProblemModel::columns; ++column)
            QVERIFY(PaintedCell(m_delegate, model.index(0, column), {width, 34}).staysInside());
    }

    void selectionIsSeen()
    {
        ProblemModel model;
        model.setProblems({problem(Severity::Error)});
        const PaintedCell cell(m_delegate, model.index(0, 1), {140, 34}, lightTheme(),
                               QStyle::State_Enabled | QStyle::State_Selected);
        QVERIFY(cell.has(lightTheme().selection));
    }

    void growsWithTheFont()
    {
        ProblemModel model;
        model.setProblems({problem(Severity::Error)});
        QFont large = QApplication::font();
        large.setPointSizeF(30);
        QVERIFY(rowHeight(m_delegate, model.index(0, 0), large) > QFontMetrics(large).height());
    }

private:
    ProblemDelegate m_delegate;
};

QTEST_MAIN(TestProblemDelegate)
#include "tst_problemdelegate.moc"
