// SPDX-License-Identifier: Apache-2.0
#include "models/historymodel.h"
#include "tests/support/modellog.h"
#include "tests/support/rows.h"
#include "tests/support/testcase.h"

#include <QAbstractItemModelTester>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

using Column = HistoryModel::Column;
using Kind = JournalEntry::Kind;

JournalEntry entry(qint64 sequence, Kind kind = Kind::Moved)
{
    return {.sequence = sequence,
            .at = sampleEvent(1).created,
            .kind = kind,
            .tag = u"3.3"_s,
            .fromImage = sampleDigest(u'1'),
            .toImage = sampleDigest(u'2'),
            .dockerImageReference = u"quay.io/team/app@"_s + sampleDigest(u'2')};
}

} // namespace

class TestHistoryModel : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void showsEntries()
    {
        HistoryModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
        JournalEntry moved = entry(2);
        moved.at = QDateTime::currentDateTimeUtc().addSecs(-7200);
        model.setEntries({moved, entry(1)});
        const auto shown = [&model](Column column, int role = Qt::DisplayRole) {
            return model.index(0, int(column)).data(role).toString();
        };
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(shown(Column::When), u"2 h ago"_s);
        QVERIFY(shown(Column::When, Qt::ToolTipRole).endsWith(u" UTC"_s));
        QCOMPARE(shown(Column::Tag), u"3.3"_s);
        QCOMPARE(shown(Column::Event), u"Moved"_s);
        QCOMPARE(shown(Column::From), u"sha256:111111111111"_s);
        QCOMPARE(shown(Column::From, Qt::ToolTipRole), sampleDigest(u'1'));
        QCOMPARE(shown(Column::To), u"sha256:222222222222"_s);
        QCOMPARE(shown(Column::To, Qt::ToolTipRole), moved.dockerImageReference);
        QCOMPARE(model.index(0, 0).data(HistoryModel::EntryRole).value<JournalEntry>(), moved);
    }

    void words_data()
    {
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("word");
        QTest::newRow("imported") << Kind::Imported << u"Imported"_s;
        QTest::newRow("moved") << Kind::Moved << u"Moved"_s;
        QTest::newRow("failed") << Kind::ImportFailed << u"Import failed"_s;
        QTest::newRow("tagged") << Kind::Tagged << u"Tagged"_s;
        QTest::newRow("deleted") << Kind::Deleted << u"Deleted"_s;
        QTest::newRow("reverted") << Kind::Reverted << u"Reverted"_s;
    }
    void words()
    {
        QFETCH(const Kind, kind);
        HistoryModel model;
        model.setEntries({entry(1, kind)});
        QTEST(model.index(0, int(Column::Event)).data().toString(), "word");
    }

    void failureShowsItsReason()
    {
        JournalEntry failed = entry(1, Kind::ImportFailed);
        failed.toImage.clear();
        failed.detail = u"Unauthorized: you may not have access"_s;
        HistoryModel model;
        model.setEntries({failed});
        QCOMPARE(model.index(0, int(Column::To)).data().toString(), failed.detail);
        QCOMPARE(model.index(0, int(Column::To)).data(Qt::ToolTipRole).toString(), failed.detail);
    }

    void referenceShowsItsPullSpec()
    {
        JournalEntry tagged = entry(1, Kind::Tagged);
        tagged.toImage.clear();
        tagged.dockerImageReference = u"quay.io/team/app:3"_s;
        HistoryModel model;
        model.setEntries({tagged});
        QCOMPARE(model.index(0, int(Column::To)).data().toString(), u"quay.io/team/app:3"_s);
    }

    void filterSeesEverything()
    {
        JournalEntry failed = entry(1, Kind::ImportFailed);
        failed.detail = u"no route"_s;
        HistoryModel model;
        model.setEntries({failed});
        const QString text = model.index(0, 0).data(HistoryModel::FilterRole).toString();
        for (const QString &part : {u"3.3"_s, u"Import failed"_s, sampleDigest(u'1'),
                                    sampleDigest(u'2'), u"quay.io/team/app"_s, u"no route"_s})
            QVERIFY2(text.contains(part), qPrintable(part));
    }

    void headers()
    {
        const HistoryModel model;
        for (int column = 0; column < HistoryModel::columns; ++column)
            QVERIFY(
                !model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
    }

    /// Entries have no other key than their number: equal ones are not one.
    void tellsTheSmallestChange()
    {
        HistoryModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setEntries({entry(2), entry(1)});
        const QPersistentModelIndex oldest = model.index(1, 0);
        ModelLog log(model);
        model.setEntries({entry(4), entry(3), entry(2), entry(1)});
        QCOMPARE(log.take(), QStringList{u"inserted 0-1"_s});
        QCOMPARE(oldest.row(), 3);
        model.setEntries({entry(4), entry(3), entry(2), entry(1)});
        QCOMPARE(log.take(), QStringList());
        JournalEntry changed = entry(3);
        changed.detail = u"x"_s;
        model.setEntries({entry(4), changed, entry(2), entry(1)});
        QCOMPARE(log.take(), QStringList{u"changed 1-1"_s});
        model.setEntries({});
        QCOMPARE(log.take(), QStringList{u"removed 0-3"_s});
    }
};

QTEST_GUILESS_MAIN(TestHistoryModel)
#include "tst_historymodel.moc"
