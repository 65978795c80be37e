// SPDX-License-Identifier: Apache-2.0
#include "app/presenters/formpresenter.h"

#include "app/presenters/lintpresenter.h"
#include "app/presenters/openfiles.h"
#include "core/catalog/catalog.h"
#include "tests/support/catalogfolder.h"
#include "tests/support/testcase.h"

#include <QSignalSpy>
#include <QTextBlock>
#include <QTextCursor>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

const QString file = u"ruby.yaml"_s;

const QByteArray ruby = "# mine\n"
                        "kind: ImageStream\n"
                        "apiVersion: image.openshift.io/v1\n"
                        "metadata:\n"
                        "  name: ruby\n"
                        "spec:\n"
                        "  tags:\n"
                        "  - name: \"3.3\"  # current\n"
                        "    annotations:\n"
                        "      tags: builder, ruby\n"
                        "      iconClass: icon-ruby\n"
                        "    from: {kind: DockerImage, name: quay.io/acme/ruby:3.3}\n"
                        "  - name: latest\n"
                        "    from: {kind: ImageStreamTag, name: \"3.3\"}\n";

struct Fixture
{
    explicit Fixture(const QByteArray &content = ruby)
        : text(content)
    {
        folder.put(file, text);
        catalog.open({folder.path()});
        if (!QTest::qWaitFor([this] { return catalog.snapshot()->isComplete; }))
            qFatal("not read");
        opened = &files.open(file);
        if (!QTest::qWaitFor([this] { return opened->isLoaded(); }))
            qFatal("not loaded");
        form.setActive(true);
        form.setFile(file);
    }
    bool isAbout(const QString &subject) const
    {
        const DefinitionForm &now = form.form();
        return now.current >= 0 && now.subjects.at(now.current).name == subject;
    }
    QString value(const QString &field) const
    {
        const FormEntry *entry = form.form().entry(field);
        return entry ? entry->text : u"(no such field)"_s;
    }
    QString problem(const QString &field) const
    {
        const FormEntry *entry = form.form().entry(field);
        return entry ? entry->problem : QString();
    }
    QByteArray with(const QByteArray &before, const QByteArray &after) const
    {
        return QByteArray(text).replace(text.indexOf(before), before.size(), after);
    }
    void chooseTag(const QString &name)
    {
        QTRY_VERIFY(!form.form().subjects.isEmpty());
        for (qsizetype i = 0; i < form.form().subjects.size(); ++i) {
            if (form.form().subjects.at(i).isTag && form.form().subjects.at(i).name == name)
                form.choose(i);
        }
        QVERIFY(isAbout(name));
    }

    QByteArray text;
    CatalogFolder folder;
    Catalog catalog;
    OpenFiles files{catalog};
    OpenFile *opened = nullptr;
    FormPresenter form{files};
};

} // namespace

class TestFormPresenter : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void showsWhatIsWritten()
    {
        Fixture f;
        QTRY_VERIFY(f.isAbout(u"ruby"_s));
        QCOMPARE(f.form.form().subjects.size(), 3);
        QCOMPARE(f.value(u"metadata.name"_s), u"ruby"_s);
        QCOMPARE(f.value(u"spec.lookupPolicy.local"_s), u"false"_s);
        QVERIFY(f.form.form().isEditable);
        f.chooseTag(u"3.3"_s);
        QCOMPARE(f.value(u"from.name"_s), u"quay.io/acme/ruby:3.3"_s);
        QCOMPARE(f.value(u"importPolicy.importMode"_s), u"Legacy"_s);
        QCOMPARE(f.value(u"hidden"_s), u"false"_s);
        QCOMPARE(f.form.form().entry(u"from.name"_s)->note, u"quay.io · acme/ruby · tag 3.3"_s);
        QCOMPARE(f.form.form().entry(u"annotations.tags"_s)->note, u"→ Languages / Ruby"_s);
        f.chooseTag(u"latest"_s);
        QCOMPARE(f.form.form().entry(u"from.name"_s)->note,
                 u"Follows the tag 3.3 of this stream."_s);
    }

    void followsTheCursor()
    {
        Fixture f;
        QTRY_VERIFY(f.isAbout(u"ruby"_s));
        QSignalSpy reached(&f.form, &FormPresenter::fieldReached);
        f.form.setCursor(10, 8);
        QVERIFY(f.isAbout(u"3.3"_s));
        QCOMPARE(reached.last().first().toString(), u"annotations.iconClass"_s);
        f.form.setCursor(13, 12);
        QVERIFY(f.isAbout(u"latest"_s));
        f.form.setCursor(4, 3);
        QVERIFY(f.isAbout(u"ruby"_s));
        QCOMPARE(reached.last().first().toString(), u"metadata.name"_s);
        f.form.setCursor(0, 1);
        QVERIFY(f.isAbout(u"ruby"_s));
    }

    void tellsWhereAFieldIs()
    {
        Fixture f;
        f.chooseTag(u"3.3"_s);
        QSignalSpy found(&f.form, &FormPresenter::placeFound);
        f.form.seek(u"annotations.iconClass"_s);
        QCOMPARE(found.takeLast().first().toInt(), f.text.indexOf("iconClass"));
        // It is not written; where it would be is.
        f.form.seek(u"annotations.description"_s);
        QCOMPARE(found.takeLast().first().toInt(), f.text.indexOf("annotations"));
    }

    /// What is typed into one field is one step, another field another.
    void changesOnlyThatSpan()
    {
        Fixture f;
        f.chooseTag(u"3.3"_s);
        for (const auto *typed : {u"R", u"Ru", u"Rub", u"Ruby"})
            f.form.set(u"annotations.iconClass"_s, QString::fromUtf16(typed));
        QCOMPARE(f.value(u"annotations.iconClass"_s), u"Ruby"_s); // at once
        QTRY_COMPARE(f.opened->text(), f.with("icon-ruby", "Ruby"));
        f.form.set(u"annotations.iconClass"_s, u"Ruby 3"_s);
        QTRY_COMPARE(f.opened->text(), f.with("icon-ruby", "Ruby 3"));
        f.form.set(u"hidden"_s, u"true"_s);
        QTRY_VERIFY(f.opened->text().contains("tags: builder, ruby, hidden\n"));
        QCOMPARE(f.value(u"annotations.tags"_s), u"builder, ruby, hidden"_s);
        f.opened->document().undo();
        QCOMPARE(f.opened->text(), f.with("icon-ruby", "Ruby 3"));
        f.opened->document().undo();
        QCOMPARE(f.opened->text(), f.text);
        QTRY_COMPARE(f.value(u"annotations.iconClass"_s), u"icon-ruby"_s);
    }

    /// The text goes on while the form is filled in.
    void surviveTypingElsewhere()
    {
        Fixture f;
        f.chooseTag(u"3.3"_s);
        f.form.set(u"annotations.version"_s, u"3.3"_s);
        QTextCursor cursor(&f.opened->document());
        cursor.insertText(u"# first\n"_s);
        QTRY_COMPARE(f.opened->text(),
                     "# first\n"
                         + f.with("iconClass: icon-ruby\n",
                                  "iconClass: icon-ruby\n      version: \"3.3\"\n"));
        QVERIFY(f.isAbout(u"3.3"_s));
    }

    void renamesWithTheFollowers()
    {
        Fixture f;
        f.chooseTag(u"3.3"_s);
        f.form.set(u"name"_s, u"latest"_s);
        QTRY_VERIFY(f.problem(u"name"_s).contains(u"already"_s));
        QCOMPARE(f.value(u"name"_s), u"3.3"_s);
        QCOMPARE(f.opened->text(), f.text);
        f.form.set(u"name"_s, u"3.30"_s);
        QTRY_COMPARE(f.opened->text(), QByteArray(f.text).replace("\"3.3\"", "\"3.30\""));
        QVERIFY(f.isAbout(u"3.30"_s));
        QCOMPARE(f.problem(u"name"_s), QString());
    }

    void anotherKindOfSource()
    {
        Fixture f;
        f.chooseTag(u"latest"_s);
        QVERIFY(f.form.form().entry(u"from.namespace"_s));
        f.form.set(u"from.kind"_s, QString());
        QTRY_VERIFY(!f.form.form().entry(u"from.name"_s));
        QCOMPARE(f.opened->text(), f.with("\n    from: {kind: ImageStreamTag, name: \"3.3\"}", ""));
        f.form.set(u"from.kind"_s, kind::dockerImage);
        QTRY_VERIFY(f.form.form().entry(u"from.name"_s));
        QVERIFY(!f.form.form().entry(u"from.namespace"_s));
    }

    void refusesWithTheReason()
    {
        Fixture f("kind: ImageStream\napiVersion: image.openshift.io/v1\nmetadata: {name: a}\n"
                  "spec:\n  tags:\n  - name: x\n    annotations: &shared\n      version: one\n"
                  "  - name: y\n    annotations: *shared\n");
        f.chooseTag(u"y"_s);
        QCOMPARE(f.value(u"annotations.version"_s), u"one"_s);
        f.form.set(u"annotations.version"_s, u"two"_s);
        QTRY_VERIFY(!f.problem(u"annotations.version"_s).isEmpty());
        QVERIFY(f.problem(u"annotations.version"_s).startsWith(u"Line 1"_s));
        QCOMPARE(f.value(u"annotations.version"_s), u"one"_s);
        QCOMPARE(f.opened->text(), f.text);
    }

    void waitsWhileTheTextCannotBeRead()
    {
        Fixture f;
        f.chooseTag(u"3.3"_s);
        QTextCursor cursor(f.opened->document().findBlockByNumber(5));
        cursor.insertText(u"]"_s);
        QTRY_VERIFY(!f.form.form().isEditable);
        QVERIFY(f.form.form().message.contains(u"Line 6"_s));
        QCOMPARE(f.value(u"from.name"_s), u"quay.io/acme/ruby:3.3"_s);
        f.opened->document().undo();
        QTRY_VERIFY(f.form.form().isEditable);
        QVERIFY(f.isAbout(u"3.3"_s));
        QCOMPARE(f.form.form().message, QString());
    }

    void saysThatThereIsNoStream()
    {
        Fixture f("kind: ConfigMap\napiVersion: v1\n");
        QTRY_VERIFY(f.form.form().message.contains(u"no image stream"_s));
        QVERIFY(f.form.form().sections.isEmpty());
    }

    void showsWhatLintFinds()
    {
        Fixture f;
        LintPresenter lint(f.files);
        connect(&lint, &LintPresenter::problemsFound, &f.form, &FormPresenter::setProblems);
        f.chooseTag(u"3.3"_s);
        f.form.set(u"annotations.iconClass"_s, u"icon-rubi"_s);
        QTRY_VERIFY(!f.problem(u"annotations.iconClass"_s).isEmpty());
        f.chooseTag(u"latest"_s);
        QCOMPARE(f.problem(u"annotations.iconClass"_s), QString());
        f.chooseTag(u"3.3"_s);
        f.form.set(u"annotations.iconClass"_s, u"icon-ruby"_s);
        QTRY_COMPARE(f.problem(u"annotations.iconClass"_s), QString());
    }
};

QTEST_MAIN(TestFormPresenter)
#include "tst_formpresenter.moc"
