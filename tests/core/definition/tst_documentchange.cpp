// SPDX-License-Identifier: Apache-2.0
#include "core/definition/documentchange.h"

#include "tests/support/testcase.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace headwater;
using namespace Qt::StringLiterals;

class TestDocumentChange : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void applies_data()
    {
        QTest::addColumn<DocumentChange>("change");
        QTest::addColumn<QByteArray>("after");
        using Change = DocumentChange;
        const auto at
            = [](const char *path) { return *DocumentPath::parse(QString::fromLatin1(path)); };
        QTest::newRow("set") << Change::set(at("0/a/0"), 5) << QByteArray(R"({"a":[5,{"b":2}]})");
        QTest::newRow("set what is missing")
            << Change::set(at("0/c/d"), 5) << QByteArray(R"({"a":[1,{"b":2}],"c":{"d":5}})");
        QTest::newRow("set behind the last")
            << Change::set(at("0/a/2/x"), 5) << QByteArray(R"({"a":[1,{"b":2},{"x":5}]})");
        QTest::newRow("set all") << Change::set(at("0"), QJsonArray{1}) << QByteArray("[1]");
        QTest::newRow("insert item")
            << Change::insertItem(at("0/a/1"), 5) << QByteArray(R"({"a":[1,5,{"b":2}]})");
        QTest::newRow("append item") << Change::insertItem(at("0/a") / qsizetype(-1), 5)
                                     << QByteArray(R"({"a":[1,{"b":2},5]})");
        QTest::newRow("insert key") << Change::insertKey(at("0/a/1/c"), 5, u"b"_s)
                                    << QByteArray(R"({"a":[1,{"b":2,"c":5}]})");
        QTest::newRow("remove item")
            << Change::remove(at("0/a/0")) << QByteArray(R"({"a":[{"b":2}]})");
        QTest::newRow("remove key")
            << Change::remove(at("0/a/1/b")) << QByteArray(R"({"a":[1,{}]})");
        QTest::newRow("rename") << Change::rename(at("0/a/1/b"), u"c"_s)
                                << QByteArray(R"({"a":[1,{"c":2}]})");
        QTest::newRow("move") << Change::moveItem(at("0/a/1"), 0)
                              << QByteArray(R"({"a":[{"b":2},1]})");
    }
    void applies()
    {
        QFETCH(const DocumentChange, change);
        QFETCH(const QByteArray, after);
        const QJsonValue before = QJsonDocument::fromJson(R"({"a": [1, {"b": 2}]})").object();
        QJsonValue documents = QJsonArray{before, u"other"_s};
        applyChange(documents, change);
        QCOMPARE(documents.toArray().at(1), QJsonValue(u"other"_s));
        const QJsonValue changed = documents.toArray().at(0);
        QCOMPARE((changed.isArray() ? QJsonDocument(changed.toArray())
                                    : QJsonDocument(changed.toObject()))
                     .toJson(QJsonDocument::Compact),
                 after);
    }
};

QTEST_GUILESS_MAIN(TestDocumentChange)
#include "tst_documentchange.moc"
