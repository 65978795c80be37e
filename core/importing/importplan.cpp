// SPDX-License-Identifier: Apache-2.0
#include "core/importing/importplan.h"

#include "core/image/pullspec.h"
#include "core/imagestream/followtag.h"

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

Error refused(const QString &words, Error::Kind kind = Error::Kind::InvalidInput)
{
    return Error{.kind = kind, .detail = words};
}

/// Flags and what the stream has are ORed, so a flag given as false cannot switch a tag's own off;
/// the import mode is always sent, so that leaving it out means Legacy.
TagImportPolicy basePolicy(const ImportArguments &arguments, const ImageStream &stream)
{
    return {.insecure = arguments.insecure.value_or(isInsecureByAnnotation(stream)),
            .scheduled = arguments.scheduled,
            .importMode = arguments.importMode};
}

QString referencePolicy(const ImportArguments &arguments)
{
    const bool isLocal = arguments.referencePolicy.compare("local"_L1, Qt::CaseInsensitive) == 0;
    return isLocal ? u"Local"_s : u"Source"_s;
}

ImportItem itemFor(const ImportArguments &arguments, const ImageStream &stream, const QString &tag,
                   const QString &from)
{
    ImportItem item{.tag = tag,
                    .from = from,
                    .importPolicy = basePolicy(arguments, stream),
                    .referencePolicy = referencePolicy(arguments)};
    if (const TagReference *known = stream.spec.tag(tag)) {
        item.importPolicy.insecure |= known->importPolicy.insecure;
        item.importPolicy.scheduled |= known->importPolicy.scheduled;
    }
    return item;
}

RepositoryImport wholeRepository(const ImportArguments &arguments, const ImageStream &stream,
                                 const QString &from)
{
    return {.from = from,
            .importPolicy = basePolicy(arguments, stream),
            .referencePolicy = referencePolicy(arguments),
            .limit = arguments.repositoryLimit,
            .filter = arguments.filter};
}

Result<ImportRequest> allTags(const ImportArguments &arguments, const ImageStream &stream)
{
    const QString &repository = stream.spec.dockerImageRepository;
    if (arguments.from.isEmpty() && repository.isEmpty()) {
        ImportRequest request{.stream = stream};
        for (const TagReference &tag : stream.spec.tags) {
            if (tag.from && tag.from->kind == kind::dockerImage)
                request.items.append(itemFor(arguments, stream, tag.name, tag.from->name));
        }
        if (request.items.isEmpty())
            return refused(
                u"image stream does not have tags pointing to external container images"_s);
        return request;
    }
    const bool isOther = !arguments.from.isEmpty() && arguments.from != repository;
    if (isOther && !arguments.confirm && repository.isEmpty())
        return refused(u"the image stream does not currently import an entire Docker repository, "
                       "pass --confirm to update"_s);
    if (isOther && !arguments.confirm)
        return refused(u"the image stream has a different import spec \"%1\", pass --confirm to "
                       "update"_s.arg(repository));
    const QString from = arguments.from.isEmpty() ? repository : arguments.from;
    return ImportRequest{.stream = stream, .repository = wholeRepository(arguments, stream, from)};
}

/// A tag that is not in the spec, or an alias whose end is not.
Result<ImportItem> newTag(const ImportArguments &arguments, const ImageStream &stream,
                          const QString &tag)
{
    QString from = arguments.from;
    if (from.isEmpty() && tag == "latest"_L1)
        from = stream.spec.dockerImageRepository;
    if (from.isEmpty())
        return refused(
            u"the tag \"%1\" does not exist on the image stream - choose an existing tag "
            "to import or use the 'tag' command to create a new tag"_s.arg(tag));
    return itemFor(arguments, stream, tag, from);
}

Result<ImportItem> knownTag(const ImportArguments &arguments, const ImageStream &stream,
                            const QString &tag, const FollowedTag &followed)
{
    const QString &wanted = arguments.from;
    const std::optional<ObjectReference> &from = followed.reference->from;
    if (!from)
        return refused(u"tag \"%1\" already exists - you must use the 'tag' command if you want to "
                       "change the source to \"%2\""_s.arg(tag, wanted));
    if (from->kind != kind::dockerImage)
        return refused(u"tag \"%1\" points to existing %2 \"%3\", it cannot be re-imported"_s.arg(
            tag, from->kind, from->name));
    if (!wanted.isEmpty() && wanted != from->name) {
        const QString target = followed.isAlias
            ? u"the tag \"%1\" which points to \"%2\""_s.arg(followed.tag, from->name)
            : u"\"%1\""_s.arg(from->name);
        return refused(u"the tag \"%1\" points to %2 - use the 'tag' command if you want to change "
                       "the source to \"%3\""_s.arg(tag, target, wanted));
    }
    return itemFor(arguments, stream, followed.tag, from->name);
}

Result<ImportItem> oneTag(const ImportArguments &arguments, const ImageStream &stream,
                          const QString &tag)
{
    const FollowedTag followed = followTag(stream, tag);
    switch (followed.end) {
    case FollowedTag::End::OtherStream:
        return refused(
            u"tag \"%1\" points to an imagestreamtag from another ImageStream"_s.arg(tag));
    case FollowedTag::End::Circular:
        return refused(u"tag \"%1\" on the image stream is a reference to same tag"_s.arg(tag));
    case FollowedTag::End::NotFound: return newTag(arguments, stream, tag);
    case FollowedTag::End::Found: break;
    }
    return knownTag(arguments, stream, tag, followed);
}

QStringList repositoryCauses(const QString &from)
{
    const QString path = u"spec.repository.from.name"_s;
    const Result<PullSpec> spec = PullSpec::parse(from);
    if (from.isEmpty())
        return {path + u": Required value: container image references require a name"_s};
    if (!spec)
        return {u"%1: Invalid value: \"%2\": %3"_s.arg(path, from, spec.error().detail)};
    if (!spec->tag().isEmpty() || !spec->id().isEmpty())
        return {u"%1: Invalid value: \"%2\": you must specify an image repository, not a tag or "
                "ID"_s.arg(path, from)};
    return {};
}

Result<ImportRequest> planNewStream(const ImportArguments &arguments, const ImportTarget &target)
{
    if (!arguments.confirm)
        return refused(u"no image stream named \"%1\" exists, pass --confirm to create and "
                       "import"_s.arg(target.name),
                       Error::Kind::NotFound);
    const QString from = arguments.from.isEmpty() ? arguments.target : arguments.from;
    ImportRequest request{.isNewStream = true};
    request.stream.metadata.name = target.name;
    if (arguments.all) {
        request.repository = wholeRepository(arguments, request.stream, from);
        return request;
    }
    request.items = {itemFor(arguments, request.stream, target.tag, from)};
    return request;
}

} // namespace

Result<ImportTarget> parseImportTarget(const ImportArguments &arguments)
{
    const Result<PullSpec> name = PullSpec::parse(arguments.target);
    if (!name)
        return refused(u"the image name must be a valid container image pull spec or reference to "
                       "an image stream (e.g. myregistry/myteam/image:tag)"_s);
    if (!name->id().isEmpty())
        return refused(u"to import images by ID, use the 'tag' command"_s);
    if (!name->tag().isEmpty() && arguments.all)
        return refused(u"cannot specify a tag \"%1\" as well as --all"_s.arg(arguments.target));
    const QString policy = arguments.referencePolicy.toLower();
    if (!policy.isEmpty() && policy != "source"_L1 && policy != "local"_L1)
        return refused(u"valid reference policy values are source or local"_s);
    if (arguments.importMode != "Legacy"_L1 && arguments.importMode != "PreserveOriginal"_L1)
        return refused(u"valid ImportMode values are Legacy or PreserveOriginal"_s);
    const bool needsTag = name->tag().isEmpty() && !arguments.all;
    return ImportTarget{.name = name->name(), .tag = needsTag ? u"latest"_s : name->tag()};
}

Result<ImportRequest> planImport(const ImportArguments &arguments, const ImportTarget &target,
                                 const std::optional<ImageStream> &existing)
{
    if (!existing)
        return planNewStream(arguments, target);
    if (arguments.all)
        return allTags(arguments, *existing);
    const Result<ImportItem> item = oneTag(arguments, *existing, target.tag);
    if (!item)
        return item.error();
    return ImportRequest{.stream = *existing, .items = {*item}};
}

// Laid out as kubectl lays out the causes of an Invalid status.
Result<void> validateImport(const ImportRequest &request)
{
    QStringList causes;
    for (qsizetype i = 0; i < request.items.size(); ++i) {
        const QString &from = request.items.at(i).from;
        const QString path = u"spec.images[%1].from.name"_s.arg(i);
        const Result<PullSpec> spec = PullSpec::parse(from);
        if (from.isEmpty())
            causes.append(path + u": Required value"_s);
        else if (!spec)
            causes.append(u"%1: Invalid value: \"%2\": %3"_s.arg(path, from, spec.error().detail));
    }
    if (request.repository)
        causes += repositoryCauses(request.repository->from);
    const QString start
        = u"The ImageStreamImport \"%1\" is invalid: "_s.arg(request.stream.metadata.name);
    if (causes.isEmpty())
        return {};
    return refused(causes.size() == 1 ? start + causes.first()
                                      : start + u"\n* "_s + causes.join(u"\n* "_s));
}

} // namespace headwater
