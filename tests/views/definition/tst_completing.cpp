// SPDX-License-Identifier: Apache-2.0
#include "views/definition/completing.h"

#include "tests/support/shown.h"
#include "tests/support/testcase.h"
#include "tests/views/definition/codefixture.h"
#include "views/definition/completionpopup.h"

#include <QListView>
#include <QSignalSpy>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

const CatalogWords words{.iconClasses = {u"icon-ruby"_s}, .keywords = {u"builder"_s, u"ruby"_s}};

struct Fixture : CodeFixture
{
    explicit Fixture(const QString &text, const QString &file = u"a.yaml"_s)
        : CodeFixture(text, file)
    {
        view.completing().setWords(words);
    }
    QStringList offered() const
    {
        const auto *list = popup->findChild<QListView *>();
        return popup->isVisible() ? shownRows(*list) : QStringList();
    }
    void key(Qt::Key which) { QTest::keyClick(&view, which); }

    CompletionPopup *popup = view.findChild<CompletionPopup *>();
};

} // namespace

class TestCompleting : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void completesWhatIsAskedFor()
    {
        Fixture f(u"kind: Im|"_s);
        QVERIFY(showWindow(f.view));
        f.view.completing().open();
        QCOMPARE(f.offered(), (QStringList{u"ImageStream"_s, u"ImageStreamList"_s}));
        QVERIFY(f.popup->findChild<QLabel *>(u"completionText"_s)->text().endsWith(u'.'));
        f.key(Qt::Key_Down);
        f.key(Qt::Key_Down); // around the end
        f.key(Qt::Key_Return);
        QCOMPARE(f.textWithCursor(), u"kind: ImageStream|"_s);
        QVERIFY(!f.popup->isVisible());
        f.document.undo();
        QCOMPARE(f.document.toPlainText(), u"kind: Im"_s);
    }

    void offersWhileTyping()
    {
        Fixture f(u"kind: ImageStream\n|"_s);
        QVERIFY(showWindow(f.view));
        QTest::keyClicks(&f.view, u"me"_s);
        QVERIFY(f.offered().isEmpty()); // not with each key
        QTRY_COMPARE(f.offered(), QStringList{u"metadata"_s});
        QTest::keyClicks(&f.view, u"x"_s);
        QVERIFY(f.offered().isEmpty());
        f.key(Qt::Key_Backspace);
        QTest::keyClicks(&f.view, u"t"_s);
        QTRY_COMPARE(f.offered(), QStringList{u"metadata"_s});
        f.key(Qt::Key_Tab);
        QCOMPARE(f.textWithCursor(), u"kind: ImageStream\nmetadata:|"_s);
    }

    void letsGo()
    {
        Fixture f(u"kind: Im|"_s);
        QVERIFY(showWindow(f.view));
        f.view.completing().open();
        f.key(Qt::Key_Escape);
        QVERIFY(f.offered().isEmpty());
        QCOMPARE(f.textWithCursor(), u"kind: Im|"_s);
        f.view.completing().open();
        f.key(Qt::Key_Left); // elsewhere
        QVERIFY(f.offered().isEmpty());
    }

    void keepsQuotes()
    {
        Fixture f(u"kind: |"_s);
        QVERIFY(showWindow(f.view));
        QTest::keyClicks(&f.view, u"\"ImageStreamL"_s);
        QCOMPARE(f.textWithCursor(), u"kind: \"ImageStreamL|\""_s);
        f.view.completing().open();
        f.key(Qt::Key_Return);
        QCOMPARE(f.textWithCursor(), u"kind: \"ImageStreamList\"|"_s);
    }

    void chosenWithTheMouse()
    {
        Fixture f(u"kind: Im|"_s);
        QVERIFY(showWindow(f.view));
        f.view.completing().open();
        auto *list = f.popup->findChild<QListView *>();
        clickCell(*list, list->model()->index(1, 0));
        QCOMPARE(f.textWithCursor(), u"kind: ImageStreamList|"_s);
    }

    /// A registry is asked only when the user says so.
    void looksUpTags()
    {
        Fixture f(
            u"spec:\n  tags:\n  - name: a\n    from: {kind: DockerImage, name: q.example/a/b:|"_s);
        QVERIFY(showWindow(f.view));
        QSignalSpy asked(&f.view.completing(), &Completing::lookUpRequested);
        f.view.completing().open();
        QCOMPARE(f.offered(), QStringList{u"q.example/a/b"_s});
        QCOMPARE(asked.size(), 0);
        f.key(Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.first().first().toString(), u"q.example/a/b"_s);
        f.view.setFocus();
        f.view.completing().addRemoteTags(u"q.example/a/b"_s, {u"1"_s, u"2"_s});
        QCOMPARE(f.offered(), (QStringList{u"q.example/a/b:1"_s, u"q.example/a/b:2"_s}));
    }

    void readOnlyIsNotCompleted()
    {
        Fixture f(u"kind: Im|"_s);
        f.view.setEditable(false);
        QVERIFY(showWindow(f.view));
        f.view.completing().open();
        QVERIFY(f.offered().isEmpty());
    }
};

QTEST_MAIN(TestCompleting)
#include "tst_completing.moc"
