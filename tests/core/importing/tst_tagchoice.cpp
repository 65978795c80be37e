// SPDX-License-Identifier: Apache-2.0
#include "core/importing/tagchoice.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

const QStringList sample{u"1.9"_s,   u"1.10"_s,   u"1.10-ubi9"_s,
                         u"2.0.1"_s, u"latest"_s, u"Nightly"_s};

QString chosen(const Result<QList<ChosenTag>> &tags)
{
    QStringList names;
    for (const ChosenTag &tag : *tags) {
        if (tag.isChosen())
            names.append(tag.tag);
    }
    return names.join(u' ');
}

} // namespace

class TestTagChoice : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void chooses_data()
    {
        QTest::addColumn<TagFilter>("filter");
        QTest::addColumn<QString>("tags");
        QTest::newRow("all, in the server's order")
            << TagFilter{} << u"latest 1.10 1.10-ubi9 1.9 2.0.1 Nightly"_s;
        QTest::newRow("text") << TagFilter{.text = u"NIGHT"_s} << u"Nightly"_s;
        QTest::newRow("pattern") << TagFilter{.pattern = u"^1\\.\\d+$"_s} << u"1.10 1.9"_s;
        QTest::newRow("versions") << TagFilter{.versions = u">=1.10 <2"_s} << u"1.10 1.10-ubi9"_s;
        QTest::newRow("exclude") << TagFilter{.exclude = u"-ubi|latest"_s}
                                 << u"1.10 1.9 2.0.1 Nightly"_s;
        QTest::newRow("newest") << TagFilter{.newest = 2} << u"latest 1.10"_s;
        QTest::newRow("newest of what is left")
            << TagFilter{.pattern = u"^\\d"_s, .exclude = u"-"_s, .newest = 2} << u"1.10 1.9"_s;
    }
    void chooses()
    {
        QFETCH(const TagFilter, filter);
        const Result<QList<ChosenTag>> tags = chooseTags(sample, filter);
        QVERIFY(tags);
        QCOMPARE(tags->size(), sample.size()); // what is left out is listed
        QTEST(chosen(tags), "tags");
    }

    void saysWhyNotAndTheRank()
    {
        const TagFilter filter{.text = u"1"_s, .exclude = u"ubi"_s, .newest = 1};
        const QList<ChosenTag> expected{{u"latest"_s, ChosenTag::Reason::Text, 0},
                                        {u"1.10"_s, ChosenTag::Reason::Chosen, 1},
                                        {u"1.10-ubi9"_s, ChosenTag::Reason::Excluded, 2},
                                        {u"1.9"_s, ChosenTag::Reason::NotNewest, 3},
                                        {u"2.0.1"_s, ChosenTag::Reason::NotNewest, 4},
                                        {u"Nightly"_s, ChosenTag::Reason::Text, 5}};
        QCOMPARE(*chooseTags(sample, filter), expected);
    }

    void refuses_data()
    {
        QTest::addColumn<TagFilter>("filter");
        QTest::addColumn<QString>("field");
        QTest::newRow("pattern") << TagFilter{.pattern = u"a("_s} << u"pattern"_s;
        QTest::newRow("exclude") << TagFilter{.exclude = u"[a"_s} << u"exclude"_s;
        QTest::newRow("versions") << TagFilter{.versions = u"newer"_s} << u"versions"_s;
    }
    void refuses()
    {
        QFETCH(const TagFilter, filter);
        const Result<QList<ChosenTag>> tags = chooseTags({}, filter);
        QVERIFY(!tags);
        QCOMPARE(tags.error().kind, Error::Kind::InvalidInput);
        QTEST(tags.error().subject, "field");
        QVERIFY(!tags.error().detail.isEmpty());
    }

    void aPatternThatBacktracksEnds()
    {
        const QString longTag(128, u'a');
        QVERIFY(chooseTags({longTag}, {.pattern = u"^(a+)+$"_s}));
        QCOMPARE(chosen(chooseTags({longTag + u'b'}, {.pattern = u"^(a+)+$"_s})), QString());
    }
};

QTEST_GUILESS_MAIN(TestTagChoice)
#include "tst_tagchoice.moc"
