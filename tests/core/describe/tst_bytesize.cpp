// SPDX-License-Identifier: Apache-2.0
#include "core/describe/bytesize.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestByteSize : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void words_data()
    {
        QTest::addColumn<qint64>("bytes");
        QTest::addColumn<QString>("text");
        const auto row = [](qint64 bytes, const QString &text) {
            QTest::addRow("%lld", static_cast<long long>(bytes)) << bytes << text;
        };
        row(0, u"0B"_s);
        row(32, u"32B"_s);
        row(999, u"999B"_s);
        row(1000, u"1kB"_s);
        row(1234, u"1.234kB"_s);
        row(12345, u"12.35kB"_s);
        row(123456, u"123.5kB"_s);
        row(1234567, u"1.235MB"_s);
        row(196634330, u"196.6MB"_s);
        row(430037130, u"430MB"_s);
        row(999949, u"999.9kB"_s);
        row(999950, u"1000kB"_s);
        row(1'000'000'000, u"1GB"_s);
        row(9'223'372'036'854'775'807, u"9.223EB"_s);
    }
    void words()
    {
        QFETCH(const qint64, bytes);
        QTEST(byteSize(bytes), "text");
    }
};

QTEST_GUILESS_MAIN(TestByteSize)
#include "tst_bytesize.moc"
