// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtTypes>

namespace headwater {

/// A place in a text, for people and for editors. Lines and columns count from 1, columns in
/// UTF-16 units as QTextCursor does; the offset counts bytes of the file. Zero line: no position.
struct TextPosition
{
    int line = 0;
    int column = 0;
    qsizetype offset = 0;

    bool isValid() const { return line > 0; }
    friend bool operator==(const TextPosition &, const TextPosition &) = default;
};

} // namespace headwater
