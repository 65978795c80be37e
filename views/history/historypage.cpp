// SPDX-License-Identifier: Apache-2.0
#include "views/history/historypage.h"

#include "models/historymodel.h"
#include "views/common/emptystate.h"
#include "views/common/icon.h"
#include "views/common/linedtreeview.h"
#include "views/history/historydelegate.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QStackedLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace headwater {

HistoryPage::HistoryPage(HistoryModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_proxy(new QSortFilterProxyModel(this))
    , m_filter(new QLineEdit(this))
    , m_view(new LinedTreeView(this))
    , m_empty(new EmptyState(u"history"_s, QString(), QString(), {}, this))
{
    setObjectName("historyPage"_L1);
    buildLayout();
    wire();
    updateEmptyState();
}

void HistoryPage::buildLayout()
{
    m_filter->setObjectName("historyFilter"_L1);
    m_filter->setAccessibleName(tr("Filter history"));
    m_filter->setPlaceholderText(tr("Filter by tag, digest or event"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(icon(u"list-filter"_s), QLineEdit::LeadingPosition);
    m_filter->setMaximumWidth(360);

    m_proxy->setSourceModel(&m_model);
    m_proxy->setFilterRole(HistoryModel::FilterRole);
    m_proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_view->setObjectName("historyTable"_L1);
    m_view->setAccessibleName(tr("History of the image stream"));
    m_view->setModel(m_proxy);
    m_view->setItemDelegate(new HistoryDelegate(m_view));
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    const int widths[] = {104, 130, 130, 176, 176};
    for (int column = 0; column < HistoryModel::columns; ++column)
        m_view->header()->resizeSection(column, widths[column]);

    auto *table = new QWidget(this);
    auto *bar = new QVBoxLayout;
    bar->setContentsMargins(10, 8, 10, 8);
    bar->addWidget(m_filter);
    auto *layout = new QVBoxLayout(table);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_view, 1);

    m_empty->setObjectName("historyEmpty"_L1);
    m_empty->setTexts(tr("Nothing has happened yet"),
                      tr("Imports and tagging of this stream will be listed here, newest first."));
    m_stack = new QStackedLayout(this);
    m_stack->addWidget(table);
    m_stack->addWidget(m_empty);
}

void HistoryPage::wire()
{
    connect(m_filter, &QLineEdit::textChanged, m_proxy,
            &QSortFilterProxyModel::setFilterFixedString);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &HistoryPage::updateEmptyState);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &HistoryPage::updateEmptyState);
    connect(m_view, &QTreeView::activated, this, [this](const QModelIndex &index) {
        Q_EMIT tagChosen(index.data(HistoryModel::EntryRole).value<JournalEntry>().tag);
    });
}

void HistoryPage::updateEmptyState()
{
    m_stack->setCurrentIndex(m_model.rowCount() == 0 ? 1 : 0);
}

} // namespace headwater
