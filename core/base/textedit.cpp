// SPDX-License-Identifier: Apache-2.0
#include "core/base/textedit.h"

#include <QByteArrayView>

#include <algorithm>
#include <limits>

namespace headwater {

namespace {

/// A piece of an edited text: bytes of the text before, or new ones.
struct Piece
{
    bool isKept = false;
    qsizetype from = 0; ///< kept: in the text before
    qsizetype size = 0;
    QByteArray text = {}; ///< new
};

/// Behind the last edit all is kept, however much that is.
constexpr qsizetype endless = std::numeric_limits<qsizetype>::max() / 2;

QList<Piece> pieces(const QList<TextEdit> &edits)
{
    QList<Piece> list;
    qsizetype done = 0;
    for (const TextEdit &edit : edits) {
        list.append({.isKept = true, .from = done, .size = edit.from - done});
        list.append({.size = edit.text.size(), .text = edit.text});
        done = edit.to;
    }
    list.append({.isKept = true, .from = done, .size = endless - done});
    return list;
}

/// Takes pieces off the front of a list.
class PieceReader
{
public:
    explicit PieceReader(QList<Piece> list)
        : m_pieces(std::move(list))
    {
    }

    QList<Piece> take(qsizetype size)
    {
        QList<Piece> taken;
        while (size > 0 && m_next < m_pieces.size()) {
            Piece &piece = m_pieces[m_next];
            const qsizetype part = std::min(size, piece.size - m_used);
            if (part > 0)
                taken.append(
                    {.isKept = piece.isKept,
                     .from = piece.from + m_used,
                     .size = part,
                     .text = piece.isKept ? QByteArray() : piece.text.sliced(m_used, part)});
            m_used += part;
            size -= part;
            if (m_used == piece.size) {
                ++m_next;
                m_used = 0;
            }
        }
        return taken;
    }

private:
    QList<Piece> m_pieces;
    qsizetype m_next = 0;
    qsizetype m_used = 0; ///< of the next piece
};

} // namespace

QByteArray applied(const QByteArray &text, const QList<TextEdit> &edits)
{
    QByteArray result;
    result.reserve(text.size());
    qsizetype done = 0;
    for (const TextEdit &edit : edits) {
        Q_ASSERT(edit.from >= done && edit.to >= edit.from && edit.to <= text.size());
        result += QByteArrayView(text).sliced(done, edit.from - done);
        result += edit.text;
        done = edit.to;
    }
    return result += QByteArrayView(text).sliced(done);
}

QList<TextEdit> inverse(const QByteArray &text, const QList<TextEdit> &edits)
{
    QList<TextEdit> back;
    qsizetype shift = 0;
    for (const TextEdit &edit : edits) {
        const qsizetype from = edit.from + shift;
        back.append({.from = from,
                     .to = from + edit.text.size(),
                     .text = text.sliced(edit.from, edit.to - edit.from)});
        shift += edit.text.size() - (edit.to - edit.from);
    }
    return back;
}

QList<TextEdit> composed(const QList<TextEdit> &first, const QList<TextEdit> &second)
{
    PieceReader between(pieces(first));
    QList<Piece> result;
    qsizetype done = 0;
    for (const TextEdit &edit : second) {
        result += between.take(edit.from - done);
        between.take(edit.to - edit.from);
        result.append({.size = edit.text.size(), .text = edit.text});
        done = edit.to;
    }
    result += between.take(endless);

    QList<TextEdit> edits;
    TextEdit edit;
    for (const Piece &piece : std::as_const(result)) {
        if (!piece.isKept) {
            edit.text += piece.text;
            continue;
        }
        edit.to = piece.from;
        if (edit.to > edit.from || !edit.text.isEmpty())
            edits.append(edit);
        edit = {.from = piece.from + piece.size};
    }
    return edits;
}

qsizetype growth(const QList<TextEdit> &edits)
{
    qsizetype sum = 0;
    for (const TextEdit &edit : edits)
        sum += edit.text.size() - (edit.to - edit.from);
    return sum;
}

} // namespace headwater
