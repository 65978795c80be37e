// SPDX-License-Identifier: Apache-2.0
#include "core/imagestream/validation.h"

#include "core/image/pullspec.h"
#include "core/imagestream/metavalidation.h"
#include "core/imagestream/qualifiedname.h"
#include "core/imagestream/sourcevalidation.h"
#include "core/imagestream/updatestrategy.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

constexpr qsizetype maxFullName = 255; ///< bytes of namespace/name
constexpr int invalid = 422;
constexpr int badRequest = 400;
constexpr int serverError = 500;

bool isLowerOrDigit(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
}

/// [a-z0-9]+(?:[._-][a-z0-9]+)*
bool isStreamName(QStringView name)
{
    bool isAfterWord = false;
    for (const QChar c : name) {
        const bool isSeparator = c == u'.' || c == u'_' || c == u'-';
        if (!isLowerOrDigit(c) && !(isSeparator && isAfterWord))
            return false;
        isAfterWord = !isSeparator;
    }
    return isAfterWord;
}

bool isFromStream(const TagReference &tag)
{
    return tag.from
        && (tag.from->kind == kind::imageStreamTag || tag.from->kind == kind::imageStreamImage);
}

/// As the server has it when it begins to check: in a project, named, each tag once, sorted.
ImageStream submitted(const ImageStream &stream, const QString &ns)
{
    ImageStream result = stream;
    result.metadata.ns = ns;
    const QString prefix = stream.metadata.unknown["generateName"_L1].toString();
    // The server adds five letters or digits by chance.
    if (result.metadata.name.isEmpty() && !prefix.isEmpty())
        result.metadata.name = prefix + "xxxxx"_L1;
    QMap<QString, TagReference> tags;
    for (const TagReference &tag : stream.spec.tags)
        tags.insert(tag.name, tag);
    result.spec.tags = tags.values();
    return result;
}

/// Which images a stream may name: those of allowed registries, and the repositories that it named
/// before.
class Admission
{
public:
    Admission(const ImageStream &stream, const ValidationContext &context)
        : m_allowed(context.allowedRegistries)
        , m_isInsecure(isInsecureByAnnotation(stream))
    {
        if (!m_allowed || !context.old)
            return;
        add(context.old->spec.dockerImageRepository);
        for (const TagReference &tag : context.old->spec.tags) {
            if (tag.from && tag.from->kind == kind::dockerImage)
                add(tag.from->name);
        }
        for (const NamedTagEventList &list : context.old->status.tags) {
            for (const TagEvent &item : list.items)
                add(item.dockerImageReference);
        }
    }

    /// @p reference is a pull spec that was found valid. @p isInsecure: by its tag.
    std::optional<FieldError> error(const FieldPath &field, const QString &reference,
                                    bool isInsecure) const
    {
        const Result<PullSpec> image = PullSpec::parse(reference);
        if (!m_allowed || !image || m_repositories.contains(repositoryOf(*image)))
            return std::nullopt;
        const auto refusal = m_allowed->refusal(*image, isInsecure || m_isInsecure);
        if (!refusal)
            return std::nullopt;
        return FieldError{.type = FieldError::Type::Forbidden, .field = field, .detail = *refusal};
    }

    std::optional<FieldError> error(const TagReference &tag) const
    {
        if (!tag.from || tag.from->kind != kind::dockerImage)
            return std::nullopt;
        return error({u"from"_s, u"name"_s}, tag.from->name, tag.importPolicy.insecure);
    }

private:
    static QString repositoryOf(const PullSpec &image)
    {
        return image.withDockerClientDefaults().asRepository().exact();
    }

    void add(const QString &reference)
    {
        if (const Result<PullSpec> image = PullSpec::parse(reference))
            m_repositories.insert(repositoryOf(*image));
    }

    std::optional<RegistryAllowList> m_allowed;
    bool m_isInsecure;
    QSet<QString> m_repositories;
};

QList<FieldError> tagErrors(const TagReference &tag, const Admission &admission)
{
    const std::optional<FieldError> all[]
        = {missingSourceName(tag), pullSpecError(tag),   admission.error(tag),
           scheduledError(tag),    sourceKindError(tag), referencePolicyError(tag),
           importModeError(tag)};
    QList<FieldError> errors;
    for (const std::optional<FieldError> &error : all) {
        if (!error)
            continue;
        errors.append(*error);
        errors.last().field = FieldPath::ofTag(tag.name) / error->field;
    }
    return errors;
}

/// A tag that is a mere reference is recorded in the status before that is checked.
QList<FieldError> statusErrors(const ImageStream &stream, const Admission &admission)
{
    QList<FieldError> errors;
    for (const TagReference &tag : stream.spec.tags) {
        if (!tag.reference)
            continue;
        std::optional<FieldError> error = pullSpecError(tag);
        if (!error)
            error = admission.error(tag);
        if (!error)
            continue;
        error->field = FieldPath{u"status"_s, u"tags"_s}.key(tag.name) / u"items"_s;
        error->field = error->field.item(0) / u"dockerImageReference"_s;
        errors.append(*std::move(error));
    }
    return errors;
}

/// ValidateImageStream.
QList<FieldError> streamErrors(const ImageStream &stream, const ValidationContext &context)
{
    const Admission admission(stream, context);
    const ObjectMeta &meta = stream.metadata;
    QList<FieldError> errors = metadataErrors(meta, streamNameErrors);
    if (const std::optional<FieldError> error = fullNameError(meta))
        errors.append(*error);
    const QList<FieldError> wrongRepository = repositoryErrors(stream.spec);
    errors += wrongRepository;
    if (wrongRepository.isEmpty()) {
        const auto error = admission.error({u"spec"_s, u"dockerImageRepository"_s},
                                           stream.spec.dockerImageRepository, false);
        if (error)
            errors.append(*error);
    }
    for (const TagReference &tag : stream.spec.tags)
        errors += tagErrors(tag, admission);
    return errors + statusErrors(stream, admission);
}

/// What the sources of tags lead to comes first, as one error.
QList<FieldError> sourcesError(const ImageStream &stream, const ValidationContext &context)
{
    const QList<FieldError> inner = sourceErrors(stream, context);
    if (inner.isEmpty())
        return {};
    return {{.type = FieldError::Type::Internal,
             .detail = invalidText(u"imagestreams"_s, stream.metadata.name, inner),
             .inner = inner}};
}

QList<FieldError> updateErrors(const ImageStream &stream, const ValidationContext &context)
{
    // The generic part of an update checks the metadata, then the stream's own does once more.
    const QList<FieldError> change = metadataChangeErrors(stream.metadata, context.old->metadata);
    return metadataErrors(stream.metadata, pathSegmentErrors) + change
        + sourcesError(stream, context) + change + streamErrors(stream, context);
}

StreamVerdict refused(int code, const QString &message)
{
    return {.code = code, .message = message};
}

} // namespace

QString streamKindText(const ImageStream &stream)
{
    return stream.apiVersion == "v1"_L1 ? u"ImageStream"_s : u"ImageStream.image.openshift.io"_s;
}

QStringList streamNameErrors(const QString &name, bool isPrefix)
{
    const QStringList errors = pathSegmentErrors(name, isPrefix);
    if (!errors.isEmpty() || isStreamName(name))
        return errors;
    return {u"must match \"[a-z0-9]+(?:[._-][a-z0-9]+)*\""_s};
}

std::optional<FieldError> fullNameError(const ObjectMeta &meta)
{
    if ((meta.ns + u'/' + meta.name).toUtf8().size() <= maxFullName)
        return std::nullopt;
    return FieldError::invalid(
        {u"metadata"_s, u"name"_s}, meta.name,
        u"'namespace/name' cannot be longer than %1 characters"_s.arg(maxFullName));
}

QList<FieldError> repositoryErrors(const ImageStreamSpec &spec)
{
    const QString &repository = spec.dockerImageRepository;
    if (repository.isEmpty())
        return {};
    const auto error = [&](const QString &detail) {
        return FieldError::invalid({u"spec"_s, u"dockerImageRepository"_s}, repository, detail);
    };
    const Result<PullSpec> image = PullSpec::parse(repository);
    if (!image)
        return {error(image.error().detail)};
    QList<FieldError> errors;
    if (!image->tag().isEmpty())
        errors.append(error(u"the repository name may not contain a tag"_s));
    if (!image->id().isEmpty())
        errors.append(error(u"the repository name may not contain an ID"_s));
    return errors;
}

std::optional<FieldError> missingSourceName(const TagReference &tag)
{
    if (!tag.from || !tag.from->name.isEmpty())
        return std::nullopt;
    return FieldError::required({u"from"_s, u"name"_s});
}

std::optional<FieldError> pullSpecError(const TagReference &tag)
{
    if (!tag.from || tag.from->kind != kind::dockerImage || tag.from->name.isEmpty())
        return std::nullopt;
    const Result<PullSpec> image = PullSpec::parse(tag.from->name);
    if (image)
        return std::nullopt;
    return FieldError::invalid({u"from"_s, u"name"_s}, tag.from->name, image.error().detail);
}

std::optional<FieldError> sourceKindError(const TagReference &tag)
{
    if (!tag.from || tag.from->kind == kind::dockerImage || isFromStream(tag))
        return std::nullopt;
    return FieldError::required(
        {u"from"_s, u"kind"_s},
        u"valid values are 'DockerImage', 'ImageStreamImage', 'ImageStreamTag'"_s);
}

std::optional<FieldError> scheduledError(const TagReference &tag)
{
    if (!tag.importPolicy.scheduled || !isFromStream(tag))
        return std::nullopt;
    return FieldError{.field = {u"importPolicy"_s, u"scheduled"_s},
                      .value = u"true"_s,
                      .detail = u"only tags pointing to Docker repositories may be scheduled for "
                                "background import"_s};
}

std::optional<FieldError> referencePolicyError(const TagReference &tag)
{
    const QString &policy = tag.referencePolicy; // empty: the server fills it in before
    if (policy.isEmpty() || policy == "Source"_L1 || policy == "Local"_L1)
        return std::nullopt;
    return FieldError::invalid({u"referencePolicy"_s, u"type"_s}, policy,
                               u"valid values are \"Source\", \"Local\""_s);
}

std::optional<FieldError> importModeError(const TagReference &tag)
{
    const QString &mode = tag.importPolicy.importMode;
    if (mode.isEmpty() || mode == "Legacy"_L1 || mode == "PreserveOriginal"_L1)
        return std::nullopt;
    return FieldError::invalid(
        {u"importPolicy"_s, u"importMode"_s}, mode,
        u"invalid import mode, valid modes are '', 'Legacy', 'PreserveOriginal'"_s);
}

StreamVerdict validateStream(const ImageStream &stream, const ValidationContext &context)
{
    const QString &own = stream.metadata.ns;
    if (!context.ns.isEmpty() && !own.isEmpty() && own != context.ns)
        return refused(badRequest,
                       u"the namespace of the provided object does not match the namespace sent on "
                       "the request"_s);
    const QString asked = context.ns.isEmpty() ? QString(defaultNamespace) : context.ns;
    const ImageStream received = submitted(stream, own.isEmpty() ? asked : own);
    const QList<FieldError> causes = context.old
        ? updateErrors(received, context)
        : sourcesError(received, context) + streamErrors(received, context);
    if (!causes.isEmpty())
        return {.code = invalid,
                .message = invalidText(streamKindText(stream), received.metadata.name, causes),
                .causes = causes};
    // Found by the store behind the server, after all checks.
    if (!context.old && stream.metadata.resourceVersion.toULongLong() != 0)
        return refused(serverError,
                       u"resourceVersion should not be set on objects to be created"_s);
    return {.code = context.old ? 200 : 201};
}

} // namespace headwater
