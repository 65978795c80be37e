// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ports/httptransport.h"

#include <QByteArrayView>
#include <QDateTime>
#include <QTimeZone>

#include <cstdio>
#include <cstdlib>

namespace headwater {

/// What must be true of every input; false ends the run as a crash, which keeps the input.
inline void require(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "broken promise: %s\n", what);
    std::abort();
}

inline QByteArrayView fuzzBytes(const unsigned char *data, size_t size)
{
    return QByteArrayView(data, qsizetype(size));
}

/// Cuts what comes before @p separator off @p bytes; all of it if there is none.
inline QByteArrayView cut(QByteArrayView &bytes, QByteArrayView separator)
{
    const qsizetype end = bytes.indexOf(separator);
    const QByteArrayView head = end < 0 ? bytes : bytes.first(end);
    bytes = end < 0 ? QByteArrayView() : bytes.sliced(end + separator.size());
    return head;
}

/// A reply from text that looks like one, so that seeds can be read: status, lines of headers, an
/// empty line, body.
inline HttpReply fuzzReply(QByteArrayView bytes)
{
    HttpReply reply{.url = QUrl(QStringLiteral("https://registry.example/v2/lib/app/tags/list"))};
    const QByteArrayView status = cut(bytes, "\n");
    reply.status = status.first(qMin(status.size(), 3)).toByteArray().toInt();
    reply.reasonPhrase = status.sliced(qMin(status.size(), 4)).toByteArray();
    QByteArrayView head = cut(bytes, "\n\n");
    while (!head.isEmpty()) {
        QByteArrayView line = cut(head, "\n");
        const QByteArrayView name = cut(line, ":");
        reply.headers.append({name.toByteArray(), line.trimmed().toByteArray()});
    }
    reply.body = bytes.toByteArray();
    return reply;
}

} // namespace headwater

/// A target is the body of this: LIBFUZZER(bytes) { ... }.
#define LIBFUZZER(bytes)                                                                           \
    static void run(QByteArrayView bytes);                                                         \
    extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)                  \
    {                                                                                              \
        run(headwater::fuzzBytes(data, size));                                                     \
        return 0;                                                                                  \
    }                                                                                              \
    static void run(QByteArrayView bytes)
