// SPDX-License-Identifier: Apache-2.0
#include "models/importqueuemodel.h"
#include "tests/support/accessibility.h"
#include "tests/support/rows.h"
#include "tests/support/shown.h"
#include "tests/support/testcase.h"
#include "views/imports/importspanel.h"

#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeView>

using namespace headwater;
using namespace Qt::StringLiterals;

using State = ImportRow::State;

namespace {

struct Fixture
{
    ImportQueueModel model;
    ImportsPanel panel{model};
    QPushButton *cause = panel.findChild<QPushButton *>(u"importCause"_s);
    QPushButton *pause = panel.findChild<QPushButton *>(u"pauseImports"_s);
    QPushButton *cancel = panel.findChild<QPushButton *>(u"cancelImports"_s);
    QPushButton *retry = panel.findChild<QPushButton *>(u"retryImports"_s);
    QPushButton *clear = panel.findChild<QPushButton *>(u"clearImports"_s);
    QProgressBar *progress = panel.findChild<QProgressBar *>(u"importProgress"_s);
    QLabel *summary = panel.findChild<QLabel *>(u"importSummary"_s);
    QLabel *pace = panel.findChild<QLabel *>(u"importPace"_s);
    QLabel *hosts = panel.findChild<QLabel *>(u"importHosts"_s);
    QTreeView *view = panel.findChild<QTreeView *>(u"importTable"_s);
    QWidget *empty = panel.findChild<QWidget *>(u"importsEmpty"_s);
    QSignalSpy told{&panel, &ImportsPanel::summaryChanged};

    void queue(const QList<State> &states)
    {
        QList<ImportRow> rows;
        for (int number = 0; number < states.size(); ++number) {
            ImportRow row;
            row.key = sampleStream(u"ruby"_s).key;
            row.tag = QString::number(number);
            row.state = states.at(number);
            rows.append(row);
        }
        model.addBatch(rows);
    }
    void set(int number, State state)
    {
        ImportRow row = model.rows().at(number);
        row.state = state;
        model.update({row});
    }
};

} // namespace

class TestImportsPanel : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void emptyUntilSomethingIsImported()
    {
        Fixture f;
        QVERIFY(showWindow(f.panel));
        QVERIFY(f.empty->isVisible());
        f.queue({State::Waiting});
        QVERIFY(!f.empty->isVisible());
        QCOMPARE(shownRows(*f.panel.findChild<QTreeView *>(u"importTable"_s)),
                 QStringList{u"ruby:0"_s});
        QCOMPARE(accessibilityProblems(f.panel), QString());
        f.set(0, State::Moved);
        f.model.clearFinished();
        QVERIFY(f.empty->isVisible());
    }

    void whatCanBeDone_data()
    {
        QTest::addColumn<QList<State>>("states");
        QTest::addColumn<QString>("enabled"); // p(ause) c(ancel) r(etry) x: clear
        QTest::addColumn<int>("done"); // -1: no progress is shown
        QTest::addColumn<QString>("summary");
        QTest::addColumn<QString>("onTheTab");
        using enum ImportRow::State;
        QTest::newRow("waiting") << QList{Waiting, Waiting} << u"pc"_s << 0 << u"0 of 2 tags done"_s
                                 << u"2 running"_s;
        QTest::newRow("under way") << QList{Moved, Running, Waiting} << u"pcx"_s << 1
                                   << u"1 of 3 tags done"_s << u"2 running"_s;
        QTest::newRow("failed, others under way")
            << QList{Failed, Running} << u"pcx"_s << 1 << u"1 of 2 tags done"_s << u"1 running"_s;
        QTest::newRow("done") << QList{Moved, Unchanged} << u"x"_s << -1 << u"2 tag(s) done"_s
                              << QString();
        QTest::newRow("done, one failed") << QList{Moved, Failed} << u"rx"_s << -1
                                          << u"2 tag(s) done, 1 failed"_s << u"1 failed"_s;
        QTest::newRow("cancelled")
            << QList{Moved, Cancelled} << u"rx"_s << -1 << u"2 tag(s) done"_s << QString();
    }
    void whatCanBeDone()
    {
        QFETCH(const QList<State>, states);
        QFETCH(const int, done);
        Fixture f;
        f.queue(states);
        QVERIFY(showWindow(f.panel));
        QString enabled;
        enabled += f.pause->isEnabled() ? u"p"_s : QString();
        enabled += f.cancel->isEnabled() ? u"c"_s : QString();
        enabled += f.retry->isEnabled() ? u"r"_s : QString();
        enabled += f.clear->isEnabled() ? u"x"_s : QString();
        QTEST(enabled, "enabled");
        QTEST(f.summary->text(), "summary");
        QTEST(f.told.last().first().toString(), "onTheTab");
        QCOMPARE(f.progress->isVisible(), done >= 0);
        if (done >= 0) {
            QCOMPARE(f.progress->value(), done);
            QCOMPARE(f.progress->maximum(), states.size());
        }
    }

    void buttonsAsk()
    {
        Fixture f;
        QSignalSpy cancelled(&f.panel, &ImportsPanel::cancelRequested);
        QSignalSpy retried(&f.panel, &ImportsPanel::retryRequested);
        QSignalSpy cleared(&f.panel, &ImportsPanel::clearRequested);
        f.queue({State::Running, State::Failed});
        QVERIFY(showWindow(f.panel));
        QTest::mouseClick(f.retry, Qt::LeftButton); // not while others run
        QCOMPARE(retried.size(), 0);
        QTest::mouseClick(f.cancel, Qt::LeftButton);
        QCOMPARE(cancelled.size(), 1);
        f.set(0, State::Cancelled);
        QTest::mouseClick(f.cancel, Qt::LeftButton);
        QCOMPARE(cancelled.size(), 1);
        QTest::mouseClick(f.retry, Qt::LeftButton);
        QCOMPARE(retried.size(), 1);
        QTest::mouseClick(f.clear, Qt::LeftButton);
        QCOMPARE(cleared.size(), 1);
    }

    void pauseIsAToggle()
    {
        Fixture f;
        f.queue({State::Waiting, State::Moved});
        QVERIFY(showWindow(f.panel));
        QSignalSpy asked(&f.panel, &ImportsPanel::pauseRequested);
        const QString pause = f.pause->text();
        QTest::mouseClick(f.pause, Qt::LeftButton);
        QCOMPARE(asked.takeFirst().first().toBool(), true);
        QCOMPARE(f.pause->text(), pause); // until it is so
        f.panel.setPaused(true);
        QVERIFY(f.pause->text() != pause);
        QCOMPARE(f.summary->text(), u"Paused, 1 of 2 tags done"_s);
        QTest::mouseClick(f.pause, Qt::LeftButton);
        QCOMPARE(asked.takeFirst().first().toBool(), false);
        f.set(0, State::Moved);
        QVERIFY2(f.pause->isEnabled(), "or nobody could go on");
    }

    void aFailureHasACause()
    {
        Fixture f;
        f.queue({State::Moved, State::Failed});
        QVERIFY(showWindow(f.panel));
        QSignalSpy asked(&f.panel, &ImportsPanel::causeRequested);
        QVERIFY(!f.cause->isEnabled());
        f.view->setCurrentIndex(f.model.index(0, 0));
        QVERIFY(!f.cause->isEnabled());
        f.view->setCurrentIndex(f.model.index(1, 0));
        QVERIFY(f.cause->isEnabled());
        QTest::mouseClick(f.cause, Qt::LeftButton);
        QCOMPARE(asked.takeFirst().first().value<ImportRow>().tag, u"1"_s);
        QTest::keyClick(f.view, Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
        f.set(1, State::Running); // it is retried
        QVERIFY(!f.cause->isEnabled());
    }

    void tellsThePaceWhileItRuns()
    {
        Fixture f;
        f.queue({State::Running, State::Waiting, State::Waiting});
        QVERIFY(showWindow(f.panel));
        QCOMPARE(f.pace->text(), QString());
        f.set(0, State::Moved);
        QTRY_VERIFY(f.pace->text().contains(u"tags/s"_s));
        f.panel.showHosts(u"docker.io: 3 of 100 requests left"_s, u"details"_s);
        QVERIFY(f.hosts->isVisible());
        QCOMPARE(f.hosts->toolTip(), u"details"_s);
        f.set(1, State::Moved);
        f.set(2, State::Moved);
        QCOMPARE(f.pace->text(), QString());
        QVERIFY(!f.hosts->isVisible());
    }
};

QTEST_MAIN(TestImportsPanel)
#include "tst_importspanel.moc"
