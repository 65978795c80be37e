// SPDX-License-Identifier: Apache-2.0
#include "core/base/filetext.h"

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

using LineEnds = TextShape::LineEnds;

constexpr QByteArrayView byteOrderMark("\xef\xbb\xbf");

LineEnds lineEndsOf(const QString &text)
{
    const qsizetype returns = text.count(u'\r');
    if (returns == 0)
        return LineEnds::Lf;
    const bool isRegular = returns == text.count(u'\n') && returns == text.count("\r\n"_L1);
    return isRegular ? LineEnds::CrLf : LineEnds::Mixed;
}

/// What QTextCursor::insertText() would make blocks or frames of.
bool isReserved(QChar character)
{
    return character == QChar::ParagraphSeparator || character == QChar(0xfdd0)
        || character == QChar(0xfdd1);
}

/// How many units of the editor's text the character that begins with @p byte is.
int unitsOf(char byte, LineEnds ends)
{
    const auto value = static_cast<unsigned char>(byte);
    if (value == '\r' && ends == LineEnds::CrLf)
        return 0;
    const bool isContinuation = (value & 0xc0) == 0x80;
    return isContinuation ? 0 : value >= 0xf0 ? 2 : 1;
}

int bytesOf(QChar unit, LineEnds ends)
{
    const char16_t code = unit.unicode();
    if (code == u'\n')
        return ends == LineEnds::CrLf ? 2 : 1;
    if (code < 0x80 || (code == TextShape::loneCr && ends == LineEnds::Mixed))
        return 1;
    if (code < 0x800 || unit.isSurrogate())
        return 2; // four for a pair
    return 3;
}

} // namespace

EditorText decodeText(const QByteArray &bytes)
{
    EditorText result;
    QByteArrayView content(bytes);
    result.shape.hasByteOrderMark = content.startsWith(byteOrderMark);
    if (result.shape.hasByteOrderMark)
        content = content.sliced(byteOrderMark.size());
    result.text = QString::fromUtf8(content);
    result.shape.lineEnds = lineEndsOf(result.text);
    if (result.shape.lineEnds == LineEnds::CrLf)
        result.text.remove(u'\r');
    else
        result.text.replace(u'\r', QChar(TextShape::loneCr));
    result.isExact = std::none_of(result.text.cbegin(), result.text.cend(), isReserved)
        && encodeText(result.text, result.shape) == bytes;
    return result;
}

QByteArray encodeText(const QString &text, const TextShape &shape)
{
    QString written = text;
    switch (shape.lineEnds) {
    case LineEnds::Lf: break;
    case LineEnds::CrLf: written.replace(u'\n', "\r\n"_L1); break;
    case LineEnds::Mixed: written.replace(QChar(TextShape::loneCr), u'\r'); break;
    }
    const QByteArray bytes = written.toUtf8();
    return shape.hasByteOrderMark ? byteOrderMark.toByteArray() + bytes : bytes;
}

QList<qsizetype> editorPositions(QByteArrayView bytes, const TextShape &shape,
                                 const QList<qsizetype> &offsets)
{
    QList<qsizetype> positions;
    positions.reserve(offsets.size());
    qsizetype at = shape.hasByteOrderMark ? byteOrderMark.size() : 0;
    qsizetype position = 0;
    for (const qsizetype offset : offsets) {
        for (; at < qMin(offset, bytes.size()); ++at)
            position += unitsOf(bytes.at(at), shape.lineEnds);
        positions.append(position);
    }
    return positions;
}

qsizetype byteOffset(QStringView text, const TextShape &shape, qsizetype position)
{
    qsizetype offset = shape.hasByteOrderMark ? byteOrderMark.size() : 0;
    for (const QChar unit : text.first(qBound<qsizetype>(0, position, text.size())))
        offset += bytesOf(unit, shape.lineEnds);
    return offset;
}

} // namespace headwater
