// SPDX-License-Identifier: Apache-2.0
#include "models/catalogrow.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

using Mark = CatalogRow::Mark;

std::shared_ptr<const ImageStream> withTags(const QStringList &spec, const QStringList &status = {},
                                            const QStringList &failed = {})
{
    auto stream = std::make_shared<ImageStream>();
    for (const QString &tag : spec)
        stream->spec.tags.append({.name = tag});
    for (const QString &tag : status) {
        NamedTagEventList list{.tag = tag};
        if (failed.contains(tag))
            list.conditions.append({.type = u"ImportSuccess"_s, .status = u"False"_s});
        stream->status.tags.append(list);
    }
    return stream;
}

CatalogStream stream(const QString &file, const QString &ns, const QString &name,
                     const std::shared_ptr<const ImageStream> &current = withTags({u"1"_s}))
{
    return {
        .key = {.file = file, .ns = ns, .name = name}, .definition = current, .current = current};
}

CatalogFile file(const QString &path, CatalogFile::State state, int streams = 0,
                 const QString &problem = {})
{
    CatalogFile file{.path = path, .state = state, .streamCount = streams};
    if (!problem.isEmpty())
        file.problems.append({.message = problem});
    return file;
}

} // namespace

class TestCatalogRow : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void groupsByNamespace()
    {
        const CatalogSnapshot snapshot{.streams
                                       = {stream(u"c.yaml"_s, {}, u"nameless"_s),
                                          stream(u"a.yaml"_s, u"openshift"_s, u"ruby"_s),
                                          stream(u"b.yaml"_s, u"app"_s, u"shop"_s),
                                          stream(u"a.yaml"_s, u"openshift"_s, u"python"_s)}};
        const QList<CatalogGroup> groups = catalogGroups(snapshot);
        QCOMPARE(groups.size(), 3);
        QCOMPARE(groups.at(0).ns, QString());
        QCOMPARE(groups.at(1).ns, u"app"_s);
        QCOMPARE(groups.at(2).ns, u"openshift"_s);
        QCOMPARE(groups.at(2).rows.size(), 2);
        QCOMPARE(groups.at(2).rows.at(0).key.name, u"ruby"_s); // in the snapshot's order
    }

    void filesComeLast()
    {
        using State = CatalogFile::State;
        const CatalogSnapshot snapshot{
            .files = {file(u"a.yaml"_s, State::Read, 1),
                      file(u"bad.yaml"_s, State::Broken, 0, u"Unexpected end."_s),
                      file(u"half.yaml"_s, State::Broken, 1, u"Second document is broken."_s),
                      file(u"new.yaml"_s, State::Waiting)},
            .streams = {stream(u"a.yaml"_s, u"z"_s, u"ruby"_s),
                        stream(u"half.yaml"_s, u"z"_s, u"python"_s)}};
        const QList<CatalogGroup> groups = catalogGroups(snapshot);
        QCOMPARE(groups.size(), 3);
        QCOMPARE(groups.at(1).kind, CatalogGroup::Kind::Waiting);
        QCOMPARE(groups.at(1).rows.size(), 1);
        QCOMPARE(groups.at(1).rows.first().kind, CatalogRow::Kind::WaitingFile);
        QCOMPARE(groups.at(1).rows.first().key.file, u"new.yaml"_s);
        QCOMPARE(groups.at(1).rows.first().mark, Mark::None);
        // half.yaml is listed by its stream.
        QCOMPARE(groups.at(2).kind, CatalogGroup::Kind::Broken);
        QCOMPARE(groups.at(2).rows.size(), 1);
        QCOMPARE(groups.at(2).rows.first().key.file, u"bad.yaml"_s);
        QCOMPARE(groups.at(2).rows.first().mark, Mark::Error);
        QCOMPARE(groups.at(2).rows.first().markText, u"Unexpected end."_s);
    }

    void marks_data()
    {
        QTest::addColumn<bool>("fileIsBroken");
        QTest::addColumn<QStringList>("failed");
        QTest::addColumn<bool>("isDuplicate");
        QTest::addColumn<Mark>("mark");
        QTest::addColumn<QString>("says");
        const QStringList one = {u"1"_s};
        QTest::newRow("well") << false << QStringList() << false << Mark::None << QString();
        QTest::newRow("failed") << false << one << false << Mark::Error << u"import failed for 1"_s;
        QTest::newRow("two failed") << false << QStringList({u"1"_s, u"2"_s}) << false
                                    << Mark::Error << u"import failed for 2"_s;
        QTest::newRow("duplicate")
            << false << QStringList() << true << Mark::Warning << u"Another file defines"_s;
        QTest::newRow("an error is worse than a warning")
            << false << one << true << Mark::Error << u"import failed"_s;
        QTest::newRow("a broken file is worst")
            << true << one << true << Mark::Error << u"Part of the file"_s;
    }
    void marks()
    {
        QFETCH(const bool, fileIsBroken);
        QFETCH(const QStringList, failed);
        QFETCH(const bool, isDuplicate);
        QFETCH(const QString, says);
        const QStringList tags = {u"1"_s, u"2"_s};
        CatalogStream ruby = stream(u"a.yaml"_s, {}, u"ruby"_s, withTags(tags, tags, failed));
        ruby.isDuplicate = isDuplicate;
        const auto state = fileIsBroken ? CatalogFile::State::Broken : CatalogFile::State::Read;
        const CatalogSnapshot snapshot{.files = {file(u"a.yaml"_s, state, 1)}, .streams = {ruby}};
        const CatalogRow row = catalogGroups(snapshot).first().rows.first();
        QTEST(row.mark, "mark");
        QVERIFY2(says.isEmpty() ? row.markText.isEmpty() : row.markText.contains(says),
                 qPrintable(row.markText));
        QCOMPARE(row.showFile, isDuplicate);
    }

    void countsTagsOfSpecAndStatusOnce()
    {
        const CatalogStream ruby = stream(u"a.yaml"_s, {}, u"ruby"_s,
                                          withTags({u"1"_s, u"2"_s, u"2"_s}, {u"2"_s, u"3"_s}));
        const CatalogSnapshot snapshot{.streams = {ruby}};
        QCOMPARE(catalogGroups(snapshot).first().rows.first().tagCount, 3);
    }

    void nothingForNothing() { QVERIFY(catalogGroups({}).isEmpty()); }
};

QTEST_GUILESS_MAIN(TestCatalogRow)
#include "tst_catalogrow.moc"
