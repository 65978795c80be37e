// SPDX-License-Identifier: Apache-2.0
#include "core/imagestream/registryallowlist.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

QString refusal(const QString &list, const QString &image, bool isInsecure = false)
{
    return RegistryAllowList::parse(list)
        ->refusal(*PullSpec::parse(image), isInsecure)
        .value_or(QString());
}

} // namespace

class TestRegistryAllowList : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void allows_data()
    {
        QTest::addColumn<QString>("list");
        QTest::addColumn<QString>("image");
        QTest::addColumn<bool>("isInsecure");
        QTest::addColumn<bool>("isAllowed");
        QTest::newRow("host") << u"quay.io"_s << u"quay.io/a/b"_s << false << true;
        QTest::newRow("other host") << u"quay.io"_s << u"gcr.io/a/b"_s << false << false;
        QTest::newRow("other port") << u"quay.io"_s << u"quay.io:5000/a/b"_s << false << false;
        QTest::newRow("port") << u"quay.io:5000"_s << u"quay.io:5000/a/b"_s << false << true;
        QTest::newRow("any port") << u"quay.io:*"_s << u"quay.io:5000/a/b"_s << false << true;
        QTest::newRow("any host below") << u"*.io"_s << u"quay.io/a/b"_s << false << true;
        QTest::newRow("one letter") << u"qua?.io"_s << u"quay.io/a/b"_s << false << true;
        QTest::newRow("not two letters") << u"qu?.io"_s << u"quay.io/a/b"_s << false << false;
        QTest::newRow("insecure entry") << u"http://h.io"_s << u"h.io/a/b"_s << false << false;
        QTest::newRow("insecure tag") << u"http://h.io"_s << u"h.io/a/b"_s << true << true;
        QTest::newRow("insecure tag of a secure registry")
            << u"h.io"_s << u"h.io/a/b"_s << true << true;
        QTest::newRow("insecure tag, strange port")
            << u"h.io:5000"_s << u"h.io/a/b"_s << true << false;
        QTest::newRow("hub") << u"docker.io"_s << u"a/b"_s << false << true;
        QTest::newRow("hub by another name")
            << u"docker.io"_s << u"index.docker.io/a/b"_s << false << true;
        QTest::newRow("internal registry")
            << u"a.io"_s << u"image-registry.openshift-image-registry.svc:5000/a/b"_s << false
            << true;
    }
    void allows()
    {
        QFETCH(const QString, list);
        QFETCH(const QString, image);
        QFETCH(const bool, isInsecure);
        QTEST(refusal(list, image, isInsecure).isEmpty(), "isAllowed");
    }

    void saysWhatIsAllowed()
    {
        const QString internal = u"\"image-registry.openshift-image-registry.svc:5000\""_s;
        QCOMPARE(refusal(u"a.io,b.io:*"_s, u"c.io/x/y"_s),
                 u"registry \"c.io\" not allowed by whitelist: %1, \"a.io:443\", \"b.io:*\""_s.arg(
                     internal));
        QCOMPARE(refusal(u"a.io"_s, u"x/y"_s),
                 u"registry \"docker.io:443\" not allowed by whitelist: %1, \"a.io:443\""_s.arg(
                     internal));
        QCOMPARE(refusal(u"a,b,c,d,e,f"_s, u"c.io/x/y"_s),
                 u"registry \"c.io\" not allowed by whitelist: %1, \"a:443\", \"b:443\", "
                 "\"c:443\", and 3 more ..."_s.arg(internal));
    }

    void refusesColons()
    {
        const auto list = RegistryAllowList::parse(u"a.io, b:c:d"_s);
        QVERIFY(!list);
        QCOMPARE(list.error().detail,
                 u"failed to parse allowed registry \"b:c:d\": too many colons"_s);
    }
};

QTEST_GUILESS_MAIN(TestRegistryAllowList)
#include "tst_registryallowlist.moc"
