// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/catalog.h"
#include "tests/support/catalogfolder.h"
#include "tests/support/fixtures.h"
#include "tests/support/streams.h"
#include "tests/support/testcase.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QMap>

#include <sys/stat.h>

using namespace headwater;
using namespace Qt::StringLiterals;

class TestLoadCatalog : public TestCase
{
    Q_OBJECT
    std::unique_ptr<CatalogFolder> m_folder = std::make_unique<CatalogFolder>();

    static QHash<QString, QByteArray> contentsOf(const QString &folder)
    {
        QHash<QString, QByteArray> all;
        QDirIterator it(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            QFile file(it.next());
            if (file.open(QIODevice::ReadOnly))
                all.insert(file.fileName(), file.readAll());
        }
        return all;
    }

private Q_SLOTS:
    void cleanup() { m_folder = std::make_unique<CatalogFolder>(); }

    void aBrokenFileStopsNothing()
    {
        m_folder->put(u"a.yaml"_s, CatalogFolder::definition(u"ruby"_s, {u"3.3"_s, u"3.2"_s}));
        m_folder->put(u"broken.yaml"_s, "kind: ImageStream\nmetadata:\n  name: [\n");
        m_folder->put(u"deep.yaml"_s, QByteArray(100'000, '['));
        m_folder->put(u"empty.yaml"_s, {});
        m_folder->put(u"map.json"_s, R"({"apiVersion":"v1","kind":"ConfigMap"})");
        m_folder->put(u"folder.yaml/x.yaml"_s, CatalogFolder::definition(u"node"_s));
        QCOMPARE(::mkfifo(QFile::encodeName(m_folder->at(u"pipe.yaml"_s)).constData(), 0600), 0);
        const auto before = contentsOf(m_folder->at(u"folder.yaml"_s));

        QElapsedTimer timer;
        timer.start();
        const auto snapshot = loadCatalog({m_folder->path()});
        QVERIFY(timer.elapsed() < 5000);
        QVERIFY(snapshot);
        QVERIFY((*snapshot)->isComplete);
        QCOMPARE((*snapshot)->folder, m_folder->path());
        QCOMPARE((*snapshot)->streams.size(), 2);
        QCOMPARE((*snapshot)->tagCount(), 2);
        QCOMPARE((*snapshot)->otherObjects(), 1);
        QStringList broken;
        for (const CatalogFile &file : (*snapshot)->files) {
            if (file.state != CatalogFile::State::Read)
                broken.append(file.path);
        }
        QVERIFY2(broken.contains(u"broken.yaml"_s) && broken.contains(u"deep.yaml"_s)
                     && broken.contains(u"pipe.yaml"_s) && broken.contains(u"folder.yaml"_s),
                 qPrintable(broken.join(u' ')));
        QVERIFY((*snapshot)->problems().first().position.isValid());
        QCOMPARE(contentsOf(m_folder->at(u"folder.yaml"_s)), before);
    }

    void lookingAtASmallFolderLeavesNoTrace()
    {
        m_folder->put(u"a.yaml"_s, CatalogFolder::definition(u"ruby"_s));
        const auto before = contentsOf(m_folder->path());
        QVERIFY(loadCatalog({m_folder->path()}));
        QCOMPARE(contentsOf(m_folder->path()), before);
    }

    void aLargeFolderGetsAnIndex()
    {
        for (int i = 0; i < 200; ++i)
            m_folder->put(u"%1.yaml"_s.arg(i), CatalogFolder::definition(u"s%1"_s.arg(i)));
        const auto first = loadCatalog({m_folder->path()});
        QVERIFY(first);
        QVERIFY(QFile::exists(m_folder->at(u".headwater/state.db"_s)));
        const auto second = loadCatalog({m_folder->path()});
        QVERIFY(second);
        QCOMPARE((*second)->streams.size(), 200);
        QCOMPARE((*second)->files, (*first)->files);
        for (qsizetype i = 0; i < 200; ++i)
            QCOMPARE(*(*second)->streams.at(i).current, *(*first)->streams.at(i).current);
    }

    void whatTheStoreHasIsShown()
    {
        m_folder->put(u"a.yaml"_s, CatalogFolder::definition(u"ruby"_s, {u"3.3"_s}));
        const StreamKey key = {.file = u"a.yaml"_s, .ns = {}, .name = u"ruby"_s};
        {
            const auto store = HistoryStore::open(stateDatabasePath(m_folder->path()));
            QVERIFY((*store)->apply({.key = key, .stream = fullStream()}));
        }
        const auto snapshot = loadCatalog({m_folder->path()});
        QVERIFY(snapshot);
        QCOMPARE((*snapshot)->stream(key)->current->metadata.uid, u"b0a0"_s);
    }

    void opensSingleFiles()
    {
        m_folder->put(u"a.yaml"_s, CatalogFolder::definition(u"ruby"_s));
        m_folder->put(u"b.yaml"_s, CatalogFolder::definition(u"node"_s));
        const auto snapshot = loadCatalog({m_folder->at(u"b.yaml"_s)});
        QVERIFY(snapshot);
        QCOMPARE((*snapshot)->streams.size(), 1);
        QCOMPARE((*snapshot)->streams.first().key.file, u"b.yaml"_s);
    }

    void refuses()
    {
        const auto absent = loadCatalog({m_folder->at(u"none"_s)});
        QVERIFY(!absent);
        QCOMPARE(absent.error().kind, Error::Kind::NotFound);
        std::stop_source source;
        source.request_stop();
        m_folder->put(u"a.yaml"_s, CatalogFolder::definition(u"ruby"_s));
        const auto stopped = loadCatalog({m_folder->path()}, source.get_token());
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().kind, Error::Kind::Cancelled);
        m_folder->put(u".headwater/state.db"_s, "this is no database, and stays as it is");
        const auto unknown = loadCatalog({m_folder->path()});
        QVERIFY(!unknown);
        QCOMPARE(unknown.error().kind, Error::Kind::InvalidInput);
    }

    void theCorpusOpensUnchanged()
    {
        const QString corpus = sharedPath(u"corpus"_s);
        if (!QFile::exists(corpus))
            QSKIP("the corpus is not beside this checkout");
        // A copy: our state has no business in there.
        const auto before = contentsOf(corpus);
        int definitions = 0;
        for (const auto &[path, content] : before.asKeyValueRange()) {
            m_folder->put(path.sliced(corpus.size() + 1), content);
            definitions += path.endsWith(u".json"_s) || path.endsWith(u".yaml"_s) ? 1 : 0;
        }
        const auto snapshot = loadCatalog({m_folder->path()});
        QVERIFY(snapshot);
        QCOMPARE((*snapshot)->files.size(), definitions);
        for (const CatalogFile &file : (*snapshot)->files)
            QCOMPARE(file.state, CatalogFile::State::Read);
        for (const auto &[path, content] : before.asKeyValueRange())
            QCOMPARE(m_folder->get(path.sliced(corpus.size() + 1)), content);
        // MANIFEST.tsv: path, ..., tags (4th), ..., streams (7th column).
        QMap<QString, std::pair<int, int>> expected;
        const QStringList lines = QString::fromUtf8(m_folder->get(u"MANIFEST.tsv"_s)).split(u'\n');
        for (const QString &line : lines.sliced(1)) {
            const QStringList columns = line.split(u'\t');
            if (columns.size() >= 7)
                expected[columns.at(0)] = {columns.at(6).toInt(), columns.at(3).toInt()};
        }
        QMap<QString, std::pair<int, int>> found;
        for (const CatalogStream &stream : (*snapshot)->streams) {
            found[stream.key.file].first += 1;
            found[stream.key.file].second += int(stream.definition->spec.tags.size());
        }
        QCOMPARE(found, expected);
    }
};

QTEST_GUILESS_MAIN(TestLoadCatalog)
#include "tst_loadcatalog.moc"
