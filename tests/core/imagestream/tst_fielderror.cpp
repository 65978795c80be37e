// SPDX-License-Identifier: Apache-2.0
#include "core/imagestream/fielderror.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestFieldError : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void writesPathsAsTheServerDoes()
    {
        QCOMPARE(FieldPath().toString(), u"[]"_s);
        QCOMPARE((FieldPath{u"metadata"_s, u"name"_s}).toString(), u"metadata.name"_s);
        QCOMPARE((FieldPath::ofTag(u"2.0"_s) / u"from"_s / u"kind"_s).toString(),
                 u"spec.tags[2.0].from.kind"_s);
        QCOMPARE(FieldPath::ofTag(QString()).toString(), u"spec.tags[]"_s);
        const FieldPath items = FieldPath{u"status"_s, u"tags"_s}.key(u"a"_s) / u"items"_s;
        QCOMPARE((items.item(0) / FieldPath{u"dockerImageReference"_s}).toString(),
                 u"status.tags[a].items[0].dockerImageReference"_s);
    }

    void writesBodies_data()
    {
        QTest::addColumn<FieldError::Type>("type");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("body");
        using Type = FieldError::Type;
        QTest::newRow("required") << Type::Required << u"FieldValueRequired"_s
                                  << u"Required value: why"_s;
        QTest::newRow("invalid") << Type::Invalid << u"FieldValueInvalid"_s
                                 << u"Invalid value: \"x\": why"_s;
        QTest::newRow("not found")
            << Type::NotFound << u"FieldValueNotFound"_s << u"Not found: \"x\": why"_s;
        QTest::newRow("forbidden")
            << Type::Forbidden << u"FieldValueForbidden"_s << u"Forbidden: why"_s;
        QTest::newRow("too long") << Type::TooLong << u"FieldValueTooLong"_s << u"Too long: why"_s;
        QTest::newRow("internal") << Type::Internal << u"InternalError"_s
                                  << u"Internal error: why"_s;
    }
    void writesBodies()
    {
        QFETCH(const FieldError::Type, type);
        const FieldError error{
            .type = type, .field = {u"f"_s}, .value = u"\"x\""_s, .detail = u"why"_s};
        QTEST(error.reason(), "reason");
        QTEST(error.body(), "body");
        QCOMPARE(error.text(), "f: "_L1 + error.body());
    }

    void leavesOutWhatIsEmpty()
    {
        QCOMPARE(FieldError::required({u"f"_s}).body(), u"Required value"_s);
        QCOMPARE(FieldError::notFound({u"f"_s}, u"s:b"_s).body(), u"Not found: \"s:b\""_s);
    }

    void quotesAsGoDoes()
    {
        QCOMPARE(FieldError::invalid({u"f"_s}, u"a\"\né"_s, u"no"_s).body(),
                 u"Invalid value: \"a\\\"\\né\": no"_s);
    }

    void joinsSeveral()
    {
        const FieldError a = FieldError::required({u"a"_s});
        const FieldError b = FieldError::required({u"b"_s});
        QCOMPARE(invalidText(u"K"_s, u"n"_s, {a}), u"K \"n\" is invalid: a: Required value"_s);
        QCOMPARE(invalidText(u"K"_s, u"n"_s, {a, b}),
                 u"K \"n\" is invalid: [a: Required value, b: Required value]"_s);
        QCOMPARE(invalidText(u"K"_s, u"n"_s, {a, a}), u"K \"n\" is invalid: a: Required value"_s);
    }
};

QTEST_GUILESS_MAIN(TestFieldError)
#include "tst_fielderror.moc"
