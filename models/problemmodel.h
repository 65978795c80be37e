// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/problem.h"
#include "models/listmodel.h"

namespace headwater {

/// Problems of the catalog, one per row.
class ProblemModel : public ListModel<Problem>
{
    Q_OBJECT
public:
    enum class Column { Message, File, Line };
    static constexpr int columns = 3;

    enum Role {
        ProblemRole = Qt::UserRole + 1, ///< Problem
    };

    using ListModel::ListModel;

    void setProblems(const QList<Problem> &problems);
    int count(Problem::Severity severity) const;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    /// The severity, which the table shows as a symbol, in words.
    static QString spokenText(const Problem &problem);
};

} // namespace headwater

Q_DECLARE_METATYPE(headwater::Problem)
