// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/image/pullspec.h"

namespace headwater {

/// One place where an image may be fetched.
struct PullSource
{
    PullSpec image;
    bool insecure = false; ///< beside what the tag's own policy says
    QString rule = {}; ///< "mirror of quay.io by /etc/containers/registries.conf"; empty: none
};

} // namespace headwater
