// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/problem.h"
#include "core/base/textedit.h"

#include <QList>
#include <QString>

namespace headwater {

/// A change that would remedy a problem, as a button or menu entry offers it.
struct TextFix
{
    QString text = {}; ///< what it does, in a few words
    QList<TextEdit> edits = {}; ///< for the text that the problem was found in
    /// Where the edits are planned only when the fix is chosen: its number, with whoever found the
    /// problem; -1: the edits are above.
    int number = -1;

    friend bool operator==(const TextFix &, const TextFix &) = default;
};

/// Something wrong at a place in the text of an open file, for the editor to mark.
struct TextProblem
{
    qsizetype from = 0; ///< bytes of the file
    qsizetype to = 0; ///< not more than from: up to the end of the word there
    Problem::Severity severity = Problem::Severity::Error;
    QString message = {}; ///< one plain-text sentence
    QString remedy = {}; ///< what to do about it; may be empty
    QString rule = {}; ///< short name of what was checked; may be empty
    QList<TextFix> fixes = {}; ///< the best first

    friend bool operator==(const TextProblem &, const TextProblem &) = default;
};

} // namespace headwater
