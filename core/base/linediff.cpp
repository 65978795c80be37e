// SPDX-License-Identifier: Apache-2.0
#include "core/base/linediff.h"

#include <algorithm>
#include <vector>

namespace headwater {

namespace {

using Lines = QList<QStringView>;
using Kind = DiffLine::Kind;

// The memory of the search grows with the square of it: some MB here.
constexpr int mostChanges = 1500;

Lines linesOf(const QString &text)
{
    Lines lines = QStringView(text).split(u'\n');
    if (lines.last().isEmpty())
        lines.removeLast(); // the end of the last line, not another line
    return lines;
}

/// The way from one text to the other, found from its end back to its beginning.
class Search
{
public:
    Search(const Lines &before, const Lines &after)
        : m_before(before)
        , m_after(after)
    {
    }

    /// The kinds of the lines in order; none if there are too many changes.
    std::vector<Kind> run()
    {
        const int most = std::min(mostChanges, count(m_before) + count(m_after));
        m_reach.assign(size_t(2 * most + 3), 0);
        for (int changes = 0; changes <= most; ++changes) {
            m_steps.emplace_back(m_reach.begin() + (most + 1 - changes - 1),
                                 m_reach.begin() + (most + 1 + changes + 2));
            if (advance(changes, most + 1))
                return back(changes);
        }
        return {};
    }

private:
    static int count(const Lines &lines) { return static_cast<int>(lines.size()); }

    /// How far one gets with @p changes on each diagonal; true: to the end.
    bool advance(int changes, int zero)
    {
        for (int diagonal = -changes; diagonal <= changes; diagonal += 2) {
            const int below = m_reach[size_t(zero + diagonal - 1)];
            const int above = m_reach[size_t(zero + diagonal + 1)];
            const bool isAdded = diagonal == -changes || (diagonal != changes && below < above);
            int x = isAdded ? above : below + 1;
            while (x < count(m_before) && x - diagonal < count(m_after)
                   && m_before.at(x) == m_after.at(x - diagonal))
                ++x;
            m_reach[size_t(zero + diagonal)] = x;
            if (x >= count(m_before) && x - diagonal >= count(m_after))
                return true;
        }
        return false;
    }

    std::vector<Kind> back(int changes) const
    {
        std::vector<Kind> kinds;
        int x = count(m_before);
        int y = count(m_after);
        for (; changes > 0; --changes) {
            const std::vector<int> &reach = m_steps[size_t(changes)]; // before this change
            const int zero = changes + 1;
            const int diagonal = x - y;
            const int below = reach[size_t(zero + diagonal - 1)];
            const int above = reach[size_t(zero + diagonal + 1)];
            const bool isAdded = diagonal == -changes || (diagonal != changes && below < above);
            const int fromX = isAdded ? above : below;
            const int fromY = fromX - (isAdded ? diagonal + 1 : diagonal - 1);
            for (; x > fromX + (isAdded ? 0 : 1) && y > fromY + (isAdded ? 1 : 0); --x, --y)
                kinds.push_back(Kind::Same);
            kinds.push_back(isAdded ? Kind::Added : Kind::Removed);
            x = fromX;
            y = fromY;
        }
        kinds.insert(kinds.end(), size_t(x), Kind::Same);
        std::ranges::reverse(kinds);
        return kinds;
    }

    const Lines &m_before;
    const Lines &m_after;
    std::vector<int> m_reach; // by diagonal
    std::vector<std::vector<int>> m_steps; // what of it each number of changes began with
};

/// The kinds of all lines, in order.
std::vector<Kind> kindsOf(const Lines &before, const Lines &after)
{
    const qsizetype most = qMin(before.size(), after.size());
    qsizetype head = 0;
    while (head < most && before.at(head) == after.at(head))
        ++head;
    qsizetype tail = 0;
    while (tail < most - head
           && before.at(before.size() - 1 - tail) == after.at(after.size() - 1 - tail))
        ++tail;
    const Lines removed = before.sliced(head, before.size() - head - tail);
    const Lines added = after.sliced(head, after.size() - head - tail);
    std::vector<Kind> kinds(size_t(head), Kind::Same);
    std::vector<Kind> middle = Search(removed, added).run();
    if (middle.empty()) {
        middle.assign(size_t(removed.size()), Kind::Removed);
        middle.insert(middle.end(), size_t(added.size()), Kind::Added);
    }
    kinds.insert(kinds.end(), middle.begin(), middle.end());
    kinds.insert(kinds.end(), size_t(tail), Kind::Same);
    return kinds;
}

/// Which of the lines are near enough to a change to be shown.
std::vector<bool> shown(const std::vector<Kind> &kinds, int context)
{
    std::vector<bool> result(kinds.size(), false);
    for (size_t i = 0; i < kinds.size(); ++i) {
        if (kinds[i] == Kind::Same)
            continue;
        const size_t from = i - std::min(i, size_t(context));
        const size_t to = std::min(kinds.size(), i + size_t(context) + 1);
        std::fill(result.begin() + qsizetype(from), result.begin() + qsizetype(to), true);
    }
    return result;
}

} // namespace

QList<DiffLine> lineDiff(const QString &before, const QString &after, int context)
{
    const Lines old = linesOf(before);
    const Lines now = linesOf(after);
    const std::vector<Kind> kinds = kindsOf(old, now);
    const std::vector<bool> isShown = shown(kinds, context);
    QList<DiffLine> lines;
    int oldLine = 0;
    int newLine = 0;
    for (size_t i = 0; i < kinds.size(); ++i) {
        oldLine += kinds[i] == Kind::Added ? 0 : 1;
        newLine += kinds[i] == Kind::Removed ? 0 : 1;
        if (!isShown[i]) {
            if (lines.isEmpty() || lines.last().kind != Kind::Gap)
                lines.append({.kind = Kind::Gap});
            ++lines.last().skipped;
            continue;
        }
        const bool isOld = kinds[i] == Kind::Removed;
        lines.append({.kind = kinds[i],
                      .text = (isOld ? old.at(oldLine - 1) : now.at(newLine - 1)).toString(),
                      .oldLine = kinds[i] == Kind::Added ? 0 : oldLine,
                      .newLine = isOld ? 0 : newLine});
    }
    return lines;
}

} // namespace headwater
