// SPDX-License-Identifier: Apache-2.0
#include "core/importing/chosenorder.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

constexpr qsizetype longestName = 255; ///< characters of "namespace/name"
constexpr qsizetype longestLabel = 63; ///< characters

ImportItem itemFor(const ChosenTags &chosen, const QString &tag,
                   const std::optional<ImageStream> &stream)
{
    const PullSpec source = chosen.repository.asRepository().withTag(tag);
    ImportItem item{.tag = tag,
                    .from = source.exact(),
                    .importPolicy = chosen.importPolicy,
                    .referencePolicy = chosen.referencePolicy};
    const TagReference *known = stream ? stream->spec.tag(tag) : nullptr;
    if (!known)
        return item;
    item.importPolicy.insecure |= known->importPolicy.insecure;
    item.importPolicy.scheduled |= known->importPolicy.scheduled;
    if (!known->from || known->from->kind != kind::dockerImage)
        return item;
    const Result<PullSpec> from = PullSpec::parse(known->from->name);
    if (!from || !from->isEquivalentTo(source))
        return item;
    item.from = known->from->name;
    if (item.importPolicy.importMode != "PreserveOriginal"_L1)
        item.importPolicy.importMode = known->importPolicy.importMode;
    return item;
}

} // namespace

bool isOwnRepository(const ImageStream &stream, const PullSpec &repository)
{
    const Result<PullSpec> own = PullSpec::parse(stream.spec.dockerImageRepository);
    return own && own->asRepository().isEquivalentTo(repository.asRepository());
}

ImportOrder orderFor(const ChosenTags &chosen, const StreamKey &key,
                     const std::optional<ImageStream> &stream)
{
    ImportOrder order{.key = key};
    if (chosen.tags.isEmpty())
        return order;
    if (stream && isOwnRepository(*stream, chosen.repository)) {
        order.repository = RepositoryImport{.from = stream->spec.dockerImageRepository,
                                            .importPolicy = chosen.importPolicy,
                                            .referencePolicy = chosen.referencePolicy,
                                            .limit = -1,
                                            .only = chosen.tags};
        return order;
    }
    for (const QString &tag : chosen.tags)
        order.items.append(itemFor(chosen, tag, stream));
    return order;
}

QStringList sourceRepositories(const ImageStream &stream)
{
    QStringList repositories;
    QHash<QString, int> tags;
    for (const TagReference &tag : stream.spec.tags) {
        if (!tag.from || tag.from->kind != kind::dockerImage)
            continue;
        const Result<PullSpec> from = PullSpec::parse(tag.from->name);
        if (!from)
            continue;
        const QString repository = from->asRepository().exact();
        if (tags[repository]++ == 0)
            repositories.append(repository);
    }
    std::ranges::stable_sort(repositories, std::ranges::greater(),
                             [&](const QString &repository) { return tags.value(repository); });
    if (const QString &own = stream.spec.dockerImageRepository; !own.isEmpty()) {
        repositories.removeAll(own);
        repositories.prepend(own);
    }
    return repositories;
}

QString streamNameProblem(const QString &name, const QString &ns)
{
    static const QRegularExpression expected(u"^[a-z0-9]+(?:[._-][a-z0-9]+)*\\z"_s);
    if (name.isEmpty())
        return u"name is required"_s;
    if (name.contains(u'/') || name.contains(u'%'))
        return u"may not contain '/' or '%'"_s;
    if (!expected.match(name).hasMatch())
        return u"must match \"[a-z0-9]+(?:[._-][a-z0-9]+)*\""_s;
    if (ns.size() + 1 + name.size() > longestName)
        return u"'namespace/name' cannot be longer than 255 characters"_s;
    return {};
}

bool isNamespaceName(const QString &ns)
{
    static const QRegularExpression label(u"^[a-z0-9]([-a-z0-9]*[a-z0-9])?\\z"_s);
    return ns.size() <= longestLabel && label.match(ns).hasMatch();
}

} // namespace headwater
