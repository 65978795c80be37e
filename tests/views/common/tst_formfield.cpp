// SPDX-License-Identifier: Apache-2.0
#include "tests/support/accessibility.h"
#include "tests/support/shown.h"
#include "tests/support/testcase.h"
#include "views/common/formfield.h"

#include <QLineEdit>
#include <QPushButton>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

struct Fixture
{
    QLineEdit *edit = new QLineEdit;
    FormField field{u"Pull spec"_s, edit};

    Fixture()
    {
        field.setObjectName(u"field"_s);
        edit->setObjectName(u"edit"_s);
    }
};

} // namespace

class TestFormField : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void captionIsTheName()
    {
        Fixture f;
        auto *button = new QPushButton(u"List"_s);
        button->setObjectName(u"button"_s);
        f.field.addBeside(button);
        QVERIFY(showWindow(f.field, {300, 120}));
        QCOMPARE(shownTexts(f.field), QStringList{u"Pull spec"_s});
        QCOMPARE(f.edit->accessibleName(), u"Pull spec"_s);
        QVERIFY(button->x() > f.edit->geometry().right());
        QCOMPARE(accessibilityProblems(f.field), QString());
    }

    void littleRoomCutsNoText()
    {
        Fixture f;
        QFont large = f.edit->font();
        large.setPointSizeF(30);
        f.edit->setFont(large);
        QVERIFY(showWindow(f.field, {300, 20}));
        QVERIFY(f.edit->height() > QFontMetrics(large).height());
    }

    void noteAndProblemAreRead()
    {
        Fixture f;
        QVERIFY(showWindow(f.field, {300, 120}));
        f.field.setNote(u"It is quay.io."_s);
        f.field.setProblem(u"No such thing."_s, Tone::Warning);
        QCOMPARE(f.edit->accessibleDescription(), u"It is quay.io. No such thing."_s);
        QVERIFY(!f.edit->property("problem").toBool()); // which would be red
        f.field.setNote({});
        QCOMPARE(shownTexts(f.field), QStringList({u"Pull spec"_s, u"No such thing."_s}));
    }

    void problemIsSeenAndReadAloud()
    {
        Fixture f;
        QVERIFY(showWindow(f.field, {300, 120}));
        f.field.setProblem(u"<b>No</b>"_s);
        QCOMPARE(f.field.problem(), u"<b>No</b>"_s);
        QCOMPARE(shownTexts(f.field), QStringList({u"Pull spec"_s, u"<b>No</b>"_s}));
        QCOMPARE(f.edit->accessibleDescription(), u"<b>No</b>"_s);
        QVERIFY(f.edit->property("problem").toBool());
        f.field.setProblem({});
        QCOMPARE(shownTexts(f.field), QStringList{u"Pull spec"_s});
        QCOMPARE(f.edit->accessibleDescription(), QString());
        QVERIFY(!f.edit->property("problem").toBool());
    }
};

QTEST_MAIN(TestFormField)
#include "tst_formfield.moc"
