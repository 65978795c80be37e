// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace headwater {

/// Whether the console's import form takes @p url for the address of a Git repository. It says
/// nothing of whether there is one.
/// Source: openshift/console, import-validation-utils.ts, gitUrlRegex.
bool isGitUrl(const QString &url);

/// The name that the form derives from @p url: its last part without ".git"; empty: none.
QString nameFromGitUrl(const QString &url);

} // namespace headwater
