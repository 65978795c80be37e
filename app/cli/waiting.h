// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>
#include <QFuture>
#include <QObject>

#include <optional>

namespace headwater {

/// Waits for @p future as the program's one event loop; there is no window that could freeze.
/// @p future has one result, and is not cancelled.
template<typename T>
T waitFor(QFuture<T> future)
{
    QObject context;
    std::optional<T> result;
    future.then(&context, [&result](const T &value) {
        result = value;
        QCoreApplication::exit();
    });
    // What is finished already has been taken at once, and there is nothing to end a loop.
    if (!result)
        QCoreApplication::exec();
    return *std::move(result);
}

} // namespace headwater
