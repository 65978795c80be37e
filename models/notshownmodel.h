// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/preview/previewentry.h"
#include "models/listmodel.h"

namespace headwater {

/// Streams and tags that the catalog does not offer, and why.
class NotShownModel : public ListModel<NotShown>
{
    Q_OBJECT
public:
    enum class Column { Name, Reasons };
    static constexpr int columns = 2;
    enum class Which { Streams, Tags, Both };
    Q_ENUM(Which)

    enum Role {
        RowRole = Qt::UserRole + 1, ///< NotShown
    };

    using ListModel::ListModel;

    void setItems(const QList<NotShown> &items);
    void setFilter(Which which, const QString &text);
    int itemCount() const { return static_cast<int>(m_items.size()); }
    int streamCount() const;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    void apply();

    QList<NotShown> m_items;
    Which m_which = Which::Both;
    QString m_text;
};

} // namespace headwater
