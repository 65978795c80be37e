// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/imagestream/fielderror.h"
#include "core/imagestream/imagestream.h"

#include <functional>

namespace headwater {

/// What is wrong with a name, or with what one will start with, in the server's words.
using NameErrors = std::function<QStringList(const QString &name, bool isPrefix)>;

/// What the server has against the metadata of an object of a project. Labels, annotations and such
/// are looked at in the order of their keys; the server has none. Source: apimachinery,
/// api/validation/objectmeta.go; kubernetes, pkg/apis/core/validation, ValidateObjectMeta.
QList<FieldError> metadataErrors(const ObjectMeta &meta, const NameErrors &nameErrors);

/// What the server has against changing @p old into @p meta.
QList<FieldError> metadataChangeErrors(const ObjectMeta &meta, const ObjectMeta &old);

} // namespace headwater
