// SPDX-License-Identifier: Apache-2.0
#include "core/importing/imagedetails.h"

#include "core/store/historystore.h"
#include "tests/support/testcase.h"

#include <QTemporaryDir>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

ImageManifest entry(const QString &digest, const QString &architecture, const QString &variant = {})
{
    return {.digest = digest, .architecture = architecture, .os = u"linux"_s, .variant = variant};
}

QStringList namesOf(const ImageDetails &details)
{
    QStringList names;
    for (const ImagePlatform &platform : details.platforms)
        names.append(platform.name() + (platform.isChosen ? u" chosen"_s : QString())
                     + (platform.image ? u" known"_s : QString()));
    return names;
}

} // namespace

class TestImageDetails : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        TestCase::initTestCase();
        auto store = HistoryStore::open(m_folder.filePath(u"state.db"_s));
        QVERIFY(store);
        m_store = std::move(*store);
        const QList<ImageManifest> entries{entry(u"sha256:amd"_s, u"amd64"_s),
                                           entry(u"sha256:arm"_s, u"arm64"_s, u"v8"_s)};
        StreamChange change{.key = {.file = u"a"_s, .ns = {}, .name = u"a"_s}};
        change.images = {{.name = u"sha256:amd"_s, .size = 7},
                         {.name = u"sha256:alone"_s},
                         {.name = u"sha256:list"_s, .manifests = entries}};
        change.lists = {{.digest = u"sha256:list"_s, .manifests = entries},
                        {.digest = u"sha256:small"_s, .manifests = entries.first(1)}};
        QVERIFY(m_store->apply(change));
    }

    void anImageTakenFromAList()
    {
        const auto details = *imageDetails(*m_store, u"sha256:amd"_s);
        QVERIFY(details);
        QCOMPARE(namesOf(*details),
                 QStringList({u"linux/amd64 chosen known"_s, u"linux/arm64/v8"_s}));
        QCOMPARE(details->image.size, 7);
    }

    void aListKeptWhole()
    {
        const auto details = *imageDetails(*m_store, u"sha256:list"_s);
        QVERIFY(details);
        QCOMPARE(namesOf(*details), QStringList({u"linux/amd64 known"_s, u"linux/arm64/v8"_s}));
    }

    void anImageOfNoList()
    {
        QVERIFY((*imageDetails(*m_store, u"sha256:alone"_s))->platforms.isEmpty());
        QVERIFY(!*imageDetails(*m_store, u"sha256:unknown"_s));
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<HistoryStore> m_store;
};

QTEST_GUILESS_MAIN(TestImageDetails)
#include "tst_imagedetails.moc"
