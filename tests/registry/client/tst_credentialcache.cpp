// SPDX-License-Identifier: Apache-2.0
#include "registry/client/credentialcache.h"
#include "tests/support/fixedclock.h"
#include "tests/support/fixedcredentials.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

/// Keeps searches open until it is told.
class SlowCredentials : public CredentialPort
{
public:
    QFuture<CredentialLookup> find(const CredentialQuery &, std::stop_token) override
    {
        ++searches;
        return waiting.add();
    }
    int searches = 0;
    WaitingList<CredentialLookup> waiting;
};

} // namespace

class CredentialCacheTest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void asksAgainAfterSomeSeconds()
    {
        FixedClock clock;
        FixedCredentials credentials;
        CredentialCache cache(&credentials, clock);
        const CredentialQuery query{.target = u"h/a"_s};
        for (int i = 0; i < 3; ++i)
            QTRY_VERIFY(cache.find(query).isFinished());
        QCOMPARE(credentials.asked().size(), 1);
        credentials.add(u"h/a"_s, u"alice"_s, "new");
        clock.advance(CredentialCache::lifetime.count());
        const auto future = cache.find(query);
        QTRY_VERIFY(future.isFinished());
        QVERIFY(future.result().credential);
    }

    void asksAgainWhenALoginWasAdded()
    {
        const FixedClock clock;
        FixedCredentials credentials;
        CredentialCache cache(&credentials, clock);
        const CredentialQuery query{.target = u"h/a"_s};
        QTRY_VERIFY(cache.find(query).isFinished());
        credentials.add(u"h/a"_s, u"alice"_s, "new");
        cache.clear();
        const auto future = cache.find(query);
        QTRY_VERIFY(future.isFinished());
        QVERIFY(future.result().credential);
    }

    void keepsQuestionsApart()
    {
        const FixedClock clock;
        FixedCredentials credentials;
        CredentialCache cache(&credentials, clock);
        for (const CredentialQuery &query : {CredentialQuery{.target = u"h/a"_s},
                                             {.target = u"h/b"_s},
                                             {.target = u"h/a"_s, .isRealm = true},
                                             {.target = u"h/a"_s, .plainHttp = true}})
            QTRY_VERIFY(cache.find(query).isFinished());
        QCOMPARE(credentials.asked().size(), 4);
    }

    void oneSearchForAllWhoWait()
    {
        const FixedClock clock;
        SlowCredentials credentials;
        CredentialCache cache(&credentials, clock);
        const auto first = cache.find({.target = u"h/a"_s});
        const auto second = cache.find({.target = u"h/a"_s});
        QCOMPARE(credentials.searches, 1);
        QVERIFY(!first.isFinished());
        credentials.waiting.deliver({.how = {.wanted = u"h/a"_s}});
        QTRY_VERIFY(first.isFinished() && second.isFinished());
        QCOMPARE(second.result().how.wanted, u"h/a"_s);
    }

    void withoutSourcesThereIsNothing()
    {
        const FixedClock clock;
        CredentialCache cache(nullptr, clock);
        const auto future = cache.find({.target = u"h/a"_s});
        QTRY_VERIFY(future.isFinished());
        QVERIFY(!future.result().credential);
    }
};

QTEST_GUILESS_MAIN(CredentialCacheTest)
#include "tst_credentialcache.moc"
