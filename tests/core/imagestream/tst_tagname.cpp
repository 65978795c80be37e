// SPDX-License-Identifier: Apache-2.0
#include "core/imagestream/tagname.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestTagName : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void splits_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("stream");
        QTest::addColumn<QString>("tag");
        QTest::addColumn<bool>("hasTag");
        QTest::newRow("stream and tag") << u"ruby:2.0"_s << u"ruby"_s << u"2.0"_s << true;
        QTest::newRow("empty tag") << u"ruby:"_s << u"ruby"_s << u"latest"_s << true;
        QTest::newRow("no tag") << u"ruby"_s << u"ruby"_s << u"latest"_s << false;
        QTest::newRow("two colons") << u"ruby:2.0:3"_s << u"ruby"_s << u"2.0:3"_s << true;
        QTest::newRow("no stream") << u":2.0"_s << QString() << u"2.0"_s << true;
    }
    void splits()
    {
        QFETCH(const QString, text);
        const SplitTagName name = splitTagName(text);
        QTEST(name.stream, "stream");
        QTEST(name.tag, "tag");
        QTEST(name.hasTag, "hasTag");
    }

    void joins()
    {
        QCOMPARE(joinTagName(u"ruby", u"2.0"), u"ruby:2.0"_s);
        QCOMPARE(joinTagName(u"ruby", u""), u"ruby:latest"_s);
    }

    void parsesStrictly_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("detail");
        QTest::newRow("image") << u"ruby@x"_s
                               << u"\"ruby@x\" is an image stream image, not an image stream tag"_s;
        QTest::newRow("no colon") << u"ruby"_s
                                  << u"expected exactly one : delimiter in the istag \"ruby\""_s;
        QTest::newRow("two colons")
            << u"a:b:c"_s << u"expected exactly one : delimiter in the istag \"a:b:c\""_s;
        QTest::newRow("no tag") << u"ruby:"_s
                                << u"image stream tag name \"ruby:\" must have a name and a tag"_s;
        QTest::newRow("no stream")
            << u":x"_s << u"image stream tag name \":x\" must have a name and a tag"_s;
        QTest::newRow("good") << u"ruby:2.0"_s << QString();
    }
    void parsesStrictly()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, detail);
        const Result<TagName> name = parseTagName(text);
        if (detail.isEmpty()) {
            QCOMPARE(name.value(), (TagName{.stream = u"ruby"_s, .tag = u"2.0"_s}));
            return;
        }
        QVERIFY(!name);
        QCOMPARE(name.error().kind, Error::Kind::InvalidInput);
        QCOMPARE(name.error().detail, detail);
    }

    void parsesStreamImages()
    {
        QCOMPARE(parseStreamImageName(u"ruby@3a335d7").value(),
                 (StreamImageName{.stream = u"ruby"_s, .id = u"3a335d7"_s}));
        QCOMPARE(parseStreamImageName(u"ruby").error().detail,
                 u"expected exactly one @ in the isimage name \"ruby\""_s);
        QCOMPARE(parseStreamImageName(u"ruby@").error().detail,
                 u"image stream image name \"ruby@\" must have a name and ID"_s);
    }

    void knowsTagsOcTakes()
    {
        for (const QString &tag : {u"2.0"_s, u"_x"_s, u"A-b.c_d"_s, QString(128, u'a')})
            QVERIFY2(isValidTagName(tag), qPrintable(tag));
        for (const QString &tag :
             {QString(), u"-x"_s, u".x"_s, u"a+b"_s, u"a b"_s, u"\u00e4"_s, QString(129, u'a')})
            QVERIFY2(!isValidTagName(tag), qPrintable(tag));
    }

    void matchesShortIds()
    {
        const QString image = u"sha256:3a335d7d8a45"_s + QString(52, u'0');
        QVERIFY(imageMatches(image, u"3a335d7"));
        QVERIFY(imageMatches(image, u"sha256:3a33"));
        QVERIFY(imageMatches(image, u"s"));
        QVERIFY(imageMatches(image, image));
        QVERIFY(!imageMatches(image, u"3A335D7"));
        QVERIFY(!imageMatches(image, u"d8a45"));
        QVERIFY(imageMatches(u"old-id", u"old"));
        QVERIFY(!imageMatches(u"old-id", u"id"));
    }

    void findsFollowedTag_data()
    {
        QTest::addColumn<QString>("kindOfSource");
        QTest::addColumn<QString>("ns");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("followed");
        const QString tag = kind::imageStreamTag;
        QTest::newRow("bare") << tag << QString() << u"2.0"_s << u"2.0"_s;
        QTest::newRow("own stream") << tag << QString() << u"ruby:2.0"_s << u"2.0"_s;
        QTest::newRow("own namespace") << tag << u"p"_s << u"ruby:2.0"_s << u"2.0"_s;
        QTest::newRow("other namespace") << tag << u"q"_s << u"ruby:2.0"_s << QString();
        QTest::newRow("other stream") << tag << QString() << u"rubyx:2.0"_s << QString();
        QTest::newRow("image") << QString(kind::dockerImage) << QString() << u"2.0"_s << QString();
    }
    void findsFollowedTag()
    {
        QFETCH(const QString, kindOfSource);
        QFETCH(const QString, ns);
        QFETCH(const QString, name);
        TagReference tag;
        QVERIFY(!followedTag(tag, u"ruby", u"p"));
        tag.from = ObjectReference{.kind = kindOfSource, .ns = ns, .name = name};
        QTEST(followedTag(tag, u"ruby", u"p").value_or(QString()), "followed");
    }
};

QTEST_GUILESS_MAIN(TestTagName)
#include "tst_tagname.moc"
