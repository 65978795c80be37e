// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace headwater {

/// "196.6MB": decimal units, four significant digits, as `oc` prints sizes (docker/go-units,
/// HumanSize). Not rounded up to the next unit: 999950 is "1000kB".
QString byteSize(qint64 bytes);

} // namespace headwater
