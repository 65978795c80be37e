// SPDX-License-Identifier: Apache-2.0
#include "models/tagtablemodel.h"
#include "tests/support/modellog.h"
#include "tests/support/rows.h"
#include "tests/support/testcase.h"

#include <QAbstractItemModelTester>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

using Column = TagTableModel::Column;

QString shown(const TagTableModel &model, int row, Column column, const QModelIndex &parent = {})
{
    return model.index(row, int(column), parent).data().toString();
}

} // namespace

class TestTagTableModel : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void showsTags()
    {
        TagTableModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
        TagRow tag = sampleTag(u"3.3"_s, 2);
        tag.items.first().created = QDateTime::currentDateTimeUtc().addSecs(-7200);
        model.setRows({tag, sampleTag(u"3.2"_s, 0)});
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.columnCount(), 5);
        QCOMPARE(shown(model, 0, Column::Tag), u"3.3"_s);
        QCOMPARE(shown(model, 0, Column::PointsTo), u"sha256:222222222222"_s);
        QCOMPARE(shown(model, 0, Column::Source), u"quay.io/team/app:3.3"_s);
        QCOMPARE(shown(model, 0, Column::Updated), u"2 h ago"_s);
        QCOMPARE(shown(model, 1, Column::PointsTo), QString());
        QCOMPARE(shown(model, 1, Column::Updated), QString());
        const auto tip = [&model](Column column) {
            return model.index(0, int(column)).data(Qt::ToolTipRole).toString();
        };
        QCOMPARE(tip(Column::PointsTo), sampleDigest(u'2'));
        QVERIFY(tip(Column::Updated).endsWith(u" UTC"_s));
        QCOMPARE(model.rows().size(), 2);
        QCOMPARE(model.index(0, 0).data(TagTableModel::TagRole).value<TagRow>(), tag);
        QCOMPARE(model.index(0, 0).data(TagTableModel::ItemRole).toInt(), -1);
    }

    void opensToHistory()
    {
        TagTableModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setRows({sampleTag(u"3.3"_s, 3)});
        const QModelIndex tag = model.index(0, 0);
        QCOMPARE(model.rowCount(tag), 3);
        const QStringList places = {u"current"_s, u"previous"_s, QString()};
        for (int item = 0; item < 3; ++item) {
            const QModelIndex index = model.index(item, int(Column::Tag), tag);
            QCOMPARE(index.data(TagTableModel::PlaceRole).toString(), places.at(item));
            QCOMPARE(index.data(Qt::AccessibleTextRole).toString(), places.at(item));
        }
        QCOMPARE(shown(model, 1, Column::PointsTo, tag), u"sha256:222222222222"_s);
        QCOMPARE(shown(model, 1, Column::Source, tag), sampleEvent(2).dockerImageReference);
        QCOMPARE(shown(model, 1, Column::Policies, tag), u"generation 2"_s);
        const QModelIndex item = model.index(1, int(Column::PointsTo), tag);
        QCOMPARE(item.data(Qt::ToolTipRole).toString(), sampleDigest(u'2'));
        QCOMPARE(item.data(TagTableModel::ItemRole).toInt(), 1);
        QCOMPARE(item.data(TagTableModel::TagRole).value<TagRow>().name, u"3.3"_s);
        QCOMPARE(item.parent(), tag);
    }

    /// A reference tag has no image; its pull spec stands for it.
    void referenceTagShowsItsPullSpec()
    {
        TagTableModel model;
        TagRow tag = sampleTag(u"ref"_s, 1);
        tag.items.first().image.clear();
        model.setRows({tag});
        QCOMPARE(shown(model, 0, Column::PointsTo), tag.items.first().dockerImageReference);
    }

    void headers()
    {
        const TagTableModel model;
        QStringList texts;
        for (int column = 0; column < TagTableModel::columns; ++column)
            texts.append(model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        QCOMPARE(texts,
                 QStringList({u"Tag"_s, u"Points to"_s, u"Source"_s, u"Updated"_s, u"Policies"_s}));
    }

    void sortsTimesAsTimes()
    {
        TagTableModel model;
        model.setRows({sampleTag(u"3.3"_s, 1)});
        QCOMPARE(model.index(0, int(Column::Updated)).data(TagTableModel::SortRole).toDateTime(),
                 sampleEvent(1).created);
        QCOMPARE(model.index(0, 0).data(TagTableModel::SortRole).toString(), u"3.3"_s);
    }

    void tellsTheSmallestChange_data()
    {
        QTest::addColumn<QList<TagRow>>("after");
        QTest::addColumn<QStringList>("signalled");
        const TagRow a = sampleTag(u"a"_s);
        const TagRow b = sampleTag(u"b"_s, 2);
        const TagRow c = sampleTag(u"c"_s);
        TagRow changed = b;
        changed.state = TagRow::State::Pending;
        QTest::newRow("nothing") << QList{a, b, c} << QStringList();
        QTest::newRow("a tag at the top")
            << QList{sampleTag(u"x"_s), a, b, c} << QStringList{u"inserted 0-0"_s};
        QTest::newRow("neighbours in one go")
            << QList{a, sampleTag(u"x"_s), sampleTag(u"y"_s), b, c}
            << QStringList{u"inserted 1-2"_s};
        QTest::newRow("a tag gone") << QList{a, c} << QStringList{u"removed 1-1"_s};
        QTest::newRow("all gone") << QList<TagRow>() << QStringList{u"removed 0-2"_s};
        QTest::newRow("a fact") << QList{a, changed, c}
                                << QStringList{u"changed 1-1"_s, u"changed 0-1 in 1"_s};
        QTest::newRow("an import")
            << QList{a, sampleTag(u"b"_s, 3), c}
            << QStringList{u"inserted 0-0 in 1"_s, u"changed 1-1"_s, u"changed 0-2 in 1"_s};
        QTest::newRow("a history item gone")
            << QList{a, sampleTag(u"b"_s, 1), c}
            << QStringList{u"removed 0-0 in 1"_s, u"changed 1-1"_s, u"changed 0-0 in 1"_s};
        QTest::newRow("the first moves to the end: one row moves")
            << QList{b, c, a} << QStringList{u"removed 0-0"_s, u"inserted 2-2"_s};
        QTest::newRow("the last moves to the top")
            << QList{c, a, b} << QStringList{u"removed 2-2"_s, u"inserted 0-0"_s};
    }
    void tellsTheSmallestChange()
    {
        QFETCH(const QList<TagRow>, after);
        TagTableModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setRows({sampleTag(u"a"_s), sampleTag(u"b"_s, 2), sampleTag(u"c"_s)});
        ModelLog log(model);
        model.setRows(after);
        QTEST(log.take(), "signalled");
        QCOMPARE(model.rows(), after);
    }

    /// What a view holds on to, in an open branch too, still means the same after rows came above.
    void keepsIndexesOfOpenBranches()
    {
        TagTableModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setRows({sampleTag(u"a"_s), sampleTag(u"b"_s, 2)});
        const QPersistentModelIndex tag = model.indexOf(u"b"_s);
        const QPersistentModelIndex item = model.index(1, 0, tag);
        model.setRows({sampleTag(u"x"_s), sampleTag(u"a"_s), sampleTag(u"b"_s, 3)});
        QCOMPARE(tag.row(), 2);
        QCOMPARE(item.row(), 2); // one import more: the same item is one further down
        QCOMPARE(QModelIndex(item).parent(), QModelIndex(tag));
        QCOMPARE(item.data(TagTableModel::TagRole).value<TagRow>().name, u"b"_s);
        QCOMPARE(QModelIndex(item).siblingAtColumn(int(Column::PointsTo)).data().toString(),
                 u"sha256:111111111111"_s);
        model.setRows({sampleTag(u"x"_s)});
        QVERIFY(!tag.isValid());
        QVERIFY(!item.isValid());
    }

    void findsTags()
    {
        TagTableModel model;
        model.setRows({sampleTag(u"a"_s), sampleTag(u"b"_s)});
        QCOMPARE(model.indexOf(u"b"_s).row(), 1);
        QVERIFY(!model.indexOf(u"B"_s).isValid());
    }
};

QTEST_GUILESS_MAIN(TestTagTableModel)
#include "tst_tagtablemodel.moc"
