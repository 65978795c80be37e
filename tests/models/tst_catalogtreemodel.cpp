// SPDX-License-Identifier: Apache-2.0
#include "models/catalogtreemodel.h"
#include "tests/support/modellog.h"
#include "tests/support/rows.h"
#include "tests/support/testcase.h"

#include <QAbstractItemModelTester>

using namespace headwater;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(headwater::CatalogGroup)

namespace {

/// app: shop; openshift: perl, ruby.
QList<CatalogGroup> sample()
{
    return {sampleGroup(u"app"_s, {u"shop"_s}),
            sampleGroup(u"openshift"_s, {u"perl"_s, u"ruby"_s})};
}

StreamKey key(const QString &name)
{
    return sampleStream(name).key;
}

} // namespace

class TestCatalogTreeModel : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void showsGroupsAndStreams()
    {
        CatalogTreeModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setGroups(sample());
        QCOMPARE(model.rowCount(), 2);
        const QModelIndex group = model.index(1, 0);
        QCOMPARE(group.data().toString(), u"openshift"_s);
        QCOMPARE(model.rowCount(group), 2);
        const QModelIndex ruby = model.index(1, 0, group);
        QCOMPARE(ruby.data().toString(), u"ruby"_s);
        QCOMPARE(ruby.data(Qt::ToolTipRole).toString(), u"ruby.yaml"_s);
        QCOMPARE(ruby.data(CatalogTreeModel::KeyRole).value<StreamKey>(), key(u"ruby"_s));
        QCOMPARE(ruby.data(CatalogTreeModel::RowRole).value<CatalogRow>(), sampleStream(u"ruby"_s));
        QVERIFY(ruby.data(CatalogTreeModel::FilterRole).toString().contains(u"ruby.yaml"_s));
        QVERIFY(!group.data(CatalogTreeModel::RowRole).isValid());
        QVERIFY(!group.data(CatalogTreeModel::KeyRole).isValid());
    }

    void captions_data()
    {
        QTest::addColumn<CatalogGroup>("group");
        QTest::addColumn<QString>("caption");
        using Kind = CatalogGroup::Kind;
        QTest::newRow("namespace") << sampleGroup(u"team"_s, {u"a"_s}) << u"team"_s;
        QTest::newRow("no namespace") << sampleGroup({}, {u"a"_s}) << u"No namespace"_s;
        QTest::newRow("waiting") << CatalogGroup{.kind = Kind::Waiting} << u"Reading…"_s;
        QTest::newRow("broken") << CatalogGroup{.kind = Kind::Broken} << u"Cannot be read"_s;
    }
    void captions()
    {
        QFETCH(const CatalogGroup, group);
        CatalogTreeModel model;
        model.setGroups({group});
        QTEST(model.index(0, 0).data().toString(), "caption");
        QCOMPARE(model.index(0, 0).data(CatalogTreeModel::GroupKindRole).toInt(), int(group.kind));
    }

    void filesShowTheirPath()
    {
        CatalogTreeModel model;
        CatalogRow file;
        file.kind = CatalogRow::Kind::BrokenFile;
        file.key.file = u"sub/bad.yaml"_s;
        file.mark = CatalogRow::Mark::Error;
        file.markText = u"Line 3 is odd."_s;
        model.setGroups({{.kind = CatalogGroup::Kind::Broken, .ns = {}, .rows = {file}}});
        const QModelIndex index = model.index(0, 0, model.index(0, 0));
        QCOMPARE(index.data().toString(), u"sub/bad.yaml"_s);
        QCOMPARE(index.data(Qt::ToolTipRole).toString(), u"Line 3 is odd."_s);
        // The view shows a symbol; who listens to it needs the words.
        QCOMPARE(index.data(Qt::AccessibleDescriptionRole).toString(), u"Line 3 is odd."_s);
    }

    void onlyStreamsCanBeSelected()
    {
        CatalogTreeModel model;
        model.setGroups(sample());
        const QModelIndex group = model.index(0, 0);
        QVERIFY(!group.flags().testFlag(Qt::ItemIsSelectable));
        QVERIFY(group.flags().testFlag(Qt::ItemIsEnabled));
        QVERIFY(model.index(0, 0, group).flags().testFlag(Qt::ItemIsSelectable));
    }

    void tellsTheSmallestChange_data()
    {
        QTest::addColumn<QList<CatalogGroup>>("after");
        QTest::addColumn<QStringList>("signalled");
        const CatalogGroup app = sampleGroup(u"app"_s, {u"shop"_s});
        const CatalogGroup openshift = sampleGroup(u"openshift"_s, {u"perl"_s, u"ruby"_s});
        CatalogGroup changed = openshift;
        changed.rows[1].tagCount = 9;
        QTest::newRow("nothing") << sample() << QStringList();
        QTest::newRow("a namespace above") << QList{sampleGroup(u"aaa"_s, {u"x"_s}), app, openshift}
                                           << QStringList{u"inserted 0-0"_s};
        QTest::newRow("a namespace gone") << QList{openshift} << QStringList{u"removed 0-0"_s};
        // A group whose rows change is told too: it shows their number.
        QTest::newRow("streams") << QList{app,
                                          sampleGroup(u"openshift"_s,
                                                      {u"go"_s, u"java"_s, u"perl"_s, u"ruby"_s})}
                                 << QStringList{u"inserted 0-1 in 1"_s, u"changed 1-1"_s};
        QTest::newRow("a stream gone") << QList{app, sampleGroup(u"openshift"_s, {u"ruby"_s})}
                                       << QStringList{u"removed 0-0 in 1"_s, u"changed 1-1"_s};
        QTest::newRow("a fact") << QList{app, changed}
                                << QStringList{u"changed 1-1 in 1"_s, u"changed 1-1"_s};
    }
    void tellsTheSmallestChange()
    {
        QFETCH(const QList<CatalogGroup>, after);
        CatalogTreeModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setGroups(sample());
        ModelLog log(model);
        model.setGroups(after);
        QTEST(log.take(), "signalled");
    }

    void keepsIndexes()
    {
        CatalogTreeModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setGroups(sample());
        const QPersistentModelIndex ruby = model.indexOf(key(u"ruby"_s));
        model.setGroups({sampleGroup(u"aaa"_s, {u"x"_s}), sampleGroup(u"app"_s, {u"shop"_s}),
                         sampleGroup(u"openshift"_s, {u"go"_s, u"perl"_s, u"ruby"_s})});
        QCOMPARE(QModelIndex(ruby), model.indexOf(key(u"ruby"_s)));
        QCOMPARE(ruby.row(), 2);
        QCOMPARE(ruby.parent().row(), 2);
        model.setGroups({});
        QVERIFY(!ruby.isValid());
    }

    /// Ten thousand streams that arrive together are one insertion, not ten thousand.
    void manyAtOnce()
    {
        CatalogTreeModel model;
        QStringList names;
        for (int number = 0; number < 10'000; ++number)
            names.append(u"stream-%1"_s.arg(number, 5, 10, QChar(u'0')));
        model.setGroups({sampleGroup(u"big"_s, {names.at(5000)})});
        ModelLog log(model);
        model.setGroups({sampleGroup(u"big"_s, names)});
        QCOMPARE(log.take(),
                 QStringList(
                     {u"inserted 0-4999 in 0"_s, u"inserted 5001-9999 in 0"_s, u"changed 0-0"_s}));
    }

    void findsNothingElse()
    {
        CatalogTreeModel model;
        model.setGroups(sample());
        QVERIFY(!model.indexOf(sampleStream(u"ruby"_s, u"app"_s).key).isValid());
        QVERIFY(!model.index(7, 0).isValid());
        QVERIFY(!model.index(0, 1).isValid());
    }
};

QTEST_GUILESS_MAIN(TestCatalogTreeModel)
#include "tst_catalogtreemodel.moc"
