// SPDX-License-Identifier: Apache-2.0
#include "views/imports/previewdelegate.h"

#include "models/importpreviewmodel.h"
#include "views/common/chip.h"

#include <QPainter>

namespace headwater {

namespace {

Tone toneOf(ImportPreviewRow::Outcome outcome)
{
    using Outcome = ImportPreviewRow::Outcome;
    switch (outcome) {
    case Outcome::Waiting:
    case Outcome::Unchanged:
    case Outcome::NotAsked: return Tone::Neutral;
    case Outcome::Running:
    case Outcome::Moved: return Tone::Information;
    case Outcome::New: return Tone::Success;
    case Outcome::Failed: return Tone::Error;
    }
    return Tone::Neutral;
}

} // namespace

void PreviewDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    using Column = ImportPreviewModel::Column;
    const Theme &theme = themeOf(option.palette);
    const ImportPreviewRow row = index.data(ImportPreviewModel::RowRole).value<ImportPreviewRow>();
    const auto column = Column(index.column());
    const bool isFailed = row.outcome == ImportPreviewRow::Outcome::Failed;
    const QString text = index.data().toString();
    painter->save();
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, theme.selection);
    painter->setFont(option.font);
    const QRect room = option.rect.adjusted(12, 0, -10, -1);
    if (column == Column::Outcome) {
        paintChip(*painter, room, {text, toneOf(row.outcome)}, theme);
    } else {
        QFont font = option.font;
        if (column == Column::Tag)
            font.setWeight(QFont::DemiBold);
        else if (!isFailed)
            font = fixedFont(font);
        painter->setFont(font);
        painter->setPen(column == Column::Tag || isFailed ? theme.text : theme.muted);
        painter->drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                          painter->fontMetrics().elidedText(text, Qt::ElideRight, room.width()));
    }
    painter->restore();
}

QSize PreviewDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {100, option.fontMetrics.height() + 14};
}

} // namespace headwater
