// SPDX-License-Identifier: Apache-2.0
#include "core/importing/versionrange.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestVersionRange : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void versionsOfTags_data()
    {
        QTest::addColumn<QString>("tag");
        QTest::addColumn<QString>("version"); // empty: none
        QTest::newRow("full") << u"1.2.3"_s << u"1.2.3"_s;
        QTest::newRow("minor") << u"1.26"_s << u"1.26.0"_s;
        QTest::newRow("major") << u"3"_s << u"3.0.0"_s;
        QTest::newRow("v") << u"v2.0"_s << u"2.0.0"_s;
        QTest::newRow("variant") << u"1.26-ubi9"_s << u"1.26.0"_s;
        QTest::newRow("underscore") << u"2.4_el7"_s << u"2.4.0"_s;
        QTest::newRow("fourth number") << u"1.2.3.4"_s << u"1.2.3"_s;
        QTest::newRow("to come") << u"1.2.3-rc.1"_s << u"1.2.3-rc.1"_s;
        QTest::newRow("beta") << u"1.2-beta2"_s << u"1.2.0-beta2"_s;
        QTest::newRow("date") << u"20180101"_s << u"20180101.0.0"_s;
        QTest::newRow("word") << u"latest"_s << QString();
        QTest::newRow("word with a number") << u"ubi9"_s << QString();
    }
    void versionsOfTags()
    {
        QFETCH(const QString, tag);
        const std::optional<TagVersion> version = TagVersion::of(tag);
        QString text;
        if (version)
            text = u"%1.%2.%3"_s.arg(version->major).arg(version->minor).arg(version->patch)
                + (version->prerelease.isEmpty() ? QString() : u'-' + version->prerelease);
        QTEST(text, "version");
    }

    void orderIsSemvers()
    {
        // The example of semver.org, item 11.
        const QStringList order{u"1.0.0-alpha"_s,   u"1.0.0-alpha.1"_s,
                                u"1.0.0-beta"_s,    u"1.0.0-beta.2"_s,
                                u"1.0.0-beta.11"_s, u"1.0.0-rc.1"_s,
                                u"1.0.0"_s,         u"1.0.1"_s,
                                u"1.10"_s,          u"2"_s};
        for (qsizetype i = 1; i < order.size(); ++i)
            QVERIFY2(*TagVersion::of(order.at(i - 1)) < *TagVersion::of(order.at(i)),
                     qPrintable(order.at(i)));
    }

    void contains_data()
    {
        QTest::addColumn<QString>("range");
        QTest::addColumn<QString>("in");
        QTest::addColumn<QString>("out");
        QTest::newRow("at least and below")
            << u">=1.2 <2"_s << u"1.2 1.9.9 1.2-ubi9"_s << u"1.1.9 2.0 2.0.0-rc.1"_s;
        QTest::newRow("blanks") << u" > 1.2.3  < 2 "_s << u"1.2.4"_s << u"1.2.3 2"_s;
        QTest::newRow("above a partial") << u">1.2"_s << u"1.3 2"_s << u"1.2 1.2.9"_s;
        QTest::newRow("at most a partial") << u"<=1.2"_s << u"1.2.9 0.1"_s << u"1.3"_s;
        QTest::newRow("at most") << u"<=1.2.3"_s << u"1.2.3"_s << u"1.2.4"_s;
        QTest::newRow("exact") << u"1.2.3"_s << u"1.2.3 v1.2.3-alpine"_s << u"1.2.4"_s;
        QTest::newRow("equal sign") << u"=1.2"_s << u"1.2.7"_s << u"1.3"_s;
        QTest::newRow("x") << u"1.x"_s << u"1.0 1.99"_s << u"0.9 2"_s;
        QTest::newRow("star") << u"*"_s << u"0 99.1"_s << u"1.0.0-rc.1"_s;
        QTest::newRow("tilde") << u"~1.2.3"_s << u"1.2.3 1.2.9"_s << u"1.3 1.2.2"_s;
        QTest::newRow("tilde minor") << u"~1.2"_s << u"1.2.0 1.2.9"_s << u"1.3"_s;
        QTest::newRow("tilde major") << u"~1"_s << u"1.0 1.9"_s << u"2"_s;
        QTest::newRow("caret") << u"^1.2.3"_s << u"1.2.3 1.9"_s << u"1.2.2 2"_s;
        QTest::newRow("caret 0.x") << u"^0.2.3"_s << u"0.2.9"_s << u"0.3 1"_s;
        QTest::newRow("caret 0.0.x") << u"^0.0.3"_s << u"0.0.3"_s << u"0.0.4"_s;
        QTest::newRow("hyphen") << u"1.2 - 2.3"_s << u"1.2 2.3.9"_s << u"1.1 2.4"_s;
        QTest::newRow("or") << u"1.2 || >=3"_s << u"1.2.1 3 4"_s << u"1.3 2.9"_s;
        QTest::newRow("to come, named")
            << u">=1.2.3-rc.1"_s << u"1.2.3-rc.2 1.2.3 1.3"_s << u"1.2.3-alpha 1.3.0-rc.1"_s;
        QTest::newRow("empty") << QString() << u"1 2.3"_s << QString();
    }
    void contains()
    {
        QFETCH(const QString, range);
        QFETCH(const QString, in);
        QFETCH(const QString, out);
        const Result<VersionRange> parsed = VersionRange::parse(range);
        QVERIFY(parsed);
        for (const QString &tag : in.split(u' ', Qt::SkipEmptyParts))
            QVERIFY2(parsed->contains(*TagVersion::of(tag)), qPrintable(tag));
        for (const QString &tag : out.split(u' ', Qt::SkipEmptyParts))
            QVERIFY2(!parsed->contains(*TagVersion::of(tag)), qPrintable(tag));
    }

    void refusesWhatIsNoRange()
    {
        for (const QString &range : {u"new"_s, u">=a"_s, u"1.2 || ??"_s, u"1..2"_s}) {
            const Result<VersionRange> parsed = VersionRange::parse(range);
            QVERIFY2(!parsed, qPrintable(range));
            QVERIFY(parsed.error().detail.contains(u"is no version"_s));
        }
    }
};

QTEST_GUILESS_MAIN(TestVersionRange)
#include "tst_versionrange.moc"
