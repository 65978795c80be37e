// SPDX-License-Identifier: Apache-2.0
#include "app/shell/windowactions.h"
#include "tests/app/shell/program.h"
#include "tests/support/registryprocess.h"
#include "tests/support/testcase.h"
#include "views/common/theme.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTreeView>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

void write(const QString &path, const QByteArray &text)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

QByteArray definition(const QString &name, const QString &from)
{
    return u"# kept as it is\n"
           "apiVersion: image.openshift.io/v1\n"
           "kind: ImageStream\n"
           "metadata:\n"
           "  name: %1\n"
           "  namespace: demo\n"
           "spec:\n"
           "  tags:\n"
           "  - name: \"1.0\"\n"
           "    from: {kind: DockerImage, name: '%2'}\n"
           "    importPolicy: {insecure: true}\n"
           "  - name: latest\n"
           "    from: {kind: ImageStreamTag, name: \"1.0\"}\n"_s.arg(name, from)
               .toUtf8();
}

/// Text of column @p column in the row whose first column says @p first.
QString cell(const QAbstractItemModel &model, const QString &first, int column)
{
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.index(row, 0).data().toString() == first)
            return model.index(row, column).data().toString();
    }
    return {};
}

} // namespace

class TestSession : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        TestCase::init();
        QSettings().clear();
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void startsWithTheStartPage()
    {
        Program program({});
        QVERIFY(program.child<QWidget>(u"startPage"_s).isVisible());
        QVERIFY(program.child<QPushButton>(u"startOpenFolder"_s).isVisible());
        QVERIFY(!program.child<QWidget>(u"catalogPanel"_s).isVisible());
        QSignalSpy settled(&program.session, &Session::settled);
        QTRY_COMPARE(settled.count(), 1);
    }

    /// Opens a folder, filters, selects, imports, and reads the new digest from the table.
    void importsATagFromARealRegistry()
    {
        RegistryProcess registry;
        QVERIFY2(registry.start(), qPrintable(registry.errorString()));
        TestImage image;
        image.labels = {{u"io.k8s.display-name"_s, u"Demo"_s}};
        const QString digest = registry.pushImage(u"lib/ruby"_s, {u"1.0"_s}, image);
        QVERIFY(!digest.isEmpty());
        const QString file = m_folder->filePath(u"ruby.yaml"_s);
        const QByteArray text = definition(u"ruby"_s, registry.host() + u"/lib/ruby:1.0"_s);
        write(file, text);
        write(m_folder->filePath(u"node.yaml"_s), definition(u"node"_s, u"h.example/x:1"_s));

        Program program({.paths = {m_folder->path()}});
        QTRY_VERIFY(program.catalog.snapshot()->isComplete);
        QTRY_COMPARE(program.tree.rowCount(), 1);
        auto &filter = program.child<QLineEdit>(u"streamFilter"_s);
        auto &streams = program.child<QTreeView>(u"streamTree"_s);
        QTest::keyClicks(&filter, u"RUB"_s);
        QCOMPARE(streams.model()->rowCount(streams.model()->index(0, 0)), 1);
        QTest::keyClick(&filter, Qt::Key_Return);
        QTRY_COMPARE(program.child<QLabel>(u"streamTitle"_s).text(), u"ruby"_s);

        auto &tags = program.child<QTreeView>(u"tagTable"_s);
        QTRY_COMPARE(tags.model()->rowCount(), 2);
        QCOMPARE(cell(*tags.model(), u"1.0"_s, 1), QString());
        const QModelIndex row = program.tags.indexOf(u"1.0"_s);
        QTest::mouseClick(tags.viewport(), Qt::LeftButton, {}, tags.visualRect(row).center());
        program.window.actions().importSelected->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(cell(*tags.model(), u"1.0"_s, 1), digest.left(19), 15000);
        QCOMPARE(cell(*tags.model(), u"latest"_s, 1), digest.left(19)); // follows

        auto &imports = program.child<QTreeView>(u"importTable"_s);
        QCOMPARE(cell(*imports.model(), u"ruby:1.0"_s, 1), u"imported"_s);
        QTRY_COMPARE(program.history.rowCount(), 2); // the tag, and the alias that follows
        const auto labels = program.child<QWidget>(u"inspectorPanel"_s).findChildren<QLabel *>();
        QTRY_VERIFY(std::ranges::any_of(
            program.child<QWidget>(u"inspectorPanel"_s).findChildren<QLabel *>(),
            [](const QLabel *label) { return label->text().contains(u"Demo"_s); }));

        QFile after(file);
        QVERIFY(after.open(QIODevice::ReadOnly));
        QCOMPARE(after.readAll(), text); // history is not the file's business
    }

    void saysWhyAnImportFailed()
    {
        RegistryProcess registry;
        QVERIFY2(registry.start(), qPrintable(registry.errorString()));
        write(m_folder->filePath(u"ruby.yaml"_s),
              definition(u"ruby"_s, registry.host() + u"/lib/ruby:9"_s));
        Program program({.paths = {m_folder->path()}, .stream = u"demo/ruby"_s});
        auto &importAll = program.child<QPushButton>(u"importAll"_s);
        QTRY_VERIFY(importAll.isVisible() && importAll.isEnabled());
        QTest::mouseClick(&importAll, Qt::LeftButton);
        auto &imports = program.child<QTreeView>(u"importTable"_s);
        QTRY_COMPARE_WITH_TIMEOUT(cell(*imports.model(), u"ruby:1.0"_s, 1), u"failed"_s, 15000);
        QVERIFY(program.child<QPushButton>(u"retryImports"_s).isEnabled());
        QTRY_COMPARE(program.tags.rows().at(1).state, TagRow::State::Failed);
        QVERIFY(!program.tags.rows().at(1).failureMessage.isEmpty());
    }

    void showsABrokenFileWithItsPlace()
    {
        write(m_folder->filePath(u"good.yaml"_s), definition(u"good"_s, u"h.example/x:1"_s));
        write(m_folder->filePath(u"broken.yaml"_s), "kind: ImageStream\nmetadata: [\n");
        Program program({.paths = {m_folder->path()}});
        QTRY_COMPARE(program.problems.rowCount(), 1);
        QCOMPARE(program.problems.rows().first().file, u"broken.yaml"_s);
        QVERIFY(program.problems.rows().first().position.line > 0);
        auto &problems = program.child<QTreeView>(u"problemTable"_s);
        Q_EMIT problems.activated(problems.model()->index(0, 0));
        auto &page = program.child<QWidget>(u"filePage"_s);
        QTRY_VERIFY(page.isVisible());
        QTRY_VERIFY(page.findChild<QPlainTextEdit *>(u"definitionText"_s)
                        ->toPlainText()
                        .contains(u"metadata: ["_s));
        QCOMPARE(program.catalog.snapshot()->streams.size(), 1);
    }

    void comesBackToTheLastSession()
    {
        write(m_folder->filePath(u"a.yaml"_s), definition(u"ruby"_s, u"h.example/x:1"_s));
        write(m_folder->filePath(u"b.yaml"_s), definition(u"zope"_s, u"h.example/x:1"_s));
        {
            Program program(
                {.paths = {m_folder->path()}, .stream = u"zope"_s, .tab = u"history"_s});
            QTRY_COMPARE(program.child<QLabel>(u"streamTitle"_s).text(), u"zope"_s);
            program.window.close();
        }
        Program again({});
        QTRY_COMPARE(again.child<QLabel>(u"streamTitle"_s).text(), u"zope"_s);
        QVERIFY(again.child<QWidget>(u"historyPage"_s).isVisible());
        QCOMPARE(again.preferences.recentFolders(), QStringList{m_folder->path()});
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    QCoreApplication::setOrganizationName(u"headwater"_s);
    QCoreApplication::setApplicationName(u"headwater-test"_s);
    applyTheme(app, ColorScheme::Light);
    TestSession test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_session.moc"
