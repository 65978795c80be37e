// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QJsonValue>

namespace headwater {

/// @p value as `oc get -o yaml` prints it: keys in natural order, two blanks of indentation,
/// sequences not indented, text quoted where it would be read as something else, long lines folded
/// behind column 80. Source: sigs.k8s.io/yaml and its goyaml.v2, encode.go, sorter.go, emitterc.go.
QByteArray yamlText(const QJsonValue &value);

/// @p text as a value in a block mapping indented by @p indentation, quoted if need be, as
/// yamlText() would write it but never folded, without a newline at the end unless it is a block
/// scalar, which text of several lines becomes.
QByteArray yamlScalar(const QString &text, qsizetype indentation);

} // namespace headwater
