// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

class QKeyEvent;
class QPlainTextEdit;
class QTextCursor;

namespace headwater {

/// What helps to type a definition. Each function changes the text in one step to undo.

/// Handles a key that means more than its character: Return keeps the indentation, Tab and
/// Shift+Tab change it, brackets and quotes come in pairs. Returns false for any other key.
bool handleTypingKey(QPlainTextEdit &edit, const QKeyEvent &event, bool isJson);

/// How deep the line below @p line begins, when Return is pressed behind @p line.
int indentBelow(const QString &line, bool isJson);

/// Makes comments of the selected lines, or of the cursor's, or lines again if all of them are
/// comments. YAML only: JSON has none.
void toggleComment(QTextCursor cursor);

/// Moves the selected lines, or the cursor's, one line up or down; the cursor goes with them.
/// Returns it.
QTextCursor moveLines(QTextCursor cursor, bool isUp);

/// Where the bracket that belongs to the one at @p position is; -1: there is none, or none within
/// some ten thousand characters.
int matchingBracket(const QPlainTextEdit &edit, int position);

} // namespace headwater
