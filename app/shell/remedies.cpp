// SPDX-License-Identifier: Apache-2.0
#include "app/shell/remedies.h"

#include "app/presenters/importpresenter.h"
#include "app/presenters/remedypresenter.h"
#include "app/shell/mainwindow.h"
#include "core/catalog/catalog.h"
#include "views/imports/importcausedialog.h"
#include "views/imports/importspanel.h"

#include <QFileDialog>

#include <algorithm>

namespace headwater {

Remedies::Remedies(MainWindow &window, Catalog &catalog, RemedyPresenter &remedies,
                   ImportPresenter &imports)
    : m_window(window)
    , m_catalog(catalog)
    , m_remedies(remedies)
{
    connect(&window.importsPanel(), &ImportsPanel::causeRequested, this, &Remedies::open);
    connect(&remedies, &RemedyPresenter::retryRequested, &imports, &ImportPresenter::retryTags);
}

void Remedies::open(const ImportRow &row)
{
    const CatalogSnapshotPtr snapshot = m_catalog.snapshot();
    const CatalogStream *stream = snapshot->stream(row.key);
    const FailedImport failure{.key = row.key,
                               .tag = row.tag,
                               .source = row.source,
                               .message = row.message,
                               .error = row.error,
                               .insecure = row.insecure,
                               .isInDefinition = stream && stream->definition->spec.tag(row.tag)};
    m_remedies.begin(failure);
    auto *dialog = new ImportCauseDialog(failure, m_remedies.host(), &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    join(*dialog);
    dialog->open();
    Q_EMIT opened(dialog);
}

void Remedies::openFirst(const ImportQueueModel &queue)
{
    const auto row = std::ranges::find(queue.rows(), ImportRow::State::Failed, &ImportRow::state);
    if (row != queue.rows().cend())
        open(*row);
}

void Remedies::join(ImportCauseDialog &dialog)
{
    using Presenter = RemedyPresenter;
    using Dialog = ImportCauseDialog;
    connect(&dialog, &Dialog::loginRequested, &m_remedies, &Presenter::logIn);
    connect(&dialog, &Dialog::trustRequested, &m_remedies, &Presenter::trust);
    connect(&dialog, &Dialog::trustFileRequested, this, &Remedies::chooseFile);
    connect(&dialog, &Dialog::insecureRequested, &m_remedies, &Presenter::markInsecure);
    connect(&dialog, &Dialog::sourceRequested, &m_remedies, &Presenter::correctSource);
    connect(&dialog, &Dialog::sourceCheckRequested, &m_remedies, &Presenter::checkSource);
    connect(&dialog, &Dialog::connectionTestRequested, &m_remedies, &Presenter::testConnection);
    connect(&dialog, &Dialog::waitRequested, &m_remedies, &Presenter::retryWhenAllowed);
    connect(&dialog, &Dialog::retryRequested, &m_remedies, &Presenter::retry);
    connect(&dialog, &QDialog::rejected, &m_remedies, &Presenter::end);
    connect(&m_remedies, &Presenter::explanationChanged, &dialog, &Dialog::setExplanation);
    connect(&m_remedies, &Presenter::connectionTested, &dialog, &Dialog::setConnection);
    connect(&m_remedies, &Presenter::waitChanged, &dialog, &Dialog::setWait);
    connect(&m_remedies, &Presenter::busyChanged, &dialog, &Dialog::setBusy);
    connect(&m_remedies, &Presenter::refused, &dialog, &Dialog::setRefused);
    connect(&m_remedies, &Presenter::sourceChecked, &dialog, &Dialog::setSourceChecked);
    connect(&m_remedies, &Presenter::retryRequested, &dialog, &QDialog::accept);
}

void Remedies::chooseFile()
{
    const QString file
        = QFileDialog::getOpenFileName(&m_window, tr("The certificate of the registry's authority"),
                                       {}, tr("Certificates (*.crt *.pem *.cer);;All files (*)"));
    if (!file.isEmpty())
        m_remedies.trustFile(file);
}

} // namespace headwater
