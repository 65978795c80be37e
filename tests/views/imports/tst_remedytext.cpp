// SPDX-License-Identifier: Apache-2.0
#include "tests/support/testcase.h"
#include "views/imports/remedytext.h"

#include <QMetaEnum>
#include <QSet>

using namespace headwater;
using namespace Qt::StringLiterals;

class TestRemedyText : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void eachRemedyHasItsWords()
    {
        const QMetaEnum remedies = QMetaEnum::fromType<Remedy>();
        QSet<QString> names;
        for (int i = 0; i < remedies.keyCount(); ++i) {
            const auto remedy = Remedy(remedies.value(i));
            names.insert(remedyName(remedy, u"quay.io"_s));
            QVERIFY(!remedyAction(remedy).isEmpty());
        }
        QCOMPARE(names.size(), remedies.keyCount());
        QVERIFY(!names.contains(QString()));
        QVERIFY(remedyHint(RemedyKind::MarkInsecure, u"quay.io"_s).contains(u"quay.io"_s));
    }
};

QTEST_GUILESS_MAIN(TestRemedyText)
#include "tst_remedytext.moc"
