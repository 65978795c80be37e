// SPDX-License-Identifier: Apache-2.0
#include "core/definition/godecoder.h"

#include "core/base/gotime.h"

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

using Kind = DocumentNode::Kind;

/// What Go's decoder calls the value; numbers that do not fit an integer are named with it.
QString goName(const DocumentNode &node, const GoField &field)
{
    if (node.kind == Kind::Sequence)
        return u"array"_s;
    if (node.kind == Kind::Mapping)
        return u"object"_s;
    switch (typeOf(node)) {
    case ScalarType::Bool: return u"bool"_s;
    case ScalarType::Integer:
    case ScalarType::Float:
        return field.type == "int64" ? u"number "_s + toQString(node.text) : u"number"_s;
    case ScalarType::Null:
    case ScalarType::String: break;
    }
    return u"string"_s;
}

} // namespace

TextPosition GoDecoder::positionOf(Index value) const
{
    return m_positions.at(m_tree.written(value).offset);
}

void GoDecoder::reportType(Index value, const GoField &field)
{
    const DocumentNode &node = m_tree[value];
    Problem problem;
    problem.position = positionOf(value);
    problem.message = u"json: cannot unmarshal %1 into Go struct field %2.%3 of type %4"_s.arg(
        goName(node, field), toQString(field.structName), toQString(field.path),
        toQString(field.type));
    const bool wantsText = field.type == "string" || field.type == "map[string]string";
    if (wantsText && node.kind == Kind::Scalar)
        problem.remedy
            = DefinitionText::tr("Put the value in quotes: \"%1\".").arg(toQString(node.text));
    else if (field.type == "bool")
        problem.remedy = DefinitionText::tr("Write true or false, without quotes.");
    else if (field.type == "int64")
        problem.remedy = DefinitionText::tr("Write a whole number, without quotes.");
    m_problems.add(std::move(problem));
}

QString GoDecoder::string(Index value, const GoField &field)
{
    const DocumentNode &node = m_tree[value];
    if (node.kind == Kind::Scalar) {
        if (!node.isText && scalarType(node.text) != ScalarType::String)
            reportType(value, field);
        return toQString(node.text);
    }
    if (node.kind != Kind::Null)
        reportType(value, field);
    return {};
}

bool GoDecoder::boolean(Index value, const GoField &field)
{
    const DocumentNode &node = m_tree[value];
    if (node.kind == Kind::Null)
        return false;
    if (node.kind == Kind::Scalar && typeOf(node) == ScalarType::Bool)
        return scalarValue(node.text).toBool();
    reportType(value, field);
    return false;
}

std::optional<qint64> GoDecoder::integer(Index value, const GoField &field)
{
    const DocumentNode &node = m_tree[value];
    if (node.kind == Kind::Null)
        return std::nullopt;
    if (node.kind == Kind::Scalar && typeOf(node) == ScalarType::Integer) {
        // Numbers past 64 bits come as a double, which toInteger() does not take.
        constexpr qint64 none = std::numeric_limits<qint64>::min();
        if (const qint64 number = scalarValue(node.text).toInteger(none); number != none)
            return number;
    }
    reportType(value, field);
    return std::nullopt;
}

StringMap GoDecoder::stringMap(Index value, const GoField &field)
{
    StringMap map;
    if (!isMapping(value, field))
        return map;
    const GoField element{field.structName, field.path, "string"};
    m_tree.forEachEntry(value, [&](Index key, Index text) {
        map.insert(keyText(m_tree[key]), string(text, element));
    });
    return map;
}

QDateTime GoDecoder::time(Index value, const GoField &field)
{
    const DocumentNode &node = m_tree[value];
    if (node.kind == Kind::Null)
        return {};
    // The API's times decode themselves, so that no field is named.
    const bool isText = node.kind == Kind::Scalar && typeOf(node) == ScalarType::String;
    const QString error = isText
        ? goTimeError({node.text.data(), qsizetype(node.text.size())})
        : u"json: cannot unmarshal %1 into Go value of type string"_s.arg(goName(node, field));
    if (!error.isEmpty()) {
        m_problems.add(
            {.position = positionOf(value),
             .message = error,
             .remedy = DefinitionText::tr("Write it as 2006-01-02T15:04:05Z, or leave it out.")});
        return {};
    }
    return QDateTime::fromString(toQString(node.text), Qt::ISODate).toUTC();
}

bool GoDecoder::isMapping(Index value, const GoField &field)
{
    const Kind kind = m_tree[value].kind;
    if (kind != Kind::Mapping && kind != Kind::Null)
        reportType(value, field);
    return kind == Kind::Mapping;
}

bool GoDecoder::isSequence(Index value, const GoField &field)
{
    const Kind kind = m_tree[value].kind;
    if (kind != Kind::Sequence && kind != Kind::Null)
        reportType(value, field);
    return kind == Kind::Sequence;
}

} // namespace headwater
