// SPDX-License-Identifier: Apache-2.0
#include "views/problems/problemdelegate.h"

#include "models/problemmodel.h"
#include "views/common/icon.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

QIcon severityIcon(Problem::Severity severity)
{
    switch (severity) {
    case Problem::Severity::Error: return icon(u"circle-x"_s, Tone::Error);
    case Problem::Severity::Warning: return icon(u"triangle-alert"_s, Tone::Warning);
    case Problem::Severity::Information: return icon(u"info"_s, Tone::Information);
    }
    return {};
}

/// Draws as much of @p text as fits and returns the room behind it.
QRect paintText(QPainter &painter, QRect room, const QString &text, Qt::TextElideMode elide)
{
    const QString shown = painter.fontMetrics().elidedText(text, elide, room.width());
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, shown);
    room.setLeft(room.left() + painter.fontMetrics().horizontalAdvance(shown) + 10);
    return room;
}

} // namespace

void ProblemDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const Theme &theme = themeOf(option.palette);
    const Problem problem = index.data(ProblemModel::ProblemRole).value<Problem>();
    painter->save();
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, theme.selection);
    QRect room = option.rect.adjusted(10, 0, -10, -1);
    painter->setFont(option.font);
    painter->setPen(theme.text);
    if (ProblemModel::Column(index.column()) == ProblemModel::Column::Message) {
        severityIcon(problem.severity)
            .paint(painter, QRect(room.left(), room.center().y() - 7, 15, 15));
        room.setLeft(room.left() + 24);
        room = paintText(*painter, room, problem.message, Qt::ElideRight);
        painter->setPen(theme.muted);
        if (room.width() > 60)
            paintText(*painter, room, problem.remedy, Qt::ElideRight);
    } else {
        painter->setFont(fixedFont(option.font));
        painter->setPen(theme.muted);
        paintText(*painter, room, index.data().toString(), Qt::ElideLeft);
    }
    painter->restore();
}

QSize ProblemDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {100, option.fontMetrics.height() + 14};
}

} // namespace headwater
