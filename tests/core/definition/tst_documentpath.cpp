// SPDX-License-Identifier: Apache-2.0
#include "core/definition/documentpath.h"

#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestDocumentPath : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void isWrittenAndRead_data()
    {
        QTest::addColumn<DocumentPath>("path");
        QTest::addColumn<QString>("text");
        const DocumentPath document{.document = 2};
        QTest::newRow("document") << document << u"2"_s;
        QTest::newRow("keys") << document / u"spec"_s / u"tags"_s << u"2/spec/tags"_s;
        QTest::newRow("item") << document / u"tags"_s / qsizetype(3) << u"2/tags/3"_s;
        QTest::newRow("named") << document / u"tags"_s / PathStep::named(u"a/b=~1"_s)
                               << u"2/tags/=a~1b=~01"_s;
        QTest::newRow("key like a number") << document / u"3"_s << u"2/~23"_s;
        QTest::newRow("key like a name") << document / u"=a"_s << u"2/~2=a"_s;
        QTest::newRow("key with ~2") << document / u"~2x"_s << u"2/~02x"_s;
        QTest::newRow("empty key") << document / QString() << u"2/"_s;
    }
    void isWrittenAndRead()
    {
        QFETCH(const DocumentPath, path);
        QFETCH(const QString, text);
        QCOMPARE(path.toString(), text);
        const Result<DocumentPath> read = DocumentPath::parse(text);
        QVERIFY(read);
        QVERIFY(*read == path);
    }

    void refuses()
    {
        for (const QString &text : {u""_s, u"a/b"_s, u"-1/a"_s, u"0/~3"_s, u"0/a~"_s,
                                    u"0/99999999999999999999999"_s, u"/spec"_s})
            QCOMPARE(DocumentPath::parse(text).error().kind, Error::Kind::InvalidInput);
    }

    void knowsItsParents()
    {
        const DocumentPath tags = DocumentPath{} / u"spec"_s / u"tags"_s;
        QVERIFY((tags / qsizetype(1)).isWithin(tags));
        QVERIFY(tags.isWithin(tags));
        QVERIFY(!tags.isWithin(tags / qsizetype(1)));
        QVERIFY(!tags.isWithin({.document = 1}));
        QVERIFY((tags / qsizetype(1)).parent() == tags);
        QVERIFY(DocumentPath{}.parent() == DocumentPath{});
    }

    void readsFields()
    {
        QCOMPARE(fieldSteps(u"from.name"_s), (QList<PathStep>{u"from"_s, u"name"_s}));
        QCOMPARE(
            fieldSteps(u"metadata.annotations.openshift.io/display-name"_s),
            (QList<PathStep>{u"metadata"_s, u"annotations"_s, u"openshift.io/display-name"_s}));
        QCOMPARE(fieldSteps({}), QList<PathStep>());
    }
};

QTEST_GUILESS_MAIN(TestDocumentPath)
#include "tst_documentpath.moc"
