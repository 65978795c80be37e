// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/textposition.h"

#include <QByteArrayView>

#include <vector>

namespace headwater {

/// Turns byte offsets of a UTF-8 text into lines and columns. Lines end with LF; a CR before it
/// belongs to the line end, a byte order mark to nothing.
class TextIndex
{
public:
    /// @p text must outlive the index.
    explicit TextIndex(QByteArrayView text);

    /// Offsets past the end are taken as the end.
    TextPosition at(qsizetype offset) const;
    /// Number of the line @p offset is in, from 0.
    qsizetype lineOf(qsizetype offset) const;
    /// Offset of the first byte of the line that holds @p offset.
    qsizetype lineStart(qsizetype offset) const;
    /// Of the first byte of @p line, from 0; of a line behind the last, the end of the text.
    qsizetype offsetOfLine(qsizetype line) const;

private:
    QByteArrayView m_text;
    std::vector<quint32> m_lineStarts;
};

} // namespace headwater
