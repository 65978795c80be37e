// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/imagestream/imagestream.h"

#include <QJsonObject>

/// Image streams in the API's JSON. Source of what is left out and what is written as null:
/// openshift/api, image/v1/types.go; spec/objects.md sections 0.3 and 12.
namespace headwater {

/// The object as a server sends it. Tags stay in the order they have; the server's is by name.
QJsonObject toJson(const ImageStream &stream);
QJsonObject toJson(const ImageStreamStatus &status);

/// The reverse. Null is taken as absent, and so is a value of another type; what has no place in
/// the values is in their unknown fields, but for that of the status.
ImageStream imageStreamFromJson(const QJsonObject &object);
ImageStreamStatus statusFromJson(const QJsonObject &object);

} // namespace headwater
