// SPDX-License-Identifier: Apache-2.0
#include "app/shell/drifting.h"

#include "app/presenters/catalogpresenter.h"
#include "app/presenters/driftpresenter.h"
#include "app/presenters/importpresenter.h"
#include "app/shell/mainwindow.h"
#include "app/shell/windowactions.h"
#include "views/drift/driftpanel.h"
#include "views/stream/streampage.h"
#include "views/tags/tagspage.h"

#include <QAction>
#include <QFileDialog>

using namespace Qt::StringLiterals;

namespace headwater {

Drifting::Drifting(MainWindow &window, CatalogPresenter &catalog, DriftPresenter &drift,
                   ImportPresenter &imports)
    : m_window(window)
    , m_catalog(catalog)
    , m_drift(drift)
{
    DriftPanel &panel = window.driftPanel();
    connect(window.actions().checkDrift, &QAction::triggered, this, &Drifting::checkCatalog);
    connect(&panel, &DriftPanel::catalogCheckRequested, this, &Drifting::checkCatalog);
    connect(&panel, &DriftPanel::streamCheckRequested, this, &Drifting::checkStream);
    connect(&panel, &DriftPanel::cancelRequested, &drift, &DriftPresenter::cancel);
    connect(&panel, &DriftPanel::exportRequested, this, &Drifting::chooseExport);
    connect(&panel, &DriftPanel::importRequested, &imports, &ImportPresenter::importTags);
    connect(&panel, &DriftPanel::tagChosen, this, [this](const StreamKey &key, const QString &tag) {
        m_catalog.showStream(key);
        m_window.streamPage().showTab(u"tags"_s);
        m_window.tagsPage().selectTag(tag);
    });
    connect(&drift, &DriftPresenter::progressed, &panel, &DriftPanel::setProgress);
    connect(&drift, &DriftPresenter::runningChanged, this, [this, &panel](bool isRunning) {
        panel.setRunning(isRunning);
        updateActions();
    });
    connect(&drift, &DriftPresenter::exported, &window, [&window](const QString &path) {
        window.showMessage(tr("The report was written to %1.").arg(path), Tone::Success);
    });
    connect(&drift, &DriftPresenter::failed, &window,
            [&window](const QString &text) { window.showMessage(text, Tone::Error); });
    for (const auto change : {&CatalogPresenter::loaded, &CatalogPresenter::closed})
        connect(&catalog, change, this, &Drifting::updateActions);
    connect(&catalog, &CatalogPresenter::opened, &drift, &DriftPresenter::clear);
    connect(&catalog, &CatalogPresenter::closed, &drift, &DriftPresenter::clear);
    connect(&catalog, &CatalogPresenter::streamShown, this, &Drifting::updateActions);
    updateActions();
}

void Drifting::checkCatalog()
{
    m_window.showDrift();
    m_drift.checkCatalog();
}

void Drifting::checkStream()
{
    if (m_catalog.currentKey())
        m_drift.checkStream(*m_catalog.currentKey());
}

void Drifting::chooseExport()
{
    const QString path
        = QFileDialog::getSaveFileName(&m_window, tr("Export the comparison"), u"drift.csv"_s,
                                       tr("Comma-separated values (*.csv);;JSON (*.json)"));
    if (!path.isEmpty())
        m_drift.exportTo(path);
}

void Drifting::updateActions()
{
    const bool isOpen = !m_catalog.paths().isEmpty();
    m_window.actions().checkDrift->setEnabled(isOpen && !m_drift.isRunning());
    m_window.driftPanel().setCanCheck(m_catalog.currentStream() != nullptr, isOpen);
}

} // namespace headwater
