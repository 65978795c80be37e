// SPDX-License-Identifier: Apache-2.0
#include "models/notshownmodel.h"
#include "tests/support/accessibility.h"
#include "tests/support/previewentries.h"
#include "tests/support/shown.h"
#include "tests/support/testcase.h"
#include "views/preview/streampreview.h"

#include <QAbstractItemView>
#include <QPushButton>
#include <QSignalSpy>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

const ConsoleTraits traits{.release = u"4.21"_s, .createLabel = u"Create"_s};

} // namespace

class TestStreamPreview : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void shown()
    {
        NotShownModel tags;
        StreamPreview page(tags);
        QVERIFY(showWindow(page, {1000, 800}));
        page.showEntry(sampleEntry(u"ruby"_s, u"Ruby"_s), traits);
        QCOMPARE(accessibilityProblems(page), QString());
        QVERIFY(shownTexts(page).contains(u"As OpenShift 4.21 would show it"_s));
        QVERIFY(shownTexts(page).contains(u"Provided by Example, Inc."_s));
        QVERIFY(!page.findChild<QWidget *>(u"notShownList"_s)->isVisible());
        page.findChild<QPushButton *>(u"detailsCreate"_s)->click();
        QVERIFY(page.findChild<QWidget *>(u"builderForm"_s)->isVisible());
        // An edit stays on the form; another stream begins with its details.
        page.showEntry(sampleEntry(u"ruby"_s, u"Ruby!"_s), traits);
        QVERIFY(page.findChild<QWidget *>(u"builderForm"_s)->isVisible());
        page.showEntry(sampleEntry(u"perl"_s, u"Perl"_s), traits);
        QVERIFY(page.findChild<QWidget *>(u"detailsPanel"_s)->isVisible());
    }

    void tagsThatAreNotOffered()
    {
        NotShownModel tags;
        StreamPreview page(tags);
        QVERIFY(showWindow(page, {1000, 800}));
        page.showEntry(sampleEntry(u"ruby"_s, u"Ruby"_s), traits);
        tags.setItems({{.key = {.name = u"ruby"_s}, .tag = u"2.5"_s, .reasons = {u"Hidden."_s}}});
        auto *view = page.findChild<QAbstractItemView *>(u"notShownView"_s);
        QTRY_VERIFY(view->isVisible() && view->viewport()->height() > 40);
        QSignalSpy asked(&page, &StreamPreview::definitionRequested);
        clickCell(*view, tags.index(0, 0));
        QTest::keyClick(view, Qt::Key_Return);
        QCOMPARE(asked.takeFirst().last().toString(), u"2.5"_s);
    }

    void notShown()
    {
        NotShownModel tags;
        StreamPreview page(tags);
        QVERIFY(showWindow(page, {1000, 800}));
        page.showAbsence(u"mysql"_s, {u"No tag has the keyword builder."_s}, traits);
        QVERIFY(shownTexts(page).contains(u"mysql is not shown in the catalog"_s));
        QVERIFY(shownTexts(page).contains(u"No tag has the keyword builder."_s));
        QSignalSpy catalog(&page, &StreamPreview::catalogRequested);
        page.findChild<QPushButton *>(u"showInCatalog"_s)->click();
        QCOMPARE(catalog.size(), 1);
    }
};

QTEST_MAIN(TestStreamPreview)
#include "tst_streampreview.moc"
