// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFuture>
#include <QPromise>

#include <utility>
#include <vector>

namespace headwater {

/// Several who wait for one answer. A QFuture has room for one continuation, so each gets his own.
template<typename T>
class WaitingList
{
public:
    bool isEmpty() const { return m_waiters.empty(); }

    QFuture<T> add()
    {
        QPromise<T> waiter;
        waiter.start();
        QFuture<T> future = waiter.future();
        m_waiters.push_back(std::move(waiter));
        return future;
    }

    /// Everybody may do anything then, even wait again.
    void deliver(const T &answer)
    {
        std::vector<QPromise<T>> waiters = std::exchange(m_waiters, {});
        for (QPromise<T> &waiter : waiters) {
            waiter.addResult(answer);
            waiter.finish();
        }
    }

private:
    std::vector<QPromise<T>> m_waiters;
};

} // namespace headwater
