// SPDX-License-Identifier: Apache-2.0
#include "core/base/log.h"

namespace headwater {

Q_LOGGING_CATEGORY(lcCatalog, "headwater.catalog", QtWarningMsg)
Q_LOGGING_CATEGORY(lcStore, "headwater.store", QtWarningMsg)
Q_LOGGING_CATEGORY(lcImport, "headwater.import", QtWarningMsg)
Q_LOGGING_CATEGORY(lcHttp, "headwater.http", QtWarningMsg)

} // namespace headwater
