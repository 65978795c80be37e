// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/importing/drift.h"
#include "models/listmodel.h"

namespace headwater {

/// The rows of a drift report, one per tag: what is not the same, or all.
class DriftModel : public ListModel<DriftRow>
{
    Q_OBJECT
public:
    enum class Column { Tag, State, Detail };
    static constexpr int columns = 3;

    enum Role {
        RowRole = Qt::UserRole + 1, ///< DriftRow
    };

    using ListModel::ListModel;

    void setReport(const DriftReport &report);
    const DriftReport &report() const { return m_report; }
    void setShowsAll(bool showsAll);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    void apply();
    static QString nameText(const DriftRow &row);
    static QString stateText(DriftRow::State state);
    static QString detailText(const DriftRow &row);

    DriftReport m_report;
    bool m_showsAll = false;
};

} // namespace headwater

Q_DECLARE_METATYPE(headwater::DriftRow)
