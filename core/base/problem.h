// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/textposition.h"

#include <QList>
#include <QObject>
#include <QString>

namespace headwater {

/// Something wrong, or worth knowing, at a place in a file of the catalog.
struct Problem
{
    Q_GADGET
public:
    enum class Severity { Error, Warning, Information };
    Q_ENUM(Severity)

    Severity severity = Severity::Error;
    /// Path relative to the catalog folder.
    QString file = {};
    TextPosition position = {};
    /// What is wrong, one plain-text sentence.
    QString message = {};
    /// What to do about it, one plain-text sentence; may be empty.
    QString remedy = {};

    friend bool operator==(const Problem &, const Problem &) = default;
};

} // namespace headwater
