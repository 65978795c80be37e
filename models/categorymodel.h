// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/preview/previewentry.h"
#include "models/listmodel.h"

namespace headwater {

/// The categories beside the tiles. As in the console, those within a category are listed while it
/// or one of them is chosen.
class CategoryModel : public ListModel<PreviewCategory>
{
    Q_OBJECT
public:
    enum Role {
        CategoryRole = Qt::UserRole + 1, ///< PreviewCategory
    };

    using ListModel::ListModel;

    /// Top categories in order, each followed by those within it.
    void setCategories(const QList<PreviewCategory> &categories);
    void setChosen(const QString &id);
    const QString &chosen() const { return m_chosen; }
    QModelIndex indexOf(const QString &id) const;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    void apply();

    QList<PreviewCategory> m_categories;
    QString m_chosen;
};

} // namespace headwater
