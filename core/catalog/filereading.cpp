// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/filereading.h"

#include <QElapsedTimer>
#include <QThread>
#include <QThreadPool>

#include <atomic>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace headwater {

namespace {

/// The jobs, and who is next. Shared by the threads.
class ReadQueue
{
public:
    ReadQueue(QList<ReadJob> jobs, ReadFilesSink sink, std::stop_token stop)
        : m_jobs(std::move(jobs))
        , m_sink(std::move(sink))
        , m_stop(std::move(stop))
    {
    }

    /// What each of the threads does until nothing is left.
    void work();

private:
    const QList<ReadJob> m_jobs;
    const ReadFilesSink m_sink;
    const std::stop_token m_stop;
    std::atomic<qsizetype> m_next = 0;
};

void ReadQueue::work()
{
    // Often enough to be seen, seldom enough to cost nothing.
    constexpr int deliveryMs = 30;
    QList<ReadFile> done;
    QElapsedTimer sinceDelivery;
    sinceDelivery.start();
    while (!m_stop.stop_requested()) {
        const qsizetype index = m_next.fetch_add(1);
        if (index >= m_jobs.size())
            break;
        done.append(readCatalogFile(m_jobs.at(index)));
        if (sinceDelivery.hasExpired(deliveryMs)) {
            m_sink(std::exchange(done, {}));
            sinceDelivery.restart();
        }
    }
    if (!done.isEmpty() && !m_stop.stop_requested())
        m_sink(done);
}

qsizetype threadsFor(qsizetype jobs)
{
    return qMin<qsizetype>(jobs, QThread::idealThreadCount());
}

} // namespace

void startReading(QList<ReadJob> jobs, ReadFilesSink sink, std::stop_token stop)
{
    const qsizetype threads = threadsFor(jobs.size());
    const auto queue
        = std::make_shared<ReadQueue>(std::move(jobs), std::move(sink), std::move(stop));
    for (qsizetype i = 0; i < threads; ++i)
        QThreadPool::globalInstance()->start([queue] { queue->work(); });
}

QList<ReadFile> readAll(QList<ReadJob> jobs, std::stop_token stop)
{
    const qsizetype threads = threadsFor(jobs.size());
    QList<ReadFile> files;
    files.reserve(jobs.size());
    std::mutex mutex;
    const auto collect = [&](const QList<ReadFile> &done) {
        const std::scoped_lock lock(mutex);
        files.append(done);
    };
    ReadQueue queue(std::move(jobs), collect, std::move(stop));
    {
        // Threads of our own: those of the pool may all wait for somebody like us.
        std::vector<std::jthread> helpers;
        for (qsizetype i = 1; i < threads; ++i)
            helpers.emplace_back([&queue] { queue.work(); });
        queue.work();
    }
    return files;
}

} // namespace headwater
