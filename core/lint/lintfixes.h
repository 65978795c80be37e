// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/textedit.h"
#include "core/lint/linter.h"

namespace headwater {

/// Which findings are to be mended, each by its best fix.
struct FixSelection
{
    QString rule = {}; ///< "fix all of this kind"; empty: of any rule
    /// Only where there is no doubt. Off for what the user has been shown.
    bool isSafeOnly = true;
    LintSeverity minimum = LintSeverity::Hint;
};

/// What mending many findings of a document comes to.
struct FixedDocument
{
    LintedDocument linted = {}; ///< afterwards
    QList<TextEdit> edits = {}; ///< of the text before: one step to undo
    qsizetype fixes = 0; ///< how many were made
};

/// Mends what @p selection selects in @p before; fixes that the layout of the text does not allow
/// are left out. What is mended may show more to mend, which is mended as well.
FixedDocument fixAll(const Linter &linter, const LintedDocument &before,
                     const FixSelection &selection = {});

} // namespace headwater
