// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/store/streamkey.h"

#include <QString>

#include <optional>

namespace headwater {

/// A tag that could not be imported, with what is needed to find a remedy.
struct FailedImport
{
    StreamKey key = {};
    QString tag = {}; ///< empty: the tags of a repository could not be listed
    QString source = {}; ///< pull spec; empty: the tag has none
    QString message = {}; ///< the server's words
    std::optional<Error> error = {}; ///< what the registry port said
    bool insecure = false; ///< the tag is marked so
    bool isInDefinition = false; ///< the tag is defined in the stream's file, so it can be changed

    friend bool operator==(const FailedImport &, const FailedImport &) = default;
};

} // namespace headwater
