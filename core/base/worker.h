// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFuture>
#include <QPromise>
#include <QThreadPool>

#include <memory>
#include <type_traits>
#include <utility>

namespace headwater {

/// Runs @p work in the program's thread pool. Continue with .then(context, …), which drops the
/// answer when the context is gone. @p work must not touch anything that can go before it ends:
/// give it values.
template<typename Work>
QFuture<std::invoke_result_t<Work>> runInPool(Work work)
{
    using T = std::invoke_result_t<Work>;
    auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    QThreadPool::globalInstance()->start([promise, work = std::move(work)]() mutable {
        promise->addResult(work());
        promise->finish();
    });
    return promise->future();
}

} // namespace headwater
