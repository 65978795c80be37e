// SPDX-License-Identifier: Apache-2.0
#include "models/tilesearch.h"

#include <QRegularExpression>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

using Search = ConsoleTraits::Search;
using Order = TileQuery::Order;

/// Scores that are no further apart leave it to the provider which comes first.
constexpr int nearScores = 100;

bool ranks(Search search)
{
    return search == Search::Ranks || search == Search::RanksOnly;
}

bool isIn(const PreviewEntry &entry, const QString &category)
{
    return std::ranges::any_of(entry.categories, [&](const QString &id) {
        return id == category || (id.startsWith(category) && id.at(category.size()) == u'/');
    });
}

bool contains(const PreviewEntry &entry, const QString &text, bool wholeKeyword)
{
    if (entry.title.contains(text, Qt::CaseInsensitive)
        || entry.description.contains(text, Qt::CaseInsensitive))
        return true;
    return std::ranges::any_of(entry.keywords, [&](const QString &keyword) {
        return wholeKeyword ? keyword.compare(text, Qt::CaseInsensitive) == 0
                            : keyword.contains(text, Qt::CaseInsensitive);
    });
}

struct Found
{
    int position = 0;
    int score = 0;
    int rank = 0;
    QString title = {};
};

/// As JavaScript's localeCompare() does: letters first, and of the same letters the small ones.
int compareTitles(const QString &a, const QString &b)
{
    const int folded = a.compare(b, Qt::CaseInsensitive);
    return folded != 0 ? folded : b.compare(a);
}

bool comesBefore(const Found &a, const Found &b, bool byRelevance)
{
    if (byRelevance) {
        if (qAbs(a.score - b.score) <= nearScores && a.rank != b.rank)
            return a.rank > b.rank;
        if (a.score != b.score)
            return a.score > b.score;
    }
    return compareTitles(a.title, b.title) < 0;
}

/// Near scores make an order in which a may come before b, b before c and c before a, so that the
/// result depends on who is compared with whom. The console's engine inserts one after the other,
/// by halving; std::sort must not be given such an order at all.
QList<int> insertionSorted(const QList<Found> &found)
{
    QList<int> sorted;
    sorted.reserve(found.size());
    for (int i = 0; i < found.size(); ++i) {
        const auto place = std::ranges::upper_bound(
            sorted, i, [&](int a, int b) { return comesBefore(found.at(a), found.at(b), true); });
        sorted.insert(place, i);
    }
    return sorted;
}

/// Places in @p found, in the order of the tiles.
QList<int> sortedTiles(const QList<Found> &found, Order order, bool byRelevance, bool hasScores)
{
    if (byRelevance && hasScores)
        return insertionSorted(found);
    QList<int> sorted(found.size());
    std::iota(sorted.begin(), sorted.end(), 0);
    std::ranges::stable_sort(
        sorted, [&](int a, int b) { return comesBefore(found.at(a), found.at(b), byRelevance); });
    if (order == Order::Descending)
        std::ranges::reverse(sorted);
    return sorted;
}

} // namespace

int relevance(const PreviewEntry &entry, const QString &text)
{
    const QString wanted = text.toLower();
    const QString title = entry.title.toLower();
    const QString description = entry.description.toLower();
    int score = 0;
    if (title.contains(wanted))
        score += 100 + (title == wanted ? 50 : 0) + (title.startsWith(wanted) ? 25 : 0);
    const bool isKeyword = std::ranges::any_of(
        entry.keywords, [&](const QString &keyword) { return keyword.toLower() == wanted; });
    score += isKeyword ? 60 : 0;
    if (description.contains(wanted))
        score += 20 + (description.startsWith(wanted) ? 5 : 0);
    return score;
}

int providerRank(const QString &provider)
{
    static const QRegularExpression itself(u"^red hat(,? inc\\.?)?$"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    if (itself.match(provider).hasMatch())
        return 2;
    return provider.contains("red hat"_L1, Qt::CaseInsensitive) ? 1 : 0;
}

QList<int> foundTiles(const QList<PreviewEntry> &entries, const TileQuery &query)
{
    const QString text = query.text.trimmed();
    QList<Found> found;
    for (int position = 0; position < entries.size(); ++position) {
        const PreviewEntry &entry = entries.at(position);
        if (!query.category.isEmpty() && !isIn(entry, query.category))
            continue;
        Found each{
            .position = position, .rank = providerRank(entry.provider), .title = entry.title};
        if (!text.isEmpty() && ranks(query.search)) {
            each.score = relevance(entry, text);
            if (each.score == 0)
                continue;
        } else if (!text.isEmpty()
                   && !contains(entry, text, query.search == Search::ContainsWord)) {
            continue;
        }
        found.append(each);
    }
    const Order order = query.search == Search::RanksOnly ? Order::Relevance : query.order;
    const bool byRelevance = ranks(query.search) && order == Order::Relevance;
    QList<int> positions;
    positions.reserve(found.size());
    for (const int place : sortedTiles(found, order, byRelevance, !text.isEmpty()))
        positions.append(found.at(place).position);
    return positions;
}

} // namespace headwater
