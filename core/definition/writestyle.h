// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/definition/documentspans.h"

#include <QByteArray>

namespace headwater {

/// How a text is laid out; taken from what stands around an edit.
struct WriteStyle
{
    qsizetype step = 2; ///< blanks per level of block mappings
    qsizetype sequenceStep = 0; ///< blanks before the dashes of a mapping's sequence
    QByteArray jsonStep = "  ";
    QByteArray jsonColon = ": ";
    QByteArray newline = "\n";
    bool hasLiterals = true; ///< text of several lines becomes a literal, not one long line
};

/// The layout of the text: of its first line, its first block mapping and sequence below a key,
/// its first indented line of JSON.
WriteStyle styleOf(const DocumentTree &tree, bool isJson);

} // namespace headwater
