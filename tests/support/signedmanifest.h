// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace headwater {

/// @p payload, which ends in "\n}", as libtrust signs it: the signatures become its last member,
/// and the header of the first says how to get the payload back. The signature itself is none.
inline QByteArray signedManifest(const QByteArray &payload, qsizetype formatLength = -1)
{
    const auto encoded = [](const QByteArray &bytes) {
        return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    };
    const qsizetype length = formatLength >= 0 ? formatLength : payload.size() - 2;
    const QByteArray header = "{\"formatLength\":" + QByteArray::number(length)
        + ",\"formatTail\":\"" + encoded("\n}") + "\",\"time\":\"2015-06-01T10:00:00Z\"}";
    return payload.first(payload.size() - 2)
        + ",\n   \"signatures\": [{\"header\": {\"alg\": \"ES256\"}, \"signature\": \"x\", "
          "\"protected\": \""
        + encoded(header) + "\"}]\n}";
}

} // namespace headwater
