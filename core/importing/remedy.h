// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"

#include <QList>
#include <QObject>

namespace headwater {

/// What a user can do about an import that failed.
class RemedyKind
{
    Q_GADGET
public:
    enum Value {
        Retry,
        AddCredential, ///< a login for the registry
        TrustAuthority, ///< the authority that signed the registry's certificate
        MarkInsecure, ///< the tag: TLS unverified, or plain HTTP
        CorrectSource, ///< another pull spec
        WaitForLimit, ///< until the registry counts anew
        CheckNetwork, ///< nothing that the program can do
        AskPublisher, ///< the registry holds something broken, or no image
    };
    Q_ENUM(Value)
};
using Remedy = RemedyKind::Value;

/// The remedies for @p error, the best one first; at least one. @p isInsecure: the tag is marked so
/// already.
QList<Remedy> remediesFor(const Error &error, bool isInsecure);

} // namespace headwater
