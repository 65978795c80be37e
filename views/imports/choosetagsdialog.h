// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/importing/forecast.h"
#include "models/importchoice.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTabWidget;

namespace headwater {

class CommandPage;
class ImportPreviewModel;
class PreviewList;
class RemoteTagModel;
class RemoteTagTable;
class SourceForm;
class TagFilterForm;

/// Where one chooses what a stream, or a new one, imports from a repository: where from and how,
/// which tags, what that will ask for, what it would change, and the command that does the same.
class ChooseTagsDialog : public QDialog
{
    Q_OBJECT
public:
    /// The models outlive the dialog.
    ChooseTagsDialog(RemoteTagModel &tags, ImportPreviewModel &preview, const ChoiceStart &start,
                     QWidget *parent = nullptr);

    ImportChoice choice() const;

    void setProblems(const ChoiceProblems &problems);
    void setListing(const RepositoryListing &listing);
    void chooseOnly(const QString &tag);
    void setForecast(const QList<HostForecast> &forecast);
    void setCommands(const ImportCommands &commands);
    void setPreview(const PreviewProgress &progress);

Q_SIGNALS:
    void choiceChanged(const headwater::ImportChoice &choice);
    void listRequested();
    void previewRequested();
    void previewStopRequested();
    void importRequested();

private:
    void buildPages(RemoteTagModel &tags, ImportPreviewModel &preview);
    QWidget *head();
    QWidget *foot();
    void wire();
    void updateButtons();

    RemoteTagModel &m_tags;
    const ChoiceStart m_start;
    SourceForm *const m_source;
    TagFilterForm *const m_filter;
    RemoteTagTable *m_table = nullptr;
    PreviewList *m_preview = nullptr;
    CommandPage *m_commands = nullptr;
    QTabWidget *const m_pages;
    QLabel *const m_forecast;
    QPushButton *const m_previewButton;
    QPushButton *const m_cancel;
    QPushButton *const m_import;
    ChoiceProblems m_problems = {};
    bool m_isPreviewing = false;
};

} // namespace headwater
