// SPDX-License-Identifier: Apache-2.0
#include "core/describe/tables.h"

#include "core/describe/duration.h"
#include "core/describe/tabaligner.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// Source: cli-runtime, pkg/printers/tableprinter.go.
QString cellText(const QString &value)
{
    static constexpr QStringView breaks = u"\n\f\r";
    const auto isBreak = [](QChar c) { return breaks.contains(c); };
    const auto end = std::find_if(value.begin(), value.end(), isBreak);
    if (end == value.end())
        return value;
    return value.left(end - value.begin()) + u"..."_s;
}

QString labelsCell(const StringMap &labels)
{
    QStringList pairs;
    for (const auto &[key, value] : labels.asKeyValueRange())
        pairs.append(key + u'=' + value);
    return pairs.isEmpty() ? u"<none>"_s : pairs.join(u',');
}

QString repository(const ImageStream &stream)
{
    if (!stream.status.publicDockerImageRepository.isEmpty())
        return stream.status.publicDockerImageRepository;
    if (!stream.spec.dockerImageRepository.isEmpty())
        return stream.spec.dockerImageRepository;
    return stream.status.dockerImageRepository;
}

} // namespace

QStringList tagsByAge(const ImageStreamStatus &status)
{
    QList<std::pair<qint64, QString>> tags;
    for (const NamedTagEventList &list : status.tags) {
        const bool isEmpty = list.items.isEmpty();
        tags.emplaceBack(isEmpty ? -1 : list.items.first().created.toSecsSinceEpoch(), list.tag);
    }
    std::sort(tags.begin(), tags.end(), [](const auto &a, const auto &b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    QStringList names;
    for (const auto &[created, name] : std::as_const(tags))
        names.append(name);
    return names;
}

QDateTime newestItem(const ImageStreamStatus &status)
{
    QDateTime newest;
    for (const NamedTagEventList &list : status.tags) {
        if (!list.items.isEmpty() && (!newest.isValid() || list.items.first().created > newest))
            newest = list.items.first().created;
    }
    return newest;
}

// A tag that overflows is still shown if most of it would have fitted.
QString tagListCell(const QStringList &tags)
{
    constexpr qsizetype preferred = 40;
    constexpr qsizetype tolerance = 10;
    qsizetype remaining = preferred;
    qsizetype shown = 0;
    for (const QString &tag : tags) {
        remaining -= tag.size() + 1;
        const bool mostlyFits = remaining + tag.size() > tolerance && -remaining <= tolerance;
        if (remaining < 0 && (shown == 0 || !mostlyFits)) {
            shown = qMax<qsizetype>(shown, 1); // a first tag is shown however long it is, and alone
            break;
        }
        ++shown;
    }
    QString cell = tags.first(shown).join(u',');
    if (shown < tags.size())
        cell += u" + %1 more..."_s.arg(tags.size() - shown);
    return cell;
}

QString alignedTable(const QList<QStringList> &rows)
{
    QString text;
    for (const QStringList &row : rows) {
        QStringList cells;
        for (const QString &cell : row)
            cells.append(cellText(cell).replace(u'\t', u' '));
        text += cells.join(u'\t') + u'\n';
    }
    return alignTabs(text, {.minimumWidth = 6, .tabWidth = 4, .padding = 3, .pad = u' '});
}

QString imageStreamTable(const QList<ImageStream> &streams, TableOptions options,
                         const QDateTime &now)
{
    QList<QStringList> rows;
    if (options.withHeaders)
        rows.append({u"NAME"_s, u"IMAGE REPOSITORY"_s, u"TAGS"_s, u"UPDATED"_s});
    for (const ImageStream &stream : streams) {
        const QDateTime updated = newestItem(stream.status);
        rows.append({stream.metadata.name, repository(stream),
                     tagListCell(tagsByAge(stream.status)),
                     updated.isValid() ? ago(updated, now) : QString()});
    }
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const bool isHeader = options.withHeaders && i == 0;
        const ImageStream *stream
            = isHeader ? nullptr : &streams.at(i - (options.withHeaders ? 1 : 0));
        if (options.withLabels)
            rows[i].append(isHeader ? u"LABELS"_s : labelsCell(stream->metadata.labels));
        if (options.withNamespace)
            rows[i].prepend(isHeader ? u"NAMESPACE"_s : stream->metadata.ns);
    }
    return alignedTable(rows);
}

} // namespace headwater
