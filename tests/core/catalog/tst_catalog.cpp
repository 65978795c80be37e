// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/catalog.h"

#include "tests/support/catalogfolder.h"
#include "tests/support/streams.h"
#include "tests/support/testcase.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QThread>

#include <filesystem>

using namespace headwater;
using namespace Qt::StringLiterals;

class TestCatalog : public TestCase
{
    Q_OBJECT

    /// The first tag of the first stream; what the tests change.
    static QString firstTag(const Catalog &catalog)
    {
        const CatalogSnapshotPtr snapshot = catalog.snapshot();
        if (snapshot->streams.isEmpty()
            || snapshot->streams.first().definition->spec.tags.isEmpty())
            return {};
        return snapshot->streams.first().definition->spec.tags.first().name;
    }
    void openRuby(Catalog &catalog) const
    {
        m_folder->put(u"a.yaml"_s, CatalogFolder::definition(u"ruby"_s, {u"3.3"_s}));
        QSignalSpy finished(&catalog, &Catalog::finished);
        catalog.open({m_folder->path()});
        QVERIFY(finished.wait());
    }
    static StreamKey key(const QString &file)
    {
        return {.file = file, .ns = {}, .name = u"ruby"_s};
    }
    static constexpr int patience = 15'000;
    std::unique_ptr<CatalogFolder> m_folder = std::make_unique<CatalogFolder>();

private Q_SLOTS:
    void cleanup() { m_folder = std::make_unique<CatalogFolder>(); }

    void opensAndCloses()
    {
        Catalog catalog;
        QVERIFY(catalog.snapshot());
        QVERIFY(!catalog.isOpen());
        QSignalSpy changed(&catalog, &Catalog::changed);
        openRuby(catalog);
        QVERIFY(catalog.isOpen());
        QVERIFY(!changed.isEmpty());
        QVERIFY(catalog.snapshot()->isComplete);
        QCOMPARE(catalog.snapshot()->folder, m_folder->path());
        QCOMPARE(firstTag(catalog), u"3.3"_s);
        catalog.close();
        QVERIFY(!catalog.isOpen());
        QVERIFY(catalog.snapshot()->files.isEmpty());
    }

    void anotherFolderReplacesTheFirst()
    {
        Catalog catalog;
        openRuby(catalog);
        const CatalogFolder other;
        other.put(u"b.yaml"_s, CatalogFolder::definition(u"node"_s, {u"20"_s}));
        catalog.open({m_folder->path()});
        catalog.open({other.path()});
        QTRY_COMPARE(firstTag(catalog), u"20"_s);
        QCOMPARE(catalog.snapshot()->folder, other.path());
    }

    void anAbsentFolderIsReported()
    {
        Catalog catalog;
        QSignalSpy failed(&catalog, &Catalog::failed);
        catalog.open({m_folder->at(u"none"_s)});
        QVERIFY(failed.wait());
        QCOMPARE(failed.first().first().value<Error>().kind, Error::Kind::NotFound);
    }

    // T6, T8
    void changesOnDiskAreNoticed_data()
    {
        QTest::addColumn<QString>("how");
        QTest::newRow("in place") << u"in place"_s;
        QTest::newRow("renamed over") << u"renamed over"_s;
        QTest::newRow("same size and time") << u"same size and time"_s;
    }
    void changesOnDiskAreNoticed()
    {
        QFETCH(const QString, how);
        Catalog catalog;
        openRuby(catalog);
        const QByteArray next = CatalogFolder::definition(u"ruby"_s, {u"3.4"_s});
        const std::filesystem::path path = m_folder->at(u"a.yaml"_s).toStdString();
        const auto time = std::filesystem::last_write_time(path);
        if (how == u"renamed over"_s)
            m_folder->replace(u"a.yaml"_s, next);
        else
            m_folder->put(u"a.yaml"_s, next);
        if (how == u"same size and time"_s)
            std::filesystem::last_write_time(path, time);
        QTRY_COMPARE_WITH_TIMEOUT(firstTag(catalog), u"3.4"_s, patience);
        // And again: what watches has to follow the new file.
        m_folder->put(u"a.yaml"_s, CatalogFolder::definition(u"ruby"_s, {u"3.5"_s}));
        QTRY_COMPARE_WITH_TIMEOUT(firstTag(catalog), u"3.5"_s, patience);
    }

    void newFilesAndFoldersAreNoticed()
    {
        Catalog catalog;
        openRuby(catalog);
        m_folder->put(u"sub/dir/b.yaml"_s, CatalogFolder::definition(u"node"_s));
        QTRY_COMPARE_WITH_TIMEOUT(catalog.snapshot()->streams.size(), 2, patience);
        QTRY_VERIFY_WITH_TIMEOUT(catalog.snapshot()->isComplete, patience);
    }

    // T9
    void aDeletedFileIsGoneThenRemoved()
    {
        m_folder->put(u"b.yaml"_s, CatalogFolder::definition(u"node"_s));
        Catalog catalog;
        openRuby(catalog);
        bool wasGone = false;
        connect(&catalog, &Catalog::changed, this, [&] {
            const CatalogSnapshotPtr snapshot = catalog.snapshot();
            wasGone = wasGone
                || (snapshot->files.size() == 2
                    && snapshot->files.last().state == CatalogFile::State::Gone);
        });
        m_folder->remove(u"b.yaml"_s);
        QTRY_COMPARE_WITH_TIMEOUT(catalog.snapshot()->files.size(), 1, patience);
        QVERIFY(wasGone);
        QCOMPARE(catalog.snapshot()->streams.size(), 1);
    }

    // T9
    void aMovedFolderIsReportedAndComesBack()
    {
        m_folder->put(u"catalog/a.yaml"_s, CatalogFolder::definition(u"ruby"_s, {u"3.3"_s}));
        Catalog catalog;
        QSignalSpy finished(&catalog, &Catalog::finished);
        QSignalSpy failed(&catalog, &Catalog::failed);
        catalog.open({m_folder->at(u"catalog"_s)});
        QVERIFY(finished.wait());
        QVERIFY(QDir().rename(m_folder->at(u"catalog"_s), m_folder->at(u"away"_s)));
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, patience);
        QTRY_COMPARE_WITH_TIMEOUT(catalog.snapshot()->files.first().state, CatalogFile::State::Gone,
                                  patience);
        QCOMPARE(firstTag(catalog), u"3.3"_s);
        QVERIFY(QDir().rename(m_folder->at(u"away"_s), m_folder->at(u"catalog"_s)));
        QTRY_COMPARE_WITH_TIMEOUT(catalog.snapshot()->files.first().state, CatalogFile::State::Read,
                                  patience);
        QCOMPARE(failed.size(), 1);
    }

    void theStoreIsWorkedWithInItsOwnThread()
    {
        Catalog catalog;
        openRuby(catalog);
        QThread *thread = nullptr;
        const auto applied = catalog.withStore<void>([&](HistoryStore &store) {
            thread = QThread::currentThread();
            return store.apply({.key = key(u"a.yaml"_s), .stream = fullStream()});
        });
        QTRY_VERIFY(applied.isFinished());
        QVERIFY(applied.result());
        QVERIFY(thread && thread != QThread::currentThread());
        QSignalSpy changed(&catalog, &Catalog::changed);
        catalog.refreshStatus(key(u"a.yaml"_s));
        QVERIFY(changed.wait());
        QCOMPARE(catalog.snapshot()->streams.first().current->metadata.uid, u"b0a0"_s);
    }

    void workGivenBeforeClosingIsDone()
    {
        Catalog catalog;
        openRuby(catalog);
        const auto applied = catalog.withStore<void>([](HistoryStore &store) {
            return store.apply({.key = key(u"a.yaml"_s), .stream = fullStream()});
        });
        catalog.close();
        QTRY_VERIFY(applied.isFinished());
        QVERIFY(applied.result());
        const auto later = catalog.withStore<int>([](HistoryStore &) { return 1; });
        QVERIFY(later.isFinished());
        QCOMPARE(later.result().error().kind, Error::Kind::NotFound);
    }

    void whatAnotherProgramRecordsIsShown()
    {
        Catalog catalog;
        openRuby(catalog);
        const auto store = HistoryStore::open(stateDatabasePath(m_folder->path()));
        QVERIFY(store && (*store)->apply({.key = key(u"a.yaml"_s), .stream = fullStream()}));
        QTRY_COMPARE_WITH_TIMEOUT(catalog.snapshot()->streams.first().current->metadata.uid,
                                  u"b0a0"_s, patience);
    }

    void historyFollowsARenamedFile()
    {
        Catalog catalog;
        openRuby(catalog);
        const auto applied = catalog.withStore<void>([](HistoryStore &store) {
            return store.apply({.key = key(u"a.yaml"_s), .stream = fullStream()});
        });
        QTRY_VERIFY(applied.isFinished());
        catalog.refreshStatus(key(u"a.yaml"_s));
        QVERIFY(QFile::rename(m_folder->at(u"a.yaml"_s), m_folder->at(u"b.yaml"_s)));
        const auto uid = [&] {
            const CatalogStream *stream = catalog.snapshot()->stream(key(u"b.yaml"_s));
            return stream ? stream->current->metadata.uid : QString();
        };
        QTRY_COMPARE_WITH_TIMEOUT(uid(), u"b0a0"_s, patience);
    }

    void anUnusableStoreStopsNothing()
    {
        m_folder->put(u".headwater/state.db"_s, "not a database, and not to be touched either");
        Catalog catalog;
        QSignalSpy failed(&catalog, &Catalog::failed);
        openRuby(catalog);
        QCOMPARE(failed.size(), 1);
        QCOMPARE(firstTag(catalog), u"3.3"_s);
        const auto work = catalog.withStore<int>([](HistoryStore &) { return 1; });
        QTRY_VERIFY(work.isFinished());
        QCOMPARE(work.result().error().kind, Error::Kind::InvalidInput);
    }

    void withoutPollingTheSystemIsHeeded()
    {
        Catalog catalog;
        catalog.setPolling(false);
        openRuby(catalog);
        m_folder->put(u"a.yaml"_s, CatalogFolder::definition(u"ruby"_s, {u"3.4"_s}));
        QTRY_COMPARE_WITH_TIMEOUT(firstTag(catalog), u"3.4"_s, patience);
    }

    void showsWhatIsBeingEdited()
    {
        Catalog catalog;
        openRuby(catalog);
        const QByteArray text = CatalogFolder::definition(u"ruby"_s, {u"4.0"_s});
        const auto edited = std::make_shared<const Definition>(readDefinition(text, u"a.yaml"_s));
        catalog.setUnsaved(u"a.yaml"_s, edited, text.size());
        QTRY_COMPARE_WITH_TIMEOUT(firstTag(catalog), u"4.0"_s, patience);
        QVERIFY(catalog.snapshot()->files.first().isUnsaved);
        catalog.endUnsaved(u"a.yaml"_s);
        QTRY_COMPARE_WITH_TIMEOUT(firstTag(catalog), u"3.3"_s, patience);
        QVERIFY(!catalog.snapshot()->files.first().isUnsaved);
        catalog.close();
        catalog.setUnsaved(u"a.yaml"_s, edited, text.size()); // does nothing
        catalog.endUnsaved(u"a.yaml"_s);
    }
};

QTEST_GUILESS_MAIN(TestCatalog)
#include "tst_catalog.moc"
