// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/problem.h"
#include "core/definition/textindex.h"

#include <optional>

namespace headwater {

/// What makes @p text unfit for any parser: another encoding than UTF-8, bytes that are no UTF-8, a
/// NUL. nullopt: it is fit. A UTF-8 byte order mark is fine. yaml-cpp itself notices none of these.
std::optional<Problem> encodingProblem(QByteArrayView text, const TextIndex &positions);

/// The first control character that YAML does not allow. Source: YAML 1.1 section 4.1; wording as
/// in go-yaml's reader.
std::optional<Problem> controlCharacterProblem(QByteArrayView text, const TextIndex &positions);

} // namespace headwater
