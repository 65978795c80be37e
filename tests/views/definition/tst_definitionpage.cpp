// SPDX-License-Identifier: Apache-2.0
#include "tests/support/accessibility.h"
#include "tests/support/shown.h"
#include "tests/support/testcase.h"
#include "views/definition/codeview.h"
#include "views/definition/definitionpage.h"

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

struct Fixture
{
    DefinitionPage page;
    CodeView *view = page.findChild<CodeView *>(u"definitionText"_s);
    QLabel *file = page.findChild<QLabel *>(u"definitionFile"_s);
    QLabel *note = page.findChild<QLabel *>(u"definitionNote"_s);
};

QString lines(int count)
{
    return u"kind: ImageStream\n"_s.repeated(count);
}

} // namespace

class TestDefinitionPage : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void showsAFile()
    {
        Fixture f;
        QVERIFY(showWindow(f.page));
        f.page.showText(lines(40), u"openshift/<b>ruby</b>.yaml"_s, 7);
        QCOMPARE(f.file->text(), u"openshift/<b>ruby</b>.yaml"_s);
        QCOMPARE(f.file->textFormat(), Qt::PlainText);
        QVERIFY(f.note->text().contains(u"41 line(s)"_s));
        QCOMPARE(f.view->toPlainText(), lines(40));
        QCOMPARE(f.view->textCursor().blockNumber(), 6);
        f.page.goToLine(30);
        QCOMPARE(f.view->textCursor().blockNumber(), 29);
        f.page.showText(lines(3), u"b.yaml"_s, 0); // no line asked for
        QCOMPARE(f.view->textCursor().blockNumber(), 0);
        QCOMPARE(accessibilityProblems(f.page), QString());
    }

    void saysWhenItIsLoading()
    {
        Fixture f;
        QVERIFY(showWindow(f.page));
        f.page.showText(lines(10'000), u"a.yaml"_s, 9'000);
        QCOMPARE(f.note->text(), u"loading…"_s);
        QTRY_VERIFY_WITH_TIMEOUT(f.note->text().contains(u"10001 line(s)"_s), 30'000);
        QCOMPARE(f.view->textCursor().blockNumber(), 8'999);
    }

    void saysWhyThereIsNothing()
    {
        Fixture f;
        QVERIFY(showWindow(f.page));
        f.page.showText(lines(10'000), u"a.yaml"_s, 9'000);
        f.page.showFailure(u"gone.yaml"_s, u"gone.yaml cannot be found."_s);
        QCOMPARE(f.file->text(), u"gone.yaml"_s);
        QCOMPARE(f.note->text(), u"gone.yaml cannot be found."_s);
        QCOMPARE(f.view->toPlainText(), QString());
        QVERIFY(!f.view->isLoading());
    }
};

QTEST_MAIN(TestDefinitionPage)
#include "tst_definitionpage.moc"
