// SPDX-License-Identifier: Apache-2.0
#include "core/store/imagejson.h"
#include "tests/support/streams.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestImageJson : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void nothingIsLost()
    {
        const Image value = fullImage();
        QCOMPARE(imageFromStoredJson(toStoredJson(value)), value);
        QCOMPARE(imageFromStoredJson(toStoredJson(Image())), Image());
    }

    void damagedTextHasDefaults()
    {
        QCOMPARE(imageFromStoredJson("{"), Image());
        QCOMPARE(imageFromStoredJson("[1]"), Image());
        QCOMPARE(imageFromStoredJson(R"({"name":5,"config":[]})"), Image());
    }
};

QTEST_GUILESS_MAIN(TestImageJson)
#include "tst_imagejson.moc"
