// SPDX-License-Identifier: Apache-2.0
#include "models/formchoicemodel.h"

using namespace Qt::StringLiterals;

namespace headwater {

void FormChoiceModel::setChoices(const QList<FormChoice> &choices)
{
    setRowsByKey(choices, [](const FormChoice &choice) { return choice.value; });
}

int FormChoiceModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 1;
}

QVariant FormChoiceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const FormChoice &choice = rows().at(index.row());
    switch (role) {
    case Qt::DisplayRole: return choice.value;
    case Qt::AccessibleTextRole:
        return choice.text.isEmpty() ? choice.value : choice.value + u", "_s + choice.text;
    case NoteRole: return choice.text;
    default: return {};
    }
}

} // namespace headwater
