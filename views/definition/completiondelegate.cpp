// SPDX-License-Identifier: Apache-2.0
#include "views/definition/completiondelegate.h"

#include "models/completionmodel.h"
#include "views/common/icon.h"
#include "views/common/marks.h"
#include "views/common/theme.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

constexpr int symbolSize = 14;

QString symbolOf(Completion::Kind kind)
{
    switch (kind) {
    case Completion::Kind::Field: return u"list"_s;
    case Completion::Kind::Value: return u"circle-check"_s;
    case Completion::Kind::IconClass: return {};
    case Completion::Kind::Keyword: return u"tags"_s;
    case Completion::Kind::Tag:
    case Completion::Kind::RemoteTag: return u"tag"_s;
    case Completion::Kind::Host: return u"hard-drive"_s;
    case Completion::Kind::Repository: return u"package"_s;
    case Completion::Kind::Namespace: return u"layers"_s;
    case Completion::Kind::LookUp: return u"search"_s;
    }
    return {};
}

} // namespace

void CompletionDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    const Theme &theme = themeOf(option.palette);
    const auto item = index.data(CompletionModel::CompletionRole).value<Completion>();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state & (QStyle::State_Selected | QStyle::State_MouseOver)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(option.state.testFlag(QStyle::State_Selected) ? theme.selection
                                                                        : theme.hover);
        painter->drawRoundedRect(QRectF(option.rect).adjusted(4, 0.5, -4, -0.5), 4, 4);
    }
    QRect room = option.rect.adjusted(12, 0, -12, 0);
    const QRect symbol(room.left(), room.center().y() - symbolSize / 2, symbolSize, symbolSize);
    if (item.kind == Completion::Kind::IconClass)
        paintMark(*painter, symbol.adjusted(-1, -1, 1, 1), item.label, item.label);
    else
        icon(symbolOf(item.kind)).paint(painter, symbol);
    room.setLeft(symbol.right() + 9);

    painter->setFont(option.font);
    const QString kind = index.data(CompletionModel::KindRole).toString();
    painter->setPen(theme.muted);
    painter->drawText(room, Qt::AlignRight | Qt::AlignVCenter, kind);
    room.setRight(room.right() - option.fontMetrics.horizontalAdvance(kind) - 12);
    painter->setFont(fixedFont(option.font));
    painter->setPen(theme.text);
    painter->drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(item.label, Qt::ElideRight, room.width()));
    painter->restore();
}

QSize CompletionDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {200, option.fontMetrics.height() + 9};
}

} // namespace headwater
