// SPDX-License-Identifier: Apache-2.0
#include <QApplication>
#include <QEvent>
#include <QMainWindow>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QStandardItemModel>
#include <QStatusBar>
#include <QTableView>
#include <QTimer>
#include <QToolBar>
#include <QTreeView>

/// The floor for the start-up benchmark: the least a window of Headwater's shape costs with Qt
/// alone. It ends after its first paint, as "headwater --quit-after-first-paint" does.
class MinimalWindow : public QMainWindow
{
    Q_OBJECT
public:
    MinimalWindow()
    {
        const QStringList names{QStringLiteral("File"), QStringLiteral("Edit"),
                                QStringLiteral("View"), QStringLiteral("Help")};
        QToolBar *bar = addToolBar(QStringLiteral("Main"));
        for (const QString &name : names) {
            menuBar()->addMenu(name)->addAction(name);
            bar->addAction(name);
        }
        auto *tree = new QTreeView;
        tree->setModel(filledModel(20, 1));
        auto *table = new QTableView;
        table->setModel(filledModel(40, 5));
        auto *editor = new QPlainTextEdit(QStringLiteral("kind: ImageStream\n").repeated(100));
        auto *splitter = new QSplitter;
        splitter->addWidget(tree);
        splitter->addWidget(table);
        splitter->addWidget(editor);
        setCentralWidget(splitter);
        statusBar()->showMessage(QStringLiteral("Ready"));
        editor->viewport()->installEventFilter(this);
        resize(1280, 800);
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            QTimer::singleShot(0, qApp, &QCoreApplication::quit);
        return QMainWindow::eventFilter(watched, event);
    }

private:
    QStandardItemModel *filledModel(int rows, int columns)
    {
        auto *model = new QStandardItemModel(rows, columns, this);
        for (int row = 0; row < rows; ++row) {
            for (int column = 0; column < columns; ++column)
                model->setItem(row, column, new QStandardItem(QString::number(row)));
        }
        return model;
    }
};

int main(int argc, char *argv[])
{
    const QApplication app(argc, argv);
    MinimalWindow window;
    window.show();
    return QApplication::exec();
}

#include "minimalwindow.moc"
