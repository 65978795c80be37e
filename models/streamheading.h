// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/catalogsnapshot.h"

#include <QString>
#include <QStringList>

namespace headwater {

/// What the header of the stream page says.
struct StreamHeading
{
    QString name = {};
    QString ns = {};
    QString displayName = {};
    QString iconClass = {};
    QString file = {};
    int tags = 0;
    bool isBuilder = false;
    bool canImport = false; ///< some tag comes from a registry

    friend bool operator==(const StreamHeading &, const StreamHeading &) = default;
};

StreamHeading streamHeading(const CatalogStream &stream);

/// The tags that "Import all" imports: those that come from a registry themselves. Aliases follow
/// by the server's rules.
QStringList importableTags(const ImageStream &stream);

/// The icon class of the stream, or of the first tag that has one, as catalogs usually write it.
QString streamIconClass(const ImageStream &stream);

} // namespace headwater
