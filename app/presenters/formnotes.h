// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/imagestream/imagestream.h"
#include "core/preview/catalogcategories.h"

#include <QString>

/// What comes of the values in a form, in one sentence each.
namespace headwater {

struct FormNote
{
    QString text = {}; ///< empty: there is nothing to say
    bool isWarning = false; ///< it is hardly what was meant
};

/// How a tag's source is read: the parts of a pull spec, or what of which stream is followed.
/// @p stream is that of the tag.
FormNote sourceNote(const ObjectReference &from, const QString &stream);
/// The categories of the catalog that the annotation "tags" leads to, or why to none.
FormNote keywordNote(const QString &annotation, const QList<CatalogCategory> &categories);
/// Whether the console of @p release has a picture for the class.
FormNote iconNote(const QString &iconClass, ConsoleRelease release);
/// How long a description is, against what is seen of it on a tile.
FormNote descriptionNote(const QString &description);

} // namespace headwater
