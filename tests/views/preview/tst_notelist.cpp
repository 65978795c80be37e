// SPDX-License-Identifier: Apache-2.0
#include "tests/support/shown.h"
#include "tests/support/testcase.h"
#include "views/common/theme.h"
#include "views/preview/notelist.h"

using namespace headwater;
using namespace Qt::StringLiterals;
using Weight = PreviewNote::Weight;

class TestNoteList : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void showsNotes()
    {
        applyTheme(*qApp, ColorScheme::Light);
        NoteList list;
        list.setNotes({{.weight = Weight::Warning, .text = u"Nine tags tie."_s},
                       {.weight = Weight::Hint, .text = u"<b>plain</b>"_s}});
        QVERIFY(showWindow(list, {300, 200}));
        QCOMPARE(shownTexts(list), QStringList({u"Nine tags tie."_s, u"<b>plain</b>"_s}));
        list.setNotes({{.text = u"Another."_s}});
        QTRY_COMPARE(shownTexts(list), QStringList{u"Another."_s});
        list.setNotes({});
        QVERIFY(!list.isVisible());
    }
};

QTEST_MAIN(TestNoteList)
#include "tst_notelist.moc"
