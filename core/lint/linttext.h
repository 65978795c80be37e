// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>

namespace headwater {

/// Translation context of the sentences about findings. The server's words are quoted as they are.
struct LintText
{
    Q_DECLARE_TR_FUNCTIONS(headwater::LintText)
};

/// Marks a text of a rule for translation; it is translated where it is shown.
#define LINT_TEXT(text) QT_TRANSLATE_NOOP("headwater::LintText", text)

} // namespace headwater
