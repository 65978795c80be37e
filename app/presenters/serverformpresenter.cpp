// SPDX-License-Identifier: Apache-2.0
#include "app/presenters/serverformpresenter.h"

#include "app/presenters/openfiles.h"
#include "core/base/worker.h"

namespace headwater {

ServerFormPresenter::ServerFormPresenter(OpenFiles &files, QObject *parent)
    : QObject(parent)
    , m_files(files)
{
}

void ServerFormPresenter::apply(const QString &file, const ServerForm &form)
{
    const OpenFile *open = m_files.find(file);
    if (!open || !open->isLoaded())
        return;
    runInPool([text = open->text(), file, form] {
        const DefinitionDocument document = DefinitionDocument::read(text, file);
        return document.edits(serverFormChanges(document, form));
    }).then(this, [this, file, revision = open->revision()](const Result<QList<TextEdit>> &edits) {
        OpenFile *now = m_files.find(file);
        if (!now)
            return;
        if (edits && edits->isEmpty()) {
            Q_EMIT unchanged(file);
            return;
        }
        const Result<void> done
            = edits ? now->apply(*edits, revision) : Result<void>(edits.error());
        if (!done)
            Q_EMIT failed(done.error());
    });
}

} // namespace headwater
