// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QThread>

#include <atomic>
#include <stop_token>
#include <thread>
#include <vector>

namespace headwater {

/// Calls @p work(number) for each number below @p count, on all cores and on several threads at a
/// time, the calling one among them. Numbers that are not begun when @p stop is requested are left
/// out. @p work must not throw.
template<typename Work>
void forEachInParallel(qsizetype count, const std::stop_token &stop, Work work)
{
    std::atomic<qsizetype> next = 0;
    const auto loop = [&] {
        for (qsizetype i = next++; i < count && !stop.stop_requested(); i = next++)
            work(i);
    };
    // Threads of our own: those of the pool may all wait for somebody like us.
    std::vector<std::jthread> helpers;
    const qsizetype threads = qMin<qsizetype>(count, QThread::idealThreadCount());
    for (qsizetype i = 1; i < threads; ++i)
        helpers.emplace_back(loop);
    loop();
}

} // namespace headwater
