// SPDX-License-Identifier: Apache-2.0
#include "views/definition/diffview.h"

#include "tests/support/accessibility.h"
#include "tests/support/shown.h"
#include "tests/support/testcase.h"
#include "views/common/theme.h"

#include <QApplication>

using namespace headwater;
using namespace Qt::StringLiterals;

class TestDiffView : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void showsBothSides()
    {
        applyTheme(*qApp, ColorScheme::Light);
        DiffView view;
        QVERIFY(showWindow(view));
        view.setDiff(lineDiff(u"1\n2\n3\n4\n5\na\n"_s, u"1\n2\n3\n4\n5\n<b>\n"_s));
        const QStringList lines = view.toPlainText().split(u'\n');
        QCOMPARE(lines.size(), 6); // a gap, three of context, two changed
        QVERIFY(lines.first().contains(u'2'));
        QVERIFY(lines.at(4).endsWith(u" - a"_s));
        QVERIFY(lines.at(5).endsWith(u" + <b>"_s));
        const auto backgrounds = [&view] {
            QList<QColor> colors;
            for (const QTextEdit::ExtraSelection &selection : view.extraSelections())
                colors.append(selection.format.background().color());
            return colors;
        };
        const Theme &light = lightTheme();
        QCOMPARE(backgrounds(),
                 (QList{light.surface, light.error.background, light.success.background}));
        applyTheme(*qApp, ColorScheme::Dark);
        QTRY_COMPARE(backgrounds().last(), darkTheme().success.background);
        QCOMPARE(accessibilityProblems(view), QString());
    }
};

QTEST_MAIN(TestDiffView)
#include "tst_diffview.moc"
