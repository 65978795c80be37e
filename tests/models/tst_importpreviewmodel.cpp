// SPDX-License-Identifier: Apache-2.0
#include "models/importpreviewmodel.h"
#include "tests/support/modellog.h"
#include "tests/support/rows.h"
#include "tests/support/testcase.h"

#include <QAbstractItemModelTester>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

using Column = ImportPreviewModel::Column;
using Outcome = ImportPreviewRow::Outcome;

} // namespace

class TestImportPreviewModel : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void outcomes_data()
    {
        QTest::addColumn<Outcome>("outcome");
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("detail");
        QTest::addColumn<QString>("toolTip");
        const QString a = u"sha256:aaaaaaaaaaaa"_s;
        const QString b = u"sha256:bbbbbbbbbbbb"_s;
        const QString wholeA = sampleDigest(u'a');
        const QString wholeB = sampleDigest(u'b');
        QTest::newRow("waiting") << Outcome::Waiting << u"waiting"_s << a << wholeB;
        QTest::newRow("running") << Outcome::Running << u"asking"_s << a << wholeB;
        QTest::newRow("new") << Outcome::New << u"new"_s << b << wholeB;
        QTest::newRow("moved") << Outcome::Moved << u"moves"_s << u"from %1 to %2"_s.arg(a, b)
                               << u"from %1\nto %2"_s.arg(wholeA, wholeB);
        QTest::newRow("unchanged") << Outcome::Unchanged << u"unchanged"_s << a << wholeB;
        QTest::newRow("failed") << Outcome::Failed << u"fails"_s << u"It is gone."_s
                                << u"It is gone.\nnot found"_s;
        QTest::newRow("not asked") << Outcome::NotAsked << u"not asked"_s << a << wholeB;
    }
    void outcomes()
    {
        QFETCH(const Outcome, outcome);
        ImportPreviewModel model;
        const ImportPreviewRow row{.tag = u"1"_s,
                                   .outcome = outcome,
                                   .from = sampleDigest(u'a'),
                                   .to = sampleDigest(u'b'),
                                   .cause = u"It is gone."_s,
                                   .message = u"not found"_s};
        model.setRows({row});
        QCOMPARE(model.index(0, int(Column::Tag)).data().toString(), u"1"_s);
        QTEST(model.index(0, int(Column::Outcome)).data().toString(), "word");
        const QModelIndex detail = model.index(0, int(Column::Detail));
        QTEST(detail.data().toString(), "detail");
        QTEST(detail.data(Qt::ToolTipRole).toString(), "toolTip");
        QCOMPARE(detail.data(ImportPreviewModel::RowRole).value<ImportPreviewRow>(), row);
        QCOMPARE(model.count(outcome), 1);
    }

    void updatesTheRowOfATag()
    {
        ImportPreviewModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setRows({{.tag = u"a"_s}, {.tag = u"b"_s}});
        ModelLog log(model);
        model.update({.tag = u"b"_s, .outcome = Outcome::New});
        QCOMPARE(log.take(), QStringList{u"changed 1-1"_s});
        model.update({.tag = u"b"_s, .outcome = Outcome::New});
        model.update({.tag = u"x"_s, .outcome = Outcome::New});
        QCOMPARE(log.take(), QStringList());
        model.setRows({{.tag = u"b"_s, .outcome = Outcome::New}});
        QCOMPARE(log.take(), QStringList{u"removed 0-0"_s});
        model.update({.tag = u"b"_s, .outcome = Outcome::Failed});
        QCOMPARE(log.take(), QStringList{u"changed 0-0"_s});
    }

    void headers()
    {
        const ImportPreviewModel model;
        for (int column = 0; column < ImportPreviewModel::columns; ++column)
            QVERIFY(
                !model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestImportPreviewModel)
#include "tst_importpreviewmodel.moc"
