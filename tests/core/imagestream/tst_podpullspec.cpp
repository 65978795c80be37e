// SPDX-License-Identifier: Apache-2.0
#include "core/imagestream/podpullspec.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

const QString digest = u"sha256:"_s + QString(64, u'a');

ImageStream ruby(const QString &policy, const QString &image, const QString &reference)
{
    ImageStream stream;
    stream.metadata.name = u"ruby"_s;
    stream.metadata.ns = u"p"_s;
    stream.spec.tags = {{.name = u"latest"_s, .referencePolicy = policy}};
    stream.status.tags
        = {{.tag = u"latest"_s,
            .items = {{.dockerImageReference = reference, .image = image},
                      {.dockerImageReference = u"older"_s, .image = u"sha256:old"_s}}}};
    return stream;
}

} // namespace

class TestPodPullSpec : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void policies_data()
    {
        QTest::addColumn<QString>("policy");
        QTest::addColumn<QString>("image");
        QTest::addColumn<QString>("reference");
        QTest::addColumn<QString>("registry");
        QTest::addColumn<QString>("wanted");
        const QString hub = u"docker.io/centos/ruby@"_s + digest;
        const QString own = u"reg.svc:5000/p/ruby@"_s + digest;
        QTest::newRow("Source") << u"Source"_s << digest << hub << u"reg.svc:5000"_s << hub;
        QTest::newRow("no policy") << QString() << digest << hub << u"reg.svc:5000"_s << hub;
        QTest::newRow("Local") << u"Local"_s << digest << hub << u"reg.svc:5000"_s << own;
        QTest::newRow("Local, no registry") << u"Local"_s << digest << hub << QString() << hub;
        QTest::newRow("Local, a reference") << u"Local"_s << QString() << u"quay.io/x/y:1"_s
                                            << u"reg.svc:5000"_s << u"quay.io/x/y:1"_s;
        QTest::newRow("pushed, Source") << u"Source"_s << digest << own << u"reg.svc:5000"_s << own;
        QTest::newRow("pushed, Local") << u"Local"_s << digest << own << u"reg.svc:5000"_s << own;
    }
    void policies()
    {
        QFETCH(const QString, policy);
        QFETCH(const QString, image);
        QFETCH(const QString, reference);
        QFETCH(const QString, registry);
        const ImageStream stream = ruby(policy, image, reference);
        QTEST(*podPullSpec(stream, u"latest"_s, registry), "wanted");
        QTEST(*podPullSpec(stream, {}, registry), "wanted"); // no tag is latest
    }

    void aTagOfTheStatusAlone()
    {
        ImageStream stream = ruby(u"Local"_s, digest, u"quay.io/x@"_s + digest);
        stream.spec.tags.clear();
        QCOMPARE(podPullSpec(stream, u"latest"_s, u"reg.svc:5000"_s), u"quay.io/x@"_s + digest);
    }

    void nothingYet()
    {
        ImageStream stream = ruby(u"Source"_s, digest, u"x"_s);
        QVERIFY(!podPullSpec(stream, u"2"_s, u"reg.svc:5000"_s));
        stream.status.tags.first().items.clear();
        QVERIFY(!podPullSpec(stream, u"latest"_s, u"reg.svc:5000"_s));
    }

    void withoutNamespace()
    {
        ImageStream stream = ruby(u"Local"_s, digest, u"x"_s);
        stream.metadata.ns.clear();
        QCOMPARE(podPullSpec(stream, u"latest"_s, u"reg"_s), u"reg/default/ruby@"_s + digest);
    }
};

QTEST_GUILESS_MAIN(TestPodPullSpec)
#include "tst_podpullspec.moc"
