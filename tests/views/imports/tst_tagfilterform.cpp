// SPDX-License-Identifier: Apache-2.0
#include "tests/support/accessibility.h"
#include "tests/support/shown.h"
#include "tests/support/testcase.h"
#include "views/imports/tagfilterform.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QSpinBox>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

struct Fixture
{
    TagFilterForm form;
    QSignalSpy changed{&form, &TagFilterForm::changed};

    explicit Fixture(const TagFilter &start = {.newest = 50})
        : form(start)
    {
    }
    QLineEdit &edit(const QString &name) { return *form.findChild<QLineEdit *>(name); }
};

} // namespace

class TestTagFilterForm : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void beginsWithWhatIsThere()
    {
        const TagFilter filter{
            .text = u"a"_s, .pattern = u"b"_s, .versions = u">1"_s, .exclude = u"c"_s, .newest = 7};
        Fixture f(filter);
        QCOMPARE(f.form.filter(), filter);
        QVERIFY(showWindow(f.form, {900, 100}));
        QCOMPARE(accessibilityProblems(f.form), QString());
    }

    /// A word is typed, and the tags are chosen once.
    void tellsAfterAPause()
    {
        Fixture f;
        QVERIFY(showWindow(f.form, {900, 100}));
        QTest::keyClicks(&f.edit(u"filterText"_s), u"ubi9"_s);
        QCOMPARE(f.changed.size(), 0);
        QTRY_COMPARE(f.changed.size(), 1);
        QCOMPARE(f.form.filter(), (TagFilter{.text = u"ubi9"_s, .newest = 50}));
    }

    void everyFieldCounts()
    {
        Fixture f;
        f.edit(u"filterPattern"_s).setText(u"^3"_s);
        QTRY_COMPARE(f.changed.size(), 1);
        f.edit(u"filterVersions"_s).setText(u">=3"_s);
        QTRY_COMPARE(f.changed.size(), 2);
        f.edit(u"filterExclude"_s).setText(u"rc"_s);
        QTRY_COMPARE(f.changed.size(), 3);
        f.form.findChild<QSpinBox *>(u"filterNewest"_s)->setValue(0);
        QTRY_COMPARE(f.changed.size(), 4);
        QCOMPARE(f.form.filter(),
                 (TagFilter{.pattern = u"^3"_s, .versions = u">=3"_s, .exclude = u"rc"_s}));
        QCOMPARE(f.form.findChild<QSpinBox *>(u"filterNewest"_s)->text(), u"all"_s);
    }

    void onlyOneTag()
    {
        Fixture f;
        f.form.setOnly(u"v1.0+x"_s);
        const auto choice = chooseTags({u"v1.0+x"_s, u"v1a0+x"_s, u"v1.0+xy"_s}, f.form.filter());
        QVERIFY(choice);
        for (const ChosenTag &tag : *choice)
            QCOMPARE(tag.isChosen(), tag.tag == u"v1.0+x"_s);
    }

    void problemsStandAtTheirFields()
    {
        Fixture f;
        QVERIFY(showWindow(f.form, {900, 140}));
        f.form.setProblems({.pattern = u"p"_s, .versions = u"v"_s, .exclude = u"x"_s});
        QCOMPARE(f.edit(u"filterPattern"_s).accessibleDescription(), u"p"_s);
        QCOMPARE(f.edit(u"filterVersions"_s).accessibleDescription(), u"v"_s);
        QCOMPARE(f.edit(u"filterExclude"_s).accessibleDescription(), u"x"_s);
        QVERIFY(shownTexts(f.form).contains(u"v"_s));
    }
};

QTEST_MAIN(TestTagFilterForm)
#include "tst_tagfilterform.moc"
