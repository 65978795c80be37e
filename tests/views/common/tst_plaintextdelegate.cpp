// SPDX-License-Identifier: Apache-2.0
#include "tests/support/shown.h"
#include "tests/support/testcase.h"
#include "views/common/plaintextdelegate.h"

#include <QHelpEvent>
#include <QStandardItemModel>
#include <QToolTip>
#include <QTreeView>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

void pointAt(QAbstractItemView &view, const QModelIndex &index)
{
    const QPoint at = view.visualRect(index).center();
    QHelpEvent event(QEvent::ToolTip, at, view.viewport()->mapToGlobal(at));
    QCoreApplication::sendEvent(view.viewport(), &event);
}

} // namespace

class TestPlainTextDelegate : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void toolTipText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char *name, const QString &text, const QString &inside) {
            QTest::newRow(name) << text
                                << u"<p style='white-space:pre-wrap'>"_s + inside + u"</p>"_s;
        };
        QTest::newRow("nothing") << QString() << QString();
        row("plain", u"quay.io/a/b:1"_s, u"quay.io/a/b:1"_s);
        row("a picture", u"<img src=file:///x>"_s, u"&lt;img src=file:///x&gt;"_s);
        row("an entity", u"a & b &lt;"_s, u"a &amp; b &amp;lt;"_s);
        row("quotes", u"\"x\""_s, u"&quot;x&quot;"_s);
        row("lines", u"one\ntwo"_s, u"one\ntwo"_s);
    }
    void toolTipText()
    {
        QFETCH(const QString, text);
        QTEST(plainToolTip(text), "shown");
    }

    void showsToolTipsOfCellsAsPlainText()
    {
        QStandardItemModel model(2, 1);
        model.setData(model.index(0, 0), u"<img src=file:///x>"_s, Qt::ToolTipRole);
        QTreeView view;
        view.setModel(&model);
        view.setItemDelegate(new PlainTextDelegate(&view));
        QVERIFY(showWindow(view));
        pointAt(view, model.index(0, 0));
        QTRY_VERIFY(QToolTip::isVisible());
        QCOMPARE(QToolTip::text(), plainToolTip(u"<img src=file:///x>"_s));
        pointAt(view, model.index(1, 0));
        QTRY_VERIFY(!QToolTip::isVisible());
    }
};

QTEST_MAIN(TestPlainTextDelegate)
#include "tst_plaintextdelegate.moc"
