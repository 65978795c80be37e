// SPDX-License-Identifier: Apache-2.0
#include "models/categorymodel.h"

#include <QLocale>

namespace headwater {

void CategoryModel::setCategories(const QList<PreviewCategory> &categories)
{
    m_categories = categories;
    apply();
}

void CategoryModel::setChosen(const QString &id)
{
    if (m_chosen == id)
        return;
    m_chosen = id;
    apply();
}

void CategoryModel::apply()
{
    const QString open = m_chosen.section(u'/', 0, 0);
    QList<PreviewCategory> shown;
    for (const PreviewCategory &category : std::as_const(m_categories)) {
        if (!category.isNested() || category.parent() == open)
            shown.append(category);
    }
    setRowsByKey(shown, [](const PreviewCategory &category) { return category.id; });
}

QModelIndex CategoryModel::indexOf(const QString &id) const
{
    for (int row = 0; row < rows().size(); ++row) {
        if (rows().at(row).id == id)
            return index(row, 0);
    }
    return {};
}

int CategoryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 1;
}

QVariant CategoryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PreviewCategory &category = rows().at(index.row());
    switch (role) {
    case CategoryRole: return QVariant::fromValue(category);
    case Qt::DisplayRole: return category.label;
    case Qt::AccessibleTextRole:
        return tr("%1, %2").arg(category.label, QLocale().toString(category.count));
    default: return {};
    }
}

} // namespace headwater
