// SPDX-License-Identifier: Apache-2.0
#include "app/shell/editing.h"

#include "app/shell/windowactions.h"
#include "tests/app/shell/program.h"
#include "tests/support/catalogfolder.h"
#include "tests/support/shown.h"
#include "tests/support/testcase.h"
#include "views/common/theme.h"
#include "views/definition/breadcrumbs.h"
#include "views/definition/codeview.h"
#include "views/definition/definitionpage.h"
#include "views/definition/problemmarks.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTabBar>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

const QString file = u"ruby.yaml"_s;

/// A folder with one stream, open at its definition.
struct Fixture
{
    CatalogFolder folder;
    std::unique_ptr<Program> program;
    QByteArray text = CatalogFolder::definition(u"ruby"_s, {u"3.3"_s});

    Fixture()
    {
        folder.put(file, text);
        folder.put(u"broken.yaml"_s, "kind: ImageStream\nmetadata: [\n");
        start();
    }
    void start()
    {
        program = std::make_unique<Program>(
            GuiOptions{.paths = {folder.path()}, .stream = u"ruby"_s, .tab = u"definition"_s});
    }
    DefinitionPage &page() const { return program->window.definitionPage(); }
    CodeView &view() const { return page().view(); }
    /// Whether the text is there; the cursor is at its beginning then.
    bool isShown() const
    {
        const bool isThere = view().toPlainText().toUtf8() == text && !view().isReadOnly();
        if (isThere)
            view().moveCursor(QTextCursor::Start);
        return isThere;
    }
    WindowActions &actions() const { return program->window.actions(); }
    QString tabTitle() const { return program->child<QTabBar>(u"streamTabs"_s).tabText(2); }
    void action(const QString &name) const { program->child<QAction>(name).trigger(); }
    void press(const QString &name) const
    {
        QTest::mouseClick(&program->child<QPushButton>(name), Qt::LeftButton);
    }
};

} // namespace

class TestEditing : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        TestCase::init();
        QSettings().clear();
    }

    /// Type: tags, tree and marks follow; save: the file follows, and nothing else in it.
    void typesAndSaves()
    {
        Fixture f;
        QTRY_VERIFY(f.isShown());
        QVERIFY(!f.actions().save->isEnabled());
        QTextCursor cursor = f.view().document()->find(u"3.3"_s);
        cursor.setPosition(cursor.anchor());
        f.view().setTextCursor(cursor);
        QTest::keyClicks(&f.view(), u"4"_s);
        QVERIFY(f.actions().save->isEnabled());
        QVERIFY(f.program->window.isWindowModified());
        QCOMPARE(f.tabTitle(), u"Definition •"_s);
        QTRY_COMPARE(f.program->tags.rows().first().name, u"43.3"_s);
        f.actions().save->trigger();
        QTRY_VERIFY(!f.program->window.isWindowModified());
        QCOMPARE(f.folder.get(file), QByteArray(f.text).replace("\"3.3", "\"43.3"));
        QCOMPARE(f.tabTitle(), u"Definition"_s);
        QVERIFY(!f.actions().save->isEnabled());
        f.actions().undo->trigger();
        QCOMPARE(f.view().toPlainText().toUtf8(), f.text);
        QVERIFY(f.actions().redo->isEnabled());
    }

    /// The stream on show stays on show while its name is being typed.
    void renames()
    {
        Fixture f;
        QTRY_VERIFY(f.isShown());
        QTextCursor cursor = f.view().document()->find(u"name: ruby"_s);
        cursor.setPosition(cursor.position());
        f.view().setTextCursor(cursor);
        QTest::keyClicks(&f.view(), u"2"_s);
        QTRY_COMPARE(f.program->child<QLabel>(u"streamTitle"_s).text(), u"ruby2"_s);
        QCOMPARE(f.view().textCursor().position(), cursor.position());
        QVERIFY(f.view().isVisible());
    }

    void anotherProgramChangesTheFileToo()
    {
        Fixture f;
        QTRY_VERIFY(f.isShown());
        QTest::keyClicks(&f.view(), u"#mine "_s);
        f.folder.put(file, f.text + "# theirs\n");
        auto *bar = f.page().findChild<QWidget *>(u"messageBar"_s);
        QTRY_VERIFY(bar->isVisible());
        f.actions().save->trigger();
        QCOMPARE(f.folder.get(file), f.text + "# theirs\n");
        for (QPushButton *button : bar->findChildren<QPushButton *>()) {
            if (button->text() == u"Keep mine"_s)
                button->click();
        }
        QVERIFY(!bar->isVisible());
        f.actions().save->trigger();
        QTRY_COMPARE(f.folder.get(file), "#mine " + f.text);
    }

    void comparesTheVersions()
    {
        Fixture f;
        QTRY_VERIFY(f.isShown());
        QTest::keyClicks(&f.view(), u"#mine "_s);
        f.folder.put(file, f.text + "# theirs\n");
        QTRY_VERIFY(f.page().findChild<QWidget *>(u"messageBar"_s)->isVisible());
        Q_EMIT f.page().compareRequested();
        auto &diff = f.program->child<QPlainTextEdit>(u"diffView"_s);
        QVERIFY(diff.toPlainText().contains(u"- #mine"_s));
        QVERIFY(diff.toPlainText().contains(u"+ # theirs"_s));
        f.press(u"compareLater"_s);
        QVERIFY(f.page().findChild<QWidget *>(u"messageBar"_s)->isVisible());
        Q_EMIT f.page().reloadRequested();
        QCOMPARE(f.view().toPlainText().toUtf8(), f.text + "# theirs\n");
        QVERIFY(!f.program->window.isWindowModified());
    }

    /// T12, as the user sees it.
    void offersWhatACrashHasLeft()
    {
        const QString state = QStandardPaths::writableLocation(QStandardPaths::GenericStateLocation)
            + u"/recovery"_s;
        Fixture f;
        QTRY_VERIFY(f.isShown());
        f.program.reset();
        const QByteArray typed = "# typed\n" + f.text;
        QVERIFY(RecoveryStore(state).keep({.folder = f.folder.path(),
                                           .file = file,
                                           .base = Digest::ofSha256("before"),
                                           .time = QDateTime::currentDateTimeUtc(),
                                           .text = typed}));
        f.start();
        auto &bar = f.program->child<MessageBar>(u"recoveryBar"_s);
        QTRY_VERIFY(bar.isVisible());
        QVERIFY(bar.text().contains(file));
        bar.findChild<QPushButton *>(u"messageAction"_s)->click(); // Review…
        QTRY_VERIFY(f.program->window.findChild<QDialog *>(u"compareDialog"_s));
        QVERIFY(
            f.program->child<QPlainTextEdit>(u"diffView"_s).toPlainText().contains(u"+ # typed"_s));
        // The base is not what is on the disk.
        QVERIFY(
            f.program->child<QLabel>(u"compareExplanation"_s).text().contains(u"somebody else"_s));
        f.press(u"compareAction"_s); // Restore
        QTRY_COMPARE(f.view().toPlainText().toUtf8(), typed);
        QVERIFY(f.program->window.isWindowModified());
    }

    /// T14: a file that cannot be kept byte by byte is for looking at, and says so.
    void offersACopyOfWhatCanOnlyBeRead()
    {
        Fixture f;
        QTRY_VERIFY(f.isShown());
        f.program.reset();
        const QByteArray odd = f.text + "# \xe2\x80\xa9\n";
        f.folder.put(file, odd);
        f.start();
        auto *bar = f.page().findChild<QWidget *>(u"messageBar"_s);
        QTRY_VERIFY(bar->isVisible());
        QVERIFY(f.view().isReadOnly());
        bar->findChild<QPushButton *>(u"messageAction"_s)->click();
        auto *dialog = f.program->window.findChild<QFileDialog *>(u"saveAsDialog"_s);
        QVERIFY(dialog);
        Q_EMIT dialog->fileSelected(f.folder.path() + u"/copy.txt"_s);
        dialog->reject();
        QTRY_COMPARE(f.folder.get(u"copy.txt"_s), odd);
        QCOMPARE(f.folder.get(file), odd);
        QVERIFY(f.program->window.findChild<MessageBar *>(u"messageBar"_s));
    }

    /// What is not saved yet goes into the copy, and stays here.
    void savesACopy()
    {
        Fixture f;
        QTRY_VERIFY(f.isShown());
        QTest::keyClicks(&f.view(), u"#mine "_s);
        f.actions().saveAs->trigger();
        auto *dialog = f.program->window.findChild<QFileDialog *>(u"saveAsDialog"_s);
        QVERIFY(dialog);
        Q_EMIT dialog->fileSelected(f.folder.path() + u"/copy.txt"_s);
        dialog->reject();
        QTRY_COMPARE(f.folder.get(u"copy.txt"_s), "#mine " + f.text);
        QCOMPARE(f.folder.get(file), f.text);
        QVERIFY(f.program->window.isWindowModified());
    }

    void closingAsks()
    {
        Fixture f;
        QTRY_VERIFY(f.isShown());
        QTest::keyClicks(&f.view(), u"#"_s);
        f.program->window.close();
        QVERIFY(f.program->window.isVisible());
        f.press(u"unsavedCancel"_s);
        QVERIFY(f.program->window.isVisible());
        f.program->window.close();
        // The dialog from before may still be on its way out.
        auto dialogs = f.program->window.findChildren<QDialog *>(u"unsavedDialog"_s);
        dialogs.last()->findChild<QPushButton *>(u"unsavedSave"_s)->click();
        QTRY_VERIFY(!f.program->window.isVisible());
        QCOMPARE(f.folder.get(file), "#" + f.text);
    }

    void closingTheCatalogAsks()
    {
        Fixture f;
        QTRY_VERIFY(f.isShown());
        QTest::keyClicks(&f.view(), u"#"_s);
        f.actions().closeCatalog->trigger();
        QVERIFY(!f.program->child<QWidget>(u"startPage"_s).isVisible());
        f.press(u"unsavedDiscard"_s);
        QTRY_VERIFY(f.program->child<QWidget>(u"startPage"_s).isVisible());
        QCOMPARE(f.folder.get(file), f.text);
        QVERIFY(!f.program->window.isWindowModified());
    }

    /// What the Edit menu offers, by its shortcuts.
    void helpsToEdit()
    {
        Fixture f;
        QTRY_VERIFY(f.isShown());
        f.program->window.activateWindow();
        f.view().setFocus();
        f.action(u"find"_s);
        auto &pattern = *f.page().findChild<QLineEdit *>(u"findPattern"_s);
        QVERIFY(pattern.isVisible());
        QTest::keyClicks(&pattern, u"DockerImage"_s);
        QTRY_COMPARE(f.view().textCursor().selectedText(), u"DockerImage"_s);
        QTest::keyClick(&pattern, Qt::Key_Escape);
        f.action(u"goToTag"_s);
        auto &field = *f.page().findChild<QLineEdit *>(u"goToField"_s);
        QTest::keyClicks(&field, u"3.3"_s);
        QTest::keyClick(&field, Qt::Key_Return);
        QTRY_COMPARE(f.view().textCursor().block().text(), u"  - name: \"3.3\""_s);
        QTRY_COMPARE(f.page().findChild<Breadcrumbs *>()->text(),
                     u"ruby.yaml › spec › tags › 3.3 › name"_s);
        f.action(u"toggleFold"_s);
        QVERIFY(!f.view().document()->findBlockByNumber(8).isVisible());
        f.action(u"unfoldAll"_s);
        f.action(u"commentLines"_s);
        QVERIFY(f.view().toPlainText().contains(u"  # - name"_s));
        f.actions().undo->trigger();
        f.action(u"moveLinesUp"_s);
        QVERIFY(f.view().toPlainText().contains(u"spec:\n  - name: \"3.3\"\n  tags:"_s));
        f.actions().undo->trigger();
        QCOMPARE(f.view().toPlainText().toUtf8(), f.text);
    }

    /// Completion knows what the catalog says.
    void completesFromTheCatalog()
    {
        Fixture f;
        QTRY_VERIFY(f.isShown());
        f.view().moveCursor(QTextCursor::End);
        QTest::keyClicks(&f.view(), u"    from: {kind: DockerImage, name: qu"_s);
        auto &popup = *f.view().findChild<QWidget *>(u"completionPopup"_s);
        auto *list = popup.findChild<QAbstractItemView *>();
        QTRY_VERIFY(popup.isVisible());
        QTRY_COMPARE(shownRows(*list), (QStringList{u"quay.io/team/ruby"_s, u"quay.io/"_s}));
        QTest::keyClick(&f.view(), Qt::Key_Return);
        QVERIFY(f.view().toPlainText().contains(u"name: quay.io/team/ruby}"_s));
    }

    /// Problems of the text as it is being typed stand in its margin.
    void marksProblems()
    {
        Fixture f;
        QTRY_VERIFY(f.isShown());
        f.view().moveCursor(QTextCursor::End);
        QTest::keyClicks(&f.view(), u"    reference: maybe"_s);
        const int line = f.view().textCursor().blockNumber();
        QTRY_VERIFY(!f.view().problems().inBlock(line).isEmpty());
        f.view().moveCursor(QTextCursor::Start);
        do
            f.action(u"nextProblem"_s);
        while (f.view().textCursor().blockNumber() != line);
        f.view().undo();
        QTRY_VERIFY(f.view().problems().inBlock(line).isEmpty());
    }

    /// A quick fix from the margin: one step, and what is around it stays.
    void fixesFromTheMargin()
    {
        Fixture f;
        QTRY_VERIFY(f.isShown());
        QTextCursor version = f.view().document()->find(u"image.openshift.io/"_s);
        version.insertText(QString());
        const int line = version.blockNumber();
        const auto hasFix = [&] {
            const QList<TextProblem> problems = f.view().problems().inBlock(line);
            return !problems.isEmpty() && !problems.first().fixes.isEmpty();
        };
        QTRY_VERIFY(hasFix());
        f.view().setTextCursor(version);
        f.action(u"fixProblem"_s);
        auto *menu = f.view().findChild<QMenu *>(u"fixMenu"_s);
        menu->actions().at(1)->trigger();
        menu->close();
        QTRY_COMPARE(f.view().toPlainText().toUtf8(), f.text);
        QTRY_VERIFY(!hasFix());
    }

    /// A file that cannot be read as a definition is repaired right here.
    void repairsABrokenFile()
    {
        Fixture f;
        QTRY_VERIFY(f.isShown());
        f.program->catalogPresenter.showFile(u"broken.yaml"_s);
        CodeView &view = f.program->window.filePage().view();
        QTRY_VERIFY(view.isVisible() && !view.isReadOnly());
        view.selectAll();
        QTest::keyClicks(&view, u"kind: ImageStream"_s);
        QTest::keyClick(&view, Qt::Key_Return);
        QTest::keyClicks(&view, u"apiVersion: v1"_s);
        QTest::keyClick(&view, Qt::Key_Return);
        QTest::keyClicks(&view, u"metadata: {name: fixed}"_s);
        QTRY_VERIFY(f.program->catalog.snapshot()->streams.size() == 2);
        f.actions().saveAll->trigger();
        QTRY_VERIFY(f.folder.get(u"broken.yaml"_s).contains("fixed"));
    }

    void missingFile()
    {
        Fixture f;
        QTRY_VERIFY(f.isShown());
        f.program->catalogPresenter.showFile(u"no.yaml"_s);
        auto *note = f.program->window.filePage().findChild<QLabel *>(u"definitionNote"_s);
        QTRY_VERIFY2(note->text().contains(u"no.yaml"_s),
                     qPrintable(note->text() + u" of "_s + f.program->window.filePage().file()));
    }
};

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    QCoreApplication::setOrganizationName(u"headwater"_s);
    QCoreApplication::setApplicationName(u"headwater-test"_s);
    applyTheme(app, ColorScheme::Light);
    TestEditing test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_editing.moc"
