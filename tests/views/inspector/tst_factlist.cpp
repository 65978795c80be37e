// SPDX-License-Identifier: Apache-2.0
#include "tests/support/accessibility.h"
#include "tests/support/shown.h"
#include "tests/support/testcase.h"
#include "views/inspector/factlist.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QToolButton>

using namespace headwater;
using namespace Qt::StringLiterals;

class TestFactList : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void showsFacts()
    {
        FactList list;
        list.setObjectName(u"facts"_s);
        list.addHeading(u"Labels"_s);
        list.addFact(u"io.k8s.description"_s, u"<b>Ruby</b>"_s);
        list.addText(u"A sentence."_s, true);
        list.addStretch();
        QVERIFY(showWindow(list, {320, 500}));
        QCOMPARE(shownTexts(list),
                 QStringList(
                     {u"Labels"_s, u"<b>Ruby</b>"_s, u"io.k8s.description"_s, u"A sentence."_s}));
        for (const QLabel *label : list.findChildren<QLabel *>())
            QCOMPARE(label->textFormat(), Qt::PlainText);
        QCOMPARE(accessibilityProblems(list), QString());
    }

    void copiesTheWholeOfWhatIsShortened()
    {
        FactList list;
        list.setObjectName(u"facts"_s);
        list.addCode(u"Digest"_s, u"sha256:3a33"_s, u"sha256:3a33 and all the rest <b>"_s);
        QVERIFY(showWindow(list, {320, 500}));
        auto *button = list.findChild<QToolButton *>(u"copyFact"_s);
        QCOMPARE(button->accessibleName(), u"Copy Digest"_s);
        QVERIFY(button->toolTip().contains(u"&lt;b&gt;"_s));
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"sha256:3a33 and all the rest <b>"_s);
        QCOMPARE(accessibilityProblems(list), QString());
    }

    void copiesCommands()
    {
        FactList list;
        list.addCommand(u"oc import-image ruby:3.3 -n openshift"_s);
        QVERIFY(showWindow(list, {320, 500}));
        QTest::mouseClick(list.findChild<QToolButton *>(u"copyFact"_s), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"oc import-image ruby:3.3 -n openshift"_s);
    }

    void chipsWrapAndAreReadAloud()
    {
        FactList list;
        list.addChips(u"Policies"_s, {{u"local"_s}, {u"scheduled"_s}, {u"all platforms"_s}});
        QVERIFY(showWindow(list, {640, 300}));
        QWidget *chips = nullptr;
        for (QWidget *widget : list.findChildren<QWidget *>()) {
            if (widget->accessibleName() == u"local, scheduled, all platforms"_s)
                chips = widget;
        }
        QVERIFY(chips);
        QVERIFY(chips->heightForWidth(100) > chips->heightForWidth(600));
    }

    void longValuesDoNotWidenTheList()
    {
        FactList list;
        list.addFact(u"Pull spec"_s, u"quay.io/"_s + QString(400, u'a'));
        list.addCode(u"From"_s, QString(400, u'b'), {});
        QVERIFY(showWindow(list, {320, 500}));
        QVERIFY(list.minimumSizeHint().width() <= 320);
    }

    void clearStartsOver()
    {
        FactList list;
        list.addFact(u"Old"_s, u"1"_s);
        QVERIFY(showWindow(list, {320, 500}));
        list.clear();
        list.addFact(u"New"_s, u"2"_s);
        QTRY_COMPARE(shownTexts(list), QStringList({u"2"_s, u"New"_s}));
    }
};

QTEST_MAIN(TestFactList)
#include "tst_factlist.moc"
