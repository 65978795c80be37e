// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/importing/drift.h"

#include <QByteArray>
#include <QString>

namespace headwater {

/// "same", "moved", "gone", "never imported", "pending", "unreachable", "not checked", "new tag".
QString driftWord(DriftRow::State state);

/// What is not the same, as `oc` lays out tables, and a line that counts all. @p withNamespace: as
/// -A asks for.
QString driftTable(const DriftReport &report, bool withNamespace);

/// All rows as RFC 4180 has it, with a header and UTF-8. What a spreadsheet would take for a
/// formula gets an apostrophe in front, and control characters are replaced: tags and messages come
/// from strangers.
QByteArray driftCsv(const DriftReport &report);

/// All rows: {"at", "rows": [...]}, "cancelled" and "incomplete" where they apply.
QByteArray driftJson(const DriftReport &report);

} // namespace headwater
