// SPDX-License-Identifier: Apache-2.0
#include "core/ports/httptransport.h"
#include "tests/support/testcase.h"

using namespace headwater;

class HttpTransportTest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void headersAreFoundWhateverTheirCase()
    {
        const HttpReply reply{.headers = {{"Content-Type", "a"}, {"content-type", "b"}, {"X", ""}}};
        QCOMPARE(reply.header("CONTENT-TYPE"), QByteArray("a"));
        QCOMPARE(reply.header("X"), QByteArray());
        QCOMPARE(reply.header("Missing"), QByteArray());
    }
};

QTEST_GUILESS_MAIN(HttpTransportTest)
#include "tst_httptransport.moc"
