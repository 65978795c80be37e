// SPDX-License-Identifier: Apache-2.0
#include "views/definition/gotobar.h"

#include "tests/support/accessibility.h"
#include "tests/support/shown.h"
#include "tests/support/testcase.h"
#include "tests/views/definition/codefixture.h"

#include <QLineEdit>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

struct Fixture
{
    CodeFixture code{u"a: 1\n"_s.repeated(100)};
    GoToBar bar{code.view};
    QLineEdit *field = bar.findChild<QLineEdit *>(u"goToField"_s);
    QLabel *note = bar.findChild<QLabel *>(u"goToNote"_s);

    Fixture()
    {
        bar.setTags([] {
            return QList<NamedPlace>{{.name = u"3.3"_s, .line = 30},
                                     {.name = u"latest"_s, .line = 60}};
        });
    }
    int line() const { return code.view.textCursor().blockNumber() + 1; }
};

} // namespace

class TestGoToBar : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void goesToALine()
    {
        Fixture f;
        QVERIFY(showWindow(f.code.view));
        f.bar.openLine();
        QVERIFY(QTest::qWaitForWindowExposed(&f.bar));
        QCOMPARE(accessibilityProblems(f.bar), QString());
        QVERIFY(f.field->placeholderText().contains(u"101"_s));
        QTest::keyClicks(f.field, u"x"_s);
        QTest::keyClick(f.field, Qt::Key_Return);
        QVERIFY(!f.note->text().isEmpty());
        QVERIFY(f.bar.isVisible());
        f.field->clear();
        QTest::keyClicks(f.field, u"42"_s);
        QVERIFY(f.note->text().isEmpty());
        QTest::keyClick(f.field, Qt::Key_Return);
        QCOMPARE(f.line(), 42);
        QVERIFY(!f.bar.isVisible());
    }

    void goesToATag()
    {
        Fixture f;
        QVERIFY(showWindow(f.code.view));
        f.bar.openTag();
        QVERIFY(QTest::qWaitForWindowExposed(&f.bar));
        QTest::keyClicks(f.field, u"30"_s); // a number is a name here
        QTest::keyClick(f.field, Qt::Key_Return);
        QVERIFY(!f.note->text().isEmpty());
        f.field->clear();
        QTest::keyClicks(f.field, u"latest"_s);
        QTest::keyClick(f.field, Qt::Key_Return);
        QTRY_COMPARE(f.line(), 60);
    }

    void letsGo()
    {
        Fixture f;
        QVERIFY(showWindow(f.code.view));
        f.bar.openLine();
        QTest::keyClick(f.field, Qt::Key_Escape);
        QVERIFY(!f.bar.isVisible());
        QCOMPARE(f.line(), 1);
    }
};

QTEST_MAIN(TestGoToBar)
#include "tst_gotobar.moc"
