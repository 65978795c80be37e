// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QList>

#include <functional>
#include <type_traits>
#include <utility>

namespace headwater {

/// How a model tells its views about rows. Called in an order in which every row number is valid for
/// the rows as they are at that moment; the model changes its own list inside. Neighbours come in
/// one call: ten thousand single insertions would each be sorted and filtered by every proxy.
template<typename Row>
struct RowSink
{
    std::function<void(int row, int count)> remove;
    std::function<void(int row, const QList<Row> &incoming)> insert;
    std::function<void(int row, const Row &incoming)> replace;
};

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

    // Keep the rows whose order already agrees; the others come back as insertions.
    int last = -1;
    QList<int> obsolete;
    for (int row = 0; row < current().size(); ++row) {
        const int position = wanted.value(keyOf(current().at(row)), -1);
        if (position <= last)
            obsolete.append(row);
        else
            last = position;
    }
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
