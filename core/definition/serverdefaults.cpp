// SPDX-License-Identifier: Apache-2.0
#include "core/definition/serverdefaults.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QMap>
#include <QSet>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// A field of a policy and what the server takes it for if it is not written.
struct DefaultField
{
    QString policy;
    QString field;
    QJsonValue value;
    bool isWritten = true; ///< by the server; others it leaves out
};

const QList<DefaultField> &tagDefaults()
{
    static const QList<DefaultField> fields{{u"importPolicy"_s, u"importMode"_s, u"Legacy"_s},
                                            {u"importPolicy"_s, u"insecure"_s, false, false},
                                            {u"importPolicy"_s, u"scheduled"_s, false, false},
                                            {u"referencePolicy"_s, u"type"_s, u"Source"_s}};
    return fields;
}

const QList<DefaultField> &specDefaults()
{
    static const QList<DefaultField> fields{{u"lookupPolicy"_s, u"local"_s, false}};
    return fields;
}

bool isNothing(const QJsonValue &value)
{
    return value.isNull() || value.isUndefined() || value == QJsonValue(QString());
}

/// Writes @p fields of what @p path leads to, which says @p object.
void addWritten(const DocumentPath &path, const QJsonObject &object,
                const QList<DefaultField> &fields, QList<DocumentChange> &changes)
{
    for (const DefaultField &field : fields) {
        const QJsonValue policy = object.value(field.policy);
        if (!field.isWritten || !isNothing(policy[field.field]))
            continue;
        const DocumentPath place = path / field.policy;
        if (policy.isObject())
            changes.append(DocumentChange::set(place / field.field, field.value));
        else if (isNothing(policy)) // what is neither, the server cannot read
            changes.append(DocumentChange::set(place, QJsonObject{{field.field, field.value}}));
    }
}

/// Removes @p fields where they say their default, and policies that say nothing then.
void addStripped(const DocumentPath &path, const QJsonObject &object,
                 const QList<DefaultField> &fields, QList<DocumentChange> &changes)
{
    QMap<QString, QStringList> stripped;
    for (const DefaultField &field : fields) {
        const QJsonValue policy = object.value(field.policy);
        const QJsonValue value = policy[field.field];
        const bool isThere = policy.isObject() && !value.isUndefined();
        QStringList &names = stripped[field.policy];
        if (isThere && (isNothing(value) || value == field.value))
            names.append(field.field);
    }
    for (const auto &[policy, names] : stripped.asKeyValueRange()) {
        const QJsonValue value = object.value(policy);
        const bool isAll = value.isObject() && value.toObject().size() == names.size();
        if (isAll || value.isNull()) {
            changes.append(DocumentChange::remove(path / policy));
            continue;
        }
        for (const QString &name : names)
            changes.append(DocumentChange::remove(path / policy / name));
    }
}

/// What the server adds to each tag, or leaves out of it, besides the policies.
void addStrippedFields(const DocumentPath &path, const QJsonObject &tag,
                       QList<DocumentChange> &changes)
{
    const auto strip = [&](const QString &name, bool isDefault) {
        if (tag.contains(name) && isDefault)
            changes.append(DocumentChange::remove(path / name));
    };
    const QJsonValue annotations = tag.value("annotations"_L1);
    strip(u"annotations"_s,
          annotations.isNull() || (annotations.isObject() && annotations.toObject().isEmpty()));
    strip(u"from"_s, tag.value("from"_L1).isNull());
    // 0 asks for a new import; the server counts all others itself.
    strip(u"generation"_s, tag.value("generation"_L1) != QJsonValue(0));
    const QJsonValue reference = tag.value("reference"_L1);
    strip(u"reference"_s, reference.isNull() || reference == QJsonValue(false));
}

/// As many of @p names, of which none is there twice, as are in order already: those need not move.
QSet<QString> longestSortedRun(const QStringList &names)
{
    std::vector<qsizetype> ends; // of the best run of each length
    std::vector<qsizetype> before(size_t(names.size()), -1);
    const auto nameOf = [&](qsizetype i) -> const QString & { return names.at(i); };
    for (qsizetype i = 0; i < names.size(); ++i) {
        const auto place = std::ranges::lower_bound(ends, names.at(i), {}, nameOf);
        if (place != ends.begin())
            before[size_t(i)] = *std::prev(place);
        if (place == ends.end())
            ends.push_back(i);
        else
            *place = i;
    }
    QSet<QString> run;
    for (qsizetype i = ends.empty() ? -1 : ends.back(); i >= 0; i = before[size_t(i)])
        run.insert(names.at(i));
    return run;
}

DocumentPath tagsPath(const DocumentObject &object)
{
    return object.path / u"spec"_s / u"tags"_s;
}

} // namespace

QList<DocumentChange> defaultsChanges(const DefinitionDocument &document,
                                      const DocumentObject &object, ServerDefaults defaults)
{
    QList<DocumentChange> changes;
    const DocumentPath specPath = object.path / u"spec"_s;
    const QJsonValue spec = document.value(specPath);
    const auto change = [&](const DocumentPath &path, const QJsonObject &value,
                            const QList<DefaultField> &fields) {
        if (defaults == ServerDefaults::Write)
            addWritten(path, value, fields, changes);
        else
            addStripped(path, value, fields, changes);
    };
    if (spec.isObject())
        change(specPath, spec.toObject(), specDefaults());
    else if (isNothing(spec) && defaults == ServerDefaults::Write)
        changes.append(DocumentChange::set(
            specPath, QJsonObject{{u"lookupPolicy"_s, QJsonObject{{u"local"_s, false}}}}));
    const QJsonArray tags = spec["tags"_L1].toArray();
    for (qsizetype i = 0; i < tags.size(); ++i) {
        if (!tags.at(i).isObject())
            continue;
        const QJsonObject tag = tags.at(i).toObject();
        const DocumentPath path = tagsPath(object) / i;
        if (defaults == ServerDefaults::Strip)
            addStrippedFields(path, tag, changes);
        change(path, tag, tagDefaults());
    }
    return changes;
}

QList<DocumentChange> tagOrderChanges(const DefinitionDocument &document,
                                      const DocumentObject &object)
{
    const DocumentPath path = tagsPath(object);
    QStringList names;
    for (const QJsonValue &tag : document.value(path).toArray())
        names.append(tag["name"_L1].toString());
    QList<DocumentChange> changes;
    // Backwards: an item that goes away renumbers those behind it.
    for (qsizetype i = names.size() - 1; i >= 0; --i) {
        if (names.lastIndexOf(names.at(i)) == i)
            continue;
        changes.append(DocumentChange::remove(path / i));
        names.removeAt(i);
    }
    QSet<QString> settled = longestSortedRun(names);
    QStringList sorted = names;
    sorted.sort();
    for (const QString &name : std::as_const(sorted)) {
        if (settled.contains(name))
            continue;
        const qsizetype from = names.indexOf(name);
        names.removeAt(from);
        const auto behind = std::ranges::find_if(
            names, [&](const QString &other) { return other > name && settled.contains(other); });
        const qsizetype to = std::distance(names.begin(), behind);
        names.insert(to, name);
        settled.insert(name);
        if (from != to)
            changes.append(DocumentChange::moveItem(path / from, to));
    }
    return changes;
}

QList<DocumentChange> serverFormChanges(const DefinitionDocument &document, const ServerForm &form)
{
    QList<DocumentChange> changes;
    for (const DocumentObject &object : document.objects()) {
        if (object.kind != "ImageStream"_L1)
            continue;
        if (form.defaults)
            changes += defaultsChanges(document, object, *form.defaults);
        if (form.isSorted)
            changes += tagOrderChanges(document, object);
    }
    return changes;
}

} // namespace headwater
