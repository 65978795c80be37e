// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/preview/offeredtags.h"
#include "core/preview/previewentry.h"

#include <QString>

/// The sentences of the catalog preview.
namespace headwater {

/// Why a tag is not offered, one sentence.
QString absenceText(TagAbsence absence, const ImageStream &stream, const TagReference &tag);
QString foreignNamespaceText(const QString &ns);
/// Why none of the tags is offered, one sentence.
QString noBuilderText(const QList<JudgedTag> &judged);

/// What an author would not see by looking at the entry.
QList<PreviewNote> previewNotes(const ImageStream &stream, const QList<JudgedTag> &judged,
                                const PreviewEntry &entry, ConsoleRelease release);

QString allItemsLabel();
QString otherLabel();
/// Of the button in the details; it was longer up to 4.10.
QString createLabel(bool isShort);

} // namespace headwater
