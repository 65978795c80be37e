// SPDX-License-Identifier: Apache-2.0
#include "core/describe/describepreview.h"

#include "core/describe/jsontext.h"
#include "core/describe/tables.h"
#include "core/preview/logoclasses.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

QString orNone(const QString &text)
{
    return text.isEmpty() ? u"<none>"_s : text;
}

/// The console's picture, or what is there for want of it.
QString iconText(const PreviewIcon &icon)
{
    using Look = PreviewIcon::Look;
    switch (icon.look) {
    case Look::Logo: {
        const LogoClass *const logo = logoClass(icon.iconClass);
        return logo ? QString(logo->file) : icon.iconClass;
    }
    case Look::Glyph: return u"glyph"_s;
    case Look::Generic: return u"generic"_s;
    case Look::EmptyBox: return u"empty"_s;
    case Look::Nothing: return u"none"_s;
    }
    return {};
}

QStringList tagsOf(const PreviewEntry &entry)
{
    QStringList tags;
    for (const PreviewVersion &version : entry.versions)
        tags.append(version.tag);
    return tags;
}

QString sampleOf(const PreviewEntry &entry)
{
    const PreviewVersion *const version = entry.version(entry.defaultTag);
    return version ? version->sampleRepo : QString();
}

QJsonObject asObject(const PreviewVersion &version)
{
    return {{u"tag"_s, version.tag},
            {u"heading"_s, version.heading},
            {u"description"_s, version.description},
            {u"keywords"_s, QJsonArray::fromStringList(version.keywords)},
            {u"iconClass"_s, version.icon.iconClass},
            {u"logo"_s, iconText(version.icon)},
            {u"sampleRepo"_s, version.sampleRepo},
            {u"sampleRef"_s, version.sampleRef},
            {u"sampleContextDir"_s, version.sampleContextDir}};
}

void insertEntry(QJsonObject &object, const PreviewEntry &entry)
{
    QJsonArray versions;
    for (const PreviewVersion &version : entry.versions)
        versions.append(asObject(version));
    QJsonArray notes;
    for (const PreviewNote &note : entry.notes)
        notes.append(note.text);
    object.insert(u"tileTitle"_s, entry.title);
    object.insert(u"cardTitle"_s, entry.cardTitle);
    object.insert(u"providerLine"_s, entry.provider);
    object.insert(u"description"_s, entry.description);
    object.insert(u"defaultTag"_s, entry.defaultTag);
    object.insert(u"versionOrder"_s, QJsonArray::fromStringList(tagsOf(entry)));
    object.insert(u"iconClass"_s, entry.icon.iconClass);
    object.insert(u"logo"_s, iconText(entry.icon));
    object.insert(u"cardLogo"_s, iconText(entry.cardIcon));
    object.insert(u"topologyLogo"_s, iconText(entry.topologyIcon));
    object.insert(u"categories"_s, QJsonArray::fromStringList(entry.categories));
    object.insert(u"keywords"_s, QJsonArray::fromStringList(entry.keywords));
    object.insert(u"panelSampleRepo"_s, entry.panelSample);
    object.insert(u"sampleRepo"_s, sampleOf(entry));
    object.insert(u"inSamplesCatalog"_s, entry.isSample);
    object.insert(u"recommendedByGitImport"_s, entry.isRecommendable);
    object.insert(u"versions"_s, versions);
    object.insert(u"notes"_s, notes);
}

QJsonObject asObject(const PreviewedStream &stream)
{
    QJsonObject object{{u"file"_s, stream.key.file},
                       {u"namespace"_s, stream.key.ns},
                       {u"name"_s, stream.key.name},
                       {u"shown"_s, stream.result.entry.has_value()}};
    if (stream.result.entry)
        insertEntry(object, *stream.result.entry);
    QJsonArray tags;
    for (const NotShown &item : stream.result.notShown) {
        const QJsonArray reasons = QJsonArray::fromStringList(item.reasons);
        if (item.tag.isEmpty())
            object.insert(u"reasons"_s, reasons);
        else
            tags.append(
                QJsonObject{{u"tag"_s, item.tag}, {u"line"_s, item.line}, {u"reasons"_s, reasons}});
    }
    object.insert(u"tagsNotOffered"_s, tags);
    return object;
}

QString whyNot(const PreviewedStream &stream)
{
    return stream.result.notShown.isEmpty() ? QString()
                                            : stream.result.notShown.first().reasons.join(u' ');
}

/// What of an entry is compared: what it is called, and its value.
QList<std::pair<QString, QString>> comparedValues(const PreviewedStream &stream)
{
    if (!stream.result.entry)
        return {{u"shown"_s, u"no"_s}};
    const PreviewEntry &entry = *stream.result.entry;
    return {{u"shown"_s, u"yes"_s},
            {u"title"_s, entry.title},
            {u"provider"_s, entry.provider},
            {u"icon"_s, iconText(entry.icon)},
            {u"card icon"_s, iconText(entry.cardIcon)},
            {u"topology icon"_s, iconText(entry.topologyIcon)},
            {u"default tag"_s, entry.defaultTag},
            {u"versions"_s, tagsOf(entry).join(u' ')},
            {u"categories"_s, entry.categories.join(u' ')},
            {u"samples catalog"_s, entry.isSample ? u"yes"_s : u"no"_s}};
}

QString valueOf(const QList<std::pair<QString, QString>> &values, const QString &name)
{
    for (const auto &[key, value] : values) {
        if (key == name)
            return value;
    }
    return {};
}

} // namespace

QString previewTable(const QList<PreviewedStream> &streams)
{
    QList<QStringList> rows{{u"NAME"_s, u"TITLE"_s, u"PROVIDER"_s, u"DEFAULT"_s, u"VERSIONS"_s,
                             u"ICON"_s, u"CATEGORIES"_s}};
    QList<QStringList> absent{{u"NOT SHOWN"_s, u"WHY"_s}};
    for (const PreviewedStream &stream : streams) {
        if (!stream.result.entry) {
            absent.append({stream.key.name, whyNot(stream)});
            continue;
        }
        const PreviewEntry &entry = *stream.result.entry;
        rows.append({stream.key.name, entry.title, orNone(entry.provider), entry.defaultTag,
                     QString::number(entry.versions.size()), iconText(entry.icon),
                     entry.categories.join(u',')});
    }
    QString text;
    if (rows.size() > 1)
        text += alignedTable(rows);
    if (absent.size() > 1)
        text += (text.isEmpty() ? QString() : u"\n"_s) + alignedTable(absent);
    return text;
}

QByteArray previewJson(const QList<PreviewedStream> &streams, ConsoleRelease release)
{
    QJsonArray items;
    for (const PreviewedStream &stream : streams)
        items.append(asObject(stream));
    return jsonText(QJsonObject{{u"console"_s, release.toString()}, {u"items"_s, items}});
}

QString previewComparison(const QList<PreviewedStream> &one, const QString &oneName,
                          const QList<PreviewedStream> &other, const QString &otherName)
{
    QList<QStringList> rows{{u"NAME"_s, u"WHAT"_s, oneName, otherName}};
    for (qsizetype i = 0; i < qMin(one.size(), other.size()); ++i) {
        const auto left = comparedValues(one.at(i));
        const auto right = comparedValues(other.at(i));
        for (const auto &[name, value] : left.size() >= right.size() ? left : right) {
            const QString here = valueOf(left, name);
            const QString there = valueOf(right, name);
            const bool isMissing = left.size() != right.size() && name != "shown"_L1;
            if (here != there && !isMissing)
                rows.append({one.at(i).key.name, name, orNone(here), orNone(there)});
        }
    }
    return rows.size() > 1
        ? alignedTable(rows)
        : u"The catalogs of %1 and %2 show the same.\n"_s.arg(oneName, otherName);
}

QString newAppTable(const NewAppMatch &match)
{
    QList<QStringList> rows{{u"TAG"_s, u"BY"_s, u"SCORE"_s, u"WHY"_s}};
    for (const NewAppCandidate &candidate : match.candidates)
        rows.append({candidate.key.name + u':' + candidate.tag,
                     candidate.way == NewAppCandidate::Way::Name ? u"name"_s : u"supports"_s,
                     QString::number(candidate.score), candidate.reason});
    return (rows.size() > 1 ? alignedTable(rows) + u'\n' : QString()) + match.sentence + u'\n';
}

QByteArray newAppJson(const NewAppMatch &match)
{
    QJsonArray candidates;
    for (const NewAppCandidate &candidate : match.candidates)
        candidates.append(QJsonObject{
            {u"file"_s, candidate.key.file},
            {u"name"_s, candidate.key.name},
            {u"tag"_s, candidate.tag},
            {u"by"_s, candidate.way == NewAppCandidate::Way::Name ? u"name"_s : u"supports"_s},
            {u"score"_s, candidate.score},
            {u"reason"_s, candidate.reason}});
    static const QStringList outcomes{u"found"_s, u"ambiguous"_s, u"partial"_s, u"none"_s};
    return jsonText(QJsonObject{{u"term"_s, match.term},
                                {u"outcome"_s, outcomes.at(int(match.outcome))},
                                {u"candidates"_s, candidates},
                                {u"sentence"_s, match.sentence}});
}

} // namespace headwater
