// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QStringList>

namespace headwater {

/// The names in "is NAME NAME" or "is/NAME is/NAME"; none: all. Errors: InvalidInput, detail in
/// oc's words, for kinds that are no image streams too.
Result<QStringList> imageStreamNames(const QStringList &operands);

} // namespace headwater
