// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QFuture>
#include <QHash>
#include <QObject>
#include <QPromise>
#include <QString>

#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

namespace headwater {

/// Asks once for what several want at the same time or later, and gives all of them the answer.
/// Lives in one thread; answers end with it.
template<typename T>
class SharedRequests : public QObject
{
public:
    /// @p start makes the request, and is called for the first of each @p key only.
    template<typename Start>
    QFuture<Result<T>> get(const QString &key, Start start)
    {
        Entry &entry = m_entries[key];
        if (entry.answer)
            return QtFuture::makeReadyValueFuture(*entry.answer);
        QPromise<Result<T>> waiter;
        waiter.start();
        QFuture<Result<T>> future = waiter.future();
        entry.waiters.push_back(std::move(waiter));
        if (entry.waiters.size() == 1)
            start().then(this, [this, key](const Result<T> &answer) { deliver(key, answer); });
        return future;
    }

private:
    struct Entry
    {
        std::optional<Result<T>> answer = {};
        std::vector<QPromise<Result<T>>> waiters = {};
    };

    void deliver(const QString &key, const Result<T> &answer)
    {
        Entry &entry = m_entries[key];
        entry.answer = answer;
        std::vector<QPromise<Result<T>>> waiters = std::exchange(entry.waiters, {});
        for (QPromise<Result<T>> &waiter : waiters) {
            waiter.addResult(answer);
            waiter.finish();
        }
    }

    std::unordered_map<QString, Entry> m_entries;
};

} // namespace headwater
