// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/importqueuemodel.h"

#include <QHash>
#include <QObject>
#include <QTimer>

namespace headwater {

/// Changes of queue rows, gathered: the model, and with it the view, hears of them a few times a
/// second, however many tags end in between.
class RowUpdates : public QObject
{
    Q_OBJECT
public:
    /// @p queue outlives this.
    explicit RowUpdates(ImportQueueModel &queue, QObject *parent = nullptr);

    /// The row with the changes that the model has not heard of; nullopt: it was cleared.
    std::optional<ImportRow> row(int batch, int id) const;
    void show(const ImportRow &row);
    /// Tells the model now.
    void flush();

private:
    ImportQueueModel &m_queue;
    QHash<int, ImportRow> m_changed; ///< by id
    QTimer m_timer;
};

} // namespace headwater
