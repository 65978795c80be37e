// SPDX-License-Identifier: Apache-2.0
#include "core/base/textdistance.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace headwater {

int editDistance(QStringView a, QStringView b)
{
    const auto width = size_t(b.size()) + 1;
    std::vector<int> beforeLast(width);
    std::vector<int> last(width);
    std::vector<int> row(width);
    for (size_t j = 0; j < width; ++j)
        last[j] = int(j);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        row[0] = int(i);
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const auto at = size_t(j);
            const bool isSame = a[i - 1] == b[j - 1];
            row[at] = std::min({last[at] + 1, row[at - 1] + 1, last[at - 1] + (isSame ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[at] = std::min(row[at], beforeLast[at - 2] + 1);
        }
        std::swap(beforeLast, last);
        std::swap(last, row);
    }
    return last.back();
}

QStringList nearest(QStringView text, const QStringList &candidates, int most)
{
    const QString folded = text.toString().toCaseFolded();
    std::vector<std::pair<int, QString>> found;
    for (const QString &candidate : candidates) {
        if (qAbs(candidate.size() - folded.size()) > most)
            continue;
        const int distance = editDistance(folded, candidate.toCaseFolded());
        if (distance <= most)
            found.emplace_back(distance, candidate);
    }
    std::ranges::stable_sort(found, {}, &std::pair<int, QString>::first);
    QStringList names;
    for (auto &[distance, name] : found)
        names.append(std::move(name));
    return names;
}

} // namespace headwater
