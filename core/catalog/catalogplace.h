// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QStringList>

namespace headwater {

/// What the user named: a folder, or some files of one.
struct CatalogPlace
{
    QString folder = {}; ///< absolute, without "." and ".."; links stay as they are
    QStringList files = {}; ///< relative to the folder; empty: all of it

    bool isWholeFolder() const { return files.isEmpty(); }
};

/// @p paths are one folder, or files: then the folder is the innermost that holds them all.
/// Errors: NotFound for a path that does not exist, InvalidInput for none at all or for several
/// folders at once.
Result<CatalogPlace> catalogPlace(const QStringList &paths);

} // namespace headwater
