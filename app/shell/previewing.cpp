// SPDX-License-Identifier: Apache-2.0
#include "app/shell/previewing.h"

#include "app/presenters/catalogpresenter.h"
#include "app/presenters/previewpresenter.h"
#include "app/settings/preferences.h"
#include "app/shell/mainwindow.h"
#include "app/shell/windowactions.h"
#include "core/catalog/catalogsnapshot.h"
#include "views/common/marks.h"
#include "views/preview/previewpage.h"
#include "views/preview/streampreview.h"

#include <QAction>
#include <QDesktopServices>
#include <QFileDialog>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace headwater {

Previewing::Previewing(MainWindow &window, CatalogPresenter &catalog, PreviewPresenter &preview,
                       Preferences &preferences)
    : m_window(window)
    , m_catalog(catalog)
    , m_preview(preview)
    , m_preferences(preferences)
{
    setMarkFolder(preferences.markFolder());
    window.previewPage().setReleases(PreviewPresenter::releases());
    wirePage();
    wireStream();
    preview.setRelease(preferences.consoleRelease());
    if (const QString file = preferences.categoriesFile(); !file.isEmpty())
        preview.useCategories(file);
}

void Previewing::wirePage()
{
    PreviewPage &page = m_window.previewPage();
    QAction *action = m_window.actions().catalogPreview;
    connect(action, &QAction::triggered, this, [this] { show(); });
    const auto updateAction = [this, action] { action->setEnabled(!m_catalog.paths().isEmpty()); };
    connect(&m_catalog, &CatalogPresenter::opened, this, updateAction);
    connect(&m_catalog, &CatalogPresenter::closed, this, updateAction);
    updateAction();
    connect(&m_window, &MainWindow::previewVisible, &m_preview, &PreviewPresenter::setActive);
    connect(&page, &PreviewPage::releaseChosen, this, [this](const QString &release) {
        m_preferences.setConsoleRelease(release);
        m_preview.setRelease(release);
    });
    connect(&page, &PreviewPage::otherReleaseChosen, &m_preview,
            &PreviewPresenter::setOtherRelease);
    connect(&page, &PreviewPage::comparing, &m_preview, &PreviewPresenter::setComparing);
    connect(&page, &PreviewPage::importsPendingChosen, &m_preview,
            &PreviewPresenter::setImportsPending);
    connect(&page, &PreviewPage::categoriesFileRequested, this, &Previewing::chooseCategories);
    connect(&page, &PreviewPage::ownCategoriesRequested, this, [this] {
        m_preferences.setCategoriesFile({});
        m_preview.useCategories({});
    });
    connect(&page, &PreviewPage::definitionRequested, this, &Previewing::goToDefinition);
    connect(&page, &PreviewPage::linkChosen, this, &Previewing::openLink);
    connect(&page, &PreviewPage::newAppTermEntered, &m_preview, &PreviewPresenter::setNewAppTerm);
    connect(&m_preview, &PreviewPresenter::newAppMatched, &page, &PreviewPage::showNewApp);
    connect(&m_preview, &PreviewPresenter::traitsChanged, &page, &PreviewPage::setTraits);
    connect(&m_preview, &PreviewPresenter::otherTraitsChanged, &page, &PreviewPage::setOtherTraits);
    connect(&m_preview, &PreviewPresenter::summaryChanged, &page, &PreviewPage::setSummary);
    connect(&m_preview, &PreviewPresenter::categoriesChanged, this, [this](const QString &file) {
        m_preferences.setCategoriesFile(file);
        m_window.previewPage().setCategoriesFile(file);
    });
    connect(&m_preview, &PreviewPresenter::failed, &m_window,
            [this](const QString &text) { m_window.showMessage(text, Tone::Error); });
    connect(&m_preview, &PreviewPresenter::computed, this, [this] {
        if (m_wantedView.isEmpty())
            return;
        m_window.previewPage().showView(std::exchange(m_wantedView, {}),
                                        std::exchange(m_wantedStream, {}));
        Q_EMIT shown();
    });
}

void Previewing::wireStream()
{
    StreamPreview &page = m_window.streamPreview();
    const auto follow = [this] { m_preview.setStream(m_catalog.currentKey()); };
    connect(&m_catalog, &CatalogPresenter::streamShown, this, follow);
    connect(&m_catalog, &CatalogPresenter::closed, this, follow);
    connect(&m_preview, &PreviewPresenter::streamShown, &page, &StreamPreview::showEntry);
    connect(&m_preview, &PreviewPresenter::streamAbsent, &page, &StreamPreview::showAbsence);
    connect(&page, &StreamPreview::definitionRequested, this, &Previewing::goToDefinition);
    connect(&page, &StreamPreview::linkChosen, this, &Previewing::openLink);
    connect(&page, &StreamPreview::catalogRequested, this, [this] {
        const auto key = m_catalog.currentKey();
        show(u"catalog"_s, key ? key->name : QString());
    });
}

void Previewing::show(const QString &view, const QString &stream)
{
    m_wantedView = view;
    m_wantedStream = stream;
    m_window.showPreview();
    // What is there already does not come again by itself.
    if (!view.isEmpty()) {
        if (view == "compare"_L1)
            m_preview.setComparing(true);
        m_preview.setRelease(m_preview.release());
    }
}

void Previewing::chooseCategories()
{
    const QString file = QFileDialog::getOpenFileName(
        &m_window, tr("Categories of a console configuration"), {},
        tr("Console configuration (*.yaml *.yml *.json);;All files (*)"));
    if (!file.isEmpty())
        m_preview.useCategories(file);
}

void Previewing::goToDefinition(const StreamKey &key, const QString &tag)
{
    m_catalog.showStream(key);
    const CatalogStream *stream = m_catalog.currentStream();
    if (!stream)
        return;
    const TextPosition position = stream->tagPositions.value(tag, stream->position);
    m_catalog.showProblem({.file = key.file, .position = position});
    m_window.showStreamPage();
}

/// Addresses come from definitions: only a browser may get them, and never a local file.
void Previewing::openLink(const QString &url)
{
    const QUrl address(url, QUrl::StrictMode);
    if (address.scheme() == "https"_L1 || address.scheme() == "http"_L1)
        QDesktopServices::openUrl(address);
    else
        m_window.showMessage(tr("%1 is no address of the web.").arg(url), Tone::Information);
}

} // namespace headwater
