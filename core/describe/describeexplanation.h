// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ports/requestexplanation.h"

namespace headwater {

/// How a request went, for people: the endpoint, which credentials were considered and which one
/// won, the tokens, the attempts. As free of secrets as the explanation itself.
QString describeExplanation(const RequestExplanation &explanation);

} // namespace headwater
