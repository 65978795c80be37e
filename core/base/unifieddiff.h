// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/textedit.h"

#include <QByteArray>
#include <QString>

namespace headwater {

/// What @p edits make of @p text as a unified diff with three lines of context, as `diff -u` and
/// `git apply` know it; empty if they change nothing. @p file is named in its first two lines, "a/"
/// and "b/" before it.
QByteArray unifiedDiff(const QString &file, const QByteArray &text, const QList<TextEdit> &edits);

} // namespace headwater
