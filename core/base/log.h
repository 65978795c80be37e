// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLoggingCategory>

/// What the program tells developers and bug reports. Warnings and worse are printed by default;
/// QT_LOGGING_RULES="headwater.*=true" prints all. Never log a secret or a URL with user info.
namespace headwater {

Q_DECLARE_LOGGING_CATEGORY(lcCatalog) ///< headwater.catalog: scanning, reading, watching
Q_DECLARE_LOGGING_CATEGORY(lcStore) ///< headwater.store: database
Q_DECLARE_LOGGING_CATEGORY(lcImport) ///< headwater.import: what imports do and why they fail
Q_DECLARE_LOGGING_CATEGORY(lcHttp) ///< headwater.http: requests and replies, without credentials

} // namespace headwater
