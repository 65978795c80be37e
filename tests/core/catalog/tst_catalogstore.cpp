// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/catalogstore.h"

#include "core/catalog/catalogcontents.h"
#include "core/catalog/filereading.h"
#include "core/store/historystore.h"
#include "tests/support/catalogfolder.h"
#include "tests/support/streams.h"
#include "tests/support/testcase.h"

#include <QFile>

using namespace headwater;
using namespace Qt::StringLiterals;

class TestCatalogStore : public TestCase
{
    Q_OBJECT
    std::unique_ptr<CatalogFolder> m_folder = std::make_unique<CatalogFolder>();

    static StreamKey key(const QString &file)
    {
        return {.file = file, .ns = {}, .name = u"ruby"_s};
    }
    CatalogContents readContents(const HistoryStore &store) const
    {
        CatalogContents contents(m_folder->path());
        if (!loadRecorded(contents, store))
            qFatal("the store cannot be read");
        loadIndex(contents, store);
        contents.update(*scanFolder(m_folder->path()), {});
        for (ReadFile file : readAll(contents.takeJobs(), {})) {
            file.isSettled = true; // or the test would have to wait
            contents.take(file);
        }
        return contents;
    }
    std::unique_ptr<HistoryStore> freshStore() const
    {
        auto store = openCatalogStore(m_folder->path(), StoreCreation::WhenAbsent);
        return store ? std::move(*store) : nullptr;
    }

private Q_SLOTS:
    void cleanup() { m_folder = std::make_unique<CatalogFolder>(); }

    void makesAStoreOnlyWhenAsked()
    {
        QVERIFY(!*openCatalogStore(m_folder->path(), StoreCreation::Never));
        QVERIFY(!QFile::exists(m_folder->at(u".headwater"_s)));
        QVERIFY(freshStore());
        QVERIFY(*openCatalogStore(m_folder->path(), StoreCreation::Never));
    }

    void anUnknownStoreIsAnError()
    {
        m_folder->put(u".headwater/state.db"_s, "something else, for sure not SQLite");
        const auto store = openCatalogStore(m_folder->path(), StoreCreation::WhenAbsent);
        QVERIFY(!store);
        QCOMPARE(store.error().kind, Error::Kind::InvalidInput);
    }

    void historiesFollowAndTheIndexIsWritten()
    {
        m_folder->put(u"new.yaml"_s, CatalogFolder::definition(u"ruby"_s));
        const auto store = freshStore();
        QVERIFY(store->apply({.key = key(u"old.yaml"_s), .stream = fullStream()}));

        CatalogContents contents = readContents(*store);
        QVERIFY(finishReading(contents, *store, true));
        QVERIFY(store->stream(key(u"new.yaml"_s)).value());
        QVERIFY(!store->stream(key(u"old.yaml"_s)).value());
        QCOMPARE(contents.snapshot()->streams.first().current->metadata.uid, u"b0a0"_s);
        QCOMPARE(store->fileIndex(indexReader())->size(), 1);

        m_folder->remove(u"new.yaml"_s);
        CatalogContents later = readContents(*store);
        QVERIFY(!finishReading(later, *store, true));
        QVERIFY(store->fileIndex(indexReader())->isEmpty());
    }

    void aReadOnlyStoreShowsMovesAndWritesNothing()
    {
        m_folder->put(u"new.yaml"_s, CatalogFolder::definition(u"ruby"_s));
        QVERIFY(freshStore()->apply({.key = key(u"old.yaml"_s), .stream = fullStream()}));
        const auto store = HistoryStore::open(m_folder->at(u".headwater/state.db"_s), true);
        QVERIFY(store);
        CatalogContents contents = readContents(**store);
        QVERIFY(finishReading(contents, **store, true));
        QCOMPARE(contents.snapshot()->streams.first().current->metadata.uid, u"b0a0"_s);
        QVERIFY((*store)->stream(key(u"old.yaml"_s)).value());
        QVERIFY((*store)->fileIndex(indexReader())->isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestCatalogStore)
#include "tst_catalogstore.moc"
