// SPDX-License-Identifier: Apache-2.0
#include "core/ports/httptransport.h"

namespace headwater {

QByteArray HttpReply::header(QByteArrayView name) const
{
    for (const auto &[key, value] : headers) {
        if (name.compare(key, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

} // namespace headwater
