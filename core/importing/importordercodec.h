// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/importing/importorder.h"

/// Orders as they are kept in the store's queue: JSON, without the stream's key, which the queue
/// has itself.
namespace headwater {

QString encodeOrder(const ImportOrder &order);

/// Errors: InvalidInput for what encodeOrder() did not write, a later version's order included.
Result<ImportOrder> decodeOrder(const StreamKey &key, const QString &text);

} // namespace headwater
