// SPDX-License-Identifier: Apache-2.0
#include "core/base/textedit.h"

#include <QByteArrayView>

namespace headwater {

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

} // namespace headwater
