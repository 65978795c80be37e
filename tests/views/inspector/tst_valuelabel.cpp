// SPDX-License-Identifier: Apache-2.0
#include "tests/support/shown.h"
#include "tests/support/testcase.h"
#include "views/inspector/valuelabel.h"

#include <QAccessible>
#include <QAction>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

const QString pullSpec = u"quay.io/a-b/c@sha256:3a33"_s;

QString clipboard()
{
    return QGuiApplication::clipboard()->text();
}

} // namespace

class TestValueLabel : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void breaksAnywhere()
    {
        const ValueLabel label(u"quay.io/team/application@"_s + QString(20, u'a'));
        const ValueLabel digest(QString(64, u'a'));
        QVERIFY(label.heightForWidth(100) > label.heightForWidth(2000));
        // Not even a digest makes the panel wider than a quarter of it.
        QVERIFY(digest.minimumSizeHint().width()
                < digest.fontMetrics().horizontalAdvance(QString(20, u'a')));
    }

    void plainTextWhateverItHolds()
    {
        const ValueLabel label(u"<img src=file:///x>"_s);
        QCOMPARE(label.textFormat(), Qt::PlainText);
    }

    void isReadAloudAsGiven()
    {
        ValueLabel label(pullSpec);
        QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(&label);
        QCOMPARE(spoken->text(QAccessible::Name), pullSpec);
    }

    /// No program accepts a pull spec with a zero-width space in it.
    void isCopiedAsGiven()
    {
        ValueLabel label(pullSpec);
        label.setTextInteractionFlags(Qt::TextSelectableByMouse);
        QVERIFY(showWindow(label, {600, 40}));
        label.setFocus();
        label.setSelection(0, static_cast<int>(label.text().size()));
        QTest::keySequence(&label, QKeySequence::Copy);
        QCOMPARE(clipboard(), pullSpec);
    }

    void copiesFromItsMenu()
    {
        ValueLabel label(pullSpec);
        label.setTextInteractionFlags(Qt::TextSelectableByMouse);
        QVERIFY(showWindow(label, {600, 40}));
        QContextMenuEvent event(QContextMenuEvent::Mouse, {5, 5}, label.mapToGlobal(QPoint(5, 5)));
        QCoreApplication::sendEvent(&label, &event);
        QMenu *menu = label.findChild<QMenu *>(u"valueMenu"_s);
        QVERIFY(menu);
        QVERIFY(!menu->actions().at(0)->isEnabled()); // nothing is selected
        menu->actions().at(1)->trigger();
        QVERIFY(label.hasSelectedText());
        menu->close();
        QTRY_VERIFY(!label.findChild<QMenu *>(u"valueMenu"_s));
        QCoreApplication::sendEvent(&label, &event);
        menu = label.findChild<QMenu *>(u"valueMenu"_s);
        menu->actions().at(0)->trigger();
        QCOMPARE(clipboard(), pullSpec);
    }

    void noMenuWhereNothingCanBeSelected()
    {
        ValueLabel label(pullSpec);
        QVERIFY(showWindow(label, {600, 40}));
        QContextMenuEvent event(QContextMenuEvent::Mouse, {5, 5}, label.mapToGlobal(QPoint(5, 5)));
        QCoreApplication::sendEvent(&label, &event);
        QVERIFY(!label.findChild<QMenu *>());
    }
};

QTEST_MAIN(TestValueLabel)
#include "tst_valuelabel.moc"
