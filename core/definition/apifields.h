// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/definition/definitiondocument.h"

#include <QStringList>

namespace headwater {

/// The fields that the API knows in a struct of an image stream: "object" is the stream itself,
/// "tag" an entry of spec.tags, others go by the name of their field ("metadata", "importPolicy").
/// Source: openshift/api, image/v1/types.go; k8s.io/apimachinery, meta/v1 ObjectMeta; k8s.io/api,
/// core/v1 ObjectReference.
const QStringList &apiFields(QStringView type);
/// Whether @p field holds a struct whose fields apiFields() knows.
bool isApiStruct(const QString &field);

/// Where @p object, an image stream, has fields that the API does not know, its status aside; in
/// the order in which clients send them: the keys of each mapping sorted.
QList<DocumentPath> unknownFields(const DefinitionDocument &document, const DocumentObject &object);

} // namespace headwater
