// SPDX-License-Identifier: Apache-2.0
#include "models/importpreviewmodel.h"
#include "tests/support/accessibility.h"
#include "tests/support/shown.h"
#include "tests/support/testcase.h"
#include "views/imports/previewlist.h"

#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeView>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

using Outcome = ImportPreviewRow::Outcome;
using Phase = PreviewProgress::Phase;

struct Fixture
{
    ImportPreviewModel model;
    PreviewList list{model};
    QLabel *summary = list.findChild<QLabel *>(u"previewSummary"_s);
    QPushButton *stop = list.findChild<QPushButton *>(u"stopPreview"_s);
    QProgressBar *progress = list.findChild<QProgressBar *>(u"previewProgress"_s);
    QWidget *empty = list.findChild<QWidget *>(u"previewEmpty"_s);

    Fixture()
    {
        model.setRows({{.tag = u"a"_s, .outcome = Outcome::New},
                       {.tag = u"b"_s, .outcome = Outcome::Moved},
                       {.tag = u"c"_s, .outcome = Outcome::Moved},
                       {.tag = u"d"_s, .outcome = Outcome::Failed},
                       {.tag = u"e"_s, .outcome = Outcome::Unchanged}});
    }
};

} // namespace

class TestPreviewList : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void saysWhatItIsForUntilItRuns()
    {
        Fixture f;
        QVERIFY(showWindow(f.list));
        QVERIFY(f.empty->isVisible());
        QVERIFY(shownTexts(f.list).contains(u"Nothing previewed yet"_s));
        f.list.setProgress({.phase = Phase::Failed, .problem = u"It is <b>gone</b>."_s});
        QVERIFY(f.empty->isVisible());
        QVERIFY(shownTexts(f.list).contains(u"It is <b>gone</b>."_s));
        QCOMPARE(accessibilityProblems(f.list), QString());
    }

    void progressAndStop()
    {
        Fixture f;
        f.list.setProgress({.phase = Phase::Running, .done = 2, .total = 5});
        QVERIFY(showWindow(f.list));
        QVERIFY(!f.empty->isVisible());
        QCOMPARE(f.summary->text(), u"2 of 5 tags asked for"_s);
        QCOMPARE(f.progress->value(), 2);
        QCOMPARE(f.progress->maximum(), 5);
        QSignalSpy stopped(&f.list, &PreviewList::stopRequested);
        QTest::mouseClick(f.stop, Qt::LeftButton);
        QCOMPARE(stopped.size(), 1);
        QCOMPARE(accessibilityProblems(f.list), QString());
        f.list.setProgress({.phase = Phase::Done, .done = 5, .total = 5});
        QVERIFY(!f.stop->isVisible());
        QVERIFY(!f.progress->isVisible());
        QCOMPARE(shownRows(*f.list.findChild<QTreeView *>(u"previewTable"_s)).size(), 5);
    }

    void summary_data()
    {
        QTest::addColumn<PreviewProgress>("progress");
        QTest::addColumn<QString>("end");
        QTest::newRow("done") << PreviewProgress{.phase = Phase::Done} << u"Nothing was written."_s;
        QTest::newRow("stopped") << PreviewProgress{.phase = Phase::Stopped}
                                 << u"Stopped before the end."_s;
        QTest::newRow("outdated") << PreviewProgress{.phase = Phase::Done, .isOutdated = true}
                                  << u"The choice has changed since."_s;
    }
    void summary()
    {
        QFETCH(const PreviewProgress, progress);
        QFETCH(const QString, end);
        Fixture f;
        f.list.setProgress(progress);
        QCOMPARE(f.summary->text(),
                 QString(u"New: 1 · moves: 2 · unchanged: 1 · fails: 1. "_s + end));
    }
};

QTEST_MAIN(TestPreviewList)
#include "tst_previewlist.moc"
