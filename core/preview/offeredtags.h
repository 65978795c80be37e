// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/imagestream/imagestream.h"
#include "core/preview/consolerelease.h"

namespace headwater {

/// What is known of imports when a definition is looked at without a cluster.
enum class ImportState {
    Ran, ///< each tag that can have a status has one, as after an import
    Pending, ///< only tags that need no import have one
};

/// Why the console's catalog does not offer a tag. More than one can be true of it.
enum class TagAbsence {
    NoKeywords, ///< no annotation "tags"
    NotBuilder, ///< no keyword "builder"
    NearBuilder, ///< a keyword that was meant to be it: another case, or a blank before it
    Hidden,
    NoSource, ///< it has no from, and the stream no repository
    MissingTarget, ///< it follows a tag that is not there
    Circular, ///< it follows itself, in the end
    NotImported,
};

struct JudgedTag
{
    const TagReference *tag = nullptr; ///< into the stream that was judged; never null
    QList<TagAbsence> absences = {}; ///< empty: it is offered
};

/// The spec tags as the server keeps them, sorted by name, bytewise, of equal names the last; and
/// what keeps each from being a builder tag.
/// Source: openshift/console, imagestream-utils.ts, getBuilderTags(); catalog-presentation.md 2.
QList<JudgedTag> judgeTags(const ImageStream &stream, ImportState imports);

/// Those that are offered, in the order of the console's drop-down: the first is preselected, and
/// the tile is made of it. In 3.11 that is the order of the server.
QList<const TagReference *> offeredTags(const QList<JudgedTag> &judged, ConsoleRelease release);

} // namespace headwater
