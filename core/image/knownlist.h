// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/image/image.h"

#include <QList>
#include <QString>

namespace headwater {

/// A manifest list as it was once seen: which image it has for which platform.
struct KnownList
{
    QString digest = {};
    QString mediaType = {};
    QList<ImageManifest> manifests = {};

    friend bool operator==(const KnownList &, const KnownList &) = default;
};

} // namespace headwater
