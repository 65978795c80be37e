// SPDX-License-Identifier: Apache-2.0
#include "views/preview/catalogview.h"

#include "models/categorymodel.h"
#include "models/tilemodel.h"
#include "views/common/choicebox.h"
#include "views/common/emptystate.h"
#include "views/common/icon.h"
#include "views/common/theme.h"
#include "views/preview/categorydelegate.h"
#include "views/preview/detailspanel.h"
#include "views/preview/tilegrid.h"

#include <QComboBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QStackedLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

constexpr auto allItems = "all"_L1;
constexpr int detailsWidth = 420;

} // namespace

CatalogView::CatalogView(TileModel &tiles, CategoryModel &categories, QWidget *parent)
    : QWidget(parent)
    , m_tiles(tiles)
    , m_categories(categories)
{
    setObjectName("catalogView"_L1);
    setAccessibleName(tr("Developer catalog"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildCategories());
    layout->addWidget(buildItems(), 1);
    m_details = new DetailsPanel(this);
    m_details->hide();
    wire();
    updateCount();
}

QWidget *CatalogView::buildCategories()
{
    m_list = new QListView(this);
    m_list->setObjectName("categoryList"_L1);
    m_list->setAccessibleName(tr("Categories"));
    m_list->setModel(&m_categories);
    m_list->setItemDelegate(new CategoryDelegate(m_list));
    m_list->setMouseTracking(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFixedWidth(qMax(190, 12 * fontMetrics().height()));
    m_list->setProperty("surface", true);
    return m_list;
}

QWidget *CatalogView::buildItems()
{
    auto *items = new QWidget(this);
    m_search = new QLineEdit(items);
    m_search->setObjectName("catalogSearch"_L1);
    m_search->setAccessibleName(tr("Filter by keyword"));
    m_search->setPlaceholderText(tr("Filter by keyword…"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(u"search"_s), QLineEdit::LeadingPosition);
    m_search->setMaximumWidth(360);
    m_order = makeChoiceBox(u"catalogOrder"_s, tr("Order"), {}, items);
    m_title = new QLabel(items);
    m_title->setObjectName("catalogCategory"_L1);
    m_title->setFont(scaledFont(font(), 1.15));
    m_title->setProperty("heading", true);
    m_count = new QLabel(items);
    m_count->setObjectName("catalogCount"_L1);
    for (QLabel *label : {m_title, m_count})
        label->setTextFormat(Qt::PlainText);
    m_count->setProperty("muted", true);
    m_grid = new TileGrid(m_tiles, TileStyle::Kind::Catalog, items);
    m_grid->setObjectName("catalogTiles"_L1);
    m_grid->setAccessibleName(tr("Catalog items"));
    m_empty
        = new EmptyState(u"search"_s, tr("No results found"),
                         tr("No catalog items match the filter."), tr("Clear all filters"), items);
    m_empty->setObjectName("catalogEmptyState"_L1);

    auto *top = new QHBoxLayout;
    top->setContentsMargins(16, 12, 16, 2);
    top->setSpacing(10);
    top->addWidget(m_search, 1);
    top->addWidget(m_order);
    top->addStretch(1);
    top->addWidget(m_count);
    auto *name = new QHBoxLayout;
    name->setContentsMargins(16, 12, 16, 0);
    name->addWidget(m_title);
    m_stack = new QStackedLayout;
    m_stack->addWidget(m_grid);
    m_stack->addWidget(m_empty);
    auto *layout = new QVBoxLayout(items);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(name);
    layout->addLayout(top);
    auto *room = new QHBoxLayout;
    room->setContentsMargins(8, 0, 0, 0); // the grid's own spacing adds the other half
    room->addLayout(m_stack);
    layout->addLayout(room, 1);
    return items;
}

void CatalogView::wire()
{
    connect(m_search, &QLineEdit::textChanged, this, &CatalogView::search);
    connect(m_order, &QComboBox::currentIndexChanged, this, &CatalogView::search);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &CatalogView::chooseCategory);
    for (const auto change : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_tiles, change, this, &CatalogView::updateCount);
    for (const auto change : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_categories, change, this, [this] {
            if (!m_list->currentIndex().isValid())
                m_list->setCurrentIndex(m_categories.index(0, 0));
            updateCount();
        });
    connect(&m_tiles, &QAbstractItemModel::dataChanged, this, &CatalogView::refreshDetails);
    connect(&m_tiles, &QAbstractItemModel::rowsRemoved, this, &CatalogView::refreshDetails);
    connect(m_grid, &TileGrid::chosen, this, &CatalogView::openDetails);
    connect(m_empty, &EmptyState::actionRequested, this, [this] {
        m_search->clear();
        m_list->setCurrentIndex(m_categories.index(0, 0));
    });
    connect(m_details, &DetailsPanel::closeRequested, this, &CatalogView::closeDetails);
    connect(m_details, &DetailsPanel::createRequested, this, &CatalogView::createRequested);
    connect(m_details, &DetailsPanel::definitionRequested, this, &CatalogView::definitionRequested);
    connect(m_details, &DetailsPanel::linkChosen, this, &CatalogView::linkChosen);
}

void CatalogView::setTraits(const ConsoleTraits &traits)
{
    using Order = TileQuery::Order;
    const bool isNewSearch = traits.search != m_traits.search || m_order->count() == 0;
    m_traits = traits;
    m_grid->setRounded(traits.hasRoundedTiles);
    if (isNewSearch) {
        const QSignalBlocker silence(m_order);
        m_order->clear();
        if (traits.search == ConsoleTraits::Search::Ranks)
            m_order->addItem(tr("Relevance"), QVariant::fromValue(Order::Relevance));
        m_order->addItem(tr("A-Z"), QVariant::fromValue(Order::Ascending));
        m_order->addItem(tr("Z-A"), QVariant::fromValue(Order::Descending));
        m_order->setVisible(traits.search != ConsoleTraits::Search::RanksOnly);
    }
    search();
    refreshDetails();
}

void CatalogView::search()
{
    TileQuery query{.search = m_traits.search,
                    .category = m_categories.chosen(),
                    .text = m_search->text(),
                    .order = m_order->currentData().value<TileQuery::Order>()};
    if (query.category == allItems)
        query.category.clear();
    m_tiles.setQuery(query);
    updateCount();
}

void CatalogView::chooseCategory()
{
    const QModelIndex current = m_list->currentIndex();
    if (!current.isValid())
        return;
    m_categories.setChosen(current.data(CategoryModel::CategoryRole).value<PreviewCategory>().id);
    closeDetails();
    search();
}

void CatalogView::updateCount()
{
    const QModelIndex category = m_categories.indexOf(m_categories.chosen());
    m_title->setText(category.isValid() ? category.data().toString() : tr("All items"));
    m_count->setText(tr("%n item(s)", nullptr, m_tiles.rowCount()));
    const bool noMatch = m_tiles.rowCount() == 0 && !m_tiles.entries().isEmpty();
    m_stack->setCurrentWidget(noMatch ? static_cast<QWidget *>(m_empty) : m_grid);
}

void CatalogView::openDetails(const PreviewEntry &entry)
{
    m_details->showEntry(entry, m_traits);
    placeDetails();
    m_details->show();
    m_details->raise();
}

void CatalogView::showDetails(const StreamKey &key)
{
    m_grid->choose(key);
    const QModelIndex index = m_tiles.indexOf(key);
    if (index.isValid())
        openDetails(index.data(TileModel::EntryRole).value<PreviewEntry>());
}

void CatalogView::closeDetails()
{
    if (m_details->isHidden())
        return;
    m_details->hide();
    m_grid->chooseNothing();
    m_grid->setFocus(Qt::OtherFocusReason);
}

/// The shown entry may have changed, or gone, with the catalog or the release.
void CatalogView::refreshDetails()
{
    if (m_details->isHidden())
        return;
    const QModelIndex index = m_tiles.indexOf(m_details->entry().key);
    if (index.isValid())
        m_details->showEntry(index.data(TileModel::EntryRole).value<PreviewEntry>(), m_traits);
    else
        closeDetails();
}

void CatalogView::placeDetails()
{
    const int wide = qMin(width(), qMax(detailsWidth, 26 * fontMetrics().height()));
    m_details->setGeometry(width() - wide, 0, wide, height());
}

void CatalogView::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void CatalogView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeDetails();
}

void CatalogView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !m_details->isHidden())
        closeDetails();
    else
        QWidget::keyPressEvent(event);
}

} // namespace headwater
