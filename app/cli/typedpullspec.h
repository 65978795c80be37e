// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/clicontext.h"
#include "core/image/pullspec.h"

namespace headwater {

/// The pull spec that a person typed at a verb that is no import: a short name that registries.conf
/// has an alias for means that, which is said on stderr. Imports follow the cluster, for which a
/// short name is one of Docker Hub (docs/decisions/0004). Errors: those of PullSpec::parse().
Result<PullSpec> typedPullSpec(const QString &text, CliContext &context);

} // namespace headwater
