// SPDX-License-Identifier: Apache-2.0
#include "models/importpreviewmodel.h"
#include "models/remotetagmodel.h"
#include "tests/support/accessibility.h"
#include "tests/support/shown.h"
#include "tests/support/testcase.h"
#include "views/imports/choosetagsdialog.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTreeView>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

ChoiceStart startFor(bool isNew)
{
    return {.isNewStream = isNew,
            .stream = isNew ? QString() : u"ruby"_s,
            .choice = {.from = u"quay.io/team/ruby"_s, .filter = {.newest = 50}}};
}

struct Fixture
{
    RemoteTagModel tags;
    ImportPreviewModel preview;
    ChooseTagsDialog dialog;
    QSignalSpy changed{&dialog, &ChooseTagsDialog::choiceChanged};
    QSignalSpy listed{&dialog, &ChooseTagsDialog::listRequested};
    QSignalSpy previewed{&dialog, &ChooseTagsDialog::previewRequested};
    QSignalSpy imported{&dialog, &ChooseTagsDialog::importRequested};
    QSignalSpy finished{&dialog, &QDialog::finished};
    QPushButton *import = button(u"importChosen"_s);
    QPushButton *show = button(u"previewImport"_s);

    explicit Fixture(bool isNew = false)
        : dialog(tags, preview, startFor(isNew))
    {
    }
    QPushButton *button(const QString &name) { return dialog.findChild<QPushButton *>(name); }
    QLineEdit &edit(const QString &name) { return *dialog.findChild<QLineEdit *>(name); }
    void list(const QStringList &names)
    {
        QList<RemoteTagRow> rows;
        for (const QString &name : names)
            rows.append({.tag = name, .rank = int(rows.size())});
        tags.setRepository(rows, false);
        dialog.setListing(
            {.phase = RepositoryListing::Phase::Done, .tags = int(rows.size()), .hasTags = true});
    }
};

} // namespace

class TestChooseTagsDialog : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void titleSaysWhatFor()
    {
        QCOMPARE(Fixture(false).dialog.windowTitle(), u"Import into ruby"_s);
        QCOMPARE(Fixture(true).dialog.windowTitle(), u"New image stream"_s);
    }

    void isReadableAndOperable()
    {
        for (const bool isNew : {false, true}) {
            Fixture f(isNew);
            f.list({u"1"_s, u"2"_s});
            QVERIFY(showWindow(f.dialog));
            auto *pages = f.dialog.findChild<QTabWidget *>(u"choicePages"_s);
            for (int page = 0; page < pages->count(); ++page) {
                pages->setCurrentIndex(page);
                QCOMPARE(accessibilityProblems(f.dialog), QString());
            }
        }
    }

    void choiceIsOfBothForms()
    {
        Fixture f;
        QVERIFY(showWindow(f.dialog));
        QTest::keyClicks(&f.edit(u"filterText"_s), u"ubi"_s);
        QTRY_COMPARE(f.changed.size(), 1);
        const auto choice = f.changed.first().first().value<ImportChoice>();
        QCOMPARE(choice.from, u"quay.io/team/ruby"_s);
        QCOMPARE(choice.filter, (TagFilter{.text = u"ubi"_s, .newest = 50}));
        QCOMPARE(choice, f.dialog.choice());
    }

    void enterInAFieldDoesNotImport()
    {
        Fixture f;
        f.list({u"1"_s});
        QVERIFY(showWindow(f.dialog));
        QTest::keyClick(&f.edit(u"filterText"_s), Qt::Key_Return);
        QCOMPARE(f.imported.size(), 0);
        QCOMPARE(f.finished.size(), 0);
        QTest::keyClick(&f.edit(u"pullSpec"_s), Qt::Key_Return);
        QCOMPARE(f.listed.size(), 1);
        QCOMPARE(f.imported.size(), 0);
    }

    void importsWhenSomethingIsChosen()
    {
        Fixture f;
        QVERIFY(showWindow(f.dialog));
        QVERIFY(!f.import->isEnabled());
        QVERIFY(!f.show->isEnabled());
        f.list({u"1"_s, u"2"_s, u"3"_s});
        QVERIFY(f.import->isEnabled());
        QVERIFY(f.import->text().contains(u'3'));
        f.tags.choose({0}, false);
        QVERIFY(f.import->text().contains(u'2'));
        QTest::mouseClick(f.import, Qt::LeftButton);
        QCOMPARE(f.imported.size(), 1);
        QTest::keyClick(&f.edit(u"filterText"_s), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(f.imported.size(), 2);
        f.tags.choose({0, 1, 2}, false);
        QVERIFY(!f.import->isEnabled());
    }

    void problemsKeepFromImporting()
    {
        Fixture f;
        f.list({u"1"_s});
        QVERIFY(showWindow(f.dialog));
        f.dialog.setProblems({.pattern = u"missing )"_s});
        QVERIFY(!f.import->isEnabled());
        QVERIFY(!f.show->isEnabled());
        QVERIFY(shownTexts(f.dialog).contains(u"missing )"_s));
        f.dialog.setProblems({});
        QVERIFY(f.import->isEnabled());
    }

    void newStreamNeedsAName()
    {
        Fixture f(true);
        f.list({u"1"_s});
        QVERIFY(showWindow(f.dialog));
        QCOMPARE(f.edit(u"streamName"_s).text(), u"ruby"_s);
        QVERIFY(f.import->isEnabled());
        f.edit(u"streamName"_s).clear();
        f.dialog.setProblems({});
        QVERIFY(!f.import->isEnabled());
    }

    void previewHasItsPage()
    {
        Fixture f;
        f.list({u"1"_s});
        QVERIFY(showWindow(f.dialog));
        QTest::mouseClick(f.show, Qt::LeftButton);
        QCOMPARE(f.previewed.size(), 1);
        QVERIFY(f.dialog.findChild<QWidget *>(u"importPreview"_s)->isVisible());
        f.preview.setRows({{.tag = u"1"_s}});
        f.dialog.setPreview({.phase = PreviewProgress::Phase::Running, .total = 1});
        QVERIFY(!f.show->isEnabled()); // one at a time
        QVERIFY(f.import->isEnabled());
        QSignalSpy stopped(&f.dialog, &ChooseTagsDialog::previewStopRequested);
        QTest::mouseClick(f.button(u"stopPreview"_s), Qt::LeftButton);
        QCOMPARE(stopped.size(), 1);
        f.dialog.setPreview({.phase = PreviewProgress::Phase::Done, .done = 1, .total = 1});
        QVERIFY(f.show->isEnabled());
    }

    void forecastAndCommands()
    {
        Fixture f;
        QVERIFY(showWindow(f.dialog));
        auto *label = f.dialog.findChild<QLabel *>(u"forecast"_s);
        f.dialog.setForecast({{.host = u"a.example:443"_s, .manifests = {3, 3}}});
        QVERIFY(label->text().contains(u"a.example"_s));
        QCOMPARE(label->property("tone").toString(), QString());
        f.dialog.setForecast({{.host = u"a.example:443"_s,
                               .manifests = {3, 3},
                               .rateLimit = RateLimit{.limit = 10, .remaining = 1},
                               .fit = HostForecast::Fit::DoesNotFit}});
        QCOMPARE(label->property("tone").toString(), u"warning"_s);
        f.dialog.setForecast({});
        QCOMPARE(label->text(), QString());
        f.dialog.findChild<QTabWidget *>(u"choicePages"_s)->setCurrentIndex(2);
        f.dialog.setCommands({.oc = u"oc import-image x"_s, .headwater = u"headwater x"_s});
        QCOMPARE(f.dialog.findChild<QPlainTextEdit *>(u"ocCommand"_s)->toPlainText(),
                 u"oc import-image x"_s);
    }

    void insecureIsAllowedWhereItHelps()
    {
        Fixture f;
        f.dialog.setListing({.phase = RepositoryListing::Phase::Failed, .insecureMayHelp = true});
        QVERIFY(showWindow(f.dialog));
        QTest::mouseClick(f.button(u"allowInsecure"_s), Qt::LeftButton);
        QVERIFY(f.dialog.choice().insecure);
        QVERIFY(f.changed.last().first().value<ImportChoice>().insecure);
        QCOMPARE(f.listed.size(), 1);
    }

    void namedTagIsFilledIn()
    {
        Fixture f;
        f.dialog.chooseOnly(u"3.4"_s);
        QTRY_COMPARE(f.changed.size(), 1);
        QCOMPARE(f.dialog.choice().filter.pattern, u"^3\\.4$"_s);
    }

    void escapeAndCancelClose()
    {
        Fixture f;
        QVERIFY(showWindow(f.dialog));
        QTest::mouseClick(f.button(u"cancelChoice"_s), Qt::LeftButton);
        QCOMPARE(f.finished.size(), 1);
        QCOMPARE(f.imported.size(), 0);
    }
};

QTEST_MAIN(TestChooseTagsDialog)
#include "tst_choosetagsdialog.moc"
