// SPDX-License-Identifier: Apache-2.0
#include "tests/support/accessibility.h"
#include "tests/support/previewentries.h"
#include "tests/support/shown.h"
#include "tests/support/testcase.h"
#include "views/preview/detailspanel.h"

#include <QPushButton>
#include <QSignalSpy>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

QPushButton *button(const QWidget &panel, const QString &name)
{
    return panel.findChild<QPushButton *>(name);
}

} // namespace

class TestDetailsPanel : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void facts_data()
    {
        QTest::addColumn<bool>("hasSample");
        QTest::addColumn<bool>("alwaysShows");
        QTest::addColumn<bool>("rowIsThere");
        QTest::newRow("a sample") << true << false << true;
        QTest::newRow("none") << false << false << false;
        QTest::newRow("none, older console") << false << true << true;
    }
    void facts()
    {
        QFETCH(const bool, hasSample);
        QFETCH(const bool, alwaysShows);
        PreviewEntry entry = sampleEntry(u"ruby"_s, u"Ruby"_s);
        if (!hasSample)
            entry.panelSample.clear();
        DetailsPanel panel;
        panel.showEntry(entry, {.createLabel = u"Create"_s, .alwaysShowsSampleRow = alwaysShows});
        QVERIFY(showWindow(panel));
        const QStringList texts = shownTexts(panel);
        QTEST(texts.contains(u"Sample repository"_s), "rowIsThere");
        QVERIFY(texts.contains(u"Example, Inc."_s));
        QVERIFY(texts.contains(u"Provided by Example, Inc."_s));
        QVERIFY(texts.contains(u"N/A"_s));
        QVERIFY(!texts.contains(u"What an author should know"_s));
        QCOMPARE(accessibilityProblems(panel), QString());
    }

    void notes()
    {
        PreviewEntry entry = sampleEntry(u"ruby"_s, u"Ruby"_s);
        entry.notes = {{.weight = PreviewNote::Weight::Warning, .text = u"Two tags tie."_s}};
        DetailsPanel panel;
        QVERIFY(showWindow(panel));
        panel.showEntry(entry, {.createLabel = u"Create"_s});
        QTRY_VERIFY(shownTexts(panel).contains(u"Two tags tie."_s));
    }

    void intentions()
    {
        const PreviewEntry entry = sampleEntry(u"ruby"_s, u"Ruby"_s);
        DetailsPanel panel;
        QVERIFY(showWindow(panel));
        panel.showEntry(entry, {.createLabel = u"Create Application"_s});
        QSignalSpy create(&panel, &DetailsPanel::createRequested);
        QSignalSpy definition(&panel, &DetailsPanel::definitionRequested);
        QSignalSpy link(&panel, &DetailsPanel::linkChosen);
        QSignalSpy close(&panel, &DetailsPanel::closeRequested);
        QCOMPARE(button(panel, u"detailsCreate"_s)->text(), u"Create Application"_s);
        button(panel, u"detailsCreate"_s)->click();
        QCOMPARE(create.takeFirst().first().value<PreviewEntry>(), entry);
        button(panel, u"detailsDefinition"_s)->click();
        QCOMPARE(definition.takeFirst().first().value<StreamKey>(), entry.key);
        button(panel, u"detailsLink"_s)->click();
        QCOMPARE(link.takeFirst().first().toString(), entry.panelSample);
        QTest::keyClick(&panel, Qt::Key_Escape);
        QCOMPARE(close.size(), 1);
        panel.setClosable(false);
        QTest::keyClick(&panel, Qt::Key_Escape);
        QCOMPARE(close.size(), 1);
    }
};

QTEST_MAIN(TestDetailsPanel)
#include "tst_detailspanel.moc"
