// SPDX-License-Identifier: Apache-2.0
#include "models/tilemodel.h"
#include "tests/support/modellog.h"
#include "tests/support/previewentries.h"
#include "tests/support/testcase.h"

#include <QAbstractItemModelTester>

using namespace headwater;
using namespace Qt::StringLiterals;

class TestTileModel : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void searchMakesTheSmallestChange()
    {
        TileModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
        const PreviewEntry perl = sampleEntry(u"perl"_s, u"Perl"_s);
        PreviewEntry ruby = sampleEntry(u"ruby"_s, u"Ruby"_s);
        const PreviewEntry zend = sampleEntry(u"zend"_s, u"Zend"_s);
        model.setEntries({zend, ruby, perl});
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.index(0, 0).data().toString(), u"Perl"_s);

        ModelLog log(model);
        model.setQuery({.text = u"ruby"_s});
        QCOMPARE(log.take(), QStringList({u"removed 2-2"_s, u"removed 0-0"_s}));
        QVERIFY(model.indexOf(ruby.key).isValid());
        QVERIFY(!model.indexOf(perl.key).isValid());
        model.setQuery({.text = u"ruby"_s});
        QCOMPARE(log.take(), QStringList());

        ruby.description = u"Ruby for all"_s;
        model.setEntries({zend, ruby, perl});
        QCOMPARE(log.take(), QStringList{u"changed 0-0"_s});
        QCOMPARE(model.entries().size(), 3);
        model.setQuery({});
        QCOMPARE(log.take(), QStringList({u"inserted 0-0"_s, u"inserted 2-2"_s}));
    }

    void facts()
    {
        TileModel model;
        PreviewEntry entry = sampleEntry(u"ruby"_s, u"Ruby"_s);
        model.setEntries({entry});
        const QModelIndex index = model.index(0, 0);
        QCOMPARE(index.data(TileModel::EntryRole).value<PreviewEntry>(), entry);
        QCOMPARE(index.data(Qt::AccessibleTextRole).toString(),
                 u"Ruby, provided by Example, Inc."_s);
        QCOMPARE(index.data(Qt::AccessibleDescriptionRole).toString(), entry.description);
        entry.provider.clear();
        model.setEntries({entry});
        QCOMPARE(model.index(0, 0).data(Qt::AccessibleTextRole).toString(), u"Ruby"_s);
    }
};

QTEST_GUILESS_MAIN(TestTileModel)
#include "tst_tilemodel.moc"
