// SPDX-License-Identifier: Apache-2.0
#include "core/importing/remedy.h"
#include "tests/support/testcase.h"

#include <QMetaEnum>

using namespace headwater;
using namespace Qt::StringLiterals;
using Kind = Error::Kind;

class TestRemedy : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void theBestComesFirst_data()
    {
        QTest::addColumn<Error>("error");
        QTest::addColumn<Remedy>("best");
        QTest::newRow("password") << Error{.kind = Kind::Unauthorized} << RemedyKind::AddCredential;
        QTest::newRow("rights") << Error{.kind = Kind::Forbidden} << RemedyKind::AddCredential;
        QTest::newRow("certificate")
            << Error{.kind = Kind::UntrustedTls} << RemedyKind::TrustAuthority;
        QTest::newRow("plain HTTP")
            << Error{.kind = Kind::Offline,
                     .detail = u"http: server gave HTTP response to HTTPS client"_s}
            << RemedyKind::MarkInsecure;
        QTest::newRow("no route") << Error{.kind = Kind::Offline} << RemedyKind::CheckNetwork;
        QTest::newRow("limit") << Error{.kind = Kind::RateLimited} << RemedyKind::WaitForLimit;
        QTest::newRow("no such tag") << Error{.kind = Kind::NotFound} << RemedyKind::CorrectSource;
        QTest::newRow("no pull spec")
            << Error{.kind = Kind::InvalidInput} << RemedyKind::CorrectSource;
        QTest::newRow("chart") << Error{.kind = Kind::Unsupported} << RemedyKind::AskPublisher;
        QTest::newRow("huge") << Error{.kind = Kind::TooLarge} << RemedyKind::AskPublisher;
        QTest::newRow("digest") << Error{.kind = Kind::DigestMismatch} << RemedyKind::Retry;
        QTest::newRow("slow") << Error{.kind = Kind::TimedOut} << RemedyKind::Retry;
    }
    void theBestComesFirst()
    {
        QFETCH(const Error, error);
        QFETCH(const Remedy, best);
        QCOMPARE(remediesFor(error, false).first(), best);
    }

    void everyErrorHasOne()
    {
        const QMetaEnum kinds = QMetaEnum::fromType<Error::Kind>();
        for (int i = 0; i < kinds.keyCount(); ++i) {
            const Error error{.kind = Error::Kind(kinds.value(i))};
            QVERIFY(!remediesFor(error, true).isEmpty());
        }
    }

    void whatIsDoneIsNotOffered()
    {
        const Error error{.kind = Kind::UntrustedTls};
        QVERIFY(remediesFor(error, false).contains(RemedyKind::MarkInsecure));
        QVERIFY(!remediesFor(error, true).contains(RemedyKind::MarkInsecure));
    }
};

QTEST_GUILESS_MAIN(TestRemedy)
#include "tst_remedy.moc"
