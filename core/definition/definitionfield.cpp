// SPDX-License-Identifier: Apache-2.0
#include "core/definition/definitionfield.h"

#include "core/imagestream/imagestream.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

using Owner = DefinitionField::Owner;
using Type = DefinitionField::Type;

/// A field of the API. Source of the defaults: openshift-apiserver, pkg/image/apis/image/v1,
/// defaults.go.
struct KnownField
{
    Owner owner;
    QString name; ///< ending with a dot: a map, of which any key may follow
    Type type = Type::Text;
    QStringList choices = {};
    QString absent = {}; ///< what it means if it is not written
};

const QList<KnownField> &knownFields()
{
    static const QList<KnownField> fields{
        {Owner::Stream, u"metadata.name"_s},
        {Owner::Stream, u"metadata.namespace"_s},
        {Owner::Stream, u"metadata.annotations."_s},
        {Owner::Stream, u"metadata.labels."_s},
        {Owner::Stream, u"spec.dockerImageRepository"_s},
        {Owner::Stream, u"spec.lookupPolicy.local"_s, Type::Bool, {}, u"false"_s},
        {Owner::Tag, u"name"_s},
        {Owner::Tag, u"annotations."_s},
        {Owner::Tag,
         u"from.kind"_s,
         Type::Text,
         {kind::dockerImage, kind::imageStreamTag, kind::imageStreamImage}},
        {Owner::Tag, u"from.name"_s},
        {Owner::Tag, u"from.namespace"_s},
        {Owner::Tag, u"reference"_s, Type::Bool, {}, u"false"_s},
        {Owner::Tag, u"importPolicy.insecure"_s, Type::Bool, {}, u"false"_s},
        {Owner::Tag, u"importPolicy.scheduled"_s, Type::Bool, {}, u"false"_s},
        {Owner::Tag,
         u"importPolicy.importMode"_s,
         Type::Text,
         {u"Legacy"_s, u"PreserveOriginal"_s},
         u"Legacy"_s},
        {Owner::Tag, u"referencePolicy.type"_s, Type::Text, {u"Source"_s, u"Local"_s}, u"Source"_s},
    };
    return fields;
}

const KnownField *known(Owner owner, const QString &name)
{
    const auto &fields = knownFields();
    const auto found = std::ranges::find_if(fields, [&](const KnownField &field) {
        const bool isMap = field.name.endsWith(u'.');
        return field.owner == owner
            && (isMap ? name.startsWith(field.name) && name.size() > field.name.size()
                      : name == field.name);
    });
    return found == fields.end() ? nullptr : &*found;
}

} // namespace

Result<DefinitionField> DefinitionField::parse(Owner owner, const QString &name)
{
    const QStringList prefixes = owner == Owner::Tag
        ? QStringList{QString()}
        : QStringList{QString(), u"metadata."_s, u"spec."_s};
    for (const QString &prefix : prefixes) {
        const QString whole = prefix + name;
        const KnownField *const found = known(owner, whole);
        if (!found)
            continue;
        DefinitionField field;
        field.m_name = whole;
        field.m_owner = owner;
        field.m_steps = fieldSteps(whole);
        field.m_type = found->type;
        field.m_choices = found->choices;
        field.m_default = found->absent;
        return field;
    }
    return Error{.kind = Error::Kind::InvalidInput,
                 .subject = name,
                 .detail = owner == Owner::Tag ? u"a tag has no such field"_s
                                               : u"an image stream has no such field"_s};
}

Result<QJsonValue> DefinitionField::valueOf(const QString &text) const
{
    if (m_type == Type::Bool) {
        if (text == "true"_L1 || text == "false"_L1)
            return QJsonValue(text == "true"_L1);
        return Error{.kind = Error::Kind::InvalidInput,
                     .subject = text,
                     .detail = u"%1 is true or false"_s.arg(m_name)};
    }
    if (!m_choices.isEmpty() && !m_choices.contains(text))
        return Error{.kind = Error::Kind::InvalidInput,
                     .subject = text,
                     .detail = u"%1 is one of %2"_s.arg(m_name, m_choices.join(", "_L1))};
    return QJsonValue(text);
}

QString DefinitionField::textIn(const QJsonObject &object) const
{
    QJsonValue value = object;
    for (const PathStep &step : m_steps)
        value = value.toObject().value(step.text());
    if (value.isBool())
        return value.toBool() ? u"true"_s : u"false"_s;
    const QString text = value.toString();
    return text.isEmpty() ? m_default : text;
}

} // namespace headwater
