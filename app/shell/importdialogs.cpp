// SPDX-License-Identifier: Apache-2.0
#include "app/shell/importdialogs.h"

#include "app/presenters/catalogpresenter.h"
#include "app/presenters/importchoicepresenter.h"
#include "app/shell/mainwindow.h"
#include "app/shell/windowactions.h"
#include "views/imports/choosetagsdialog.h"

#include <QAction>

using namespace Qt::StringLiterals;

namespace headwater {

ImportDialogs::ImportDialogs(MainWindow &window, CatalogPresenter &catalog,
                             ImportChoicePresenter &choice, RemoteTagModel &tags,
                             ImportPreviewModel &preview)
    : m_window(window)
    , m_catalog(catalog)
    , m_choice(choice)
    , m_tags(tags)
    , m_preview(preview)
{
    const WindowActions &actions = window.actions();
    connect(actions.chooseTags, &QAction::triggered, this, &ImportDialogs::chooseTags);
    connect(actions.newStream, &QAction::triggered, this, &ImportDialogs::makeStream);
    connect(&catalog, &CatalogPresenter::opened, this, &ImportDialogs::updateActions);
    connect(&catalog, &CatalogPresenter::closed, this, &ImportDialogs::updateActions);
    connect(&catalog, &CatalogPresenter::streamShown, this, &ImportDialogs::updateActions);
    updateActions();
}

void ImportDialogs::updateActions()
{
    m_window.actions().chooseTags->setEnabled(m_catalog.currentStream() != nullptr);
    m_window.actions().newStream->setEnabled(!m_catalog.paths().isEmpty());
}

void ImportDialogs::chooseTags()
{
    if (m_catalog.currentStream())
        open(m_choice.beginFor(m_catalog.currentStream()->key));
}

/// In the namespace that is being worked in.
void ImportDialogs::makeStream()
{
    const CatalogStream *shown = m_catalog.currentStream();
    open(m_choice.beginNew(shown ? shown->key.ns : QString()));
}

void ImportDialogs::open(const QString &name, const QString &pullSpec)
{
    m_pullSpec = pullSpec;
    if (name == "new-stream"_L1)
        makeStream();
    else
        chooseTags();
    m_pullSpec.clear();
}

void ImportDialogs::open(ChoiceStart start)
{
    if (!m_pullSpec.isEmpty())
        start.choice.from = m_pullSpec;
    auto *dialog = new ChooseTagsDialog(m_tags, m_preview, start, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    join(*dialog);
    dialog->open();
    Q_EMIT opened(dialog);
    if (start.choice.from.isEmpty())
        return;
    m_choice.setChoice(dialog->choice());
    m_choice.list();
}

void ImportDialogs::join(ChooseTagsDialog &dialog)
{
    using Choice = ImportChoicePresenter;
    using Dialog = ChooseTagsDialog;
    connect(&dialog, &Dialog::choiceChanged, &m_choice, &Choice::setChoice);
    connect(&dialog, &Dialog::listRequested, &m_choice, &Choice::list);
    connect(&dialog, &Dialog::previewRequested, &m_choice, &Choice::preview);
    connect(&dialog, &Dialog::previewStopRequested, &m_choice, &Choice::stopPreview);
    connect(&dialog, &Dialog::importRequested, &m_choice, &Choice::accept);
    connect(&dialog, &QDialog::finished, &m_choice, &Choice::end);
    connect(&m_choice, &Choice::problemsChanged, &dialog, &Dialog::setProblems);
    connect(&m_choice, &Choice::listingChanged, &dialog, &Dialog::setListing);
    connect(&m_choice, &Choice::tagNamed, &dialog, &Dialog::chooseOnly);
    connect(&m_choice, &Choice::forecastChanged, &dialog, &Dialog::setForecast);
    connect(&m_choice, &Choice::commandsChanged, &dialog, &Dialog::setCommands);
    connect(&m_choice, &Choice::previewChanged, &dialog, &Dialog::setPreview);
    connect(&m_choice, &Choice::orderRequested, &dialog, &QDialog::accept);
}

} // namespace headwater
