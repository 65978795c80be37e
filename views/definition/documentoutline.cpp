// SPDX-License-Identifier: Apache-2.0
#include "views/definition/documentoutline.h"

#include <QTextBlock>
#include <QTextDocument>

namespace headwater {

Outline outlineOf(const QTextDocument &document)
{
    return Outline([&document](int line) { return document.findBlockByNumber(line).text(); },
                   document.blockCount());
}

} // namespace headwater
