// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/recovery.h"

#include <QList>
#include <QObject>

namespace headwater {

class MainWindow;
class OpenFile;
class OpenFiles;
class RecoveryPresenter;

/// Offers, when a catalog is opened, the texts that a crash has kept from being saved: one after
/// the other, each with what it would change.
class Recovering : public QObject
{
    Q_OBJECT
public:
    /// All arguments outlive this.
    Recovering(MainWindow &window, OpenFiles &files, RecoveryPresenter &recovery);

Q_SIGNALS:
    /// A dialog is open.
    void opened(QWidget *dialog);

private:
    void offer(const QList<RecoveryRecord> &records);
    void reviewNext();
    void compare(const RecoveryRecord &record, const OpenFile &file);

    MainWindow &m_window;
    OpenFiles &m_files;
    RecoveryPresenter &m_recovery;
    QList<RecoveryRecord> m_records; // still to be decided about
};

} // namespace headwater
