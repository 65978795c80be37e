// SPDX-License-Identifier: Apache-2.0
#include "core/definition/apifields.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestApiFields : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void knowsStructs()
    {
        QVERIFY(apiFields(u"importPolicy").contains(u"importMode"_s));
        QVERIFY(apiFields(u"tag").contains(u"from"_s));
        QVERIFY(isApiStruct(u"metadata"_s));
        QVERIFY(!isApiStruct(u"annotations"_s));
    }

    void findsUnknownFields()
    {
        const auto document = DefinitionDocument::read(
            "kind: ImageStream\nzone: 1\nmetadata: {name: a, label: b, labels: {x: y}}\n"
            "spec:\n  tags:\n  - {name: a}\n  - {from: {kinds: x}, annotations: {any: key}}\n"
            "  lookupPolicy: {remote: true}\nstatus: {any: 1}\n",
            u"a.yaml"_s);
        QStringList paths;
        for (const DocumentPath &path : unknownFields(document, document.objects().first()))
            paths.append(path.toString());
        QCOMPARE(paths,
                 QStringList({u"0/metadata/label"_s, u"0/spec/lookupPolicy/remote"_s,
                              u"0/spec/tags/1/from/kinds"_s, u"0/zone"_s}));
    }
};

QTEST_GUILESS_MAIN(TestApiFields)
#include "tst_apifields.moc"
