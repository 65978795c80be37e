// SPDX-License-Identifier: Apache-2.0
#include "core/definition/definitionvalidation.h"

#include "core/base/gotext.h"
#include "core/definition/apifields.h"
#include "core/definition/definition.h"

#include <QHash>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

constexpr int badRequest = 400;
constexpr QLatin1StringView
    cannotBeHandled("ImageStream in version \"v1\" cannot be handled as a ImageStream: ");

/// The steps of @p field from the object. Of what the server calls by name @p tags has the number
/// in the file; all else in brackets is one.
QList<PathStep> stepsOf(const FieldPath &field, const QHash<QString, qsizetype> &tags)
{
    QList<PathStep> steps;
    for (const FieldPath::Step &step : field.steps()) {
        const bool isTag = step.isKey && !steps.isEmpty() && steps.constLast().text() == "tags"_L1;
        if (step.isKey)
            steps.append(PathStep(isTag ? tags.value(step.text) : step.text.toLongLong()));
        else
            steps.append(PathStep(step.text));
    }
    return steps;
}

/// The server's own writing of a path in a file, whose items have numbers.
QString fieldText(const QList<PathStep> &steps)
{
    QString text;
    for (const PathStep &step : steps) {
        if (step.kind() == PathStep::Kind::Item)
            text += u"[%1]"_s.arg(step.number());
        else
            text += text.isEmpty() ? step.text() : u'.' + step.text();
    }
    return text;
}

/// Clients send the keys of each mapping sorted, and the decoder tells the first that is wrong.
bool isSentBefore(const PlacedCause &a, const PlacedCause &b)
{
    const auto isLess = [](const PathStep &x, const PathStep &y) {
        return x.number() == y.number() ? x.text() < y.text() : x.number() < y.number();
    };
    return std::ranges::lexicographical_compare(a.path.steps, b.path.steps, isLess);
}

class ObjectValidation
{
public:
    ObjectValidation(const DefinitionDocument &document, const DocumentObject &object)
        : m_document(document)
        , m_verdict{.object = object}
    {
    }

    DefinitionVerdict run(const ValidationContext &context)
    {
        const Definition read = readDefinition(m_document, m_verdict.object);
        const QList<DocumentPath> unknown = context.isStrict
            ? unknownFields(m_document, m_verdict.object)
            : QList<DocumentPath>();
        if (!read.problems.isEmpty())
            refuse(read);
        else if (!unknown.isEmpty())
            refuseUnknown(unknown);
        else if (!read.streams.isEmpty())
            validate(*read.streams.first().stream, context);
        return std::move(m_verdict);
    }

private:
    /// What cannot be read, or is of no version that is served.
    void refuse(const Definition &read)
    {
        const bool isUndecodable = std::ranges::any_of(read.problems, isOfDecoder);
        for (const Problem &problem : read.problems) {
            // What a client finds wrong with the version it says at once, and sends nothing.
            if (isUndecodable != isOfDecoder(problem))
                continue;
            PlacedCause cause{.message = problem.message};
            cause.path = isUndecodable ? m_document.pathAt(problem.position.offset)
                                       : m_verdict.object.path / u"apiVersion"_s;
            // What an alias stands for may be outside of the object.
            if (cause.path.isWithin(m_verdict.object.path))
                cause.field = fieldOf(cause.path);
            add(cause);
        }
        std::ranges::stable_sort(m_verdict.causes, isSentBefore);
        const QString &first = m_verdict.causes.first().message;
        m_verdict.code = isUndecodable ? badRequest : 0;
        m_verdict.status = isUndecodable ? cannotBeHandled + first : first;
    }

    void refuseUnknown(const QList<DocumentPath> &fields)
    {
        QStringList messages;
        for (const DocumentPath &path : fields) {
            const QString field = fieldOf(path);
            messages.append(u"unknown field \"%1\""_s.arg(field));
            add({.field = field, .message = messages.constLast(), .path = path}, true);
        }
        m_verdict.code = badRequest;
        m_verdict.status = cannotBeHandled + u"strict decoding error: "_s + messages.join(", "_L1);
    }

    QString fieldOf(const DocumentPath &path) const
    {
        return fieldText(path.steps.sliced(m_verdict.object.path.steps.size()));
    }

    static bool isOfDecoder(const Problem &problem)
    {
        return problem.message.startsWith("json: "_L1)
            || problem.message.startsWith("parsing time "_L1);
    }

    void validate(const ImageStream &stream, const ValidationContext &context)
    {
        for (qsizetype i = 0; i < stream.spec.tags.size(); ++i)
            m_tags.insert(stream.spec.tags.at(i).name, i); // of equal names the last, as there
        const StreamVerdict verdict = validateStream(stream, context);
        m_verdict.code = verdict.code;
        m_verdict.status = verdict.message;
        for (const FieldError &error : verdict.causes)
            m_verdict.causes.append(placed(error));
        if (!verdict.isAccepted() && verdict.causes.isEmpty())
            addWhole(verdict.message);
    }

    /// Refusals that name no field.
    void addWhole(const QString &message)
    {
        const bool isVersion = message.startsWith("resourceVersion"_L1);
        PlacedCause cause{.message = message};
        cause.path = m_verdict.object.path / u"metadata"_s
            / (isVersion ? u"resourceVersion"_s : u"namespace"_s);
        add(cause);
    }

    PlacedCause placed(const FieldError &error) const
    {
        PlacedCause cause{.field = error.field.toString(),
                          .reason = error.reason(),
                          .message = error.body(),
                          .path = pathOf(error)};
        for (const FieldError &inner : error.inner)
            cause.inner.append(placed(inner));
        if (!cause.inner.isEmpty())
            cause.path = cause.inner.first().path;
        place(cause);
        return cause;
    }

    DocumentPath pathOf(const FieldError &error) const
    {
        DocumentPath path{m_verdict.object.path.document,
                          m_verdict.object.path.steps + stepsOf(error.field, m_tags)};
        if (error.field == FieldPath{u"metadata"_s, u"labels"_s}
            || error.field == FieldPath{u"metadata"_s, u"annotations"_s})
            path = entryPath(path, error.value);
        return path;
    }

    /// Of a map the server names no entry, but tells the key or value.
    DocumentPath entryPath(const DocumentPath &map, const QString &told) const
    {
        const QJsonObject entries = m_document.value(map).toObject();
        for (auto entry = entries.begin(); entry != entries.end(); ++entry) {
            if (goQuoted(entry.key().toUtf8()) == told
                || goQuoted(entry->toString().toUtf8()) == told)
                return map / entry.key();
        }
        return map;
    }

    /// @p isAboutKey: the key is wrong, whatever it holds.
    void place(PlacedCause &cause, bool isAboutKey = false) const
    {
        cause.range = nearestRange(m_document, cause.path);
        const auto ranges = isAboutKey ? m_document.ranges(cause.path) : std::nullopt;
        if (ranges)
            cause.range = ranges->key;
        cause.position = m_document.positions().at(cause.range.from);
    }

    void add(PlacedCause cause, bool isAboutKey = false)
    {
        place(cause, isAboutKey);
        m_verdict.causes.append(std::move(cause));
    }

    const DefinitionDocument &m_document;
    DefinitionVerdict m_verdict;
    QHash<QString, qsizetype> m_tags; ///< numbers in the file
};

} // namespace

TextRange nearestRange(const DefinitionDocument &document, const DocumentPath &path)
{
    const auto wellShown = [](const PathRanges &ranges) {
        const bool isKeyed = !ranges.key.isEmpty();
        return isKeyed ? ranges.key : ranges.value;
    };
    if (const auto ranges = document.ranges(path)) {
        const QJsonValue value = document.value(path);
        const bool isCollection = value.isObject() || value.isArray();
        return ranges->value.isEmpty() || isCollection ? wellShown(*ranges) : ranges->value;
    }
    DocumentPath around = path;
    while (!around.steps.isEmpty()) {
        around = around.parent();
        for (const QList<PathStep> &name :
             {QList<PathStep>{u"name"_s}, QList<PathStep>{u"metadata"_s, u"name"_s}}) {
            const auto named = document.ranges({around.document, around.steps + name});
            if (named && !named->value.isEmpty())
                return named->value;
        }
        if (const auto ranges = document.ranges(around); ranges && !ranges->key.isEmpty())
            return ranges->key;
    }
    const auto whole = document.ranges(around);
    const qsizetype start = whole ? whole->value.from : 0;
    return {start, start};
}

std::optional<DefinitionVerdict> validateObject(const DefinitionDocument &document,
                                                const DocumentObject &object,
                                                const ValidationContext &context)
{
    if (object.kind != "ImageStream"_L1)
        return std::nullopt;
    return ObjectValidation(document, object).run(context);
}

QList<DefinitionVerdict> validateDocument(const DefinitionDocument &document,
                                          const ValidationContext &context)
{
    QList<DefinitionVerdict> verdicts;
    for (const DocumentObject &object : document.objects()) {
        if (std::optional<DefinitionVerdict> verdict = validateObject(document, object, context))
            verdicts.append(*std::move(verdict));
    }
    return verdicts;
}

} // namespace headwater
