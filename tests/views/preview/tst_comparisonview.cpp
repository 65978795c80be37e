// SPDX-License-Identifier: Apache-2.0
#include "models/comparisonmodel.h"
#include "tests/support/accessibility.h"
#include "tests/support/previewentries.h"
#include "tests/support/shown.h"
#include "tests/support/testcase.h"
#include "views/preview/comparisonview.h"

#include <QCheckBox>
#include <QComboBox>
#include <QListView>
#include <QSignalSpy>

using namespace headwater;
using namespace Qt::StringLiterals;

class TestComparisonView : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void showsDifferencesOrAll()
    {
        ComparisonModel model;
        ComparisonView view(model);
        view.setReleases({u"4.21"_s, u"4.10"_s});
        view.setTraits({.release = u"4.21"_s}, {.release = u"4.10"_s});
        QVERIFY(showWindow(view));
        QCOMPARE(accessibilityProblems(view), QString());
        QVERIFY(view.findChild<QWidget *>(u"comparisonEmpty"_s)->isVisible());
        PreviewEntry ruby = sampleEntry(u"ruby"_s, u"Ruby"_s);
        const PreviewEntry perl = sampleEntry(u"perl"_s, u"Perl"_s);
        PreviewEntry older = ruby;
        older.provider.clear();
        model.setEntries(compareEntries({ruby, perl}, {older, perl}));
        auto *list = view.findChild<QListView *>(u"comparisonTiles"_s);
        QCOMPARE(shownRows(*list), QStringList{u"Ruby"_s});
        QTest::mouseClick(view.findChild<QCheckBox *>(u"comparisonAll"_s), Qt::LeftButton);
        QCOMPARE(shownRows(*list), QStringList({u"Perl"_s, u"Ruby"_s}));
        QVERIFY(shownTexts(view).contains(u"OpenShift 4.21"_s));
        QSignalSpy asked(&view, &ComparisonView::definitionRequested);
        clickCell(*list, model.index(1, 0));
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(asked.takeFirst().first().value<StreamKey>().name, u"ruby"_s);
    }

    void otherRelease()
    {
        ComparisonModel model;
        ComparisonView view(model);
        view.setReleases({u"4.21"_s, u"4.10"_s});
        view.setTraits({.release = u"4.21"_s}, {.release = u"4.10"_s});
        QVERIFY(showWindow(view));
        auto *box = view.findChild<QComboBox *>(u"comparisonRelease"_s);
        QCOMPARE(box->currentData().toString(), u"4.10"_s);
        QSignalSpy chosen(&view, &ComparisonView::otherReleaseChosen);
        QTest::keyClick(box, Qt::Key_Up);
        QCOMPARE(chosen.takeFirst().first().toString(), u"4.21"_s);
    }
};

QTEST_MAIN(TestComparisonView)
#include "tst_comparisonview.moc"
