// SPDX-License-Identifier: Apache-2.0
#include "models/importqueuemodel.h"
#include "tests/support/modellog.h"
#include "tests/support/rows.h"
#include "tests/support/testcase.h"

#include <QAbstractItemModelTester>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

using Column = ImportQueueModel::Column;
using State = ImportRow::State;

const StreamKey ruby{.file = u"ruby.yaml"_s, .ns = u"openshift"_s, .name = u"ruby"_s};

void set(ImportQueueModel &model, int id, State state)
{
    for (ImportRow row : model.rows()) {
        if (row.id == id) {
            row.state = state;
            model.update(row);
            return;
        }
    }
}

} // namespace

class TestImportQueueModel : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void newestBatchFirst()
    {
        ImportQueueModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
        ModelLog log(model);
        const QList<int> first = model.addBatch(1, ruby, {u"3.3"_s, u"3.2"_s});
        const QList<int> second = model.addBatch(2, ruby, {u"3.1"_s});
        QCOMPARE(log.take(), QStringList({u"inserted 0-1"_s, u"inserted 0-0"_s}));
        QCOMPARE(model.index(0, int(Column::Tag)).data().toString(), u"ruby:3.1"_s);
        QCOMPARE(model.index(1, int(Column::Tag)).data().toString(), u"ruby:3.3"_s);
        QCOMPARE(model.rows().at(1).id, first.at(0));
        QCOMPARE(model.rows().at(0).batch, 2);
        QVERIFY(!first.contains(second.first()));
        QVERIFY(model.addBatch(3, ruby, {}).isEmpty());
        QCOMPARE(log.take(), QStringList());
    }

    void words_data()
    {
        QTest::addColumn<State>("state");
        QTest::addColumn<QString>("word");
        QTest::addColumn<bool>("isFinished");
        QTest::newRow("waiting") << State::Waiting << u"waiting"_s << false;
        QTest::newRow("running") << State::Running << u"importing"_s << false;
        QTest::newRow("moved") << State::Moved << u"imported"_s << true;
        QTest::newRow("unchanged") << State::Unchanged << u"unchanged"_s << true;
        QTest::newRow("failed") << State::Failed << u"failed"_s << true;
        QTest::newRow("cancelled") << State::Cancelled << u"cancelled"_s << true;
    }
    void words()
    {
        QFETCH(const State, state);
        QFETCH(const bool, isFinished);
        ImportQueueModel model;
        set(model, model.addBatch(1, ruby, {u"3.3"_s}).first(), state);
        QTEST(model.index(0, int(Column::State)).data().toString(), "word");
        QCOMPARE(model.rows().first().isFinished(), isFinished);
        QCOMPARE(model.unfinished(), isFinished ? 0 : 1);
        QCOMPARE(model.count(state), 1);
        model.clearFinished();
        QCOMPARE(model.rowCount(), isFinished ? 0 : 1);
    }

    void showsResult()
    {
        ImportQueueModel model;
        model.addBatch(1, ruby, {u"3.3"_s});
        ImportRow row = model.rows().first();
        const QModelIndex detail = model.index(0, int(Column::Detail));
        QCOMPARE(detail.data().toString(), QString());
        row.state = State::Moved;
        row.image = sampleDigest(u'5');
        model.update(row);
        QCOMPARE(detail.data().toString(), u"sha256:555555555555"_s);
        QCOMPARE(detail.data(Qt::ToolTipRole).toString(), sampleDigest(u'5'));
        row.state = State::Failed;
        row.message = u"not found"_s;
        model.update(row);
        QCOMPARE(detail.data().toString(), u"not found"_s);
        row.remedy = u"Check the name."_s;
        model.update(row);
        QVERIFY(detail.data().toString().startsWith(u"not found"_s));
        QVERIFY(detail.data().toString().endsWith(u"Check the name."_s));
        QCOMPARE(detail.data(Qt::ToolTipRole).toString(), u"not found"_s);
        QCOMPARE(detail.data(ImportQueueModel::RowRole).value<ImportRow>(), row);
    }

    void tellsTheSmallestChange()
    {
        ImportQueueModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
        const QList<int> ids = model.addBatch(1, ruby, {u"a"_s, u"b"_s, u"c"_s, u"d"_s});
        const QPersistentModelIndex last = model.index(3, 0);
        ModelLog log(model);
        set(model, ids.at(1), State::Running);
        QCOMPARE(log.take(), QStringList{u"changed 1-1"_s});
        set(model, ids.at(1), State::Running);
        QCOMPARE(log.take(), QStringList());
        set(model, ids.at(1), State::Moved);
        set(model, ids.at(2), State::Failed);
        log.take();
        model.clearFinished();
        QCOMPARE(log.take(), QStringList{u"removed 1-2"_s});
        QCOMPARE(last.row(), 1);
    }

    /// An import that ends after its row was cleared has nowhere to report to.
    void ignoresClearedRows()
    {
        ImportQueueModel model;
        const int id = model.addBatch(1, ruby, {u"a"_s}).first();
        ImportRow row = model.rows().first();
        set(model, id, State::Cancelled);
        model.clearFinished();
        ModelLog log(model);
        row.state = State::Moved;
        model.update(row);
        QCOMPARE(log.take(), QStringList());
        QCOMPARE(model.rowCount(), 0);
    }

    void headers()
    {
        const ImportQueueModel model;
        for (int column = 0; column < ImportQueueModel::columns; ++column)
            QVERIFY(
                !model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestImportQueueModel)
#include "tst_importqueuemodel.moc"
