// SPDX-License-Identifier: Apache-2.0
#include "core/preview/catalogpreview.h"

#include "core/preview/logoclasses.h"
#include "tests/support/fixtures.h"
#include "tests/support/lintedtext.h"
#include "tests/support/previewedtext.h"
#include "tests/support/testcase.h"

#include <QFile>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

const QByteArray source = "from: {kind: DockerImage, name: a/b}";

/// What the table of a research script says of an entry, column by column.
QStringList columnsOf(const PreviewEntry &entry)
{
    QStringList versions;
    for (const PreviewVersion &version : entry.versions)
        versions.append(version.tag);
    const LogoClass *const logo = logoClass(entry.icon.iconClass);
    return {u"yes"_s,
            entry.title,
            entry.cardTitle,
            entry.provider,
            entry.defaultTag,
            versions.join(u' '),
            entry.icon.iconClass,
            logo ? QString(logo->file) : QString(),
            entry.categories.join(u' '),
            entry.keywords.join(u','),
            entry.panelSample,
            entry.versions.first().sampleRepo,
            entry.isSample ? u"yes"_s : u"no"_s};
}

/// Of streams where the script and the rule part ways: it takes a tag that has no source for
/// empty although the stream's repository fills it, and an alias of a tag that follows itself for
/// filled. Source: catalog-presentation.md section 2.2.
bool mayDiffer(const QString &stream)
{
    return stream == "jboss-eap70-openshift"_L1 || stream == "centos7-s2i-nodejs"_L1;
}

} // namespace

class TestCatalogPreview : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void makesTheTileOfTheHighestVersion()
    {
        const auto catalog = catalogOf(streamOf(
            {"{name: '9', annotations: {tags: 'builder,php', description: Old}, " + source + "}",
             "{name: '10', annotations: {tags: 'builder, ruby', description: New, iconClass: "
             "icon-ruby, sampleRepo: 'https://h/r'}, "
                 + source + "}",
             "{name: '11', annotations: {tags: 'builder,hidden'}, " + source + "}"},
            "name: my-app, annotations: {openshift.io/display-name: A rather long name, "
            "openshift.io/provider-display-name: Me}"));
        QVERIFY(catalog);
        const CatalogPreview preview = previewCatalog(*catalog, {});
        QCOMPARE(preview.entries.size(), 1);
        const PreviewEntry &entry = preview.entries.first();
        QCOMPARE(entry.title, u"A rather long name"_s);
        QCOMPARE(entry.cardTitle, u"My App"_s);
        QCOMPARE(entry.provider, u"Me"_s);
        QCOMPARE(entry.defaultTag, u"10"_s);
        QCOMPARE(entry.description, u"New"_s);
        QCOMPARE(entry.categories, QStringList{u"languages/ruby"_s});
        QCOMPARE(entry.versions.size(), 2);
        QVERIFY(entry.isSample);
        QCOMPARE(entry.panelSample, u"https://h/r"_s); // "10" is the first by name as well
        QCOMPARE(preview.notShown.size(), 1);
        QCOMPARE(preview.notShown.first().tag, u"11"_s);
        QCOMPARE(preview.categories.size(), 3); // all, languages, ruby
    }

    void followsTheRelease()
    {
        const auto catalog = catalogOf(
            streamOf({"{name: '1', annotations: {tags: builder, iconClass: icon-mysql, "
                      "openshift.io/provider-display-name: Tag}, "
                      + source + "}"},
                     "name: app, annotations: {openshift.io/provider-display-name: Stream}"));
        QVERIFY(catalog);
        const auto entry = [&](ConsoleRelease release) {
            return previewCatalog(*catalog, {.release = release}).entries.value(0);
        };
        QCOMPARE(entry({4, 1}).provider, QString());
        QCOMPARE(entry({4, 6}).provider, u"Tag"_s);
        QCOMPARE(entry({4, 7}).provider, u"Stream"_s);
        QCOMPARE(entry({4, 4}).icon.look, PreviewIcon::Look::Generic);
        QCOMPARE(entry({4, 5}).icon.look, PreviewIcon::Look::EmptyBox);
        QVERIFY(!entry({4, 5}).isSample);
        QVERIFY(entry({4, 10}).isSample);
        QVERIFY(!entry({4, 11}).isSample);
    }

    void showsOpenshiftOnly()
    {
        const auto catalog
            = catalogOf(streamOf({"{name: '1', annotations: {tags: builder}, " + source + "}"},
                                 "name: app, namespace: team"));
        QVERIFY(catalog);
        const CatalogPreview preview = previewCatalog(*catalog, {});
        QVERIFY(preview.entries.isEmpty());
        QCOMPARE(preview.notShown.size(), 1);
        QVERIFY(preview.notShown.first().reasons.first().contains(u"team"_s));
    }

    void knowsItsReleases()
    {
        QCOMPARE(consoleReleases().first(), ConsoleRelease::newest());
        QCOMPARE(consoleReleases().last(), (ConsoleRelease{3, 11}));
        QCOMPARE(consoleTraits({4, 20}).search, ConsoleTraits::Search::RanksOnly);
        QVERIFY(!consoleTraits({4, 5}).hasSamples);
    }

    void isAsExpectedOfRealDefinitions_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QStringList>("columns");
        QFile table(sharedPath(u"corpus/EXPECTED-CATALOG.tsv"_s));
        if (!table.open(QIODevice::ReadOnly))
            QSKIP("the corpus is not here");
        table.readLine();
        while (!table.atEnd()) {
            QString line = QString::fromUtf8(table.readLine());
            line.chop(1);
            const QStringList columns = line.split(u'\t');
            QTest::newRow(qPrintable(columns.at(0) + u' ' + columns.at(1)))
                << sharedPath(u"corpus/"_s + columns.at(0)) << columns.sliced(1);
        }
    }
    void isAsExpectedOfRealDefinitions()
    {
        QFETCH(const QString, path);
        QFETCH(const QStringList, columns);
        const Result<CatalogSnapshotPtr> catalog = loadCatalog({path});
        QVERIFY(catalog);
        for (const CatalogStream &stream : (*catalog)->streams) {
            if (stream.key.name != columns.first())
                continue;
            const auto entry = previewStream(stream, {}).entry;
            if (mayDiffer(stream.key.name))
                QVERIFY(entry.has_value() != (columns.at(1) == "yes"_L1));
            else
                QCOMPARE(entry ? columnsOf(*entry) : QStringList{u"no"_s}, columns.sliced(1));
            return;
        }
        QFAIL("the stream is not there");
    }
};

QTEST_GUILESS_MAIN(TestCatalogPreview)
#include "tst_catalogpreview.moc"
