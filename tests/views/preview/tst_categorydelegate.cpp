// SPDX-License-Identifier: Apache-2.0
#include "models/categorymodel.h"
#include "tests/support/paintedcell.h"
#include "tests/support/previewentries.h"
#include "tests/support/testcase.h"
#include "views/preview/categorydelegate.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestCategoryDelegate : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void paints()
    {
        CategoryModel model;
        model.setCategories(sampleCategories());
        model.setChosen(u"languages"_s);
        const CategoryDelegate delegate;
        for (const int width : {20, 60, 200}) {
            for (int row = 0; row < model.rowCount(); ++row) {
                const PaintedCell cell(delegate, model.index(row, 0), {width, 28}, darkTheme());
                QVERIFY(cell.staysInside());
                QVERIFY(width < 60 || !cell.isBlank());
            }
        }
        const PaintedCell chosen(delegate, model.index(1, 0), {200, 28}, lightTheme(),
                                 QStyle::State_Enabled | QStyle::State_Selected);
        QVERIFY(chosen.has(lightTheme().selection));
    }
};

QTEST_MAIN(TestCategoryDelegate)
#include "tst_categorydelegate.moc"
