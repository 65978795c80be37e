// SPDX-License-Identifier: Apache-2.0
#include "core/preview/buildertags.h"

#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestBuilderTags : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void splitsAsTheConsole_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("items") << u"builder,ruby"_s << QStringList({u"builder"_s, u"ruby"_s});
        QTest::newRow("blanks around commas")
            << u"ruby ,\tbuilder"_s << QStringList({u"ruby"_s, u"builder"_s});
        QTest::newRow("outer blanks stay")
            << u" builder,ruby "_s << QStringList({u" builder"_s, u"ruby "_s});
        QTest::newRow("nothing is one item") << QString() << QStringList{QString()};
        QTest::newRow("empty items")
            << u"a,,b,"_s << QStringList({u"a"_s, QString(), u"b"_s, QString()});
    }
    void splitsAsTheConsole()
    {
        QFETCH(const QString, text);
        QFETCH(const QStringList, words);
        QCOMPARE(consoleKeywords(text), words);
        for (const QString &word : words)
            QVERIFY(hasConsoleKeyword(text, word));
        QVERIFY(!hasConsoleKeyword(text, u"other"));
    }

    void knowsBuilders_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isBuilder");
        QTest::addColumn<bool>("isHidden");
        QTest::newRow("builder") << u"ruby,builder"_s << true << false;
        QTest::newRow("hidden wins") << u"builder,hidden"_s << false << true;
        QTest::newRow("case counts") << u"Builder"_s << false << false;
        QTest::newRow("an outer blank") << u" builder"_s << false << false;
    }
    void knowsBuilders()
    {
        QFETCH(const QString, text);
        TagReference tag;
        tag.annotations.insert(annotation::tags, text);
        QTEST(isBuilderTag(tag), "isBuilder");
        QTEST(isHiddenTag(tag), "isHidden");
    }

    void needAnnotations()
    {
        QVERIFY(!isBuilderTag({}));
        QVERIFY(!isHiddenTag({}));
    }

    void knowsWhatWasMeant()
    {
        QCOMPARE(meantKeyword(u"Builder"_s), u"builder"_s);
        QCOMPARE(meantKeyword(u" builder"_s), u"builder"_s);
        QCOMPARE(meantKeyword(u"hiden"_s), u"hidden"_s);
        QCOMPARE(meantKeyword(u"builder"_s), QString());
        QCOMPARE(meantKeyword(u"build"_s), QString());
    }
};

QTEST_GUILESS_MAIN(TestBuilderTags)
#include "tst_buildertags.moc"
