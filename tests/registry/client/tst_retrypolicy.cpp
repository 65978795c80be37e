// SPDX-License-Identifier: Apache-2.0
#include "registry/client/retrypolicy.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Result<HttpReply> status(int code, const QByteArray &retryAfter = {})
{
    HttpReply reply{.status = code};
    if (!retryAfter.isEmpty())
        reply.headers.append({"Retry-After", retryAfter});
    return reply;
}

Result<HttpReply> failure(Error::Kind kind, const QString &detail)
{
    return Error{.kind = kind, .detail = detail};
}

} // namespace

class RetryPolicyTest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void saysWhatIsWorthAnotherTry();
    void doublesWithJitterAndGivesUp();
    void waitsAsLongAsAsked();
};

void RetryPolicyTest::saysWhatIsWorthAnotherTry()
{
    const RetryPolicy policy;
    const auto isRetried = [&](const Result<HttpReply> &outcome) {
        return policy.delayAfter(outcome, 1).has_value();
    };
    for (const int code : {500, 502, 503, 504})
        QVERIFY2(isRetried(status(code)), QByteArray::number(code).constData());
    for (const int code : {200, 401, 403, 404, 429, 501, 505})
        QVERIFY2(!isRetried(status(code)), QByteArray::number(code).constData());
    QVERIFY(isRetried(failure(Error::Kind::Offline, u"Get \"http://h/\": EOF"_s)));
    QVERIFY(isRetried(failure(Error::Kind::Offline, u"unexpected EOF"_s)));
    QVERIFY(!isRetried(failure(Error::Kind::Offline, u"dial tcp: connection refused"_s)));
    QVERIFY(!isRetried(failure(Error::Kind::TimedOut, u"context deadline exceeded"_s)));
    QVERIFY(!isRetried(failure(Error::Kind::Cancelled, u"EOF"_s)));
    QVERIFY(!isRetried(failure(Error::Kind::TooLarge, {})));
}

void RetryPolicyTest::doublesWithJitterAndGivesUp()
{
    const RetryPolicy policy{.retries = 3, .firstDelay = 1000ms};
    for (int i = 0; i < 50; ++i) {
        for (int tries = 1; tries <= 3; ++tries) {
            const auto delay = policy.delayAfter(status(503), tries);
            QVERIFY(delay);
            const double factor = double(delay->count()) / (1000 << (tries - 1));
            QVERIFY2(factor >= 0.74 && factor <= 1.26, QByteArray::number(factor).constData());
        }
    }
    QCOMPARE(policy.delayAfter(status(503), 4), std::nullopt);
    QCOMPARE(RetryPolicy{.retries = 0}.delayAfter(status(503), 1), std::nullopt);
}

void RetryPolicyTest::waitsAsLongAsAsked()
{
    const RetryPolicy policy{.firstDelay = 500ms, .longestWait = 5s};
    QCOMPARE(policy.delayAfter(status(429, "3"), 1), 3000ms);
    QCOMPARE(policy.delayAfter(status(503, "0"), 1), 500ms);
    QCOMPARE(policy.delayAfter(status(429, "6"), 1), std::nullopt);
    QCOMPARE(policy.delayAfter(status(503, "315360000"), 1), std::nullopt);
}

QTEST_GUILESS_MAIN(RetryPolicyTest)
#include "tst_retrypolicy.moc"
