// SPDX-License-Identifier: Apache-2.0
#include "registry/client/linkheader.h"

namespace headwater {

namespace {

struct Link
{
    QByteArray target = {};
    QByteArray rel = {}; ///< lower case; empty: not given
};

/// Up to the next @p end that is not within quotes.
QByteArrayView takeUntil(QByteArrayView &rest, QByteArrayView ends)
{
    bool quoted = false;
    qsizetype i = 0;
    for (; i < rest.size() && (quoted || !ends.contains(rest[i])); ++i) {
        if (rest[i] == '"')
            quoted = !quoted;
    }
    const QByteArrayView taken = rest.first(i);
    rest.slice(i);
    return taken;
}

QByteArray unquoted(QByteArrayView value)
{
    QByteArray text = value.trimmed().toByteArray();
    if (text.size() >= 2 && text.startsWith('"') && text.endsWith('"'))
        text = text.sliced(1, text.size() - 2);
    return text.toLower();
}

void readParameter(QByteArrayView parameter, Link &link)
{
    const qsizetype equals = parameter.indexOf('=');
    if (equals > 0 && parameter.first(equals).trimmed().compare("rel", Qt::CaseInsensitive) == 0)
        link.rel = unquoted(parameter.sliced(equals + 1));
}

QList<Link> parseLinks(QByteArrayView rest)
{
    QList<Link> links;
    while (!rest.isEmpty()) {
        Link link;
        QByteArrayView start = rest.trimmed();
        const qsizetype end = start.indexOf('>');
        if (start.startsWith('<') && end > 0) {
            link.target = start.sliced(1, end - 1).toByteArray();
            rest = start.sliced(end + 1);
            takeUntil(rest, ";,");
        } else {
            link.target = takeUntil(rest, ";,").trimmed().toByteArray();
        }
        while (rest.startsWith(';')) {
            rest.slice(1);
            readParameter(takeUntil(rest, ";,"), link);
        }
        if (rest.startsWith(','))
            rest.slice(1);
        if (!link.target.isEmpty())
            links.append(link);
    }
    return links;
}

} // namespace

std::optional<QUrl> nextPage(const QByteArray &link, const QUrl &page)
{
    const QList<Link> links = parseLinks(link);
    const Link *chosen = nullptr;
    for (const Link &candidate : links) {
        if (candidate.rel.split(' ').contains("next")) {
            chosen = &candidate;
            break;
        }
        if (candidate.rel.isEmpty() && !chosen)
            chosen = &candidate;
    }
    if (!chosen)
        return std::nullopt;
    const QUrl target = page.resolved(QUrl::fromEncoded(chosen->target, QUrl::StrictMode));
    if (!target.isValid() || target.host().isEmpty())
        return std::nullopt;
    return target;
}

} // namespace headwater
