// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/importing/remedy.h"

#include <QString>

namespace headwater {

/// A remedy among others: "Log in to quay.io".
QString remedyName(Remedy remedy, const QString &host);
/// What it means, in sentences; for remedies that ask for nothing.
QString remedyHint(Remedy remedy, const QString &host);
/// On the button: "Log in and retry".
QString remedyAction(Remedy remedy);

} // namespace headwater
