// SPDX-License-Identifier: Apache-2.0
#include "app/shell/remedies.h"

#include "app/networkbackend.h"
#include "app/presenters/importpresenter.h"
#include "app/presenters/remedypresenter.h"
#include "app/settings/storedlogins.h"
#include "app/settings/trustedhosts.h"
#include "app/shell/mainwindow.h"
#include "core/catalog/catalog.h"
#include "core/ports/clock.h"
#include "models/catalogtreemodel.h"
#include "models/driftmodel.h"
#include "models/historymodel.h"
#include "models/importqueuemodel.h"
#include "models/previewmodelset.h"
#include "models/problemmodel.h"
#include "models/tagtablemodel.h"
#include "tests/support/catalogfolder.h"
#include "tests/support/fakelogin.h"
#include "tests/support/registryprocess.h"
#include "tests/support/testcase.h"
#include "views/common/theme.h"
#include "views/imports/importcausedialog.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSettings>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

using State = ImportRow::State;

/// The program's parts about failed imports, with a configuration folder of their own.
struct Desk
{
    explicit Desk(const QString &config)
        : configFolder(config + u"/headwater"_s)
    {
        environment.insert(u"XDG_CONFIG_HOME"_s, config);
        environment.insert(u"HOME"_s, config);
    }
    QString stateOf(int row) const { return queue.index(row, 1).data().toString(); }
    bool importAndWait(const StreamKey &key)
    {
        imports.importAll(key);
        return QTest::qWaitFor([&] { return !imports.isBusy(); }, 20'000);
    }
    ImportCauseDialog *openFirst()
    {
        remedies.openFirst(queue);
        return window.findChild<ImportCauseDialog *>();
    }

    QString configFolder;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    SystemClock clock;
    FakeSecrets secrets;
    StoredLogins logins;
    RegistryService registry{
        [this] { return makeNetworkBackend({.environment = environment, .keychain = &secrets}); }};
    Catalog catalog;
    CatalogTreeModel tree;
    TagTableModel tags;
    HistoryModel history;
    ImportQueueModel queue;
    ProblemModel problems;
    DriftModel drift;
    PreviewModelSet preview;
    ImportPresenter imports{catalog, registry, clock, queue};
    RemedyPresenter presenter{
        {.catalog = catalog,
         .registry = registry,
         .budget = registry,
         .clock = clock,
         .login = {secrets, logins, registry},
         .trust = [this](const QString &host,
                         const QByteArray &pem) { return trustHost(configFolder, host, pem); },
         .forgetCredentials = [this] { registry.forgetCredentials(); }}};
    MainWindow window{{.catalog = tree,
                       .tags = tags,
                       .history = history,
                       .imports = queue,
                       .problems = problems,
                       .drift = drift,
                       .preview = preview.all()}};
    Remedies remedies{window, catalog, presenter, imports};
};

QPushButton &applyOf(QDialog &dialog)
{
    return *dialog.findChild<QPushButton *>(u"applyRemedy"_s);
}

} // namespace

/// Remedies with a real registry that has a certificate of its own and wants a password.
class TestRemedies : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void trustThenLogInThenImport()
    {
        QSettings().clear();
        RegistryProcess plain;
        QVERIFY2(plain.start(), qPrintable(plain.errorString()));
        QVERIFY(!plain.pushImage(u"team/ruby"_s, {u"1"_s}, {}).isEmpty());
        TestCertificate certificate;
        QVERIFY(certificate.create());
        RegistryProcess registry;
        QVERIFY2(registry.start({.certificate = &certificate,
                                 .users = {{u"alice"_s, u"S3CRET"_s}},
                                 .storage = plain.storage()}),
                 qPrintable(registry.errorString()));
        CatalogFolder folder;
        folder.put(u"ruby.yaml"_s,
                   CatalogFolder::definition(u"ruby"_s, {u"1"_s})
                       .replace("quay.io", registry.host().toUtf8()));
        QTemporaryDir config;
        Desk desk(config.path());
        desk.window.show();
        desk.catalog.open({folder.path()});
        QTRY_VERIFY(desk.catalog.snapshot()->isComplete);
        const StreamKey key{.file = u"ruby.yaml"_s, .ns = {}, .name = u"ruby"_s};

        QVERIFY(desk.importAndWait(key));
        QCOMPARE(desk.queue.rows().first().error->kind, Error::Kind::UntrustedTls);
        ImportCauseDialog *trust = desk.openFirst();
        QTRY_VERIFY_WITH_TIMEOUT(applyOf(*trust).isEnabled(), 15'000);
        applyOf(*trust).click();
        QTRY_COMPARE_WITH_TIMEOUT(desk.stateOf(0), u"failed"_s, 15'000);
        QTRY_VERIFY(!desk.imports.isBusy());
        QCOMPARE(desk.queue.rows().first().error->kind, Error::Kind::Unauthorized);
        QTRY_VERIFY(!desk.window.findChild<ImportCauseDialog *>());

        desk.presenter.end();
        ImportCauseDialog *login = desk.openFirst();
        login->findChild<QLineEdit *>(u"loginUser"_s)->setText(u"alice"_s);
        login->findChild<QLineEdit *>(u"loginPassword"_s)->setText(u"wrong"_s);
        applyOf(*login).click();
        QTRY_VERIFY_WITH_TIMEOUT(!login->findChild<QLabel *>(u"remedyRefused"_s)->text().isEmpty(),
                                 15'000);
        QVERIFY(desk.secrets.entries.isEmpty());
        login->findChild<QLineEdit *>(u"loginPassword"_s)->setText(u"S3CRET"_s);
        applyOf(*login).click();
        QTRY_COMPARE_WITH_TIMEOUT(desk.stateOf(0), u"imported"_s, 15'000);
        QVERIFY(desk.secrets.entries.contains(u"registry:"_s + registry.host()));
    }
};

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    QCoreApplication::setOrganizationName(u"headwater"_s);
    QCoreApplication::setApplicationName(u"headwater-test-remedies"_s);
    applyTheme(app, ColorScheme::Light);
    TestRemedies test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_remedies.moc"
