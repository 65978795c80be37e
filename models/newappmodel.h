// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/preview/newappmatch.h"
#include "models/listmodel.h"

namespace headwater {

/// The tags that `oc new-app` comes upon for a term, the best first.
class NewAppModel : public ListModel<NewAppCandidate>
{
    Q_OBJECT
public:
    enum class Column { Tag, Match, Reason };
    static constexpr int columns = 3;

    enum Role {
        RowRole = Qt::UserRole + 1, ///< NewAppCandidate
        TakenRole, ///< bool: oc takes this one
    };

    using ListModel::ListModel;

    void setMatch(const NewAppMatch &match);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    bool isTaken(int row) const;
    QString matchText(int row) const;

    NewAppMatch::Outcome m_outcome = NewAppMatch::Outcome::None;
};

} // namespace headwater
