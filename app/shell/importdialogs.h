// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QString>

namespace headwater {

class CatalogPresenter;
class ChooseTagsDialog;
class ImportChoicePresenter;
class ImportPreviewModel;
class MainWindow;
class RemoteTagModel;
struct ChoiceStart;

/// Opens the dialog in which tags are chosen, for the stream that is shown or for a new one, and
/// joins it to its presenter.
class ImportDialogs : public QObject
{
    Q_OBJECT
public:
    /// All arguments outlive the object.
    ImportDialogs(MainWindow &window, CatalogPresenter &catalog, ImportChoicePresenter &choice,
                  RemoteTagModel &tags, ImportPreviewModel &preview);

    /// For the stream that is shown; does nothing if none is.
    void chooseTags();
    void makeStream();
    /// "choose-tags" or "new-stream", as the command line names them, with @p pullSpec filled in.
    void open(const QString &name, const QString &pullSpec);

Q_SIGNALS:
    void opened(QWidget *dialog);

private:
    void open(ChoiceStart start);
    void join(ChooseTagsDialog &dialog);
    void updateActions();

    MainWindow &m_window;
    CatalogPresenter &m_catalog;
    ImportChoicePresenter &m_choice;
    RemoteTagModel &m_tags;
    ImportPreviewModel &m_preview;
    QString m_pullSpec = {}; ///< to begin with, in place of what the stream has
};

} // namespace headwater
