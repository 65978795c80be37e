// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFuture>
#include <QPromise>
#include <QThreadPool>

#include <memory>
#include <type_traits>
#include <utility>

#include <sys/resource.h>

namespace headwater {

/// Runs @p work in a thread of @p pool. Continue with .then(context, …), which drops the answer
/// when the context is gone. @p work must not touch anything that can go before it ends: give it
/// values.
template<typename Work>
QFuture<std::invoke_result_t<Work>> runInPool(QThreadPool &pool, Work work)
{
    using T = std::invoke_result_t<Work>;
    auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    pool.start([promise, work = std::move(work)]() mutable {
        promise->addResult(work());
        promise->finish();
    });
    return promise->future();
}

/// The same in the program's own pool, for what takes no longer than the processor does: who waits
/// for a disk there makes everybody wait.
template<typename Work>
QFuture<std::invoke_result_t<Work>> runInPool(Work work)
{
    return runInPool(*QThreadPool::globalInstance(), std::move(work));
}

/// Lets the calling thread stand back whenever another wants the processor: for work that may take
/// long and that nobody waits for, so that typing does not have to wait for it.
inline void standBack()
{
    constexpr int niceness = 10;
    ::setpriority(PRIO_PROCESS, 0, niceness); // of the thread alone, on Linux
}

/// Has @p value destroyed in the pool: a large one takes longer than a frame.
template<typename T>
void destroyInPool(T value)
{
    QThreadPool::globalInstance()->start([value = std::move(value)] { Q_UNUSED(value) });
}

} // namespace headwater
