// SPDX-License-Identifier: Apache-2.0
#include "app/presenters/rowupdates.h"

using namespace std::chrono_literals;

namespace headwater {

RowUpdates::RowUpdates(ImportQueueModel &queue, QObject *parent)
    : QObject(parent)
    , m_queue(queue)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(50ms);
    connect(&m_timer, &QTimer::timeout, this, &RowUpdates::flush);
}

std::optional<ImportRow> RowUpdates::row(int batch, int id) const
{
    const ImportRow *shown = m_queue.row(batch, id);
    if (!shown)
        return std::nullopt;
    const auto changed = m_changed.constFind(id);
    return changed == m_changed.cend() ? *shown : *changed;
}

void RowUpdates::show(const ImportRow &row)
{
    m_changed.insert(row.id, row);
    if (!m_timer.isActive())
        m_timer.start();
}

void RowUpdates::flush()
{
    m_timer.stop();
    m_queue.update(m_changed.values());
    m_changed.clear();
}

} // namespace headwater
