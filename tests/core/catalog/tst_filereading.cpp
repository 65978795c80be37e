// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/filereading.h"
#include "tests/support/catalogfolder.h"
#include "tests/support/testcase.h"

#include <QSet>

#include <mutex>

using namespace headwater;
using namespace Qt::StringLiterals;

class TestFileReading : public TestCase
{
    Q_OBJECT

    QList<ReadJob> jobs() const
    {
        QList<ReadJob> jobs;
        for (int i = 0; i < count; ++i) {
            ReadJob job;
            job.folder = m_folder.path();
            job.path = u"%1.yaml"_s.arg(i);
            job.recorded = std::make_shared<const RecordedStreams>();
            jobs.append(job);
        }
        return jobs;
    }
    static qsizetype distinct(const QList<ReadFile> &files)
    {
        QSet<QString> paths;
        for (const ReadFile &file : files)
            paths.insert(file.file.path);
        return paths.size();
    }
    static constexpr int count = 50;
    CatalogFolder m_folder;

private Q_SLOTS:
    void filesForAllTests()
    {
        for (int i = 0; i < count; ++i)
            m_folder.put(u"%1.yaml"_s.arg(i), CatalogFolder::definition(u"s%1"_s.arg(i)));
    }

    void readsEachFileOnce()
    {
        const QList<ReadFile> files = readAll(jobs(), {});
        QCOMPARE(files.size(), count);
        QCOMPARE(distinct(files), count);
        QVERIFY(readAll({}, {}).isEmpty());
    }

    void deliversFromOtherThreads()
    {
        std::mutex mutex;
        QList<ReadFile> files;
        startReading(jobs(),
                     [&](const QList<ReadFile> &some) {
                         const std::scoped_lock lock(mutex);
                         files.append(some);
                     },
                     {});
        const auto delivered = [&] {
            const std::scoped_lock lock(mutex);
            return distinct(files);
        };
        QTRY_COMPARE(delivered(), count);
        QCOMPARE(files.size(), count);
    }

    void stops()
    {
        std::stop_source source;
        source.request_stop();
        QVERIFY(readAll(jobs(), source.get_token()).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestFileReading)
#include "tst_filereading.moc"
