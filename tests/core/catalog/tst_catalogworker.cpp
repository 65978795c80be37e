// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/catalogworker.h"

#include "tests/support/catalogfolder.h"
#include "tests/support/testcase.h"

#include <QFile>
#include <QSignalSpy>

using namespace headwater;
using namespace Qt::StringLiterals;

class TestCatalogWorker : public TestCase
{
    Q_OBJECT
    std::unique_ptr<CatalogFolder> m_folder = std::make_unique<CatalogFolder>();

private Q_SLOTS:
    void cleanup() { m_folder = std::make_unique<CatalogFolder>(); }

    void namesComeBeforeStreams()
    {
        m_folder->put(u"a.yaml"_s, CatalogFolder::definition(u"ruby"_s));
        CatalogWorker worker({m_folder->path()}, {});
        QList<CatalogSnapshotPtr> published;
        connect(&worker, &CatalogWorker::published, this,
                [&](const CatalogSnapshotPtr &snapshot) { published.append(snapshot); });
        QSignalSpy finished(&worker, &CatalogWorker::finished);
        worker.start();
        QVERIFY(!published.isEmpty());
        QCOMPARE(published.first()->files.first().state, CatalogFile::State::Waiting);
        QVERIFY(!published.first()->isComplete);
        QVERIFY(finished.wait());
        QVERIFY(published.last()->isComplete);
        QCOMPARE(published.last()->streams.size(), 1);
    }

    void anEmptyFolderIsFinishedAndLeftAlone()
    {
        CatalogWorker worker({m_folder->path()}, {});
        QSignalSpy finished(&worker, &CatalogWorker::finished);
        worker.start();
        QCOMPARE(finished.size(), 1);
        QVERIFY(!QFile::exists(m_folder->at(u".headwater"_s)));
    }

    void leftoversOfAKilledSaveAreSwept()
    {
        m_folder->put(u"sub/.headwater-save-1"_s, "x");
        m_folder->put(u"sub/a.yaml"_s, CatalogFolder::definition(u"ruby"_s));
        CatalogWorker worker({m_folder->path()}, {});
        worker.start();
        QVERIFY(!QFile::exists(m_folder->at(u"sub/.headwater-save-1"_s)));
    }

    void withoutAFolderThereIsNoStore()
    {
        CatalogWorker worker({m_folder->at(u"none"_s)}, {});
        QSignalSpy failed(&worker, &CatalogWorker::failed);
        worker.start();
        QCOMPARE(failed.size(), 1);
        std::optional<Error> error;
        worker.withStore([&](const Result<HistoryStore *> &store) { error = store.error(); });
        QVERIFY(error);
        QCOMPARE(error->kind, Error::Kind::NotFound);
    }
};

QTEST_GUILESS_MAIN(TestCatalogWorker)
#include "tst_catalogworker.moc"
