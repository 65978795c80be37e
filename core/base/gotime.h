// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <QString>

namespace headwater {

/// What Go's time.Parse says about @p text as a time of the API, for example "parsing time "x" as
/// "2006-01-02T15:04:05Z07:00": cannot parse "x" as "2006""; empty: it is one (RFC 3339).
QString goTimeError(QByteArrayView text);

} // namespace headwater
