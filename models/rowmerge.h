// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QList>

#include <algorithm>
#include <functional>
#include <iterator>
#include <type_traits>
#include <utility>

namespace headwater {

/// How a model tells its views about rows. Called in an order in which every row number is valid
/// for the rows as they are at that moment; the model changes its own list inside. Neighbours come
/// in one call: ten thousand single insertions would each be sorted and filtered by every proxy.
template<typename Row>
struct RowSink
{
    std::function<void(int row, int count)> remove;
    std::function<void(int row, const QList<Row> &incoming)> insert;
    std::function<void(int row, const Row &incoming)> replace;
};

/// Which rows must go so that the others stand in the order wanted, in ascending order and as few
/// as possible: all but a longest increasing run. @p positions: where each row is to go, -1 for
/// nowhere.
inline QList<int> rowsInTheWay(const QList<int> &positions)
{
    const int count = static_cast<int>(positions.size());
    QList<int> ends; // the row at which the best run of each length ends
    QList<int> before(count, -1); // the row before it in its run
    for (int row = 0; row < count; ++row) {
        if (positions.at(row) < 0)
            continue;
        const auto end = std::ranges::lower_bound(ends, positions.at(row), {},
                                                  [&](int other) { return positions.at(other); });
        if (end != ends.begin())
            before[row] = *std::prev(end);
        if (end == ends.end())
            ends.append(row);
        else
            *end = row;
    }
    QList<int> inTheWay;
    int kept = ends.isEmpty() ? -1 : ends.last();
    for (int row = count - 1; row >= 0; --row) {
        if (row == kept)
            kept = before.at(row);
        else
            inTheWay.prepend(row);
    }
    return inTheWay;
}

/// Turns the rows that @p current returns into @p incoming by the smallest set of removals,
/// insertions and replacements (moves are a removal and an insertion), so that selection, scroll
/// position and open branches survive a refresh. @p keyOf must be unique within each list.
/// @p current is a function, because the sink changes what it returns.
template<typename Row, typename Current, typename KeyOf>
void mergeRows(Current current, const QList<Row> &incoming, KeyOf keyOf, const RowSink<Row> &sink)
{
    QHash<std::decay_t<decltype(keyOf(std::declval<const Row &>()))>, int> wanted;
    wanted.reserve(incoming.size());
    for (int i = 0; i < incoming.size(); ++i)
        wanted.insert(keyOf(incoming.at(i)), i);

    QList<int> positions;
    for (const Row &row : current())
        positions.append(wanted.value(keyOf(row), -1));
    // Those of them that are still wanted come back as insertions.
    QList<int> obsolete = rowsInTheWay(positions);
    while (!obsolete.isEmpty()) {
        int first = obsolete.takeLast();
        int count = 1;
        while (!obsolete.isEmpty() && obsolete.last() == first - 1) {
            first = obsolete.takeLast();
            ++count;
        }
        sink.remove(first, count);
    }

    for (int row = 0; row < incoming.size(); ++row) {
        const Row &next = incoming.at(row);
        if (row < current().size() && keyOf(current().at(row)) == keyOf(next)) {
            if (current().at(row) != next)
                sink.replace(row, next);
            continue;
        }
        // What is left of the current rows keeps its order, so the run ends at the next of them.
        int end = row + 1;
        while (end < incoming.size()
               && (row >= current().size() || keyOf(current().at(row)) != keyOf(incoming.at(end))))
            ++end;
        sink.insert(row, incoming.mid(row, end - row));
        row = end - 1;
    }
}

} // namespace headwater
