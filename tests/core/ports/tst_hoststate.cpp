// SPDX-License-Identifier: Apache-2.0
#include "core/image/pullspec.h"
#include "core/ports/hoststate.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestHostState : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void hostOfAnImage_data()
    {
        QTest::addColumn<QString>("image");
        QTest::addColumn<QString>("host");
        QTest::newRow("Docker Hub") << u"ruby"_s << u"https://registry-1.docker.io:443"_s;
        QTest::newRow("docker.io") << u"docker.io/a/b"_s << u"https://registry-1.docker.io:443"_s;
        QTest::newRow("TLS") << u"quay.io/a/b:1"_s << u"https://quay.io:443"_s;
        QTest::newRow("plain") << u"plain.example/a/b"_s << u"http://plain.example:80"_s;
        QTest::newRow("with a port") << u"localhost:5000/a/b"_s << u"http://localhost:5000"_s;
        QTest::newRow("not asked") << u"other.example/a/b"_s << QString();
        QTest::newRow("another port") << u"quay.io:444/a/b"_s << QString();
    }
    void hostOfAnImage()
    {
        QFETCH(const QString, image);
        const QList<HostState> hosts{{.host = u"http://localhost:5000"_s},
                                     {.host = u"http://plain.example:80"_s},
                                     {.host = u"https://quay.io:443"_s},
                                     {.host = u"https://registry-1.docker.io:443"_s}};
        QTEST(hostOf(hosts, *PullSpec::parse(image)).value_or(HostState()).host, "host");
    }
};

QTEST_GUILESS_MAIN(TestHostState)
#include "tst_hoststate.moc"
