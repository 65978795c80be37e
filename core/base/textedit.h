// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>

namespace headwater {

/// Replaces the bytes [from, to) of a UTF-8 text.
struct TextEdit
{
    qsizetype from = 0;
    qsizetype to = 0;
    QByteArray text = {};

    friend bool operator==(const TextEdit &, const TextEdit &) = default;
};

/// @p text with @p edits applied, which are sorted, do not overlap and all count offsets in @p text
/// as it was.
QByteArray applied(const QByteArray &text, const QList<TextEdit> &edits);

/// The edits that undo @p edits: of the edited text they make @p text again.
QList<TextEdit> inverse(const QByteArray &text, const QList<TextEdit> &edits);

/// One list for the same text as @p first that does what @p first does, and then @p second, which
/// counts offsets in what @p first has made.
QList<TextEdit> composed(const QList<TextEdit> &first, const QList<TextEdit> &second);

/// How many bytes @p edits add.
qsizetype growth(const QList<TextEdit> &edits);

} // namespace headwater
