// SPDX-License-Identifier: Apache-2.0
#include "views/preview/tilegrid.h"

#include "models/tilemodel.h"

#include <QEvent>
#include <QKeyEvent>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

TileGrid::TileGrid(TileModel &model, TileStyle::Kind kind, QWidget *parent)
    : QListView(parent)
    , m_model(model)
    , m_delegate(new TileDelegate(this))
{
    m_delegate->setStyle({.kind = kind});
    setItemDelegate(m_delegate);
    setViewMode(QListView::IconMode);
    setMovement(QListView::Static);
    setResizeMode(QListView::Adjust);
    setUniformItemSizes(true);
    setSpacing(8);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    setModel(&model);
    wire();
    fitTitles();
}

void TileGrid::wire()
{
    connect(this, &QListView::clicked, this, &TileGrid::emitChosen);
    for (const auto change : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_model, change, this, &TileGrid::fitTitles);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &TileGrid::fitTitles);
}

void TileGrid::setRounded(bool isRounded)
{
    TileStyle style = m_delegate->style();
    style.isRounded = isRounded;
    m_delegate->setStyle(style);
    viewport()->update();
}

/// The console lets titles wrap and makes a row as high as its highest tile.
void TileGrid::fitTitles()
{
    TileStyle style = m_delegate->style();
    const QFont titles = style.kind == TileStyle::Kind::Card ? font() : tileTitleFont(font());
    const QFontMetrics metrics(titles);
    const int width = tileTextWidth(style, font());
    const bool wraps = std::ranges::any_of(m_model.rows(), [&](const PreviewEntry &entry) {
        return metrics.horizontalAdvance(entry.title) > width;
    });
    const int lines = wraps ? 2 : 1;
    if (lines == style.titleLines)
        return;
    style.titleLines = lines;
    m_delegate->setStyle(style);
    scheduleDelayedItemsLayout();
}

void TileGrid::choose(const StreamKey &key)
{
    const QModelIndex index = m_model.indexOf(key);
    if (!index.isValid())
        return;
    setCurrentIndex(index);
    scrollTo(index);
}

void TileGrid::chooseNothing()
{
    clearSelection();
}

void TileGrid::emitChosen(const QModelIndex &index)
{
    if (index.isValid())
        Q_EMIT chosen(index.data(TileModel::EntryRole).value<PreviewEntry>());
}

void TileGrid::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        emitChosen(currentIndex());
    else
        QListView::keyPressEvent(event);
}

void TileGrid::changeEvent(QEvent *event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitTitles();
}

} // namespace headwater
