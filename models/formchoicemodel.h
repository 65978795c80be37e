// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/definitionform.h"
#include "models/listmodel.h"

namespace headwater {

/// What a field of a form may say, one a row: icon classes, to be picked from.
class FormChoiceModel : public ListModel<FormChoice>
{
    Q_OBJECT
public:
    enum Role { NoteRole = Qt::UserRole + 1 }; ///< what the value does, or needs

    using ListModel::ListModel;

    void setChoices(const QList<FormChoice> &choices);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
};

} // namespace headwater
