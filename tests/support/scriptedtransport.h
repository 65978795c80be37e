// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ports/httptransport.h"

#include <QHash>
#include <QObject>

#include <memory>
#include <vector>

namespace headwater {

/// A transport without a network: answers as it was told, and keeps open what it was told nothing
/// about until the request is stopped. Answers are used up in order; the last for a URL stays.
class ScriptedTransport : public QObject, public HttpTransport
{
public:
    ScriptedTransport();
    ~ScriptedTransport() override;

    QFuture<Result<HttpReply>> send(HttpRequest request, std::stop_token stop) override;

    void answer(const QString &url, const Result<HttpReply> &reply);
    const QList<HttpRequest> &requests() const { return m_requests; }
    /// The URLs asked for, in order.
    QStringList urls() const;
    qsizetype openRequests() const { return qsizetype(m_open.size()); }

private:
    struct Open;
    void settle(Open *open, const Result<HttpReply> &result);

    QHash<QString, QList<Result<HttpReply>>> m_answers;
    QList<HttpRequest> m_requests;
    std::vector<std::unique_ptr<Open>> m_open;
};

} // namespace headwater
