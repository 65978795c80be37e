// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/bulkedit.h"

#include "core/catalog/catalog.h"
#include "tests/support/catalogfolder.h"
#include "tests/support/testcase.h"

#include <QFile>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

DefinitionField field(const QString &name)
{
    return *DefinitionField::parse(DefinitionField::Owner::Tag, name);
}

QStringList found(const CatalogFolder &folder, const BulkQuery &query)
{
    QStringList list;
    for (const BulkMatch &match : matches(**loadCatalog({folder.path()}), query))
        list.append(match.stream.key.name + u':' + match.tags.join(u','));
    return list;
}

BulkPlan planned(const CatalogFolder &folder, const BulkQuery &query,
                 const QList<BulkAction> &actions)
{
    const auto snapshot = loadCatalog({folder.path()});
    return *planBulkEdit(folder.path(), matches(**snapshot, query), actions);
}

const BulkAction mirror{.kind = BulkAction::Kind::SetRegistry, .registry = u"mirror.example"_s};

} // namespace

class TestBulkEdit : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void selects()
    {
        CatalogFolder folder;
        folder.put(u"ruby.yaml"_s, CatalogFolder::definition(u"ruby"_s, {u"3.3"_s, u"3.2"_s}));
        folder.put(u"perl.yaml"_s,
                   "apiVersion: v1\nkind: ImageStream\nmetadata: {name: perl}\nspec:\n  tags:\n"
                   "  - name: '5'\n    from: {kind: DockerImage, name: 'perl:5'}\n"
                   "    importPolicy: {scheduled: true}\n  - name: none\n");
        QCOMPARE(found(folder, {}), (QStringList{u"perl:"_s, u"ruby:"_s}));
        QCOMPARE(found(folder, {.stream = u"r*"_s, .tag = u"*.3"_s}), QStringList{u"ruby:3.3"_s});
        QCOMPARE(found(folder, {.tag = u"*"_s, .registry = u"quay.io"_s}),
                 QStringList{u"ruby:3.3,3.2"_s});
        QCOMPARE(found(folder, {.registry = u"docker.io"_s}), QStringList{u"perl:"_s});
        QCOMPARE(
            found(folder,
                  {.tag = u"*"_s, .conditions = {{field(u"importPolicy.scheduled"_s), u"true"_s}}}),
            QStringList{u"perl:5"_s});
        QCOMPARE(found(folder,
                       {.stream = u"perl"_s,
                        .tag = u"*"_s,
                        .conditions = {{field(u"referencePolicy.type"_s), u"Source"_s}}}),
                 QStringList{u"perl:5,none"_s});
        QCOMPARE(found(folder, {.tag = u"x"_s}), QStringList());
    }

    void appliesAndUndoes()
    {
        CatalogFolder folder;
        const QByteArray ruby = CatalogFolder::definition(u"ruby"_s, {u"3.3"_s, u"3.2"_s});
        const QByteArray perl = "# perl\n" + CatalogFolder::definition(u"perl"_s, {u"5"_s});
        folder.put(u"ruby.yaml"_s, ruby);
        folder.put(u"sub/perl.yaml"_s, perl);
        const BulkPlan plan = planned(folder, {.tag = u"*"_s}, {mirror});
        QCOMPARE(plan.files.size(), 2);
        QCOMPARE(plan.changes, 3);
        QVERIFY(plan.diff().startsWith("--- a/ruby.yaml\n"));
        QCOMPARE(folder.get(u"ruby.yaml"_s), ruby); // nothing written yet
        QVERIFY(applyBulkEdit(plan));
        QCOMPARE(folder.get(u"ruby.yaml"_s), QByteArray(ruby).replace("quay.io", "mirror.example"));
        QCOMPARE(folder.get(u"sub/perl.yaml"_s),
                 QByteArray(perl).replace("quay.io", "mirror.example"));
        QVERIFY(applyBulkEdit(plan.inverse()));
        QCOMPARE(folder.get(u"ruby.yaml"_s), ruby);
        QCOMPARE(folder.get(u"sub/perl.yaml"_s), perl);
        QVERIFY(applyBulkEdit(plan.inverse().inverse())); // redo
    }

    void setsManyFields()
    {
        CatalogFolder folder;
        folder.put(u"ruby.yaml"_s, CatalogFolder::definition(u"ruby"_s, {u"3.3"_s, u"3.2"_s}));
        const BulkPlan plan
            = planned(folder, {.tag = u"*"_s},
                      {{.field = field(u"importPolicy.scheduled"_s), .value = true},
                       {.field = field(u"annotations.version"_s), .value = u"3.0"_s}});
        QVERIFY(applyBulkEdit(plan));
        QCOMPARE(folder.get(u"ruby.yaml"_s).count("scheduled: true\n"), 2);
        QCOMPARE(folder.get(u"ruby.yaml"_s).count("version: \"3.0\"\n"), 2);
        const BulkPlan again
            = planned(folder, {.tag = u"*"_s},
                      {{.field = field(u"annotations.version"_s), .value = u"3.0"_s}});
        QVERIFY(again.files.isEmpty());
    }

    void writesNothingWhereOneFileRefuses()
    {
        CatalogFolder folder;
        folder.put(u"a.yaml"_s, CatalogFolder::definition(u"a"_s, {u"1"_s}));
        const QByteArray aliased
            = "apiVersion: v1\nkind: ImageStream\nmetadata: {name: b}\nx: &f {kind: DockerImage, "
              "name: 'quay.io/b:1'}\nspec: {tags: [{name: '1', from: *f}]}\n";
        folder.put(u"b.yaml"_s, aliased);
        const BulkPlan plan = planned(folder, {.tag = u"*"_s}, {mirror});
        QCOMPARE(plan.refusals.size(), 1);
        QCOMPARE(plan.refusals.first().file, u"b.yaml"_s);
        QCOMPARE(plan.refusals.first().position.line, 5);
        QCOMPARE(applyBulkEdit(plan).error().kind, Error::Kind::Unsupported);
        QVERIFY(folder.get(u"a.yaml"_s).contains("quay.io"));
    }

    void t11_anotherToolEditsBetween()
    {
        CatalogFolder folder;
        for (const QString &name : {u"a"_s, u"b"_s, u"c"_s})
            folder.put(name + u".yaml"_s, CatalogFolder::definition(name, {u"1"_s}));
        const BulkPlan plan = planned(folder, {.tag = u"*"_s}, {mirror});
        folder.put(u"b.yaml"_s, CatalogFolder::definition(u"b"_s, {u"2"_s}));
        folder.remove(u"c.yaml"_s);
        const Result<void> applied = applyBulkEdit(plan);
        QCOMPARE(applied.error().kind, Error::Kind::Conflict);
        QCOMPARE(applied.error().subject, u"b.yaml, c.yaml"_s);
        QCOMPARE(folder.get(u"a.yaml"_s), CatalogFolder::definition(u"a"_s, {u"1"_s}));
    }

    void t11_rollsBackWhereAWriteFails()
    {
        CatalogFolder folder;
        CatalogFolder elsewhere;
        for (const QString &name : {u"a"_s, u"c"_s})
            folder.put(name + u".yaml"_s, CatalogFolder::definition(name, {u"1"_s}));
        // A link out of the folder can be read, but is not written.
        elsewhere.put(u"b.yaml"_s, CatalogFolder::definition(u"b"_s, {u"1"_s}));
        QVERIFY(QFile::link(elsewhere.at(u"b.yaml"_s), folder.at(u"b.yaml"_s)));
        const BulkPlan plan = planned(folder, {.tag = u"*"_s}, {mirror});
        QCOMPARE(plan.files.size(), 3);
        QCOMPARE(applyBulkEdit(plan).error().kind, Error::Kind::NoPermission);
        for (const QString &name : {u"a"_s, u"b"_s, u"c"_s})
            QCOMPARE(folder.get(name + u".yaml"_s), CatalogFolder::definition(name, {u"1"_s}));
    }

    void noticesAChangeBeforePlanning()
    {
        CatalogFolder folder;
        folder.put(u"a.yaml"_s, CatalogFolder::definition(u"a"_s, {u"1"_s}));
        const auto snapshot = loadCatalog({folder.path()});
        folder.put(u"a.yaml"_s, CatalogFolder::definition(u"a"_s, {u"2"_s}));
        const auto plan
            = planBulkEdit(folder.path(), matches(**snapshot, {.tag = u"*"_s}), {mirror});
        QCOMPARE(plan.error().kind, Error::Kind::Conflict);
    }

    void editsManyTagsOfAStream()
    {
        CatalogFolder folder;
        QStringList tags;
        for (int i = 0; i < 10'000; ++i)
            tags.append(u"t%1"_s.arg(i));
        folder.put(u"a.yaml"_s, CatalogFolder::definition(u"a"_s, tags));
        const BulkPlan plan
            = planned(folder, {.tag = u"*"_s},
                      {mirror, {.field = field(u"referencePolicy.type"_s), .value = u"Local"_s}});
        QCOMPARE(plan.changes, 20'000);
        QVERIFY(applyBulkEdit(plan));
        QCOMPARE(folder.get(u"a.yaml"_s).count("type: Local\n"), 10'000);
    }
};

QTEST_GUILESS_MAIN(TestBulkEdit)
#include "tst_bulkedit.moc"
