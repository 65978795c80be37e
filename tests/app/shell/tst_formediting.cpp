// SPDX-License-Identifier: Apache-2.0
#include "app/shell/formediting.h"

#include "app/presenters/previewpresenter.h"
#include "app/shell/previewing.h"
#include "app/shell/windowactions.h"
#include "tests/app/shell/program.h"
#include "tests/support/catalogfolder.h"
#include "tests/support/shown.h"
#include "tests/support/testcase.h"
#include "views/definition/codeview.h"
#include "views/definition/definitionpage.h"
#include "views/form/formview.h"
#include "views/form/wordsedit.h"
#include "views/stream/streampage.h"
#include "views/tags/tagspage.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QTextBlock>
#include <QTreeView>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

const QString file = u"ruby.yaml"_s;

const QByteArray ruby = "# Ours; see README\n"
                        "kind: ImageStream\n"
                        "apiVersion: image.openshift.io/v1\n"
                        "metadata:\n"
                        "  name: ruby\n"
                        "  namespace: openshift\n"
                        "  annotations: {openshift.io/display-name: Ruby}\n"
                        "spec:\n"
                        "  tags:\n"
                        "  - name: '3.3'  # current\n"
                        "    annotations:\n"
                        "      openshift.io/display-name: Ruby 3.3\n"
                        "      tags: builder,ruby\n"
                        "      iconClass: icon-ruby\n"
                        "    from: {kind: DockerImage, name: quay.io/acme/ruby:3.3}\n";

/// A folder with one stream, open at its definition, with form and preview.
struct Fixture
{
    Fixture()
    {
        folder.put(file, ruby);
        program = std::make_unique<Program>(
            GuiOptions{.paths = {folder.path()}, .stream = u"ruby"_s, .tab = u"definition"_s});
        preview = std::make_unique<PreviewPresenter>(program->catalog, program->preview.all());
        previewing = std::make_unique<Previewing>(program->window, program->catalogPresenter,
                                                  *preview, program->preferences);
        program->forms.setPreview(*preview);
    }
    CodeView &view() const { return program->window.definitionPage().view(); }
    QByteArray text() const { return view().toPlainText().toUtf8(); }
    template<typename T>
    T *field(const QString &name) const
    {
        return program->window.definitionPage().form().findChild<T *>(u"input-"_s + name);
    }
    QString line(const QString &name) const
    {
        const auto *edit = field<QLineEdit>(name);
        return edit ? edit->text() : u"(no such field)"_s;
    }
    void putCursor(const QString &before) const
    {
        QTextCursor cursor = view().document()->find(before);
        cursor.setPosition(cursor.position());
        view().setTextCursor(cursor);
    }
    QByteArray with(const QByteArray &before, const QByteArray &after) const
    {
        return QByteArray(ruby).replace(before, after);
    }
    /// The tile as the stream's preview draws it.
    QString tile() const { return program->child<QWidget>(u"streamTileBox"_s).accessibleName(); }

    CatalogFolder folder;
    std::unique_ptr<Program> program;
    std::unique_ptr<PreviewPresenter> preview;
    std::unique_ptr<Previewing> previewing;
};

} // namespace

class TestFormEditing : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        TestCase::init();
        QSettings().clear();
    }

    /// Type in the text: form and preview follow.
    void typeInTheText()
    {
        Fixture f;
        QTRY_COMPARE(f.text(), ruby);
        f.putCursor(u"Ruby 3.3"_s);
        QTRY_COMPARE(f.line(u"annotations.openshift.io/display-name"_s), u"Ruby 3.3"_s);
        QTRY_COMPARE(f.line(u"from.name"_s), u"quay.io/acme/ruby:3.3"_s);
        f.putCursor(u"display-name: Ruby"_s);
        QTest::keyClicks(&f.view(), u" on Rails"_s);
        QTRY_COMPARE(f.line(u"metadata.annotations.openshift.io/display-name"_s),
                     u"Ruby on Rails"_s);
        QTRY_VERIFY(f.tile().contains(u"Ruby on Rails"_s));
    }

    /// Change the form: only that span of the text changes, and one undo takes it back.
    void changeTheForm()
    {
        Fixture f;
        QTRY_COMPARE(f.text(), ruby);
        f.putCursor(u"Ruby 3.3"_s);
        QTRY_VERIFY(f.field<QLineEdit>(u"from.name"_s));
        auto *name = f.field<QLineEdit>(u"annotations.openshift.io/display-name"_s);
        name->setFocus();
        name->selectAll();
        QTest::keyClicks(name, u"Ruby: three"_s);
        QTRY_COMPARE(f.text(), f.with("Ruby 3.3", "'Ruby: three'"));
        QCOMPARE(name->text(), u"Ruby: three"_s);
        // The cursor has come along, and the keyboard has stayed.
        QCOMPARE(f.view().textCursor().block().text().trimmed(),
                 u"openshift.io/display-name: 'Ruby: three'"_s);
        QVERIFY(name->hasFocus());
        auto *scheduled = f.field<QCheckBox>(u"importPolicy.scheduled"_s);
        scheduled->click();
        QTRY_VERIFY(f.text().contains("scheduled: true"));
        f.program->window.actions().undo->trigger();
        QCOMPARE(f.text(), f.with("Ruby 3.3", "'Ruby: three'"));
        QTRY_VERIFY(!scheduled->isChecked());
        f.program->window.actions().undo->trigger();
        QCOMPARE(f.text(), ruby);
        QTRY_COMPARE(name->text(), u"Ruby 3.3"_s);
        f.program->window.actions().redo->trigger();
        QCOMPARE(f.text(), f.with("Ruby 3.3", "'Ruby: three'"));
    }

    /// Steps of the form and of the keyboard are on one stack.
    void undoAcrossBoth()
    {
        Fixture f;
        QTRY_COMPARE(f.text(), ruby);
        f.view().moveCursor(QTextCursor::Start);
        QTest::keyClicks(&f.view(), u"#"_s);
        f.putCursor(u"Ruby 3.3"_s);
        QTRY_VERIFY(f.field<WordsEdit>(u"annotations.tags"_s));
        auto *words = f.field<WordsEdit>(u"annotations.tags"_s);
        QTest::keyClicks(&words->edit(), u"rails,"_s);
        QTRY_COMPARE(f.text(), "#" + f.with("builder,ruby", "builder,ruby,rails"));
        f.view().moveCursor(QTextCursor::End);
        QTest::keyClicks(&f.view(), u"# end"_s);
        f.program->window.actions().undo->trigger();
        QCOMPARE(f.text(), "#" + f.with("builder,ruby", "builder,ruby,rails"));
        f.program->window.actions().undo->trigger();
        QCOMPARE(f.text(), "#" + ruby);
        f.program->window.actions().undo->trigger();
        QCOMPARE(f.text(), ruby);
    }

    /// The form speaks of the console that the preview is for.
    void followsTheConsole()
    {
        Fixture f;
        QTRY_COMPARE(f.text(), ruby);
        f.putCursor(u"icon-ruby"_s);
        QTRY_VERIFY(f.field<QLineEdit>(u"annotations.iconClass"_s));
        auto *icon = f.field<QLineEdit>(u"annotations.iconClass"_s);
        icon->setText(u"icon-rubi"_s);
        QTRY_VERIFY(icon->accessibleDescription().contains(u"OpenShift 4.23"_s));
        f.preview->setRelease(u"4.10"_s);
        QVERIFY(icon->accessibleDescription().contains(u"OpenShift 4.10"_s));
    }

    /// What the server would add is written on demand, as one step.
    void writesAndStripsDefaults()
    {
        Fixture f;
        QTRY_COMPARE(f.text(), ruby);
        f.program->child<QAction>(u"writeDefaults"_s).trigger();
        QTRY_VERIFY(f.text().contains("importMode: Legacy"));
        QVERIFY(f.text().contains("type: Source"));
        QVERIFY(f.text().startsWith("# Ours"));
        const QByteArray written = f.text();
        f.program->child<QAction>(u"stripDefaults"_s).trigger();
        QTRY_COMPARE(f.text(), ruby);
        f.program->child<QAction>(u"stripDefaults"_s).trigger();
        QTRY_VERIFY(shownTexts(f.program->window).contains(u"ruby.yaml is that way already."_s));
        f.program->window.actions().undo->trigger();
        QCOMPARE(f.text(), written);
        f.program->window.actions().undo->trigger();
        QCOMPARE(f.text(), ruby);
    }

    /// What follows `oc new-app` is looked for in the catalog as it is being edited.
    void tellsWhatNewAppTakes()
    {
        Fixture f;
        QTRY_COMPARE(f.text(), ruby);
        f.previewing->show(u"new-app"_s);
        auto &term = f.program->child<QLineEdit>(u"newAppTerm"_s);
        auto &list = f.program->child<QTreeView>(u"newAppList"_s);
        QTRY_VERIFY(term.isVisible());
        QTest::keyClicks(&term, u"ruby:3.3"_s);
        QTRY_COMPARE(shownRows(list), QStringList{u"openshift/ruby:3.3"_s});
        QVERIFY(!f.program->child<QLabel>(u"newAppSentence"_s).text().isEmpty());
        QTest::keyClicks(&term, u"9"_s);
        QTRY_COMPARE(f.program->preview.newApp.rowCount(), 0);
    }

    void choosesTheSubject()
    {
        Fixture f;
        QTRY_COMPARE(f.text(), ruby);
        auto &subjects
            = *f.program->window.definitionPage().form().findChild<QComboBox *>(u"formSubject"_s);
        QTRY_COMPARE(subjects.count(), 2);
        subjects.setFocus();
        QTest::keyClick(&subjects, Qt::Key_Down);
        QTRY_VERIFY(f.field<QLineEdit>(u"from.name"_s));
        QTRY_COMPARE(f.view().textCursor().block().text(), u"  - name: '3.3'  # current"_s);
    }

    /// A tag that is looked at in the table is the one that the form is about.
    void followsTheTableOfTags()
    {
        Fixture f;
        QTRY_COMPARE(f.text(), ruby);
        f.program->window.streamPage().showTab(u"tags"_s);
        f.program->window.tagsPage().selectTag(u"3.3"_s);
        f.program->window.streamPage().showTab(u"definition"_s);
        QTRY_COMPARE(f.line(u"name"_s), u"3.3"_s);
    }

    void hidesAndRemembers()
    {
        Fixture f;
        QTRY_COMPARE(f.text(), ruby);
        DefinitionPage &page = f.program->window.definitionPage();
        QVERIFY(page.form().isVisible());
        QTest::mouseClick(&f.program->child<QPushButton>(u"definitionForm"_s), Qt::LeftButton);
        QVERIFY(!page.form().isVisible());
        QVERIFY(!f.program->preferences.showsForm());
        QVERIFY(!f.program->window.filePage().isFormShown());
    }
};

QTEST_MAIN(TestFormEditing)
#include "tst_formediting.moc"
