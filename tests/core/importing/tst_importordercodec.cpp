// SPDX-License-Identifier: Apache-2.0
#include "core/importing/importordercodec.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

const StreamKey ruby{.file = u"ruby.yaml"_s, .ns = u"openshift"_s, .name = u"ruby"_s};

ImportOrder fullOrderOf(const StreamKey &key)
{
    const TagImportPolicy policy{
        .insecure = true, .scheduled = true, .importMode = u"PreserveOriginal"_s};
    return {.key = key,
            .tags = {u"3.3"_s, u"3.2"_s},
            .items = {{.tag = u"new"_s,
                       .from = u"quay.io/x/ruby:new"_s,
                       .importPolicy = policy,
                       .referencePolicy = u"Local"_s}},
            .repository = RepositoryImport{.from = u"quay.io/x/ruby"_s,
                                           .importPolicy = policy,
                                           .referencePolicy = u"Source"_s,
                                           .limit = -1,
                                           .filter = {.text = u"3"_s,
                                                      .pattern = u"^3"_s,
                                                      .versions = u">=3"_s,
                                                      .exclude = {u"-rc"_s},
                                                      .newest = 7},
                                           .only = QStringList{u"a"_s, u"b"_s}}};
}

} // namespace

class TestImportOrderCodec : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void losesNothing()
    {
        const ImportOrder order = fullOrderOf(ruby);
        QCOMPARE(*decodeOrder(ruby, encodeOrder(order)), order);
        const ImportOrder plain{.key = ruby, .tags = {u"3.3"_s}};
        QCOMPARE(*decodeOrder(ruby, encodeOrder(plain)), plain);
        ImportOrder none = fullOrderOf(ruby);
        none.repository->only = QStringList();
        QVERIFY(decodeOrder(ruby, encodeOrder(none))->repository->only.has_value());
    }

    void refusesWhatItDidNotWrite_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << QString();
        QTest::newRow("no JSON") << u"{"_s;
        QTest::newRow("no object") << u"[1]"_s;
        QTest::newRow("no version") << u"{\"tags\":[\"a\"]}"_s;
        QTest::newRow("a later one") << u"{\"version\":2,\"tags\":[\"a\"]}"_s;
    }
    void refusesWhatItDidNotWrite()
    {
        QFETCH(const QString, text);
        const Result<ImportOrder> order = decodeOrder(ruby, text);
        QVERIFY(!order);
        QCOMPARE(order.error().kind, Error::Kind::InvalidInput);
        QCOMPARE(order.error().subject, u"ruby"_s);
    }
};

QTEST_GUILESS_MAIN(TestImportOrderCodec)
#include "tst_importordercodec.moc"
