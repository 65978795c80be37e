// SPDX-License-Identifier: Apache-2.0
#include "registry/client/tagpagereader.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TagPageReaderTest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void lists_data();
    void lists();
    void whatIsNoList_data();
    void whatIsNoList();
    void keepsOnlyWhatWasNotTaken();
};

void TagPageReaderTest::lists_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QStringList>("tags");
    QTest::newRow("usual") << QByteArray(R"({"name":"a/b","tags":["1.0","latest"]})")
                           << QStringList{u"1.0"_s, u"latest"_s};
    QTest::newRow("tags first") << QByteArray(R"({"tags":["1.0"],"name":"tags"})")
                                << QStringList{u"1.0"_s};
    QTest::newRow("null") << QByteArray(R"({"name":"a","tags":null})") << QStringList();
    QTest::newRow("none") << QByteArray(R"({"name":"a","tags":[]})") << QStringList();
    QTest::newRow("no tags at all") << QByteArray("{}") << QStringList();
    QTest::newRow("blanks") << QByteArray(" {\n \"tags\" : [ \"a\" ,\r\n\t\"b\" ] } \n")
                            << QStringList{u"a"_s, u"b"_s};
    QTest::newRow("unknown members")
        << QByteArray(R"({"x":{"tags":["no"]},"y":[["no"],{"tags":["no"]}],"tags":["a"],)"
                      R"("z":[1,-2.5e3,true,false,null]})")
        << QStringList{u"a"_s};
    QTest::newRow("escapes") << QByteArray(R"({"t\u0061gs":["\u0061b","c\/d","\u00e9","\"x"]})")
                             << QStringList{u"ab"_s};
    QTest::newRow("what is no tag")
        << QByteArray(R"({"tags":["../x",".a","ok",1,["a"],null]})") << QStringList{u"ok"_s};
    QTest::newRow("empty name") << QByteArray(R"({"tags":[""]})") << QStringList{u"latest"_s};
    QTest::newRow("as long as may be") << QByteArray("{\"tags\":[\"" + QByteArray(128, 'a')
                                                     + "\",\"" + QByteArray(129, 'a') + "\"]}")
                                       << QStringList{QString(128, u'a')};
}

void TagPageReaderTest::lists()
{
    QFETCH(const QByteArray, json);
    TagPageReader whole;
    QVERIFY(!whole.read(json));
    QVERIFY(!whole.finish());
    QTEST(whole.takeTags(), "tags");
    TagPageReader byByte;
    for (qsizetype i = 0; i < json.size(); ++i)
        QVERIFY(!byByte.read(QByteArrayView(json).sliced(i, 1)));
    QVERIFY(!byByte.finish());
    QTEST(byByte.takeTags(), "tags");
}

void TagPageReaderTest::whatIsNoList_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("offset");
    QTest::newRow("HTML") << QByteArray("<html>") << 0;
    QTest::newRow("nothing") << QByteArray() << 0;
    QTest::newRow("a list") << QByteArray("[1]") << 0;
    QTest::newRow("cut off") << QByteArray(R"({"tags":["a")") << 12;
    QTest::newRow("two") << QByteArray("{}{}") << 2;
    QTest::newRow("wrong bracket") << QByteArray(R"({"tags":["a"})") << 12;
    QTest::newRow("no colon") << QByteArray(R"({"tags"["a"]})") << 7;
    QTest::newRow("no comma") << QByteArray(R"({"tags":["a" "b"]})") << 13;
    QTest::newRow("comma at the end") << QByteArray(R"({"tags":["a",]})") << 13;
    QTest::newRow("no literal") << QByteArray(R"({"tags":nil})") << 11;
    QTest::newRow("control character") << QByteArray("{\"tags\":[\"a\nb\"]}") << 12;
    QTest::newRow("bad escape") << QByteArray(R"({"tags":["\x"]})") << 11;
    QTest::newRow("too deep") << QByteArray("{\"a\":" + QByteArray(40, '[')) << 36;
}

void TagPageReaderTest::whatIsNoList()
{
    QFETCH(const QByteArray, json);
    QFETCH(const int, offset);
    TagPageReader reader;
    std::optional<Error> error = reader.read(json);
    if (!error)
        error = reader.finish();
    QVERIFY(error);
    QCOMPARE(error->kind, Error::Kind::InvalidReply);
    QVERIFY2(error->detail.endsWith(u"at byte %1"_s.arg(offset)), qPrintable(error->detail));
    QVERIFY(reader.read("{}"));
}

void TagPageReaderTest::keepsOnlyWhatWasNotTaken()
{
    TagPageReader reader;
    QVERIFY(!reader.read("{\"tags\":[\"first\""));
    for (int i = 0; i < 100'000; ++i) {
        QVERIFY(!reader.read(",\"v" + QByteArray::number(i) + '"'));
        if (reader.waiting() >= 1000)
            QCOMPARE(reader.takeTags().size(), 1000);
    }
    QVERIFY(!reader.read("]}"));
    QVERIFY(!reader.finish());
}

QTEST_GUILESS_MAIN(TagPageReaderTest)
#include "tst_tagpagereader.moc"
