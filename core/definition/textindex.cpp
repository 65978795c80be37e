// SPDX-License-Identifier: Apache-2.0
#include "core/definition/textindex.h"

#include <algorithm>
#include <cstring>

namespace headwater {

namespace {

constexpr QByteArrayView byteOrderMark("\xef\xbb\xbf");

} // namespace

TextIndex::TextIndex(QByteArrayView text)
    : m_text(text)
{
    m_lineStarts.push_back(text.startsWith(byteOrderMark) ? quint32(byteOrderMark.size()) : 0);
    const char *const end = text.data() + text.size();
    for (const char *at = text.data(); at < end; ++at) {
        at = static_cast<const char *>(std::memchr(at, '\n', size_t(end - at)));
        if (!at)
            break;
        m_lineStarts.push_back(quint32(at + 1 - text.data()));
    }
}

qsizetype TextIndex::lineOf(qsizetype offset) const
{
    const auto after = std::ranges::upper_bound(m_lineStarts, quint32(offset));
    return std::max<qsizetype>(after - m_lineStarts.begin() - 1, 0);
}

qsizetype TextIndex::lineStart(qsizetype offset) const
{
    return m_lineStarts[size_t(lineOf(offset))];
}

qsizetype TextIndex::offsetOfLine(qsizetype line) const
{
    return size_t(line) < m_lineStarts.size() ? m_lineStarts[size_t(line)] : m_text.size();
}

TextPosition TextIndex::at(qsizetype offset) const
{
    offset = std::clamp<qsizetype>(offset, m_lineStarts.front(),
                                   std::max<qsizetype>(m_text.size(), m_lineStarts.front()));
    const qsizetype line = lineOf(offset);
    const qsizetype start = m_lineStarts[size_t(line)];
    int units = 0;
    for (const char byte : m_text.sliced(start, offset - start)) {
        const auto code = static_cast<unsigned char>(byte);
        if ((code & 0xc0) != 0x80) // not a continuation byte
            units += code >= 0xf0 ? 2 : 1; // four bytes become a surrogate pair
    }
    return {.line = int(line) + 1, .column = units + 1, .offset = offset};
}

} // namespace headwater
