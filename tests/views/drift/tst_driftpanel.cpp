// SPDX-License-Identifier: Apache-2.0
#include "models/driftmodel.h"
#include "tests/support/accessibility.h"
#include "tests/support/rows.h"
#include "tests/support/shown.h"
#include "tests/support/testcase.h"
#include "views/drift/driftpanel.h"

#include <QCheckBox>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeView>

using namespace headwater;
using namespace Qt::StringLiterals;
using State = DriftRow::State;

namespace {

DriftRow row(const QString &stream, const QString &tag, State state)
{
    return {.key = {.file = stream + u".yaml"_s, .ns = {}, .name = stream},
            .name = stream,
            .tag = tag,
            .source = u"quay.io/x/"_s + stream,
            .state = state,
            .historyImage = sampleDigest(u'1'),
            .registryImage = sampleDigest(u'2')};
}

struct Fixture
{
    void show(const QList<DriftRow> &rows)
    {
        model.setReport({.at = QDateTime::currentDateTimeUtc(), .rows = rows});
        panel.setRunning(false);
    }
    QPushButton *button(const QString &name) { return panel.findChild<QPushButton *>(name); }

    DriftModel model;
    DriftPanel panel{model};
    QTreeView *view = panel.findChild<QTreeView *>(u"driftTable"_s);
    QLabel *summary = panel.findChild<QLabel *>(u"driftSummary"_s);
    QWidget *empty = panel.findChild<QWidget *>(u"driftEmpty"_s);
    QSignalSpy told{&panel, &DriftPanel::summaryChanged};
};

} // namespace

class TestDriftPanel : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void saysThatNothingWasCompared()
    {
        Fixture f;
        QVERIFY(showWindow(f.panel));
        QVERIFY(f.empty->isVisible());
        QVERIFY(!f.button(u"driftExport"_s)->isVisible());
        QVERIFY(!f.button(u"driftCheckCatalog"_s)->isEnabled());
        f.panel.setCanCheck(false, true);
        QVERIFY(f.button(u"driftCheckCatalog"_s)->isEnabled());
        QVERIFY(!f.button(u"driftCheckStream"_s)->isEnabled());
        QCOMPARE(accessibilityProblems(f.panel), QString());
        QSignalSpy asked(&f.panel, &DriftPanel::catalogCheckRequested);
        f.button(u"driftCheckCatalog"_s)->click();
        QCOMPARE(asked.size(), 1);
    }

    void showsWhatDiffers()
    {
        Fixture f;
        QVERIFY(showWindow(f.panel));
        f.show({row(u"ruby"_s, u"1"_s, State::Moved), row(u"ruby"_s, u"2"_s, State::Same),
                row(u"ruby"_s, u"3"_s, State::Unreachable)});
        QCOMPARE(shownRows(*f.view).size(), 2);
        QCOMPARE(f.summary->text(), u"1 difference(s), 1 not reached"_s);
        QCOMPARE(f.told.last().first().toString(), u"1 difference(s)"_s);
        QVERIFY(f.button(u"driftExport"_s)->isVisible());
        f.panel.findChild<QCheckBox *>(u"driftShowAll"_s)->click();
        QCOMPARE(shownRows(*f.view).size(), 3);
        QCOMPARE(accessibilityProblems(f.panel), QString());
    }

    void noDifferencesAreGoodNews()
    {
        Fixture f;
        QVERIFY(showWindow(f.panel));
        f.show({row(u"ruby"_s, u"2"_s, State::Same)});
        QVERIFY(f.empty->isVisible());
        QVERIFY(shownTexts(f.panel).contains(u"No differences"_s));
        QVERIFY(!f.button(u"driftImport"_s)->isVisible());
        QCOMPARE(f.told.last().first().toString(), QString());
    }

    void importsWhatMovedOrIsSelected()
    {
        Fixture f;
        QVERIFY(showWindow(f.panel));
        f.show({row(u"ruby"_s, u"1"_s, State::Moved), row(u"ruby"_s, u"2"_s, State::Pending),
                row(u"node"_s, u"3"_s, State::NeverImported), row(u"node"_s, u"4"_s, State::NewTag),
                row(u"node"_s, u"5"_s, State::Gone)});
        QSignalSpy asked(&f.panel, &DriftPanel::importRequested);
        f.button(u"driftImport"_s)->click();
        QCOMPARE(asked.size(), 2);
        QCOMPARE(asked.at(0).at(1).toStringList(), QStringList{u"3"_s});
        QCOMPARE(asked.at(1).at(1).toStringList(), QStringList({u"1"_s, u"2"_s}));
        asked.clear();
        f.view->setCurrentIndex(f.model.index(1, 0));
        f.button(u"driftImport"_s)->click();
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.at(0).at(1).toStringList(), QStringList{u"2"_s});
    }

    void aTagIsShown()
    {
        Fixture f;
        QVERIFY(showWindow(f.panel));
        f.show({row(u"ruby"_s, u"1"_s, State::Moved), row(u"ruby"_s, u"2"_s, State::NewTag)});
        QSignalSpy chosen(&f.panel, &DriftPanel::tagChosen);
        Q_EMIT f.view->activated(f.model.index(0, 0));
        QCOMPARE(chosen.first().at(1).toString(), u"1"_s);
        Q_EMIT f.view->activated(f.model.index(1, 0));
        QCOMPARE(chosen.last().at(1).toString(), QString()); // there is no such tag yet
    }

    void whileItRuns()
    {
        Fixture f;
        QVERIFY(showWindow(f.panel));
        f.panel.setRunning(true);
        f.panel.setProgress(3, 10);
        auto *progress = f.panel.findChild<QProgressBar *>(u"driftProgress"_s);
        QVERIFY(progress->isVisible());
        QCOMPARE(progress->value(), 3);
        QSignalSpy cancelled(&f.panel, &DriftPanel::cancelRequested);
        f.button(u"driftCancel"_s)->click();
        QCOMPARE(cancelled.size(), 1);
        f.panel.setRunning(false);
        QVERIFY(!progress->isVisible());
    }
};

QTEST_MAIN(TestDriftPanel)
#include "tst_driftpanel.moc"
