// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/imagestream/imagestream.h"

#include <QStringList>

/// Which tags the web console takes for builder images. Source: openshift/console,
/// packages/dev-console/src/utils/imagestream-utils.ts; the same from 4.0 on.
namespace headwater {

/// The items of a tag's annotation "tags": split at commas with the blanks around them, so that
/// only blanks at the outer ends stay.
QStringList consoleKeywords(QStringView annotation);
/// Whether one of the items is @p word, without making a list of them.
bool hasConsoleKeyword(QStringView annotation, QStringView word);

/// The word with a meaning, "builder" or "hidden", that @p keyword was meant to be: it is one but
/// for case, outer blanks or a letter. Empty: it is one exactly, or like none.
QString meantKeyword(const QString &keyword);

/// "builder", and not "hidden". The console also asks for a status, which a definition has not got.
bool isBuilderTag(const TagReference &tag);
bool isHiddenTag(const TagReference &tag);

} // namespace headwater
