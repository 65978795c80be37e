// SPDX-License-Identifier: Apache-2.0
#include "models/tilesearch.h"
#include "tests/support/previewentries.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;
using Search = ConsoleTraits::Search;
using Order = TileQuery::Order;

namespace {

PreviewEntry entry(const QString &title, const QString &description, const QStringList &keywords,
                   const QString &provider = {})
{
    PreviewEntry made = sampleEntry(title.toLower(), title, u"other"_s);
    made.description = description;
    made.keywords = keywords;
    made.provider = provider;
    return made;
}

QString titles(const QList<PreviewEntry> &entries, const TileQuery &query)
{
    QStringList found;
    for (const int position : foundTiles(entries, query))
        found.append(entries.at(position).title);
    return found.join(u' ');
}

} // namespace

class TestTileSearch : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void relevance_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("score");
        QTest::newRow("title contains") << u"uby"_s << 100 + 20;
        QTest::newRow("title starts") << u"rub"_s << 100 + 25 + 20;
        QTest::newRow("title equals, and a keyword") << u"RUBY"_s << 100 + 50 + 25 + 60 + 20;
        QTest::newRow("keyword equals") << u"builder"_s << 60;
        QTest::newRow("part of a keyword only") << u"builde"_s << 0;
        QTest::newRow("description starts") << u"for"_s << 25;
        QTest::newRow("description contains") << u"apps"_s << 20;
        QTest::newRow("nothing") << u"perl"_s << 0;
    }
    void relevance()
    {
        QFETCH(const QString, text);
        const PreviewEntry ruby = entry(u"Ruby"_s, u"For Ruby apps"_s, {u"builder"_s, u"ruby"_s});
        QTEST(headwater::relevance(ruby, text), "score");
    }

    void providers_data()
    {
        QTest::addColumn<QString>("provider");
        QTest::addColumn<int>("rank");
        QTest::newRow("itself") << u"Red Hat"_s << 2;
        QTest::newRow("its company") << u"Red Hat, Inc."_s << 2;
        QTest::newRow("without comma and dot") << u"Red Hat Inc"_s << 2;
        QTest::newRow("somebody named so") << u"Friends of Red Hat"_s << 1;
        QTest::newRow("another") << u"Example"_s << 0;
        QTest::newRow("none") << QString() << 0;
    }
    void providers()
    {
        QFETCH(const QString, provider);
        QTEST(providerRank(provider), "rank");
    }

    void finds_data()
    {
        QTest::addColumn<TileQuery>("query");
        QTest::addColumn<QString>("found");
        QTest::newRow("all, Red Hat first") << TileQuery{} << u"Zend Ant Ruby"_s;
        QTest::newRow("all, older console")
            << TileQuery{.search = Search::Contains} << u"Ant Ruby Zend"_s;
        QTest::newRow("descending") << TileQuery{.order = Order::Descending} << u"Zend Ruby Ant"_s;
        QTest::newRow("no choice of order in 4.20")
            << TileQuery{.search = Search::RanksOnly, .order = Order::Descending}
            << u"Zend Ant Ruby"_s;
        QTest::newRow("part of a keyword, older")
            << TileQuery{.search = Search::Contains, .text = u"script"_s} << u"Ruby"_s;
        QTest::newRow("part of a keyword, oldest")
            << TileQuery{.search = Search::ContainsWord, .text = u"script"_s} << QString();
        QTest::newRow("keyword, oldest")
            << TileQuery{.search = Search::ContainsWord, .text = u"Scripting"_s} << u"Ruby"_s;
        QTest::newRow("part of a keyword, new") << TileQuery{.text = u"script"_s} << QString();
        // Ruby 245, Zend 20: too far apart for the provider to matter.
        QTest::newRow("relevance beats provider") << TileQuery{.text = u"ruby"_s} << u"Ruby Zend"_s;
        // Ruby 20, Zend 20, Ant 25: near, so the provider comes first.
        QTest::newRow("provider beats near relevance")
            << TileQuery{.text = u"for"_s} << u"Zend Ant Ruby"_s;
        QTest::newRow("blanks around") << TileQuery{.text = u"  zend "_s} << u"Zend"_s;
        QTest::newRow("nothing") << TileQuery{.text = u"cobol"_s} << QString();
        QTest::newRow("category") << TileQuery{.category = u"languages"_s} << u"Ruby"_s;
        QTest::newRow("category within") << TileQuery{.category = u"languages/ruby"_s} << u"Ruby"_s;
        QTest::newRow("beginning of a category") << TileQuery{.category = u"lang"_s} << QString();
        QTest::newRow("other") << TileQuery{.category = u"other"_s} << u"Zend Ant"_s;
    }
    void finds()
    {
        PreviewEntry ruby
            = entry(u"Ruby"_s, u"Language for web pages"_s, {u"ruby"_s, u"scripting"_s});
        ruby.categories = {u"languages/ruby"_s};
        const QList<PreviewEntry> entries{ruby, entry(u"Ant"_s, u"For builds"_s, {}),
                                          entry(u"Zend"_s, u"Not for Ruby"_s, {}, u"Red Hat"_s)};
        QFETCH(const TileQuery, query);
        QTEST(titles(entries, query), "found");
    }

    /// The order is not a strict one (a before b before c before a), and must still end.
    void endsForAnyOrder()
    {
        QList<PreviewEntry> entries;
        for (int i = 0; i < 3000; ++i) {
            const bool isInTitle = i % 3 == 0;
            const QString number = QString::number(i);
            entries.append(entry(isInTitle ? u"app "_s + number : number,
                                 i % 5 == 0 ? u"app"_s : u"an app"_s,
                                 i % 2 == 0 ? QStringList{u"app"_s} : QStringList(),
                                 i % 7 == 0 ? u"Red Hat"_s : QString()));
        }
        QList<int> found = foundTiles(entries, {.text = u"app"_s});
        std::ranges::sort(found);
        QCOMPARE(found.size(), 3000);
        QCOMPARE(std::ranges::adjacent_find(found), found.end());
    }
};

QTEST_GUILESS_MAIN(TestTileSearch)
#include "tst_tilesearch.moc"
