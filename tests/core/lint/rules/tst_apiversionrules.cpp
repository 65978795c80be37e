// SPDX-License-Identifier: Apache-2.0
#include "tests/support/lintedtext.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestApiVersionRules : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void wantsTheServedVersion()
    {
        QVERIFY(findingsOf(u"S02"_s, streamOf({})).isEmpty());
        const QByteArray legacy = "kind: ImageStream\napiVersion: v1 # old\n";
        QCOMPARE(findingsOf(u"S02"_s, legacy),
                 QStringList{u"2:13 apiVersion v1 is not served by OpenShift 4."_s});
        QCOMPARE(fixedText(u"S02"_s, legacy),
                 QByteArray("kind: ImageStream\napiVersion: image.openshift.io/v1 # old\n"));
        const QByteArray none = "kind: ImageStream\nmetadata: {name: a}\n";
        QCOMPARE(findingsOf(u"S02"_s, none),
                 QStringList{u"2:18 apiVersion is not set; no server takes the object."_s});
        const QByteArray other = "kind: ImageStream\napiVersion: image.openshift.io/v1beta1\n";
        QCOMPARE(findingsOf(u"S02"_s, other).size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestApiVersionRules)
#include "tst_apiversionrules.moc"
