// SPDX-License-Identifier: Apache-2.0
#include "core/definition/definitionwriter.h"

#include "core/definition/yamlscalar.h"
#include "core/describe/jsontext.h"
#include "core/describe/yamltext.h"
#include "core/imagestream/imagestreamjson.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// The keys of @p object: those that say what it is, then the others by name.
QStringList orderedKeys(const QJsonObject &object)
{
    static const QStringList first
        = {u"apiVersion"_s, u"kind"_s, u"metadata"_s, u"name"_s, u"namespace"_s};
    const auto rank = [](const QString &key) {
        const qsizetype index = first.indexOf(key);
        return index < 0 ? first.size() : index;
    };
    QStringList keys = object.keys(); // sorted by name
    std::ranges::stable_sort(keys, {}, rank);
    return keys;
}

QByteArray jsonString(const QString &text)
{
    QByteArray quoted = jsonText(text).trimmed();
    // A file is no web page: < > & may stand as they are.
    return quoted.replace("\\u003c", "<").replace("\\u003e", ">").replace("\\u0026", "&");
}

bool isEmptyCollection(const QJsonValue &value)
{
    return (value.isObject() && value.toObject().isEmpty())
        || (value.isArray() && value.toArray().isEmpty());
}

/// A scalar or an empty collection, for a block.
QByteArray inlineYaml(const QJsonValue &value, qsizetype indentation, const WriteStyle &style)
{
    return value.isString() ? scalarYaml(value.toString(), indentation, style) : flowYaml(value);
}

/// A value behind a key's colon.
QByteArray valueYaml(const QJsonValue &value, qsizetype indentation, const WriteStyle &style)
{
    if ((!value.isObject() && !value.isArray()) || isEmptyCollection(value))
        return ' ' + inlineYaml(value, indentation, style);
    if (value.isObject())
        return style.newline + blockYaml(value.toObject(), indentation + style.step, style);
    return style.newline + blockYaml(value.toArray(), indentation + style.sequenceStep, style);
}

QByteArray joined(const QByteArrayList &items, char opening, const QByteArray &start,
                  const QByteArray &separator, const QByteArray &end)
{
    if (items.isEmpty())
        return opening == '{' ? "{}" : "[]";
    return opening + start + items.join(separator) + end + (opening == '{' ? '}' : ']');
}

QByteArray scalarJson(const QJsonValue &value)
{
    return value.isString() ? jsonString(value.toString()) : jsonText(value).trimmed();
}

} // namespace

QJsonObject tagForFile(const TagReference &tag)
{
    ImageStream stream;
    stream.spec.tags.append(tag);
    QJsonObject object
        = toJson(stream).value("spec"_L1).toObject().value("tags"_L1).toArray().first().toObject();
    object.remove(u"generation"_s); // the server counts it
    if (tag.annotations.isEmpty())
        object.remove(u"annotations"_s);
    if (object.value("importPolicy"_L1).toObject().isEmpty())
        object.remove(u"importPolicy"_s);
    QJsonObject policy = object.value("referencePolicy"_L1).toObject();
    if (tag.referencePolicy.isEmpty())
        policy.remove(u"type"_s);
    if (policy.isEmpty())
        object.remove(u"referencePolicy"_s);
    return object;
}

QJsonObject streamForFile(const ImageStream &stream)
{
    QJsonObject object = toJson(stream);
    object.remove(u"status"_s);
    QJsonObject metadata = object.value("metadata"_L1).toObject();
    for (const QString &key :
         {u"uid"_s, u"resourceVersion"_s, u"generation"_s, u"creationTimestamp"_s})
        metadata.remove(key);
    object.insert(u"metadata"_s, metadata);
    QJsonObject spec = object.value("spec"_L1).toObject();
    if (!stream.spec.lookupLocal)
        spec.remove(u"lookupPolicy"_s);
    QJsonArray tags;
    for (const TagReference &tag : stream.spec.tags)
        tags.append(tagForFile(tag));
    if (!tags.isEmpty())
        spec.insert(u"tags"_s, tags);
    object.insert(u"spec"_s, spec);
    return object;
}

std::optional<QByteArray> literalYaml(const QString &text, qsizetype indentation,
                                      const WriteStyle &style)
{
    // Blanks at the start would need an indentation indicator, line breaks at the end "+": both
    // are easily broken by the next editor.
    const bool canHold = text.contains(u'\n') && !text.startsWith(u' ') && !text.startsWith(u'\t')
        && !text.startsWith(u'\n') && !text.endsWith("\n\n"_L1)
        && std::ranges::all_of(text, [](QChar c) {
                             return c == u'\n' || c == u'\t' || c.isPrint() || c.isSurrogate();
                         });
    if (!canHold)
        return std::nullopt;
    const bool isClipped = text.endsWith(u'\n');
    QByteArray literal = isClipped ? "|" : "|-";
    for (const QString &line : (isClipped ? text.chopped(1) : text).split(u'\n')) {
        if (!line.isEmpty() && line.trimmed().isEmpty())
            return std::nullopt; // a line of blanks is not told from an empty one
        literal += style.newline;
        if (!line.isEmpty())
            literal += QByteArray(indentation, ' ') + line.toUtf8();
    }
    return literal;
}

QByteArray scalarYaml(const QString &text, qsizetype indentation, const WriteStyle &style)
{
    if (text.contains(u'\n') && style.hasLiterals) {
        if (const auto literal = literalYaml(text, indentation + style.step, style))
            return *literal;
    }
    const QByteArray plain = yamlScalar(text, indentation);
    const bool isQuoted = plain.startsWith('"') || plain.startsWith('\'');
    if (isQuoted && !plain.contains('\n'))
        return plain;
    const std::string_view written(plain.data(), size_t(plain.size()));
    return plain.contains('\n') || looksLikeOtherType(written) ? jsonString(text) : plain;
}

QByteArray blockYaml(const QJsonObject &mapping, qsizetype indentation, const WriteStyle &style)
{
    QByteArrayList lines;
    for (const QString &key : orderedKeys(mapping))
        lines.append(QByteArray(indentation, ' ') + flowYaml(key) + ':'
                     + valueYaml(mapping.value(key), indentation, style));
    return lines.join(style.newline);
}

QByteArray blockYaml(const QJsonArray &sequence, qsizetype indentation, const WriteStyle &style)
{
    constexpr qsizetype dashWidth = 2;
    QByteArrayList lines;
    for (const QJsonValue &item : sequence) {
        const QByteArray dash = QByteArray(indentation, ' ') + "- ";
        if ((!item.isObject() && !item.isArray()) || isEmptyCollection(item)) {
            lines.append(dash + inlineYaml(item, indentation, style));
            continue;
        }
        const QByteArray block = item.isObject()
            ? blockYaml(item.toObject(), indentation + dashWidth, style)
            : blockYaml(item.toArray(), indentation + dashWidth, style);
        lines.append(dash + block.sliced(indentation + dashWidth));
    }
    return lines.join(style.newline);
}

QByteArray flowYaml(const QJsonValue &value)
{
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        QByteArrayList fields;
        for (const QString &key : orderedKeys(object))
            fields.append(flowYaml(key) + ": " + flowYaml(object.value(key)));
        return joined(fields, '{', {}, ", ", {});
    }
    if (value.isArray()) {
        QByteArrayList items;
        for (const QJsonValue &item : value.toArray())
            items.append(flowYaml(item));
        return joined(items, '[', {}, ", ", {});
    }
    if (!value.isString())
        return jsonText(value).trimmed();
    const QString text = value.toString();
    const QByteArray plain = scalarYaml(text, 0, {.hasLiterals = false});
    const bool isForeignToFlow
        = std::ranges::any_of(text, [](QChar c) { return QStringView(u",[]{}?").contains(c); });
    const bool isQuoted = plain.startsWith('"') || plain.startsWith('\'');
    return !isQuoted && (isForeignToFlow || plain.endsWith(':')) ? jsonString(text) : plain;
}

QByteArray prettyJson(const QJsonValue &value, const QByteArray &indentation,
                      const WriteStyle &style)
{
    const QByteArray inner = indentation + style.jsonStep;
    const QByteArray separator = ',' + style.newline + inner;
    const QByteArray start = style.newline + inner;
    const QByteArray end = style.newline + indentation;
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        QByteArrayList fields;
        for (const QString &key : orderedKeys(object))
            fields.append(jsonString(key) + style.jsonColon
                          + prettyJson(object.value(key), inner, style));
        return joined(fields, '{', start, separator, end);
    }
    if (value.isArray()) {
        QByteArrayList items;
        for (const QJsonValue &item : value.toArray())
            items.append(prettyJson(item, inner, style));
        return joined(items, '[', start, separator, end);
    }
    return scalarJson(value);
}

QByteArray compactJson(const QJsonValue &value, const WriteStyle &style)
{
    const QByteArray separator = style.jsonColon == ":" ? "," : ", ";
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        QByteArrayList fields;
        for (const QString &key : orderedKeys(object))
            fields.append(jsonString(key) + style.jsonColon
                          + compactJson(object.value(key), style));
        return joined(fields, '{', {}, separator, {});
    }
    if (value.isArray()) {
        QByteArrayList items;
        for (const QJsonValue &item : value.toArray())
            items.append(compactJson(item, style));
        return joined(items, '[', {}, separator, {});
    }
    return scalarJson(value);
}

QByteArray newDefinition(const ImageStream &stream)
{
    return blockYaml(streamForFile(stream), 0, {}) + '\n';
}

} // namespace headwater
