// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QString>

namespace headwater {

/// What a login or a trusted certificate is for.
struct RegistryTarget
{
    QString host = {}; ///< with the port, if one was given
    QString path = {}; ///< "org/app"; empty: the whole registry

    QString key() const { return path.isEmpty() ? host : host + u'/' + path; }

    /// "HOST[:PORT][/PATH]"; a scheme, a slash at the end and the old "/v1/" of Docker Hub are
    /// taken off. Errors: InvalidInput, for tags and digests too: keys have none.
    static Result<RegistryTarget> parse(const QString &text);
};

} // namespace headwater
