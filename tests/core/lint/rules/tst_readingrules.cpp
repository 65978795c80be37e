// SPDX-License-Identifier: Apache-2.0
#include "tests/support/lintedtext.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestReadingRules : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void saysWhatTheServerSays_data()
    {
        QTest::addColumn<QByteArray>("tag");
        QTest::addColumn<QString>("finding");
        QTest::addColumn<QByteArray>("fixed");
        QTest::newRow("a number as name")
            << QByteArray("{name: 1.10}")
            << u"6:12 json: cannot unmarshal number into Go struct field "
               "TagReference.spec.tags.name of type string"_s
            << QByteArray("{name: \"1.10\"}");
        QTest::newRow("a truth as annotation")
            << QByteArray("{name: a, annotations: {version: yes}}")
            << u"6:38 json: cannot unmarshal bool into Go struct field "
               "TagReference.spec.tags.annotations of type string"_s
            << QByteArray("{name: a, annotations: {version: \"yes\"}}");
        QTest::newRow("a text as truth")
            << QByteArray("{name: a, reference: 'true'}")
            << u"6:26 json: cannot unmarshal string into Go struct field "
               "TagReference.spec.tags.reference of type bool"_s
            << QByteArray("{name: a, reference: 'true'}");
    }
    void saysWhatTheServerSays()
    {
        QFETCH(const QByteArray, tag);
        QFETCH(const QString, finding);
        QFETCH(const QByteArray, fixed);
        QCOMPARE(findingsOf(u"S22"_s, streamOf({tag})), QStringList{finding});
        QCOMPARE(fixedText(u"S22"_s, streamOf({tag})), streamOf({fixed}));
    }

    void looksBehindMerges()
    {
        const QByteArray text = "x: &x {name: 1}\nkind: List\napiVersion: v1\nitems:\n"
                                "- apiVersion: image.openshift.io/v1\n  kind: ImageStream\n"
                                "  metadata: {<<: *x}\n";
        QCOMPARE(findingsOf(u"S22"_s, text),
                 QStringList{u"5:3 json: cannot unmarshal number into Go struct field "
                             "ObjectMeta.metadata.name of type string"_s});
    }
};

QTEST_GUILESS_MAIN(TestReadingRules)
#include "tst_readingrules.moc"
