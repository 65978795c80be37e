// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"

#include <expected>

namespace headwater {

/// A T, or the Error that prevented it. The compiler refuses to let a caller drop it: std::expected
/// itself is not [[nodiscard]] in libstdc++, hence the thin derived class.
template<typename T>
class [[nodiscard]] Result : public std::expected<T, Error>
{
public:
    using std::expected<T, Error>::expected;
    Result(Error error)
        : std::expected<T, Error>(std::unexpect, std::move(error))
    {
    }
};

} // namespace headwater
