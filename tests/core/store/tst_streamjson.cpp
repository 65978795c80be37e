// SPDX-License-Identifier: Apache-2.0
#include "core/store/streamjson.h"
#include "tests/support/streams.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestStreamJson : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void nothingIsLost()
    {
        ImageStream value = fullStream();
        value.status = {}; // has tables of its own
        QCOMPARE(streamFromStoredJson(toStoredJson(value)), value);
        QCOMPARE(streamFromStoredJson(toStoredJson(ImageStream())), ImageStream());
    }

    void damagedTextHasDefaults()
    {
        QCOMPARE(streamFromStoredJson("{"), ImageStream());
        QCOMPARE(streamFromStoredJson("[1]"), ImageStream());
        QCOMPARE(streamFromStoredJson(R"({"metadata":5,"config":[]})"), ImageStream());
    }
};

QTEST_GUILESS_MAIN(TestStreamJson)
#include "tst_streamjson.moc"
