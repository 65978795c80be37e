// SPDX-License-Identifier: Apache-2.0
#include "app/composition.h"

#include "app/networkbackend.h"
#include "app/platform/keychain.h"
#include "app/presenters/catalogpresenter.h"
#include "app/presenters/completionpresenter.h"
#include "app/presenters/driftpresenter.h"
#include "app/presenters/importchoicepresenter.h"
#include "app/presenters/importpresenter.h"
#include "app/presenters/lintpresenter.h"
#include "app/presenters/openfiles.h"
#include "app/presenters/platformpresenter.h"
#include "app/presenters/previewpresenter.h"
#include "app/presenters/recoverypresenter.h"
#include "app/presenters/remedypresenter.h"
#include "app/presenters/schedulepresenter.h"
#include "app/presenters/serverformpresenter.h"
#include "app/settings/preferences.h"
#include "app/settings/storedlogins.h"
#include "app/settings/trustedhosts.h"
#include "app/shell/drifting.h"
#include "app/shell/editing.h"
#include "app/shell/formediting.h"
#include "app/shell/importdialogs.h"
#include "app/shell/inspection.h"
#include "app/shell/mainwindow.h"
#include "app/shell/previewing.h"
#include "app/shell/recovering.h"
#include "app/shell/remedies.h"
#include "app/shell/scheduling.h"
#include "app/shell/session.h"
#include "app/shell/windowpicture.h"
#include "core/catalog/catalog.h"
#include "core/ports/clock.h"
#include "models/catalogtreemodel.h"
#include "models/historymodel.h"
#include "models/hostline.h"
#include "models/importpreviewmodel.h"
#include "models/importqueuemodel.h"
#include "models/previewmodelset.h"
#include "models/problemmodel.h"
#include "models/remotetagmodel.h"
#include "models/tagtablemodel.h"
#include "views/imports/importspanel.h"

#include <QApplication>
#include <QLocale>
#include <QStandardPaths>
#include <QTranslator>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// The texts of the user's language; without them English, whose plurals need a file as well.
void loadTranslation(QTranslator &translator)
{
    const bool isLoaded = translator.load(QLocale(), u"headwater"_s, u"_"_s, u":/i18n"_s)
        || translator.load(u":/i18n/headwater_en.qm"_s);
    if (isLoaded)
        QCoreApplication::installTranslator(&translator);
}

/// Of texts that are not saved. State and not cache: nobody may clean it up.
QString recoveryFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericStateLocation)
        + u"/headwater/recovery"_s;
}

} // namespace

int runGui(QApplication &app, const GuiOptions &options)
{
    QTranslator translator;
    loadTranslation(translator);
    Preferences preferences;
    applyTheme(app, options.colorScheme.value_or(preferences.colorScheme()));

    const SystemClock clock;
    Keychain keychain;
    RegistryService registry(
        [setup = NetworkSetup{.keychain = &keychain}] { return makeNetworkBackend(setup); });
    Catalog catalog;

    CatalogTreeModel catalogTree;
    TagTableModel tags;
    HistoryModel history;
    ImportQueueModel queue;
    ProblemModel problems;
    DriftModel drift;
    RemoteTagModel remoteTags;
    ImportPreviewModel preview;

    PreviewModelSet previewModels;

    CatalogPresenter catalogPresenter(
        catalog, {.catalog = catalogTree, .tags = tags, .history = history, .problems = problems});
    ImportPresenter importPresenter(catalog, registry, clock, queue);
    ImportChoicePresenter choice(catalog, registry, registry, clock,
                                 {.tags = remoteTags, .preview = preview});
    QObject::connect(&choice, &ImportChoicePresenter::orderRequested, &importPresenter,
                     &ImportPresenter::import);
    MainWindow window({.catalog = catalogTree,
                       .tags = tags,
                       .history = history,
                       .imports = queue,
                       .problems = problems,
                       .drift = drift,
                       .preview = previewModels.all()});
    QObject::connect(
        &registry, &RegistryService::hostsChanged, &window, [&](const QList<HostState> &hosts) {
            const QDateTime now = clock.now();
            window.importsPanel().showHosts(hostLine(hosts, now), hostDetails(hosts, now));
        });
    Session session(window, catalogPresenter, importPresenter, preferences, options);
    OpenFiles files(catalog);
    Editing editing(window, catalogPresenter, files);
    session.setLeaving([&editing](std::function<void()> then) { editing.leave(std::move(then)); });
    LintPresenter lint(files);
    editing.setLint(lint);
    CompletionPresenter completion(catalog, registry);
    editing.setCompletion(completion);
    ServerFormPresenter serverForm(files);
    editing.setServerForm(serverForm);
    FormEditing forms(window, files, preferences);
    forms.setLint(lint);
    forms.setCompletion(completion);
    RecoveryPresenter recoveryPresenter(catalog, files, recoveryFolder());
    Recovering recovering(window, files, recoveryPresenter);
    ImportDialogs dialogs(window, catalogPresenter, choice, remoteTags, preview);
    SchedulePresenter schedule(catalog, importPresenter, clock);
    Scheduling scheduling(window, catalog, catalogPresenter, schedule, preferences);

    const StoredLogins logins;
    const QString configFolder
        = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/headwater"_s;
    RemedyPresenter remedyPresenter(
        {.catalog = catalog,
         .registry = registry,
         .budget = registry,
         .clock = clock,
         .login = {keychain, logins, registry},
         .trust
         = [configFolder](const QString &host,
                          const QByteArray &pem) { return trustHost(configFolder, host, pem); },
         .forgetCredentials = [&registry] { registry.forgetCredentials(); }});
    DriftPresenter driftPresenter(catalog, registry, clock, drift);
    Drifting drifting(window, catalogPresenter, driftPresenter, importPresenter);
    PlatformPresenter platforms(catalog, registry, clock);
    const Inspection inspection(window, catalogPresenter, platforms, importPresenter);
    Remedies remedies(window, catalog, remedyPresenter, importPresenter);

    PreviewPresenter previewPresenter(catalog, previewModels.all());
    Previewing previewing(window, catalogPresenter, previewPresenter, preferences);
    if (!options.release.isEmpty())
        previewPresenter.setRelease(options.release);
    forms.setPreview(previewPresenter);

    int pictureFailed = 0;
    WindowPicture picture(window);
    QObject::connect(&editing, &Editing::opened, &picture, &WindowPicture::setDialog);
    QObject::connect(&recovering, &Recovering::opened, &picture, &WindowPicture::setDialog);
    QObject::connect(&dialogs, &ImportDialogs::opened, &picture, &WindowPicture::setDialog);
    QObject::connect(&scheduling, &Scheduling::opened, &picture, &WindowPicture::setDialog);
    QObject::connect(&remedies, &Remedies::opened, &picture, &WindowPicture::setDialog);
    QObject::connect(&session, &Session::opened, &picture, &WindowPicture::setDialog);
    if (!options.preview.isEmpty())
        QObject::connect(&session, &Session::settled, &previewing,
                         [&] { previewing.show(options.preview, options.stream); });
    if (options.dialog == "settings"_L1)
        QObject::connect(&session, &Session::settled, &scheduling, &Scheduling::openSettings);
    else if (options.dialog == "about"_L1)
        QObject::connect(&session, &Session::settled, &session, &Session::showAbout);
    else if (options.dialog == "drift"_L1)
        QObject::connect(&session, &Session::settled, &drifting, &Drifting::checkCatalog);
    else if (options.dialog == "cause"_L1)
        QObject::connect(&session, &Session::settled, &remedies,
                         [&] { remedies.openFirst(queue); });
    else if (!options.dialog.isEmpty())
        QObject::connect(&session, &Session::settled, &dialogs,
                         [&] { dialogs.open(options.dialog, options.pullSpec); });
    if (!options.screenshot.isEmpty()) {
        QObject::connect(&session, &Session::settled, &picture,
                         [&] { picture.takeWhenCalm(options.screenshot); });
        QObject::connect(&picture, &WindowPicture::taken, &app, [&](bool saved) {
            pictureFailed = saved ? 0 : 1;
            window.close();
        });
    }
    if (options.quitAfterFirstPaint)
        QObject::connect(&picture, &WindowPicture::painted, &window, &QWidget::close,
                         Qt::QueuedConnection);
    session.begin();
    window.show();
    const int status = QApplication::exec();
    return status == 0 ? pictureFailed : status;
}

} // namespace headwater
