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

QList<ImportRow> rowsOf(const QStringList &tags)
{
    QList<ImportRow> rows;
    for (const QString &tag : tags) {
        ImportRow row;
        row.key = ruby;
        row.tag = tag;
        rows.append(row);
    }
    return rows;
}

void set(ImportQueueModel &model, const QStringList &tags, State state)
{
    QList<ImportRow> changed;
    for (ImportRow row : model.rows()) {
        if (!tags.contains(row.tag))
            continue;
        row.state = state;
        changed.prepend(row);
    }
    model.update(changed);
}

QString tagsOf(const QList<ImportRow> &rows)
{
    QStringList tags;
    for (const ImportRow &row : rows)
        tags.append(row.tag);
    return tags.join(u' ');
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
        const int first = model.addBatch(rowsOf({u"3.3"_s, u"3.2"_s}));
        const int second = model.addBatch(rowsOf({u"3.1"_s}));
        QCOMPARE(log.take(), QStringList({u"inserted 0-1"_s, u"inserted 0-0"_s}));
        QCOMPARE(model.index(0, int(Column::Tag)).data().toString(), u"ruby:3.1"_s);
        QCOMPARE(tagsOf(model.rows()), u"3.1 3.3 3.2"_s);
        QCOMPARE(tagsOf(model.batch(first)), u"3.3 3.2"_s);
        QCOMPARE(tagsOf(model.batch(second)), u"3.1"_s);
        model.extendBatch(first, rowsOf({u"3.0"_s}));
        model.extendBatch(second, rowsOf({u"2.7"_s, u"2.6"_s}));
        QCOMPARE(log.take(), QStringList({u"inserted 3-3"_s, u"inserted 1-2"_s}));
        QCOMPARE(tagsOf(model.rows()), u"3.1 2.7 2.6 3.3 3.2 3.0"_s);
        for (const ImportRow &row : model.rows())
            QCOMPARE(model.row(row.batch, row.id), &row);
        QVERIFY(!model.row(first, 99));
        QVERIFY(!model.row(9, 1));
        model.addBatch({});
        QCOMPARE(log.take(), QStringList());
        QCOMPARE(model.unfinished(), 6);
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
        model.addBatch(rowsOf({u"3.3"_s}));
        set(model, {u"3.3"_s}, state);
        QTEST(model.index(0, int(Column::State)).data().toString(), "word");
        QCOMPARE(model.rows().first().isFinished(), isFinished);
        QCOMPARE(model.unfinished(), isFinished ? 0 : 1);
        QCOMPARE(model.count(state), 1);
        model.clearFinished();
        QCOMPARE(model.rowCount(), isFinished ? 0 : 1);
        QCOMPARE(model.count(state), isFinished ? 0 : 1);
    }

    void showsResult()
    {
        ImportQueueModel model;
        model.addBatch(rowsOf({u"3.3"_s}));
        ImportRow row = model.rows().first();
        const QModelIndex detail = model.index(0, int(Column::Detail));
        QCOMPARE(detail.data().toString(), QString());
        row.state = State::Moved;
        row.image = sampleDigest(u'5');
        model.update({row});
        QCOMPARE(detail.data().toString(), u"sha256:555555555555"_s);
        QCOMPARE(detail.data(Qt::ToolTipRole).toString(), sampleDigest(u'5'));
        row.state = State::Failed;
        row.message = u"not found"_s;
        model.update({row});
        QCOMPARE(detail.data().toString(), u"not found"_s);
        row.remedy = u"Check the name."_s;
        model.update({row});
        QVERIFY(detail.data().toString().startsWith(u"not found"_s));
        QVERIFY(detail.data().toString().endsWith(u"Check the name."_s));
        QCOMPARE(detail.data(Qt::ToolTipRole).toString(), u"not found"_s);
        QCOMPARE(detail.data(ImportQueueModel::RowRole).value<ImportRow>(), row);
    }

    void aRepositoryIsNamedByItsSource()
    {
        ImportQueueModel model;
        QList<ImportRow> rows = rowsOf({QString()});
        rows.first().part = ImportRow::Part::Repository;
        rows.first().source = u"quay.io/x/ruby"_s;
        rows.first().message = u"3 left out"_s;
        model.addBatch(rows);
        QCOMPARE(model.index(0, int(Column::Tag)).data().toString(),
                 u"ruby, all of quay.io/x/ruby"_s);
        QCOMPARE(model.index(0, int(Column::Detail)).data().toString(), u"3 left out"_s);
    }

    void tellsTheSmallestChange()
    {
        ImportQueueModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.addBatch(rowsOf({u"a"_s, u"b"_s, u"c"_s, u"d"_s}));
        const QPersistentModelIndex last = model.index(3, 0);
        ModelLog log(model);
        set(model, {u"b"_s}, State::Running);
        QCOMPARE(log.take(), QStringList{u"changed 1-1"_s});
        set(model, {u"b"_s}, State::Running);
        QCOMPARE(log.take(), QStringList());
        set(model, {u"a"_s, u"b"_s, u"d"_s}, State::Moved);
        QCOMPARE(log.take(), QStringList({u"changed 0-1"_s, u"changed 3-3"_s}));
        QCOMPARE(model.count(State::Moved), 3);
        QCOMPARE(model.count(State::Running), 0);
        QCOMPARE(model.count(State::Waiting), 1);
        set(model, {u"a"_s, u"d"_s}, State::Waiting);
        set(model, {u"c"_s}, State::Failed);
        log.take();
        model.clearFinished();
        QCOMPARE(log.take(), QStringList{u"removed 1-2"_s});
        QCOMPARE(last.row(), 1);
    }

    void clearsWhatABatchLeftUnchanged()
    {
        ImportQueueModel model;
        const int first = model.addBatch(rowsOf({u"a"_s, u"b"_s}));
        model.addBatch(rowsOf({u"c"_s}));
        set(model, {u"a"_s, u"c"_s}, State::Unchanged);
        set(model, {u"b"_s}, State::Failed);
        model.clear(first, State::Unchanged);
        QCOMPARE(tagsOf(model.rows()), u"c b"_s);
        QCOMPARE(model.count(State::Unchanged), 1);
    }

    /// An import that ends after its row was cleared has nowhere to report to.
    void ignoresClearedRows()
    {
        ImportQueueModel model;
        model.addBatch(rowsOf({u"a"_s}));
        ImportRow row = model.rows().first();
        set(model, {u"a"_s}, State::Cancelled);
        model.clearFinished();
        ModelLog log(model);
        row.state = State::Moved;
        model.update({row});
        QCOMPARE(log.take(), QStringList());
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(model.count(State::Moved), 0);
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
