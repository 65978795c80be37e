// SPDX-License-Identifier: Apache-2.0
#include "core/describe/describeconnection.h"
#include "tests/support/testcase.h"

#include <QJsonArray>

using namespace headwater;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

ConnectionReport sample(Error::Kind kind)
{
    using Step = ConnectionStep;
    return {.host = u"reg.example:5000"_s,
            .repository = u"team/app"_s,
            .steps = {{.kind = Step::Kind::NameResolution,
                       .summary = u"2 addresses"_s,
                       .facts = {u"192.0.2.1"_s, u"192.0.2.2"_s},
                       .taken = 3ms},
                      {.kind = Step::Kind::Tls,
                       .state = Step::State::Failed,
                       .summary = u"refused"_s,
                       .taken = 120ms,
                       .error = Error{.kind = kind, .subject = u"reg.example"_s}},
                      {.kind = Step::Kind::Ping, .state = Step::State::Skipped}}};
}

} // namespace

class TestDescribeConnection : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void tableWithFactsAndRemedy()
    {
        QCOMPARE(describeConnection(sample(Error::Kind::UntrustedTls)).split(u'\n'),
                 QString(u"STEP              OUTCOME     TIME     SUMMARY\n"
                         "name resolution   ✓ passed    3 ms     2 addresses\n"
                         "    192.0.2.1\n"
                         "    192.0.2.2\n"
                         "TLS               ✗ failed    120 ms   refused\n"
                         "    The certificate of reg.example is not trusted. Add its authority to "
                         "the trusted ones, or mark the tag as insecure.\n"
                         "    try: headwater registry trust reg.example:5000 FILE.pem\n"
                         "ping              - skipped            \n"_s)
                     .split(u'\n'));
    }

    void refusedLoginNamesTheVerb()
    {
        QVERIFY(describeConnection(sample(Error::Kind::Unauthorized))
                    .contains(u"try: headwater login reg.example:5000/team/app -u USER\n"_s));
    }

    void strangersCannotAddLines()
    {
        ConnectionReport report = sample(Error::Kind::Offline);
        report.steps.first().summary = u"a\nTLS ✓ passed"_s;
        report.steps.first().facts = {u"b\nping ✓ passed"_s};
        const QString text = describeConnection(report);
        QVERIFY(!text.contains(u"\nTLS ✓"_s));
        QVERIFY(!text.contains(u"\nping ✓"_s));
    }

    void json()
    {
        const QJsonObject object = connectionJson(sample(Error::Kind::UntrustedTls));
        QCOMPARE(object[u"succeeded"_s], false);
        QCOMPARE(object[u"host"_s], u"reg.example:5000"_s);
        QCOMPARE(object[u"steps"_s][1][u"step"_s], u"TLS"_s);
        QCOMPARE(object[u"steps"_s][1][u"outcome"_s], u"failed"_s);
        QCOMPARE(object[u"steps"_s][1][u"milliseconds"_s].toInteger(), 120);
        QVERIFY(object[u"steps"_s][1][u"error"_s].toString().contains(u"not trusted"_s));
        QCOMPARE(object[u"steps"_s][0][u"facts"_s].toArray().size(), 2);
    }
};

QTEST_GUILESS_MAIN(TestDescribeConnection)
#include "tst_describeconnection.moc"
