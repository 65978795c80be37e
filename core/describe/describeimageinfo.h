// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/image/imageinfo.h"

#include <QDateTime>

namespace headwater {

/// What `oc image info` prints. @p now: the moment the age is counted from.
/// Source: oc, pkg/cli/image/info/info.go.
QString describeImageInfo(const ImageInfo &info, const QDateTime &now);

/// The members of `oc image info -o json`; of an image chosen from a list "platforms" too.
QJsonObject imageInfoJson(const ImageInfo &info);

/// "23d": whole units of one kind, as kubectl prints ages; "<invalid>" for the future. Source:
/// apimachinery, pkg/util/duration, ShortHumanDuration.
QString shortAge(const QDateTime &time, const QDateTime &now);

} // namespace headwater
