// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/networkbackend.h"
#include "app/presenters/catalogpresenter.h"
#include "app/presenters/completionpresenter.h"
#include "app/presenters/importpresenter.h"
#include "app/presenters/lintpresenter.h"
#include "app/presenters/openfiles.h"
#include "app/presenters/recoverypresenter.h"
#include "app/presenters/serverformpresenter.h"
#include "app/settings/preferences.h"
#include "app/shell/editing.h"
#include "app/shell/formediting.h"
#include "app/shell/mainwindow.h"
#include "app/shell/recovering.h"
#include "app/shell/session.h"
#include "core/catalog/catalog.h"
#include "core/ports/clock.h"
#include "models/catalogtreemodel.h"
#include "models/driftmodel.h"
#include "models/historymodel.h"
#include "models/importqueuemodel.h"
#include "models/previewmodelset.h"
#include "models/problemmodel.h"
#include "models/tagtablemodel.h"

#include <QStandardPaths>

namespace headwater {

/// The program with its window, put together as composition.cpp does, on the real adapters.
struct Program
{
    explicit Program(GuiOptions options)
        : session(window, catalogPresenter, importPresenter, preferences, std::move(options))
    {
        session.setLeaving([this](std::function<void()> then) { editing.leave(std::move(then)); });
        editing.setLint(lint);
        editing.setCompletion(completion);
        editing.setServerForm(serverForm);
        forms.setLint(lint);
        forms.setCompletion(completion);
        window.resize(1280, 800);
        window.show();
        session.begin();
    }

    template<typename T>
    T &child(const QString &name)
    {
        T *found = window.findChild<T *>(name);
        if (!found)
            qFatal("no %s", qPrintable(name));
        return *found;
    }

    Preferences preferences;
    SystemClock clock;
    RegistryService registry{[] { return makeNetworkBackend({}); }};
    Catalog catalog;
    CatalogTreeModel tree;
    TagTableModel tags;
    HistoryModel history;
    ImportQueueModel queue;
    ProblemModel problems;
    DriftModel drift;
    PreviewModelSet preview;
    CatalogPresenter catalogPresenter{
        catalog, {.catalog = tree, .tags = tags, .history = history, .problems = problems}};
    ImportPresenter importPresenter{catalog, registry, clock, queue};
    MainWindow window{{.catalog = tree,
                       .tags = tags,
                       .history = history,
                       .imports = queue,
                       .problems = problems,
                       .drift = drift,
                       .preview = preview.all()}};
    Session session;
    OpenFiles files{catalog};
    Editing editing{window, catalogPresenter, files};
    LintPresenter lint{files};
    CompletionPresenter completion{catalog, registry};
    ServerFormPresenter serverForm{files};
    FormEditing forms{window, files, preferences};
    /// Gone with HOME's other contents; each test program has its own.
    RecoveryPresenter recoveryPresenter{
        catalog, files,
        QStandardPaths::writableLocation(QStandardPaths::GenericStateLocation)
            + QStringLiteral("/recovery")};
    Recovering recovering{window, files, recoveryPresenter};
};

} // namespace headwater
