// SPDX-License-Identifier: Apache-2.0
#include "core/definition/documentplaces.h"

#include "tests/support/documents.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

// What a document hands on is tested with it, in tst_definitiondocument.

class TestDocumentPlaces : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void findsKeys()
    {
        const ReadText read = readYamlText("a: 1\n1.0: 2\n'1.0': 3\na: 4\n<<: {b: 5}\n");
        const DocumentPlaces places(read.tree);
        const auto offset = [&](const QString &key) {
            return qint64(read.tree.written(*places.key(0, key)).offset);
        };
        QCOMPARE(offset(u"a"_s), 21); // of equal keys the last counts
        QCOMPARE(offset(u"1"_s), 5);
        QCOMPARE(offset(u"1.0"_s), 12);
        QVERIFY(!places.key(0, u"b"_s)); // merged, not its own
        QVERIFY(places.node(*DocumentPath::parse(u"0/b"_s)));
        QVERIFY(!places.node(*DocumentPath::parse(u"1/b"_s)));
    }

    void mergesLikeTheServer()
    {
        const ReadText read
            = readYamlText("x: &x {a: 1}\ny: &y {a: 2, b: 3}\nz: {<<: [*x, *y], c: 4}\n");
        const DocumentPlaces places(read.tree);
        const auto text = [&](const QString &path) {
            return std::string(read.tree[*places.node(*DocumentPath::parse(path))].text);
        };
        QCOMPARE(text(u"0/z/a"_s), "1");
        QCOMPARE(text(u"0/z/b"_s), "3");
        QCOMPARE(text(u"0/z/c"_s), "4");
    }

    void numbersNames()
    {
        const ReadText read = readYamlText("t:\n- name: a\n- x\n- name: b\n- name: a\n");
        const DocumentPlaces places(read.tree);
        QCOMPARE(places.numbered(*DocumentPath::parse(u"0/t/=a/x"_s))->toString(), u"0/t/3/x"_s);
        QVERIFY(!places.numbered(*DocumentPath::parse(u"0/t/=c"_s)));
        QVERIFY(!places.numbered(*DocumentPath::parse(u"0/u/=a"_s)));
        const auto sequence = places.node(*DocumentPath::parse(u"0/t"_s));
        QCOMPARE(places.namesOf(*sequence), (QStringList{u"a"_s, {}, u"b"_s, u"a"_s}));
    }

    void listsObjectsInLists()
    {
        const ReadText read = readYamlText(
            "kind: List\nitems:\n- kind: ImageStream\n  metadata: {name: a}\n- kind: "
            "ImageStreamList\n  items: [{metadata: {name: b, namespace: n}}]\n---\nkind: Pod\n");
        const QList<DocumentObject> objects = DocumentPlaces(read.tree).objects();
        QStringList told;
        for (const DocumentObject &object : objects)
            told.append(object.path.toString() + u' ' + object.kind + u' ' + object.ns + u'/'
                        + object.name);
        QCOMPARE(told,
                 (QStringList{u"0/items/0 ImageStream /a"_s, u"0/items/1/items/0 ImageStream n/b"_s,
                              u"1 Pod /"_s}));
    }
};

QTEST_GUILESS_MAIN(TestDocumentPlaces)
#include "tst_documentplaces.moc"
