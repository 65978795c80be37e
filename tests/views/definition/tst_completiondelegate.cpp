// SPDX-License-Identifier: Apache-2.0
#include "views/definition/completiondelegate.h"

#include "models/completionmodel.h"
#include "tests/support/paintedcell.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestCompletionDelegate : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void everyKindHasItsSymbol()
    {
        applyTheme(*qApp, ColorScheme::Light);
        CompletionDelegate delegate;
        CompletionModel model;
        for (int kind = 0; kind <= int(Completion::Kind::LookUp); ++kind) {
            model.setCompletions(
                {{.kind = Completion::Kind(kind), .label = u"name"_s, .insert = {}, .text = {}}});
            const PaintedCell cell(delegate, model.index(0, 0), {400, 26});
            QVERIFY(cell.has(lightTheme().muted)); // the kind in words
        }
    }

    void selectionIsSeen()
    {
        applyTheme(*qApp, ColorScheme::Dark);
        CompletionDelegate delegate;
        CompletionModel model;
        model.setCompletions({{.kind = Completion::Kind::Field,
                               .label = QString(200, u'W'),
                               .insert = {},
                               .text = {}}});
        const PaintedCell cell(delegate, model.index(0, 0), {400, 26}, darkTheme(),
                               QStyle::State_Enabled | QStyle::State_Selected);
        QVERIFY(cell.has(darkTheme().selection));
        QVERIFY(cell.staysInside());
    }
};

QTEST_MAIN(TestCompletionDelegate)
#include "tst_completiondelegate.moc"
