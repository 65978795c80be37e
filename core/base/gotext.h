// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <QString>

namespace headwater {

// The OpenShift API server is written in Go and passes the words of Go's library on to its users.
// Whoever searches the web for a message must find the same text, so it is made here, once.

/// @p utf8 as the verb %q prints it: in double quotes, escaped. What follows the first 16 KiB is
/// replaced by "...": an error page need not be kept whole.
QString goQuoted(QByteArrayView utf8);

/// What encoding/json says about @p json, for example "invalid character '<' looking for beginning
/// of value"; empty if it is well-formed.
QString goJsonError(QByteArrayView json);

} // namespace headwater
