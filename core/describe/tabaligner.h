// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringView>

namespace headwater {

/// How columns are laid out. With tabs as padding the width is rounded up to whole tab stops.
struct TabLayout
{
    int minimumWidth = 0; ///< characters, of a cell with its padding
    int tabWidth = 8; ///< characters
    int padding = 1; ///< characters added to the widest cell
    QChar pad = u'\t';
};

/// Aligns text whose cells end in tabs, as Go's text/tabwriter does: a cell is what a tab ends, a
/// column is a run of lines that have such a cell, and the rest of a line belongs to no column.
QString alignTabs(QStringView text, TabLayout layout = {});

} // namespace headwater
