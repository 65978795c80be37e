// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/lint/finding.h"
#include "core/lint/lintsubject.h"

#include <QString>
#include <QStringList>

namespace headwater {

/// An annotation that is a list with commas: tags, supports.
struct ListAnnotation
{
    QStringList items = {}; ///< as they are written
    QStringList trimmed = {}; ///< the same without blanks around them
    QStringList kept = {}; ///< trimmed, without empty and repeated ones
    QStringList padded = {}; ///< those with blanks around them
    QStringList surplus = {}; ///< the empty and repeated ones, trimmed

    static ListAnnotation read(const QString &value);
};

/// Writes @p items as the list at @p place, without any none of it.
LintFix listFix(const LintPlace &place, const QStringList &items, const QString &title);

/// Each in quotes, with commas between.
QString quotedItems(const QStringList &items);

} // namespace headwater
