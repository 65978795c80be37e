// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

namespace headwater {

class Catalog;
class ImportCauseDialog;
class ImportPresenter;
class ImportQueueModel;
class MainWindow;
class RemedyPresenter;
struct ImportRow;

/// Opens the dialog that says why an import has failed, and joins it to its presenter.
class Remedies : public QObject
{
    Q_OBJECT
public:
    /// All arguments outlive the object.
    Remedies(MainWindow &window, Catalog &catalog, RemedyPresenter &remedies,
             ImportPresenter &imports);

    void open(const ImportRow &row);
    /// Of the first row that has failed; does nothing if none has.
    void openFirst(const ImportQueueModel &queue);

Q_SIGNALS:
    void opened(QWidget *dialog);

private:
    void join(ImportCauseDialog &dialog);
    void chooseFile();

    MainWindow &m_window;
    Catalog &m_catalog;
    RemedyPresenter &m_remedies;
};

} // namespace headwater
