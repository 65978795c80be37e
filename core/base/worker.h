// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFuture>
#include <QPromise>
#include <QThreadPool>

#include <memory>
#include <type_traits>
#include <utility>

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

} // namespace headwater
