// SPDX-License-Identifier: Apache-2.0
#include "models/remotetagrows.h"

#include "core/importing/versionrange.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

QString versionText(const QString &tag)
{
    const std::optional<TagVersion> version = TagVersion::of(tag);
    if (!version)
        return {};
    const QString numbers
        = u"%1.%2.%3"_s.arg(version->major).arg(version->minor).arg(version->patch);
    return version->prerelease.isEmpty() ? numbers : numbers + u'-' + version->prerelease;
}

/// For each tag of @p repository that @p stream takes, the stream's tag that does, the one of the
/// same name before others.
QHash<QString, QString> takenTags(const PullSpec &repository, const ImageStream &stream)
{
    const PullSpec wanted = repository.withDockerClientDefaults().asRepository();
    QHash<QString, QString> taken;
    for (const TagReference &tag : stream.spec.tags) {
        if (!tag.from || tag.from->kind != kind::dockerImage)
            continue;
        const Result<PullSpec> from = PullSpec::parse(tag.from->name);
        if (!from || !from->id().isEmpty())
            continue;
        const PullSpec source = from->withDockerClientDefaults();
        if (source.asRepository() == wanted
            && (tag.name == source.tag() || !taken.contains(source.tag())))
            taken.insert(source.tag(), tag.name);
    }
    return taken;
}

/// Of an alias the tag it follows.
QString sourceText(const TagReference &tag)
{
    return tag.from ? tag.from->name : QString();
}

} // namespace

QList<RemoteTagRow> remoteTagRows(const QList<ChosenTag> &choice, const PullSpec &repository,
                                  const std::optional<ImageStream> &stream)
{
    const QHash<QString, QString> taken
        = stream ? takenTags(repository, *stream) : QHash<QString, QString>();
    QHash<QString, const TagReference *> names;
    if (stream) {
        for (const TagReference &tag : stream->spec.tags)
            names.insert(tag.name, &tag);
    }
    QList<RemoteTagRow> rows;
    rows.reserve(choice.size());
    for (const ChosenTag &tag : choice) {
        RemoteTagRow row{.tag = tag.tag,
                         .rank = tag.rank,
                         .version = versionText(tag.tag),
                         .reason = tag.reason};
        const QString as = taken.value(tag.tag);
        const TagReference *named = names.value(tag.tag);
        if (as == tag.tag) {
            row.presence = RemoteTagRow::Presence::Present;
        } else if (named) {
            row.presence = RemoteTagRow::Presence::Replaced;
            row.known = sourceText(*named);
        } else if (!as.isEmpty()) {
            row.presence = RemoteTagRow::Presence::Elsewhere;
            row.known = as;
        }
        rows.append(row);
    }
    return rows;
}

} // namespace headwater
