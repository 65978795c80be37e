// SPDX-License-Identifier: Apache-2.0
#include "core/describe/describestream.h"

#include "core/describe/describetext.h"
#include "core/describe/duration.h"
#include "core/image/pullspec.h"
#include "core/imagestream/followtag.h"
#include "core/imagestream/tagorder.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

QString sourceName(const ObjectReference &from, const ImageStream &stream)
{
    const bool isElsewhere = !from.ns.isEmpty() && from.ns != stream.metadata.ns;
    return isElsewhere ? from.ns + u'/' + from.name : from.name;
}

/// Where the tag's content comes from, in a few words.
QString sourceText(const TagReference *tag, const ImageStream &stream)
{
    if (!tag)
        return u"no spec tag"_s;
    if (!tag->from)
        return u"tag without source image"_s;
    const ObjectReference &from = *tag->from;
    const QString name = sourceName(from, stream);
    const bool isDocker = from.kind == kind::dockerImage;
    const bool isImage = from.kind == kind::imageStreamImage;
    const bool isKnown = isDocker || isImage || from.kind == kind::imageStreamTag;
    const QString origin = isDocker ? u"registry "_s : QString();
    if (tag->reference) {
        const QString what = isImage ? u"image "_s : isKnown ? origin : from.kind + u' ';
        return u"reference to "_s + what + name;
    }
    if (!isKnown)
        return u"updates from "_s + from.kind + u' ' + name;
    if (tag->importPolicy.scheduled && !isImage)
        return u"updates automatically from "_s + origin + name;
    return u"tagged from "_s + name;
}

/// The annotations of a tag that the console shows as well.
void describeAnnotations(DescribeText &text, const StringMap &annotations)
{
    bool isEmpty = true;
    const auto add = [&](const QString &label, QLatin1StringView key, bool isList) {
        QString value = annotations.value(key);
        if (value.isEmpty())
            return;
        if (isList)
            value = value.split(u',').join(u", "_s);
        text.line(u"  "_s + label + value);
        isEmpty = false;
    };
    add(u""_s, annotation::description, false);
    add(u"Tags: "_s, annotation::tags, true);
    add(u"Supports: "_s, annotation::supports, true);
    add(u"Example Repo: "_s, annotation::sampleRepo, false);
    if (!isEmpty)
        text.line();
}

void describeHistory(DescribeText &text, const NamedTagEventList &list, const QDateTime &now)
{
    for (const TagEventCondition &condition : list.conditions) {
        if (condition.type != "ImportSuccess"_L1 || condition.status != "False"_L1)
            continue;
        text.line(u"  ! error: Import failed (%1): %2"_s.arg(condition.reason, condition.message));
        text.line(u"      "_s + ago(condition.lastTransitionTime, now));
    }
    for (qsizetype i = 0; i < list.items.size(); ++i) {
        const TagEvent &item = list.items.at(i);
        text.line((i == 0 ? u"  * "_s : u"    "_s) + item.dockerImageReference);
        const Result<PullSpec> reference = PullSpec::parse(item.dockerImageReference);
        const bool isSaid = item.image.isEmpty() || !reference || reference->id() == item.image;
        text.line(u"      "_s + ago(item.created, now) + (isSaid ? QString() : u'\t' + item.image));
    }
}

void describeTag(DescribeText &text, const ImageStream &stream, const QString &name,
                 const QDateTime &now)
{
    static const TagReference noReference;
    static const NamedTagEventList noHistory;
    const TagReference *specTag = stream.spec.tag(name);
    const NamedTagEventList *list = stream.status.tag(name);
    const TagReference &tag = specTag ? *specTag : noReference;
    text.line(u"  "_s + sourceText(specTag, stream));
    if (tag.from && tag.importPolicy.insecure)
        text.line(u"    will use insecure HTTPS or HTTP connections"_s);
    if (tag.referencePolicy == "Local"_L1)
        text.line(u"    prefer registry pullthrough when referencing this tag"_s);
    text.line();
    describeAnnotations(text, tag.annotations);
    if (tag.from && !tag.reference && tag.generation
        && *tag.generation > observedGeneration(stream, name))
        text.line(u"  ~ importing latest image ..."_s);
    describeHistory(text, list ? *list : noHistory, now);
}

void describeTags(DescribeText &text, const ImageStream &stream, const QDateTime &now)
{
    QSet<QString> names;
    for (const NamedTagEventList &list : stream.status.tags)
        names.insert(list.tag);
    QMap<QString, QStringList> aliases; // by the tag they end at; those are not listed on their own
    QSet<QString> hidden;
    for (const TagReference &tag : stream.spec.tags) {
        names.insert(tag.name);
        const FollowedTag followed = followTag(stream, tag.name);
        if (followed.isLocalAlias() && !hidden.contains(tag.name)) {
            aliases[followed.tag].append(tag.name);
            hidden.insert(tag.name);
        }
    }
    if (names.isEmpty()) {
        text.field(u"Tags", {});
        return;
    }
    text.field(u"Unique Images", QString::number(uniqueImages(stream)));
    text.field(u"Tags", QString::number(names.size()));
    for (const QString &name : prioritizedTags(names.values())) {
        if (hidden.contains(name))
            continue;
        text.line();
        const QStringList others = prioritizedTags(aliases.value(name));
        text.line(others.isEmpty() ? name : name + u" ("_s + others.join(u", "_s) + u')');
        describeTag(text, stream, name, now);
    }
}

} // namespace

qsizetype uniqueImages(const ImageStream &stream)
{
    QSet<QString> images;
    for (const NamedTagEventList &list : stream.status.tags) {
        for (const TagEvent &item : list.items) {
            if (!item.image.isEmpty() || !item.dockerImageReference.isEmpty())
                images.insert(item.image);
        }
    }
    return images.size();
}

qint64 observedGeneration(const ImageStream &stream, const QString &tag)
{
    const NamedTagEventList *list = stream.status.tag(tag);
    if (!list)
        return 0;
    qint64 generation = list->items.isEmpty() ? 0 : list->items.first().generation;
    for (const TagEventCondition &condition : list->conditions) {
        if (condition.type == "ImportSuccess"_L1)
            return qMax(generation, condition.generation);
    }
    return generation;
}

QString describeStream(const ImageStream &stream, const QDateTime &now)
{
    DescribeText text;
    text.field(u"Name", stream.metadata.name);
    if (!stream.metadata.ns.isEmpty())
        text.field(u"Namespace", stream.metadata.ns);
    if (stream.metadata.creationTimestamp.isValid())
        text.field(u"Created", ago(stream.metadata.creationTimestamp, now));
    text.map(u"Labels", stream.metadata.labels);
    text.annotations(stream.metadata.annotations);
    const QString &external = stream.status.publicDockerImageRepository;
    text.field(u"Image Repository",
               external.isEmpty() ? stream.status.dockerImageRepository : external);
    text.field(u"Image Lookup", stream.spec.lookupLocal ? u"local=true"_s : u"local=false"_s);
    describeTags(text, stream, now);
    return text.toString();
}

} // namespace headwater
