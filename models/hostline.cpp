// SPDX-License-Identifier: Apache-2.0
#include "models/hostline.h"

#include <QCoreApplication>
#include <QStringList>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

class Texts
{
    Q_DECLARE_TR_FUNCTIONS(headwater::HostLine)
public:
    static QString waits(const QString &host, const QDateTime &until)
    {
        return tr("%1 asks to wait until %2")
            .arg(host, until.toLocalTime().toString(u"HH:mm:ss"_s));
    }
    static QString left(const QString &host, const RateLimit &limit)
    {
        if (limit.limit < 0)
            return tr("%1: %2 requests left").arg(host).arg(limit.remaining);
        return tr("%1: %2 of %3 requests left").arg(host).arg(limit.remaining).arg(limit.limit);
    }
    static QString asked(const QString &host, const HostState &state)
    {
        return tr("%1: %2 running, %3 waiting").arg(host).arg(state.running).arg(state.waiting);
    }
};

QString hostName(const HostState &state)
{
    const QUrl url(state.host);
    const int usual = url.scheme() == "http"_L1 ? 80 : 443;
    return url.port(usual) == usual ? url.host() : url.host() + u':' + QString::number(url.port());
}

/// What makes the host worth a word; empty: nothing.
QString notice(const HostState &state, const QDateTime &now)
{
    if (state.pausedUntil.isValid() && state.pausedUntil > now)
        return Texts::waits(hostName(state), state.pausedUntil);
    if (state.rateLimit)
        return Texts::left(hostName(state), *state.rateLimit);
    return {};
}

} // namespace

QString hostLine(const QList<HostState> &hosts, const QDateTime &now)
{
    QStringList parts;
    for (const HostState &state : hosts) {
        if (const QString part = notice(state, now); !part.isEmpty())
            parts.append(part);
    }
    return parts.join(u" · "_s);
}

QString hostDetails(const QList<HostState> &hosts, const QDateTime &now)
{
    QStringList lines;
    for (const HostState &state : hosts) {
        lines.append(Texts::asked(hostName(state), state));
        if (const QString part = notice(state, now); !part.isEmpty())
            lines.append(part);
    }
    return lines.join(u'\n');
}

} // namespace headwater
