// SPDX-License-Identifier: Apache-2.0
#include "core/imagestream/metavalidation.h"

#include "core/imagestream/qualifiedname.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

constexpr qsizetype maxAnnotations = 256 * 1024; ///< bytes of all keys and values

FieldPath metadataPath(const QString &name)
{
    return {u"metadata"_s, name};
}

void addAll(QList<FieldError> &errors, const FieldPath &path, const QString &value,
            const QStringList &details)
{
    for (const QString &detail : details)
        errors.append(FieldError::invalid(path, value, detail));
}

void checkNames(const ObjectMeta &meta, const NameErrors &nameErrors, QList<FieldError> &errors)
{
    const QString prefix = meta.unknown["generateName"_L1].toString();
    if (!prefix.isEmpty())
        addAll(errors, metadataPath(u"generateName"_s), prefix, nameErrors(prefix, true));
    const FieldPath name = metadataPath(u"name"_s);
    if (meta.name.isEmpty())
        errors.append(FieldError::required(name, u"name or generateName is required"_s));
    else
        addAll(errors, name, meta.name, nameErrors(meta.name, false));
    const FieldPath ns = metadataPath(u"namespace"_s);
    if (meta.ns.isEmpty())
        errors.append(FieldError::required(ns));
    else
        addAll(errors, ns, meta.ns, dnsLabelErrors(meta.ns));
}

void checkLabels(const StringMap &labels, QList<FieldError> &errors)
{
    const FieldPath path = metadataPath(u"labels"_s);
    for (const auto &[key, value] : labels.asKeyValueRange()) {
        addAll(errors, path, key, qualifiedNameErrors(key));
        addAll(errors, path, value, labelValueErrors(value));
    }
}

void checkAnnotations(const StringMap &annotations, QList<FieldError> &errors)
{
    const FieldPath path = metadataPath(u"annotations"_s);
    qsizetype bytes = 0;
    for (const auto &[key, value] : annotations.asKeyValueRange()) {
        // Of the keys of annotations, case does not matter.
        addAll(errors, path, key, qualifiedNameErrors(key.toLower()));
        bytes += key.toUtf8().size() + value.toUtf8().size();
    }
    if (bytes > maxAnnotations)
        errors.append({.type = FieldError::Type::TooLong,
                       .field = path,
                       .detail = u"must have at most %1 bytes"_s.arg(maxAnnotations)});
}

void checkOwners(const QJsonArray &owners, QList<FieldError> &errors)
{
    const FieldPath path = metadataPath(u"ownerReferences"_s);
    for (const QJsonValue &owner : owners) {
        const auto check = [&](const QString &field, const QString &what) {
            const QString value = owner[field].toString();
            if (value.isEmpty())
                errors.append(
                    FieldError::invalid(path / field, value, what + " must not be empty"_L1));
        };
        check(u"apiVersion"_s, u"version"_s);
        check(u"kind"_s, u"kind"_s);
        check(u"name"_s, u"name"_s);
        check(u"uid"_s, u"uid"_s);
    }
}

void checkFinalizers(const QJsonArray &finalizers, QList<FieldError> &errors)
{
    static const QStringList standard{u"kubernetes"_s, u"orphan"_s, u"foregroundDeletion"_s};
    const FieldPath path = metadataPath(u"finalizers"_s);
    for (const QJsonValue &finalizer : finalizers)
        addAll(errors, path, finalizer.toString(), qualifiedNameErrors(finalizer.toString()));
    for (qsizetype i = 0; i < finalizers.size(); ++i) {
        const QString name = finalizers.at(i).toString();
        if (!name.contains(u'/') && !standard.contains(name))
            errors.append(FieldError::invalid(
                path.item(i), name,
                u"name is neither a standard finalizer name nor is it fully qualified"_s));
    }
}

} // namespace

QList<FieldError> metadataErrors(const ObjectMeta &meta, const NameErrors &nameErrors)
{
    QList<FieldError> errors;
    checkNames(meta, nameErrors, errors);
    checkLabels(meta.labels, errors);
    checkAnnotations(meta.annotations, errors);
    checkOwners(meta.unknown["ownerReferences"_L1].toArray(), errors);
    checkFinalizers(meta.unknown["finalizers"_L1].toArray(), errors);
    return errors;
}

QList<FieldError> metadataChangeErrors(const ObjectMeta &meta, const ObjectMeta &old)
{
    QList<FieldError> errors;
    const auto check = [&](const QString &field, const QString &now, const QString &was) {
        if (now != was)
            errors.append(FieldError::invalid(metadataPath(field), now, u"field is immutable"_s));
    };
    check(u"name"_s, meta.name, old.name);
    check(u"namespace"_s, meta.ns, old.ns);
    // What does not say its uid is taken to be the same object.
    check(u"uid"_s, meta.uid.isEmpty() ? old.uid : meta.uid, old.uid);
    return errors;
}

} // namespace headwater
