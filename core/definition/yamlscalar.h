// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonValue>
#include <QString>

#include <string_view>

/// What an unquoted YAML scalar is, by the rules of the server's parser, which are those of
/// YAML 1.1 in part. Source: sigs.k8s.io/yaml, goyaml.v2/resolve.go.
namespace headwater {

enum class ScalarType { Null, Bool, Integer, Float, String };

/// Timestamps are strings: go-yaml hands them on as they are written.
ScalarType scalarType(std::string_view text);

/// The value as JSON has it: numbers in their canonical form, infinities as null.
QJsonValue scalarValue(std::string_view text);

/// Whether @p text is a time for go-yaml, which therefore quotes it when it writes it.
bool isTimestamp(std::string_view text);

/// Whether @p text has to be quoted to stay a string for any YAML 1.1 or 1.2 parser. Says nothing
/// about indicators such as ": " or a leading "*".
bool looksLikeOtherType(std::string_view text);

} // namespace headwater
