// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

namespace headwater {

class Database;

/// The schema version this program writes, PRAGMA user_version.
int schemaVersion();

/// Brings the tables of @p database to schemaVersion(), step by step, all or nothing. A read-only
/// database is only looked at. Errors: InvalidInput for a database of a newer program, of another
/// program, or, read-only, one that needs to be brought up to date; those of Database. Whatever is
/// refused is left as it was.
Result<void> migrate(Database &database);

} // namespace headwater
