// SPDX-License-Identifier: Apache-2.0
#include "views/form/iconpicker.h"

#include "tests/support/shown.h"
#include "tests/support/testcase.h"

#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

const QList<FormChoice> classes{
    {.value = u"icon-java"_s},
    {.value = u"icon-quarkus"_s, .text = u"since OpenShift 4.4"_s},
    {.value = u"icon-ruby"_s},
};

} // namespace

class TestIconPicker : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void picksWhatIsFound()
    {
        IconPicker picker(classes, u"icon-ruby"_s);
        QVERIFY(showWindow(picker, {600, 400}));
        QCOMPARE(picker.current(), u"icon-ruby"_s);
        auto *list = picker.findChild<QListView *>(u"iconList"_s);
        auto *filter = picker.findChild<QLineEdit *>(u"iconFilter"_s);
        QTest::keyClicks(filter, u"QUARK"_s);
        QCOMPARE(list->model()->rowCount(), 1);
        auto *choose = picker.findChild<QPushButton *>(u"iconChoose"_s);
        list->setCurrentIndex(list->model()->index(0, 0));
        QVERIFY(choose->isEnabled());
        QCOMPARE(list->currentIndex().data(Qt::AccessibleTextRole).toString(),
                 u"icon-quarkus, since OpenShift 4.4"_s);
        QSignalSpy picked(&picker, &IconPicker::picked);
        choose->click();
        QCOMPARE(picked.last().first().toString(), u"icon-quarkus"_s);
        QVERIFY(!picker.isVisible());
    }
};

QTEST_MAIN(TestIconPicker)
#include "tst_iconpicker.moc"
