// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/definition/definition.h"

#include <QByteArray>

#include <optional>

namespace headwater {

/// @p definition in the form the index of files keeps it: strings once each, numbers short, fast to
/// read back. Not for exchange; a program of another version must not read it.
QByteArray encodeDefinition(const Definition &definition);

/// The reverse. nullopt: damaged, the file has to be read.
std::optional<Definition> decodeDefinition(QByteArrayView data);

} // namespace headwater
