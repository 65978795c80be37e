// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractItemModel>
#include <QStringList>

namespace headwater {

/// What a model told its views, one word and range per signal: "inserted 0-2", "removed 1-1 in 3"
/// (below the third row), "changed 0-0". So that a test can say that a change was the smallest.
class ModelLog : public QObject
{
public:
    explicit ModelLog(const QAbstractItemModel &model)
    {
        using Model = QAbstractItemModel;
        connect(&model, &Model::rowsInserted, this,
                [this](const QModelIndex &parent, int first, int last) {
                    write(QStringLiteral("inserted"), parent, first, last);
                });
        connect(&model, &Model::rowsRemoved, this,
                [this](const QModelIndex &parent, int first, int last) {
                    write(QStringLiteral("removed"), parent, first, last);
                });
        connect(&model, &Model::dataChanged, this,
                [this](const QModelIndex &from, const QModelIndex &to) {
                    write(QStringLiteral("changed"), from.parent(), from.row(), to.row());
                });
        connect(&model, &Model::rowsMoved, this,
                [this] { m_lines.append(QStringLiteral("moved")); });
        connect(&model, &Model::modelReset, this,
                [this] { m_lines.append(QStringLiteral("reset")); });
        connect(&model, &Model::layoutChanged, this,
                [this] { m_lines.append(QStringLiteral("layout changed")); });
    }

    /// What happened since the last call.
    QStringList take() { return std::exchange(m_lines, {}); }

private:
    void write(const QString &what, const QModelIndex &parent, int first, int last)
    {
        QString line = QStringLiteral("%1 %2-%3").arg(what).arg(first).arg(last);
        if (parent.isValid())
            line += QStringLiteral(" in %1").arg(parent.row());
        m_lines.append(line);
    }

    QStringList m_lines;
};

} // namespace headwater
