// SPDX-License-Identifier: Apache-2.0
#include "core/describe/describepreview.h"

#include "tests/support/lintedtext.h"
#include "tests/support/previewedtext.h"
#include "tests/support/testcase.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

QList<PreviewedStream> previewed(const CatalogSnapshotPtr &catalog, ConsoleRelease release)
{
    QList<PreviewedStream> streams;
    for (const CatalogStream &stream : catalog->streams)
        streams.append({.key = stream.key, .result = previewStream(stream, {.release = release})});
    return streams;
}

} // namespace

class TestDescribePreview : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        TestCase::initTestCase();
        m_catalog = catalogOf(
            streamOf({"{name: '1', annotations: {tags: 'builder,ruby', iconClass: icon-ruby, "
                      "openshift.io/provider-display-name: Me}, from: {kind: DockerImage, name: "
                      "a/b}}",
                      "{name: '2', annotations: {tags: ruby}, from: {kind: DockerImage, name: "
                      "a/b}}"})
            + "---\n" + streamOf({}, "name: none"));
        QVERIFY(m_catalog);
    }

    void printsATable()
    {
        QCOMPARE(previewTable(previewed(m_catalog, ConsoleRelease::newest())),
                 u"NAME   TITLE   PROVIDER   DEFAULT   VERSIONS   ICON       CATEGORIES\n"
                 "app    app     <none>     1         1          ruby.svg   languages/ruby\n"
                 "\n"
                 "NOT SHOWN   WHY\n"
                 "none        It has no tags.\n"_s);
    }

    void printsJson()
    {
        const ConsoleRelease release{4, 6};
        const QJsonObject object
            = QJsonDocument::fromJson(previewJson(previewed(m_catalog, release), release)).object();
        QCOMPARE(object.value("console"_L1), u"4.6"_s);
        const QJsonArray items = object.value("items"_L1).toArray();
        QCOMPARE(items.size(), 2);
        const QJsonObject app = items.first().toObject();
        QCOMPARE(app.value("shown"_L1), true);
        QCOMPARE(app.value("providerLine"_L1), u"Me"_s);
        QCOMPARE(app.value("logo"_L1), u"ruby.svg"_s);
        QCOMPARE(app.value("versionOrder"_L1), QJsonArray{u"1"_s});
        QCOMPARE(app.value("tagsNotOffered"_L1).toArray().first().toObject().value("tag"_L1),
                 u"2"_s);
        QCOMPARE(items.last().toObject().value("reasons"_L1), QJsonArray{u"It has no tags."_s});
    }

    void comparesConsoles()
    {
        const auto old = previewed(m_catalog, {4, 6});
        QCOMPARE(previewComparison(old, u"4.6"_s, previewed(m_catalog, {4, 7}), u"4.7"_s),
                 u"NAME   WHAT       4.6   4.7\n"
                 "app    provider   Me    <none>\n"_s);
        QCOMPARE(previewComparison(old, u"4.5"_s, old, u"4.6"_s),
                 u"The catalogs of 4.5 and 4.6 show the same.\n"_s);
    }

    void printsMatches()
    {
        const NewAppMatch match = matchNewApp(*m_catalog, u"app:1"_s);
        QVERIFY(newAppTable(match).endsWith(u"\nIt takes app:1: the stream has the name.\n"_s));
        const QJsonObject object = QJsonDocument::fromJson(newAppJson(match)).object();
        QCOMPARE(object.value("outcome"_L1), u"found"_s);
        QCOMPARE(object.value("candidates"_L1).toArray().size(), 1);
    }

private:
    CatalogSnapshotPtr m_catalog;
};

QTEST_GUILESS_MAIN(TestDescribePreview)
#include "tst_describepreview.moc"
