// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/listmodel.h"

#include <QHash>
#include <QObject>
#include <QString>

namespace headwater {

/// What an import would do to one tag of the stream.
struct ImportPreviewRow
{
    Q_GADGET
public:
    enum class Outcome {
        Waiting,
        Running,
        New, ///< the tag has no image yet
        Moved, ///< it has another image
        Unchanged,
        Failed,
        NotAsked, ///< stopped before
    };
    Q_ENUM(Outcome)

    QString tag = {}; ///< of the stream
    Outcome outcome = Outcome::Waiting;
    QString from = {}; ///< digest it points to now; empty: none
    QString to = {}; ///< digest it would point to
    QString cause = {}; ///< of a failure, a sentence
    QString message = {}; ///< of a failure, what a cluster would record

    friend bool operator==(const ImportPreviewRow &, const ImportPreviewRow &) = default;
};

/// The outcome of a dry run, a tag a row.
class ImportPreviewModel : public ListModel<ImportPreviewRow>
{
    Q_OBJECT
public:
    enum class Column { Tag, Outcome, Detail };
    static constexpr int columns = 3;

    enum Role {
        RowRole = Qt::UserRole + 1, ///< ImportPreviewRow
    };

    using ListModel::ListModel;

    void setRows(const QList<ImportPreviewRow> &rows);
    /// Replaces the row of the same tag; does nothing if there is none.
    void update(const ImportPreviewRow &row);
    int count(ImportPreviewRow::Outcome outcome) const;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    static QString outcomeText(ImportPreviewRow::Outcome outcome);
    static QString detailText(const ImportPreviewRow &row);
    static QString toolTip(const ImportPreviewRow &row);

    QHash<QString, int> m_places; ///< row by tag
};

} // namespace headwater

Q_DECLARE_METATYPE(headwater::ImportPreviewRow)
