// SPDX-License-Identifier: Apache-2.0
#include "core/preview/catalogcategories.h"

#include "tests/support/catalogfolder.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestCatalogCategories : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void matchesWholeKeywords_data()
    {
        QTest::addColumn<QStringList>("keywords");
        QTest::addColumn<QString>("release");
        QTest::addColumn<QStringList>("ids");
        QTest::newRow("one") << QStringList{u"builder"_s, u"ruby"_s} << u"latest"_s
                             << QStringList{u"languages/ruby"_s};
        QTest::newRow("two") << QStringList{u"java"_s, u"eap"_s} << u"latest"_s
                             << QStringList{u"languages/java"_s, u"middleware/runtimes"_s};
        QTest::newRow("none") << QStringList{u"nginx"_s} << u"latest"_s << QStringList{u"other"_s};
        QTest::newRow("case") << QStringList{u"Ruby"_s, u"java:8"_s} << u"latest"_s
                              << QStringList{u"other"_s};
        QTest::newRow("3.11") << QStringList{u"jenkins"_s} << u"3.11"_s
                              << QStringList{u"technologies/ci-cd"_s};
    }
    void matchesWholeKeywords()
    {
        QFETCH(const QStringList, keywords);
        QFETCH(const QString, release);
        const auto categories = defaultCategories(*ConsoleRelease::parse(release));
        QTEST(categoriesOf(keywords, categories), "ids");
    }

    void readsThoseOfACluster()
    {
        const ReadCategories read
            = readCategories("kind: Console\n"
                             "spec:\n"
                             "  customization:\n"
                             "    developerCatalog:\n"
                             "      categories:\n"
                             "      - id: web\n"
                             "        label: Web servers\n"
                             "        tags: [nginx, httpd]\n"
                             "      - id: lang\n"
                             "        label: Languages\n"
                             "        subcategories:\n"
                             "        - {id: rb, label: Ruby, tags: [ruby]}\n",
                             u"console.yaml"_s);
        QVERIFY(read.problems.isEmpty());
        QCOMPARE(read.categories.size(), 2);
        QCOMPARE(read.categories.first().label, u"Languages"_s); // sorted by label
        QCOMPARE(categoriesOf({u"nginx"_s}, read.categories), QStringList{u"web"_s});
        QCOMPARE(categoriesOf({u"ruby"_s}, read.categories), QStringList{u"lang/rb"_s});
    }

    void readsAFile()
    {
        const CatalogFolder folder;
        folder.put(u"good.yaml"_s, "- {id: web, label: Web, tags: [nginx]}\n");
        folder.put(u"bad.yaml"_s, "- {id: web, label: Web}\n- {id: 'a b', label: A}\n");
        const auto good = loadCategories(folder.at(u"good.yaml"_s));
        QVERIFY(good);
        QCOMPARE(good->size(), 1);
        const auto bad = loadCategories(folder.at(u"bad.yaml"_s));
        QVERIFY(!bad);
        QCOMPARE(bad.error().kind, Error::Kind::InvalidInput);
        QCOMPARE(bad.error().position.line, 2);
        QCOMPARE(loadCategories(folder.at(u"gone.yaml"_s)).error().kind, Error::Kind::NotFound);
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("message");
        QTest::newRow("no list") << QByteArray("kind: Console\n") << u"There is no list"_s;
        QTest::newRow("an id") << QByteArray("categories:\n- {id: 'a b', label: A}\n")
                               << u"The id of a category"_s;
        QTest::newRow("a label") << QByteArray("categories:\n- {id: a}\n")
                                 << u"The label of a category"_s;
    }
    void saysWhatIsWrong()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QString, message);
        const ReadCategories read = readCategories(text, u"a.yaml"_s);
        QCOMPARE(read.problems.size(), 1);
        QVERIFY2(read.problems.first().message.startsWith(message),
                 qPrintable(read.problems.first().message));
        QVERIFY(read.categories.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestCatalogCategories)
#include "tst_catalogcategories.moc"
