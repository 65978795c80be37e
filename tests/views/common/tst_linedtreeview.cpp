// SPDX-License-Identifier: Apache-2.0
#include "tests/support/shown.h"
#include "tests/support/testcase.h"
#include "views/common/linedtreeview.h"
#include "views/common/theme.h"

#include <QApplication>
#include <QStandardItemModel>

using namespace headwater;
using namespace Qt::StringLiterals;

class TestLinedTreeView : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void linesGoOverTheWholeWidth()
    {
        QStandardItemModel model;
        model.appendRow(new QStandardItem(u"parent"_s));
        model.item(0)->appendRow(new QStandardItem(u"child"_s));
        LinedTreeView view;
        view.setModel(&model);
        QVERIFY(showWindow(view, {300, 200}));
        const QRect row = view.visualRect(model.index(0, 0));
        QVERIFY(row.left() > 0); // the branch is beside it
        const QImage image = view.viewport()->grab().toImage();
        for (const int x : {1, row.left() + 2, view.viewport()->width() - 2})
            QCOMPARE(image.pixelColor(x, row.bottom()), lightTheme().border);
    }

    void selectionCoversTheBranch()
    {
        QStandardItemModel model;
        model.appendRow(new QStandardItem(u"row"_s));
        model.item(0)->appendRow(new QStandardItem(u"child"_s));
        LinedTreeView view;
        view.setModel(&model);
        QVERIFY(showWindow(view, {300, 200}));
        view.selectionModel()->select(model.index(0, 0), QItemSelectionModel::Select);
        const QRect row = view.visualRect(model.index(0, 0));
        const QImage image = view.viewport()->grab().toImage();
        QCOMPARE(image.pixelColor(2, row.top() + 2), lightTheme().selection);
    }
};

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    applyTheme(app, ColorScheme::Light);
    TestLinedTreeView test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_linedtreeview.moc"
