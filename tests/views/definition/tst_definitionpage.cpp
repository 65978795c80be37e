// SPDX-License-Identifier: Apache-2.0
#include "tests/support/accessibility.h"
#include "tests/support/shown.h"
#include "tests/support/testcase.h"
#include "views/common/messagebar.h"
#include "views/definition/breadcrumbs.h"
#include "views/definition/codeview.h"
#include "views/definition/definitionpage.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTextDocument>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

struct Fixture
{
    QTextDocument document;
    DefinitionPage page;
    CodeView *view = page.findChild<CodeView *>(u"definitionText"_s);
    Breadcrumbs *file = page.findChild<Breadcrumbs *>();
    QLabel *note = page.findChild<QLabel *>(u"definitionNote"_s);
    MessageBar *message = page.findChild<MessageBar *>();
    QPushButton *undo = page.findChild<QPushButton *>(u"definitionUndo"_s);
    QPushButton *save = page.findChild<QPushButton *>(u"definitionSave"_s);
    FileState state{.file = u"openshift/<b>ruby</b>.yaml"_s, .isLoaded = true};

    Fixture() { document.setPlainText(u"kind: ImageStream\n"_s.repeated(40)); }
    ~Fixture() { page.showNothing(); }
    void show() { page.showDocument(document, state); }
    void press(const QString &text) const
    {
        const auto buttons = message->findChildren<QPushButton *>();
        const auto last = std::find_if(buttons.crbegin(), buttons.crend(),
                                       [&](QPushButton *button) { return button->text() == text; });
        (*last)->click();
    }
};

} // namespace

class TestDefinitionPage : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void showsAFile()
    {
        Fixture f;
        QVERIFY(showWindow(f.page));
        f.show();
        f.page.goToLine(7);
        QVERIFY(f.file->text().startsWith(f.state.file));
        QCOMPARE(f.note->text(), QString());
        QCOMPARE(f.view->document(), &f.document);
        QCOMPARE(f.view->textCursor().blockNumber(), 6);
        QVERIFY(!f.save->isEnabled());
        QVERIFY(!f.undo->isEnabled());
        QVERIFY(!f.message->isVisible());
        QCOMPARE(accessibilityProblems(f.page), QString());
    }

    void savesAndUndoes()
    {
        Fixture f;
        QVERIFY(showWindow(f.page));
        f.show();
        QSignalSpy saved(&f.page, &DefinitionPage::saveRequested);
        QTest::keyClicks(f.view, u"x"_s);
        f.state.isModified = true;
        f.page.setState(f.state);
        QCOMPARE(f.note->text(), u"changed, not saved"_s);
        QTest::mouseClick(f.save, Qt::LeftButton);
        QCOMPARE(saved.size(), 1);
        QTest::mouseClick(f.undo, Qt::LeftButton);
        QVERIFY(f.document.toPlainText().startsWith("kind"_L1));
        QVERIFY(!f.undo->isEnabled());
    }

    void saysHowItStands_data()
    {
        QTest::addColumn<FileState>("state");
        QTest::addColumn<QString>("note");
        QTest::addColumn<bool>("isEditable");
        QTest::newRow("loading") << FileState{.file = u"a"_s} << u"loading…"_s << false;
        QTest::newRow("read-only")
            << FileState{.file = u"a"_s, .isLoaded = true, .isReadOnly = true} << u"read-only"_s
            << false;
        QTest::newRow("gone") << FileState{.file = u"a"_s,
                                           .isLoaded = true,
                                           .disk = FileState::Disk::Missing}
                              << u"not on the disk"_s << true;
        QTest::newRow("nothing to say")
            << FileState{.file = u"a"_s, .isLoaded = true} << QString() << true;
    }
    void saysHowItStands()
    {
        QFETCH(const FileState, state);
        QFETCH(const bool, isEditable);
        Fixture f;
        QVERIFY(showWindow(f.page));
        f.page.showDocument(f.document, state);
        QTEST(f.note->text(), "note");
        QCOMPARE(!f.view->isReadOnly(), isEditable);
    }

    void asksWhenTheDiskHasChanged()
    {
        Fixture f;
        QVERIFY(showWindow(f.page));
        f.state.isModified = true;
        f.state.disk = FileState::Disk::Changed;
        f.show();
        QVERIFY(f.message->isVisible());
        QVERIFY(f.message->text().contains(f.state.file));
        QSignalSpy compare(&f.page, &DefinitionPage::compareRequested);
        QSignalSpy keep(&f.page, &DefinitionPage::keepRequested);
        QSignalSpy reload(&f.page, &DefinitionPage::reloadRequested);
        for (const QString &answer : {u"Compare…"_s, u"Keep mine"_s, u"Reload"_s}) {
            f.press(answer);
            QVERIFY(!f.message->isVisible());
            f.page.setState(f.state);
        }
        QCOMPARE(QList<qsizetype>({compare.size(), keep.size(), reload.size()}),
                 QList<qsizetype>({1, 1, 1}));
        f.state.disk = FileState::Disk::Missing;
        f.page.setState(f.state);
        f.press(u"Save it again"_s);
        QCOMPARE(keep.size(), 2);
        f.state.disk = FileState::Disk::Same;
        f.page.setState(f.state);
        QVERIFY(!f.message->isVisible());
    }

    void saysWhyThereIsNothing()
    {
        Fixture f;
        QVERIFY(showWindow(f.page));
        f.show();
        f.page.showFailure(u"gone.yaml"_s, u"gone.yaml cannot be found."_s);
        QCOMPARE(f.file->text(), u"gone.yaml"_s);
        QCOMPARE(f.note->text(), u"gone.yaml cannot be found."_s);
        QCOMPARE(f.view->toPlainText(), QString());
        QVERIFY(f.view->isReadOnly());
    }
};

QTEST_MAIN(TestDefinitionPage)
#include "tst_definitionpage.moc"
