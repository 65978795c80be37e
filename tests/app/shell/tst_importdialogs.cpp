// SPDX-License-Identifier: Apache-2.0
#include "app/presenters/importchoicepresenter.h"
#include "app/shell/importdialogs.h"
#include "app/shell/windowactions.h"
#include "models/importpreviewmodel.h"
#include "models/remotetagmodel.h"
#include "tests/app/shell/program.h"
#include "tests/support/catalogfolder.h"
#include "tests/support/registryprocess.h"
#include "tests/support/testcase.h"
#include "views/common/theme.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

/// The program with a folder open, and the dialogs joined to it as composition.cpp does.
struct ProgramWithDialogs
{
    explicit ProgramWithDialogs(const QString &folder)
        : program({.paths = {folder}, .stream = u"ruby"_s})
    {
        QObject::connect(&choice, &ImportChoicePresenter::orderRequested, &program.importPresenter,
                         &ImportPresenter::import);
        QObject::connect(&dialogs, &ImportDialogs::opened, &dialogs,
                         [this](QWidget *opened) { dialog = opened; });
    }
    WindowActions &actions() { return program.window.actions(); }
    template<typename T>
    T &child(const QString &name)
    {
        T *found = dialog ? dialog->findChild<T *>(name) : nullptr;
        if (!found)
            qFatal("no %s", qPrintable(name));
        return *found;
    }

    Program program;
    RemoteTagModel tags;
    ImportPreviewModel preview;
    ImportChoicePresenter choice{program.catalog,
                                 program.registry,
                                 program.registry,
                                 program.clock,
                                 {.tags = tags, .preview = preview}};
    ImportDialogs dialogs{program.window, program.catalogPresenter, choice, tags, preview};
    QPointer<QWidget> dialog;
};

} // namespace

class TestImportDialogs : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_registry.start(), qPrintable(m_registry.errorString())); }
    void init()
    {
        TestCase::init();
        QSettings().clear();
        m_folder = std::make_unique<CatalogFolder>();
        for (const QString &tag : {u"1.0"_s, u"2.0"_s, u"3.0"_s}) {
            TestImage image;
            image.name = tag;
            QVERIFY(!m_registry.pushImage(u"team/ruby"_s, {tag}, image).isEmpty());
        }
        QByteArray text = CatalogFolder::definition(u"ruby"_s, {u"1.0"_s}, u"demo"_s);
        text.replace("quay.io", m_registry.host().toUtf8());
        text += "    importPolicy: {insecure: true}\n";
        m_folder->put(u"ruby.yaml"_s, text);
    }

    void actionsWantACatalog()
    {
        ProgramWithDialogs p(m_folder->path());
        QVERIFY(!p.actions().chooseTags->isEnabled());
        QTRY_VERIFY(p.actions().chooseTags->isEnabled());
        QVERIFY(p.actions().newStream->isEnabled());
        p.actions().closeCatalog->trigger();
        QTRY_VERIFY(!p.actions().newStream->isEnabled());
        QVERIFY(!p.actions().chooseTags->isEnabled());
    }

    /// Lists, previews and imports from a real registry, into the definition.
    void choosesTagsOfTheStreamsRepository()
    {
        ProgramWithDialogs p(m_folder->path());
        QTRY_VERIFY(p.actions().chooseTags->isEnabled());
        p.actions().chooseTags->trigger();
        QVERIFY(p.dialog);
        QTRY_COMPARE_WITH_TIMEOUT(p.tags.rowCount(), 3, 15000);
        QCOMPARE(p.tags.chosenTags(), QStringList({u"3.0"_s, u"2.0"_s}));
        p.child<QLineEdit>(u"filterVersions"_s).setText(u">=3"_s);
        QTRY_COMPARE(p.tags.chosenTags(), QStringList{u"3.0"_s});
        QTest::mouseClick(&p.child<QPushButton>(u"previewImport"_s), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(p.preview.count(ImportPreviewRow::Outcome::New), 1, 15000);
        QVERIFY(!m_folder->get(u"ruby.yaml"_s).contains("3.0"));
        QTRY_VERIFY(p.child<QPushButton>(u"importChosen"_s).isEnabled());
        QTest::mouseClick(&p.child<QPushButton>(u"importChosen"_s), Qt::LeftButton);
        QTRY_VERIFY(!p.dialog);
        QTRY_VERIFY_WITH_TIMEOUT(m_folder->get(u"ruby.yaml"_s).contains("ruby:3.0"), 15000);
        QVERIFY(m_folder->get(u"ruby.yaml"_s).startsWith("# our own"));
        QVERIFY(!m_folder->get(u"ruby.yaml"_s).contains("ruby:2.0"));
        QCOMPARE(p.tags.rowCount(), 0); // forgotten
    }

    void makesAStreamFromAPullSpec()
    {
        ProgramWithDialogs p(m_folder->path());
        QTRY_VERIFY(p.actions().chooseTags->isEnabled()); // a stream is shown
        p.dialogs.open(u"new-stream"_s, m_registry.host() + u"/team/ruby:2.0"_s);
        QVERIFY(p.dialog);
        QCOMPARE(p.child<QLineEdit>(u"streamName"_s).text(), u"ruby"_s);
        p.child<QLineEdit>(u"streamName"_s).setText(u"made"_s);
        QTRY_VERIFY_WITH_TIMEOUT(
            p.child<QWidget>(u"listingFailed"_s).isVisible() || p.tags.rowCount() > 0, 15000);
        // It speaks plain HTTP.
        QTest::mouseClick(&p.child<QPushButton>(u"allowInsecure"_s), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(p.tags.chosenTags(), QStringList{u"2.0"_s}, 15000);
        QTRY_COMPARE_WITH_TIMEOUT(p.tags.rowCount(), 3, 15000);
        QTRY_COMPARE(p.tags.chosenTags(), QStringList{u"2.0"_s}); // the one that was named
        QTRY_VERIFY(p.child<QPushButton>(u"importChosen"_s).isEnabled());
        QTest::mouseClick(&p.child<QPushButton>(u"importChosen"_s), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(p.program.catalog.snapshot()->streams.size(), 2, 15000);
        const CatalogStream &made = p.program.catalog.snapshot()->streams.first();
        QCOMPARE(made.key.name, u"made"_s);
        QCOMPARE(made.key.ns, u"demo"_s);
        QCOMPARE(made.definition->spec.tags.size(), 1);
    }

private:
    RegistryProcess m_registry;
    std::unique_ptr<CatalogFolder> m_folder;
};

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    QCoreApplication::setOrganizationName(u"headwater"_s);
    QCoreApplication::setApplicationName(u"headwater-test"_s);
    applyTheme(app, ColorScheme::Light);
    TestImportDialogs test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_importdialogs.moc"
