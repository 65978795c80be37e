// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/completion/completion.h"
#include "models/listmodel.h"

namespace headwater {

/// What could be written at a place, one a row; the last may be the offer to ask a registry.
class CompletionModel : public ListModel<Completion>
{
    Q_OBJECT
public:
    enum Role {
        CompletionRole = Qt::UserRole + 1, ///< Completion
        KindRole, ///< what kind of thing it is, in a word
    };

    using ListModel::ListModel;

    void setCompletions(const QList<Completion> &completions);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    static QString kindText(Completion::Kind kind);
};

} // namespace headwater

Q_DECLARE_METATYPE(headwater::Completion)
