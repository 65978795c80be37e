// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/importing/tagchoice.h"
#include "models/listmodel.h"

#include <QObject>

#include <optional>

namespace headwater {

/// A tag of a repository that can be imported, and whether it will be.
struct RemoteTagRow
{
    Q_GADGET
public:
    /// What the stream has of it.
    enum class Presence {
        Absent,
        Present, ///< a tag of that name, from here
        Elsewhere, ///< a tag of another name, from here
        Replaced, ///< a tag of that name from another source
    };
    Q_ENUM(Presence)

    QString tag = {};
    int rank = 0; ///< place in the server's order, from 0
    QString version = {}; ///< "1.26.0"; empty: the tag begins with none
    Presence presence = Presence::Absent;
    QString known = {}; ///< Elsewhere: that tag; Replaced: that source, as written
    ChosenTag::Reason reason = ChosenTag::Reason::Chosen; ///< what the filter says
    std::optional<bool> byHand = {}; ///< what the user said; it counts before all else

    /// What the stream has already is left out unless the user wants it.
    bool isChosen() const;
    bool isFirst() const; ///< among those a server would import
    friend bool operator==(const RemoteTagRow &, const RemoteTagRow &) = default;
};

/// The tags of a repository in the server's order, each with a box to tick. Left out ones stay:
/// they can be added. Made for some ten thousand rows: a new filter is one signal.
class RemoteTagModel : public ListModel<RemoteTagRow>
{
    Q_OBJECT
public:
    enum class Column { Tag, Order, Version, State };
    static constexpr int columns = 4;

    enum Role {
        RowRole = Qt::UserRole + 1, ///< RemoteTagRow
        DetailRole, ///< of State: why, or what the import does to the stream; may be empty
    };

    using ListModel::ListModel;

    /// Another repository, or the same anew: what was chosen by hand is kept if @p keepsHand for
    /// tags that are still there.
    void setRepository(QList<RemoteTagRow> tags, bool keepsHand);
    /// What the filter says of the tags. @p choice has them all, in the order of the rows; if it is
    /// of other tags, nothing happens.
    void setChoice(const QList<ChosenTag> &choice);
    /// What the user says of the rows @p rows.
    void choose(const QList<int> &rows, bool isChosen);
    void forgetHand();
    /// For the words of State: how many newest ones the filter asks for.
    void setNewest(int newest);

    QStringList chosenTags() const; ///< in the order of the rows
    int chosenCount() const;
    int byHandCount() const;

    int columnCount(const QModelIndex &parent = {}) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    template<typename Change>
    void changeRows(Change change);
    QString shownText(const RemoteTagRow &row, Column column) const;
    QString detailText(const RemoteTagRow &row) const;
    QString leftOutText(const RemoteTagRow &row) const;
    QString reasonText(ChosenTag::Reason reason) const;
    QString spokenText(const RemoteTagRow &row, Column column) const;

    int m_newest = 0;
};

} // namespace headwater

Q_DECLARE_METATYPE(headwater::RemoteTagRow)
