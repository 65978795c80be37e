// SPDX-License-Identifier: Apache-2.0
#include "core/definition/apifields.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

void addUnknown(const DocumentPath &path, const QString &type, const QJsonObject &object,
                QList<DocumentPath> &unknown)
{
    const QStringList &fields = apiFields(type);
    for (auto entry = object.begin(); entry != object.end(); ++entry) { // sorted by key
        const QString field = entry.key();
        if (!fields.contains(field)) {
            unknown.append(path / field);
        } else if (type == "spec"_L1 && field == "tags"_L1) {
            const QJsonArray tags = entry->toArray();
            for (qsizetype i = 0; i < tags.size(); ++i)
                addUnknown(path / field / i, u"tag"_s, tags.at(i).toObject(), unknown);
        } else if (isApiStruct(field)) {
            addUnknown(path / field, field, entry->toObject(), unknown);
        }
    }
}

} // namespace

const QStringList &apiFields(QStringView type)
{
    static const QStringList object{u"apiVersion"_s, u"kind"_s, u"metadata"_s, u"spec"_s,
                                    u"status"_s};
    static const QStringList metadata{u"name"_s,
                                      u"generateName"_s,
                                      u"namespace"_s,
                                      u"labels"_s,
                                      u"annotations"_s,
                                      u"uid"_s,
                                      u"resourceVersion"_s,
                                      u"generation"_s,
                                      u"creationTimestamp"_s,
                                      u"deletionTimestamp"_s,
                                      u"deletionGracePeriodSeconds"_s,
                                      u"ownerReferences"_s,
                                      u"finalizers"_s,
                                      u"managedFields"_s,
                                      u"selfLink"_s};
    static const QStringList spec{u"lookupPolicy"_s, u"dockerImageRepository"_s, u"tags"_s};
    static const QStringList lookupPolicy{u"local"_s};
    static const QStringList tag{u"name"_s,           u"annotations"_s, u"from"_s,
                                 u"reference"_s,      u"generation"_s,  u"importPolicy"_s,
                                 u"referencePolicy"_s};
    static const QStringList from{u"kind"_s,       u"namespace"_s,       u"name"_s,     u"uid"_s,
                                  u"apiVersion"_s, u"resourceVersion"_s, u"fieldPath"_s};
    static const QStringList importPolicy{u"insecure"_s, u"scheduled"_s, u"importMode"_s};
    static const QStringList referencePolicy{u"type"_s};
    static const QHash<QString, const QStringList *> all{{u"object"_s, &object},
                                                         {u"metadata"_s, &metadata},
                                                         {u"spec"_s, &spec},
                                                         {u"lookupPolicy"_s, &lookupPolicy},
                                                         {u"tag"_s, &tag},
                                                         {u"from"_s, &from},
                                                         {u"importPolicy"_s, &importPolicy},
                                                         {u"referencePolicy"_s, &referencePolicy}};
    return *all.value(type.toString(), &object);
}

bool isApiStruct(const QString &field)
{
    static const QStringList structs{u"metadata"_s, u"spec"_s,         u"lookupPolicy"_s,
                                     u"from"_s,     u"importPolicy"_s, u"referencePolicy"_s};
    return structs.contains(field);
}

QList<DocumentPath> unknownFields(const DefinitionDocument &document, const DocumentObject &object)
{
    QList<DocumentPath> unknown;
    addUnknown(object.path, u"object"_s, document.value(object.path).toObject(), unknown);
    return unknown;
}

} // namespace headwater
