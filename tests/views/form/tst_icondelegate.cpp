// SPDX-License-Identifier: Apache-2.0
#include "views/form/icondelegate.h"

#include "models/formchoicemodel.h"
#include "tests/support/paintedcell.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestIconDelegate : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void paints()
    {
        FormChoiceModel model;
        model.setChoices({{.value = u"icon-a-class-with-a-name-that-is-far-too-long"_s,
                           .text = u"since OpenShift 4.4"_s}});
        const IconDelegate delegate;
        const QSize size = delegate.sizeHint({}, model.index(0, 0));
        for (const Theme &theme : {lightTheme(), darkTheme()}) {
            const PaintedCell cell(delegate, model.index(0, 0), size, theme);
            QVERIFY(cell.staysInside());
            QVERIFY(!cell.isBlank());
        }
        const PaintedCell chosen(delegate, model.index(0, 0), size, lightTheme(),
                                 QStyle::State_Enabled | QStyle::State_Selected);
        QVERIFY(chosen.has(lightTheme().selection));
    }
};

QTEST_MAIN(TestIconDelegate)
#include "tst_icondelegate.moc"
