// SPDX-License-Identifier: Apache-2.0
#include "core/base/digest.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestDigest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("detail");
        const QString format = u"invalid checksum digest format"_s;
        const QString length = u"invalid checksum digest length"_s;
        QTest::newRow("empty") << QString() << format;
        QTest::newRow("no colon") << QString(64, u'a') << format;
        QTest::newRow("short") << u"sha256:3a335d7"_s << format;
        QTest::newRow("one digit short") << u"sha256:"_s + QString(63, u'a') << length;
        QTest::newRow("one digit long") << u"sha256:"_s + QString(65, u'a') << length;
        QTest::newRow("sha512 of 64 digits") << u"sha512:"_s + QString(64, u'a') << length;
        QTest::newRow("path") << u"sha256:../../../../../../../../etc/passwd"_s << format;
        QTest::newRow("not hex") << u"sha256:"_s + QString(64, u'g') << format;
        QTest::newRow("unknown algorithm")
            << u"md5:"_s + QString(32, u'a') << u"unsupported digest algorithm"_s;
        QTest::newRow("compound algorithm")
            << u"foo+bar:"_s + QString(41, u'a') << u"unsupported digest algorithm"_s;
        QTest::newRow("algorithm ends in separator") << u"sha256+:"_s + QString(64, u'a') << format;
    }
    void refuses()
    {
        QFETCH(const QString, text);
        const Result<Digest> digest = Digest::parse(text);
        QVERIFY(!digest);
        QCOMPARE(digest.error().kind, Error::Kind::InvalidInput);
        QCOMPARE(digest.error().subject, text);
        QTEST(digest.error().detail, "detail");
    }

    void keepsCase()
    {
        const QString text = u"sha256:"_s + QString(64, u'A');
        QCOMPARE(Digest::parse(text)->toString(), text);
    }

    void matchesContent()
    {
        const Digest digest = Digest::ofSha256("hello");
        QCOMPARE(digest.shortForm(), u"sha256:2cf24dba5fb0"_s);
        QVERIFY(digest.matches("hello"));
        QVERIFY(!digest.matches("hello "));
        const auto upper = Digest::parse(u"sha256:"_s + digest.hex().toString().toUpper());
        QVERIFY(upper->matches("hello"));
    }
};

QTEST_GUILESS_MAIN(TestDigest)
#include "tst_digest.moc"
