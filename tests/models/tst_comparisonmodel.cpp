// SPDX-License-Identifier: Apache-2.0
#include "models/comparisonmodel.h"
#include "tests/support/modellog.h"
#include "tests/support/previewentries.h"
#include "tests/support/testcase.h"

#include <QAbstractItemModelTester>

using namespace headwater;
using namespace Qt::StringLiterals;

class TestComparisonModel : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void pairsStreams()
    {
        const PreviewEntry perl = sampleEntry(u"perl"_s, u"Perl"_s);
        const PreviewEntry ruby = sampleEntry(u"ruby"_s, u"Ruby"_s);
        PreviewEntry older = ruby;
        older.provider.clear();
        older.icon.look = PreviewIcon::Look::EmptyBox;
        const PreviewEntry zend = sampleEntry(u"zend"_s, u"Zend"_s);
        const QList<ComparedEntry> compared = compareEntries({zend, older, perl}, {perl, ruby});
        QCOMPARE(compared.size(), 3);
        QCOMPARE(compared.at(0).key.name, u"perl"_s);
        QCOMPARE(compared.at(0).differences, QStringList());
        QCOMPARE(compared.at(1).differences,
                 QStringList({u"Provider: none → Example, Inc."_s, u"Icon: empty box → logo"_s}));
        QCOMPARE(compared.at(2).differences, QStringList{u"Shown only at the left."_s});
        QVERIFY(!compared.at(2).right);

        ComparisonModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setEntries(compared);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.differing(), 2);
        QCOMPARE(model.total(), 3);
        ModelLog log(model);
        model.setShowsAll(true);
        QCOMPARE(log.take(), QStringList{u"inserted 0-0"_s});
        QCOMPARE(model.index(1, 0).data().toString(), u"Ruby"_s);
        QCOMPARE(model.index(1, 0).data(ComparisonModel::ComparedRole).value<ComparedEntry>(),
                 compared.at(1));
    }
};

QTEST_GUILESS_MAIN(TestComparisonModel)
#include "tst_comparisonmodel.moc"
