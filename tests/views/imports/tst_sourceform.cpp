// SPDX-License-Identifier: Apache-2.0
#include "tests/support/accessibility.h"
#include "tests/support/shown.h"
#include "tests/support/testcase.h"
#include "views/imports/sourceform.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

const ChoiceStart newStream{.isNewStream = true, .choice = {.ns = u"demo"_s}};

struct Fixture
{
    SourceForm form;
    QLineEdit *from = form.findChild<QLineEdit *>(u"pullSpec"_s);
    QLineEdit *name = form.findChild<QLineEdit *>(u"streamName"_s);
    QLineEdit *ns = form.findChild<QLineEdit *>(u"streamNamespace"_s);
    QPushButton *list = form.findChild<QPushButton *>(u"listTags"_s);
    QSignalSpy changed{&form, &SourceForm::changed};
    QSignalSpy listed{&form, &SourceForm::listRequested};

    explicit Fixture(const ChoiceStart &start)
        : form(start)
    {
    }
};

} // namespace

class TestSourceForm : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void beginsWithWhatIsThere()
    {
        ImportChoice choice{.from = u"quay.io/a/b"_s,
                            .insecure = true,
                            .scheduled = true,
                            .referencePolicy = u"Local"_s,
                            .importMode = u"PreserveOriginal"_s,
                            .filter = {.text = u"x"_s, .newest = 50}};
        Fixture f({.stream = u"ruby"_s, .choice = choice});
        QCOMPARE(f.form.choice(), choice);
        QVERIFY(!f.name);
        QVERIFY(showWindow(f.form));
        QCOMPARE(accessibilityProblems(f.form), QString());
    }

    void everyFieldIsTold()
    {
        Fixture f(newStream);
        QVERIFY(showWindow(f.form));
        QCOMPARE(accessibilityProblems(f.form), QString());
        QTest::keyClicks(f.from, u"q"_s);
        QCOMPARE(f.changed.size(), 1);
        f.form.findChild<QCheckBox *>(u"insecure"_s)->click();
        f.form.findChild<QCheckBox *>(u"scheduled"_s)->click();
        f.form.findChild<QComboBox *>(u"referencePolicy"_s)->setCurrentText(u"Local"_s);
        f.form.findChild<QComboBox *>(u"importMode"_s)->setCurrentText(u"PreserveOriginal"_s);
        QTest::keyClicks(f.ns, u"x"_s);
        QTest::keyClicks(f.name, u"x"_s);
        QCOMPARE(f.changed.size(), 7);
        QCOMPARE(f.form.choice(),
                 (ImportChoice{.from = u"q"_s,
                               .name = u"qx"_s,
                               .ns = u"demox"_s,
                               .insecure = true,
                               .scheduled = true,
                               .referencePolicy = u"Local"_s,
                               .importMode = u"PreserveOriginal"_s}));
    }

    void listsOnEnterAndByTheButton()
    {
        Fixture f(newStream);
        QVERIFY(showWindow(f.form));
        QVERIFY(!f.list->isEnabled());
        QTest::keyClick(f.from, Qt::Key_Return);
        QCOMPARE(f.listed.size(), 0);
        QTest::keyClicks(f.from, u"quay.io/team/app"_s);
        QTest::keyClick(f.from, Qt::Key_Return);
        QCOMPARE(f.listed.size(), 1);
        QTest::mouseClick(f.list, Qt::LeftButton);
        QCOMPARE(f.listed.size(), 2);
        f.form.setListing(true);
        QVERIFY(f.list->text().contains(u'…'));
        f.form.setListing(false);
        QVERIFY(!f.list->text().contains(u'…'));
    }

    void proposesTheRepositorysName()
    {
        Fixture f(newStream);
        QVERIFY(showWindow(f.form));
        QTest::keyClicks(f.from, u"quay.io/team/app:2.0"_s);
        QCOMPARE(f.name->text(), u"app"_s);
        QTest::keyClicks(f.name, u"2"_s);
        f.from->setText(u"quay.io/team/other"_s);
        QCOMPARE(f.name->text(), u"app2"_s); // the user's own
    }

    void problemsStandAtTheirFields()
    {
        Fixture f(newStream);
        QVERIFY(showWindow(f.form));
        f.form.setProblems({.from = u"no pull spec"_s, .name = u"no name"_s, .ns = u"no ns"_s});
        const QStringList texts = shownTexts(f.form);
        for (const QString &problem : {u"no pull spec"_s, u"no name"_s, u"no ns"_s})
            QVERIFY(texts.contains(problem));
        QCOMPARE(f.from->accessibleDescription(), u"no pull spec"_s);
        f.form.setProblems({});
        QVERIFY(!shownTexts(f.form).contains(u"no name"_s));
    }
};

QTEST_MAIN(TestSourceForm)
#include "tst_sourceform.moc"
