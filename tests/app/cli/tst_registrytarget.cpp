// SPDX-License-Identifier: Apache-2.0
#include "app/cli/registrytarget.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestRegistryTarget : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void parses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("path");
        QTest::newRow("host") << u"quay.io"_s << u"quay.io"_s << QString();
        QTest::newRow("port") << u"localhost:5000"_s << u"localhost:5000"_s << QString();
        QTest::newRow("IPv6") << u"[::1]:5000/a"_s << u"[::1]:5000"_s << u"a"_s;
        QTest::newRow("path") << u"quay.io/org/app"_s << u"quay.io"_s << u"org/app"_s;
        QTest::newRow("scheme and slash") << u"HTTPS://quay.io/"_s << u"quay.io"_s << QString();
        QTest::newRow("Docker Hub of old")
            << u"https://index.docker.io/v1/"_s << u"docker.io"_s << QString();
    }
    void parses()
    {
        QFETCH(const QString, text);
        const Result<RegistryTarget> target = RegistryTarget::parse(text);
        QVERIFY(target);
        QTEST(target->host, "host");
        QTEST(target->path, "path");
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        for (const QString &text :
             {QString(), u"/org"_s, u"quay.io/org:1"_s, u"quay.io/org@sha256:aa"_s, u".."_s,
              u"../x"_s, u"quay.io/../x"_s, u"a b"_s, u"user:pw@quay.io"_s, u"quay.io/Org"_s,
              u"ftp://quay.io"_s, u"quay.io\nx"_s, u"quay.io:port"_s})
            QTest::addRow("'%s'", qPrintable(text)) << text;
    }
    void refuses()
    {
        QFETCH(const QString, text);
        const Result<RegistryTarget> target = RegistryTarget::parse(text);
        QVERIFY(!target);
        QCOMPARE(target.error().kind, Error::Kind::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(TestRegistryTarget)
#include "tst_registrytarget.moc"
