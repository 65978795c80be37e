// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QObject>
#include <QString>

namespace headwater {

/// A line of the difference between two texts.
struct DiffLine
{
    Q_GADGET
public:
    enum class Kind {
        Same,
        Removed, ///< in the old text only
        Added, ///< in the new text only
        Gap, ///< stands for lines that are the same; they are counted, not kept
    };
    Q_ENUM(Kind)

    Kind kind = Kind::Same;
    QString text = {};
    int oldLine = 0; ///< from 1; 0: not in the old text
    int newLine = 0;
    int skipped = 0; ///< lines that a gap stands for

    friend bool operator==(const DiffLine &, const DiffLine &) = default;
};

/// The lines of @p before and @p after, those that both have in common told once: as few removed
/// and added ones as can be, unless the texts have next to nothing in common, where finding the
/// fewest would take long; then all between the common beginning and end is replaced. Of the common
/// lines
/// @p context are kept around each change, the others become gaps.
/// Source of the method: E. Myers, An O(ND) Difference Algorithm and Its Variations, 1986.
QList<DiffLine> lineDiff(const QString &before, const QString &after, int context = 3);

} // namespace headwater
