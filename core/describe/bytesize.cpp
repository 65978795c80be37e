// SPDX-License-Identifier: Apache-2.0
#include "core/describe/bytesize.h"

#include <array>

using namespace Qt::StringLiterals;

namespace headwater {

QString byteSize(qint64 bytes)
{
    constexpr std::array units{"B"_L1, "kB"_L1, "MB"_L1, "GB"_L1, "TB"_L1, "PB"_L1, "EB"_L1};
    double size = double(bytes);
    std::size_t unit = 0;
    while (size >= 1000 && unit + 1 < units.size()) {
        size /= 1000;
        ++unit;
    }
    return QString::number(size, 'g', 4) + units.at(unit);
}

} // namespace headwater
