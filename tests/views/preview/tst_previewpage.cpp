// SPDX-License-Identifier: Apache-2.0
#include "models/previewmodelset.h"
#include "tests/support/accessibility.h"
#include "tests/support/previewentries.h"
#include "tests/support/shown.h"
#include "tests/support/testcase.h"
#include "views/preview/previewpage.h"

#include <QAction>
#include <QComboBox>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

struct Fixture : PreviewModelSet
{
    PreviewPage page{all()};
    QTabBar *tabs = page.findChild<QTabBar *>(u"previewTabs"_s);

    Fixture()
    {
        page.setReleases({u"4.21"_s, u"4.10"_s});
        page.setTraits({.release = u"4.21"_s, .createLabel = u"Create"_s});
        page.setOtherTraits({.release = u"4.10"_s});
        const QList<PreviewEntry> entries{sampleEntry(u"nodejs"_s, u"Node.js"_s),
                                          sampleEntry(u"ruby"_s, u"Ruby"_s)};
        tiles.setEntries(entries);
        samples.setEntries(entries);
        cards.setEntries(entries);
        categories.setCategories(sampleCategories());
        notShown.setItems({{.key = {.name = u"mysql"_s}, .reasons = {u"No builder."_s}}});
    }
    template<typename Widget>
    Widget *find(const QString &name) const
    {
        return page.findChild<Widget *>(name);
    }
};

} // namespace

class TestPreviewPage : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void tabs()
    {
        Fixture f;
        QVERIFY(showWindow(f.page, {1100, 700}));
        f.page.setSummary(u"2 of 3 streams"_s);
        QVERIFY(shownTexts(f.page).contains(u"2 of 3 streams"_s));
        QCOMPARE(accessibilityProblems(f.page), QString());
        QCOMPARE(f.tabs->tabText(3), u"Not shown (1)"_s);
        QSignalSpy comparing(&f.page, &PreviewPage::comparing);
        f.page.showView(u"compare"_s);
        QVERIFY(comparing.last().first().toBool());
        QVERIFY(f.find<QWidget>(u"comparisonView"_s)->isVisible());
        f.page.showView(u"not-shown"_s);
        QVERIFY(!comparing.last().first().toBool());
        QVERIFY(f.find<QWidget>(u"notShownView"_s)->isVisible());
    }

    void releases()
    {
        Fixture f;
        QVERIFY(showWindow(f.page, {1100, 700}));
        QSignalSpy chosen(&f.page, &PreviewPage::releaseChosen);
        auto *box = f.find<QComboBox>(u"previewRelease"_s);
        QTest::keyClick(box, Qt::Key_Down);
        QCOMPARE(chosen.takeFirst().first().toString(), u"4.10"_s);
        f.page.setTraits({.release = u"4.5"_s, .hasSamples = false});
        QVERIFY(!f.tabs->isTabVisible(1));
    }

    void formAndBack()
    {
        Fixture f;
        QVERIFY(showWindow(f.page, {1100, 700}));
        auto *form = f.find<QWidget>(u"builderForm"_s);
        f.page.showView(u"catalog"_s, u"ruby"_s);
        QVERIFY(f.find<QWidget>(u"detailsPanel"_s)->isVisible());
        f.find<QPushButton>(u"detailsCreate"_s)->click();
        QVERIFY(form->isVisible());
        QTest::mouseClick(f.find<QPushButton>(u"builderFormBack"_s), Qt::LeftButton);
        QVERIFY(!form->isVisible());
        f.page.showView(u"form"_s, u"nodejs"_s);
        QVERIFY(form->isVisible());
        // Choosing the tab that is current already leads back, too.
        f.page.showView(u"catalog"_s);
        QVERIFY(!form->isVisible());
        f.page.showView(u"samples"_s);
        clickCell(*f.find<QListView>(u"sampleTiles"_s), f.samples.index(0, 0));
        QVERIFY(shownTexts(f.page).contains(u"Create Sample application"_s));
    }

    void options()
    {
        Fixture f;
        QSignalSpy own(&f.page, &PreviewPage::ownCategoriesRequested);
        QSignalSpy file(&f.page, &PreviewPage::categoriesFileRequested);
        QSignalSpy pending(&f.page, &PreviewPage::importsPendingChosen);
        f.find<QAction>(u"categoriesFile"_s)->trigger();
        QCOMPARE(file.size(), 1);
        f.page.setCategoriesFile(u"console.yaml"_s);
        QVERIFY(!f.find<QAction>(u"ownCategories"_s)->isChecked());
        f.find<QAction>(u"ownCategories"_s)->trigger();
        QCOMPARE(own.size(), 1);
        f.find<QAction>(u"importsPending"_s)->trigger();
        QVERIFY(pending.takeFirst().first().toBool());
    }

    void definition()
    {
        Fixture f;
        QVERIFY(showWindow(f.page, {1100, 700}));
        QSignalSpy asked(&f.page, &PreviewPage::definitionRequested);
        f.page.showView(u"not-shown"_s);
        auto *view = f.find<QAbstractItemView>(u"notShownView"_s);
        clickCell(*view, f.notShown.index(0, 0));
        QTest::keyClick(view, Qt::Key_Return);
        QCOMPARE(asked.takeFirst().first().value<StreamKey>().name, u"mysql"_s);
    }

    /// Nothing is cut off where everything is twice as large.
    void largeFont()
    {
        Fixture f;
        QFont font = qApp->font();
        font.setPointSizeF(font.pointSizeF() * 2);
        f.page.setFont(font);
        QVERIFY(showWindow(f.page, {1600, 1000}));
        for (const QString &name : {u"previewSummary"_s, u"previewTitle"_s}) {
            const auto *label = f.find<QLabel>(name);
            QVERIFY(label->height() >= label->sizeHint().height());
        }
        for (const auto *button : f.page.findChildren<QPushButton *>()) {
            if (button->isVisible())
                QVERIFY2(button->width() >= button->sizeHint().width()
                             || button->sizePolicy().horizontalPolicy() == QSizePolicy::Ignored,
                         qPrintable(button->objectName()));
        }
    }
};

QTEST_MAIN(TestPreviewPage)
#include "tst_previewpage.moc"
