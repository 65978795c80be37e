// SPDX-License-Identifier: Apache-2.0
#include "core/completion/catalogwords.h"

#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestCatalogWords : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void collects()
    {
        ImageStream stream;
        stream.metadata.annotations = {{u"iconClass"_s, u"icon-b"_s}};
        stream.spec.tags = {
            {.name = u"1"_s,
             .annotations = {{u"iconClass"_s, u"icon-a"_s}, {u"tags"_s, u"own, builder,"_s}},
             .from = ObjectReference{.kind = u"DockerImage"_s, .name = u"quay.io/acme/x:1"_s}},
            {.name = u"2"_s,
             .from = ObjectReference{.kind = u"DockerImage"_s, .name = u"quay.io/acme/x:2"_s}},
            {.name = u"3"_s,
             .from = ObjectReference{.kind = u"ImageStreamTag"_s, .name = u"host.example/y:1"_s}},
            {.name = u"4"_s, .from = ObjectReference{.kind = u"DockerImage"_s, .name = u"!"_s}}};
        CatalogSnapshot snapshot;
        CatalogStream entry;
        entry.key = {.file = u"a.yaml"_s, .ns = u"team"_s, .name = u"x"_s};
        entry.definition = std::make_shared<const ImageStream>(stream);
        snapshot.streams = {entry};
        const CatalogWords words = catalogWords(snapshot);
        QCOMPARE(words.iconClasses, (QStringList{u"icon-a"_s, u"icon-b"_s}));
        QCOMPARE(words.namespaces, (QStringList{u"openshift"_s, u"team"_s}));
        QCOMPARE(words.hosts, QStringList{u"quay.io"_s});
        QCOMPARE(words.repositories, QStringList{u"quay.io/acme/x"_s});
        QVERIFY(words.keywords.contains(u"own"_s));
        QVERIFY(words.keywords.contains(u"nodejs"_s)); // a category of the console
        QVERIFY(!words.keywords.contains(QString()));
        QCOMPARE(words.keywords.count(u"builder"_s), 1);
    }
};

QTEST_GUILESS_MAIN(TestCatalogWords)
#include "tst_catalogwords.moc"
