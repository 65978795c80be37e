// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/preview/previewentry.h"
#include "models/listmodel.h"

#include <optional>

namespace headwater {

/// One stream as two console releases show it.
struct ComparedEntry
{
    StreamKey key = {};
    std::optional<PreviewEntry> left = {}; ///< nullopt: that release does not show it
    std::optional<PreviewEntry> right = {};
    QStringList differences = {}; ///< a sentence each

    friend bool operator==(const ComparedEntry &, const ComparedEntry &) = default;
};

/// The entries of both, those of one stream beside each other, sorted by title.
QList<ComparedEntry> compareEntries(const QList<PreviewEntry> &left,
                                    const QList<PreviewEntry> &right);

/// Two releases side by side: what differs, or all.
class ComparisonModel : public ListModel<ComparedEntry>
{
    Q_OBJECT
public:
    enum Role {
        ComparedRole = Qt::UserRole + 1, ///< ComparedEntry
    };

    using ListModel::ListModel;

    void setEntries(const QList<ComparedEntry> &entries);
    void setShowsAll(bool showsAll);
    int differing() const;
    int total() const { return static_cast<int>(m_entries.size()); }

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    void apply();

    QList<ComparedEntry> m_entries;
    bool m_showsAll = false;
};

} // namespace headwater

Q_DECLARE_METATYPE(headwater::ComparedEntry)
