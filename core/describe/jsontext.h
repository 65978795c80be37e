// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QJsonValue>

namespace headwater {

/// @p value as `oc get -o json` prints it: keys sorted, four blanks of indentation, <, > and &
/// escaped, one newline at the end. Source: Go, encoding/json, MarshalIndent; kubectl's
/// JSONPrinter.
QByteArray jsonText(const QJsonValue &value);

/// A number as Go's encoding/json writes it.
QByteArray jsonNumber(const QJsonValue &number);

} // namespace headwater
