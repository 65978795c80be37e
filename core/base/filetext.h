// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>
#include <QStringView>

namespace headwater {

/// How the bytes of a file differ from what an editor holds of them, which is UTF-16 with LF as
/// line end.
struct TextShape
{
    enum class LineEnds {
        Lf,
        CrLf,
        Mixed, ///< LF, and each CR is a character of the text: loneCr
    };

    bool hasByteOrderMark = false;
    LineEnds lineEnds = LineEnds::Lf;

    /// Stands for CR in an editor where CR is not simply part of every line end: U+240D, "␍".
    static constexpr char16_t loneCr = 0x240d;

    friend bool operator==(const TextShape &, const TextShape &) = default;
};

/// The text of a file as an editor holds it.
struct EditorText
{
    QString text = {};
    TextShape shape = {};
    /// False: encodeText() would not give the same bytes back, because they are no UTF-8 or hold
    /// characters that QTextDocument takes for its own. Such a text is for looking at only.
    bool isExact = true;
};

EditorText decodeText(const QByteArray &bytes);
/// The opposite of decodeText().
QByteArray encodeText(const QString &text, const TextShape &shape);

/// Where in the editor's text the bytes at @p offsets are, which are sorted.
QList<qsizetype> editorPositions(QByteArrayView bytes, const TextShape &shape,
                                 const QList<qsizetype> &offsets);
/// The offset in the file of the character at @p position of the editor's text.
qsizetype byteOffset(QStringView text, const TextShape &shape, qsizetype position);

} // namespace headwater
