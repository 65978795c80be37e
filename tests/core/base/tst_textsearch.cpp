// SPDX-License-Identifier: Apache-2.0
#include "core/base/textsearch.h"

#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

const QString text = u"name: ruby\n# Ruby, rubys\nname: größe.x\n"_s;

/// What @p query finds, with its place.
QString found(const TextQuery &query)
{
    QStringList texts;
    for (const TextMatch &match : findMatches(text, query).matches)
        texts.append(u"%1:%2"_s.arg(match.position).arg(text.sliced(match.position, match.length)));
    return texts.join(u' ');
}

} // namespace

class TestTextSearch : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void finds_data()
    {
        QTest::addColumn<TextQuery>("query");
        QTest::addColumn<QString>("matches");
        QTest::newRow("plain") << TextQuery{.pattern = u"ruby"_s} << u"6:ruby 13:Ruby 19:ruby"_s;
        QTest::newRow("case") << TextQuery{.pattern = u"Ruby"_s, .isCaseSensitive = true}
                              << u"13:Ruby"_s;
        QTest::newRow("word") << TextQuery{.pattern = u"ruby"_s, .isWholeWord = true}
                              << u"6:ruby 13:Ruby"_s;
        QTest::newRow("no expression") << TextQuery{.pattern = u"e.x"_s} << u"35:e.x"_s;
        QTest::newRow("expression") << TextQuery{.pattern = u"^name: (\\w+)"_s, .isRegex = true}
                                    << u"0:name: ruby 25:name: größe"_s;
        QTest::newRow("across lines")
            << TextQuery{.pattern = u"ruby\\n#"_s, .isRegex = true} << u"6:ruby\n#"_s;
        QTest::newRow("matches nothing")
            << TextQuery{.pattern = u"x*"_s, .isRegex = true} << u"37:x"_s;
        QTest::newRow("empty") << TextQuery{} << QString();
    }
    void finds()
    {
        QFETCH(const TextQuery, query);
        QTEST(found(query), "matches");
    }

    void replaces()
    {
        const TextQuery query{.pattern = u"(\\w+): (ruby)"_s, .isRegex = true};
        QCOMPARE(findMatches(text, query, u"\\2=\\1\\\\\\n\\x"_s).matches.first().replacement,
                 u"ruby=name\\\n\\x"_s);
        const TextQuery plain{.pattern = u"ruby"_s};
        QCOMPARE(findMatches(text, plain, u"\\1"_s).matches.first().replacement, u"\\1"_s);
    }

    void saysWhatIsWrong()
    {
        const TextMatches matches = findMatches(text, {.pattern = u"("_s, .isRegex = true});
        QVERIFY(!matches.problem.isEmpty());
        QVERIFY(matches.matches.isEmpty());
    }

    void stopsInTime()
    {
        const TextMatches matches = findMatches(u"aaaa"_s, {.pattern = u"a"_s}, {}, 3);
        QCOMPARE(matches.matches.size(), 3);
        QVERIFY(matches.isCut);
    }
};

QTEST_GUILESS_MAIN(TestTextSearch)
#include "tst_textsearch.moc"
