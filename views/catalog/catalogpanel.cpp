// SPDX-License-Identifier: Apache-2.0
#include "views/catalog/catalogpanel.h"

#include "models/catalogtreemodel.h"
#include "views/catalog/catalogdelegate.h"
#include "views/common/emptystate.h"
#include "views/common/icon.h"

#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QStackedLayout>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace headwater {

CatalogPanel::CatalogPanel(CatalogTreeModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_proxy(new QSortFilterProxyModel(this))
    , m_filter(new QLineEdit(this))
    , m_view(new QTreeView(this))
    , m_empty(new EmptyState(u"search"_s, tr("No stream matches"),
                             tr("Clear the filter to see all streams."), tr("Clear filter"), this))
{
    setObjectName("catalogPanel"_L1);
    setAccessibleName(tr("Catalog"));
    buildLayout();
    wireFilter();
    wireView();
    updateEmptyState();
}

void CatalogPanel::buildLayout()
{
    m_filter->setObjectName("streamFilter"_L1);
    m_filter->setAccessibleName(tr("Filter streams"));
    m_filter->setPlaceholderText(tr("Filter streams"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(icon(u"list-filter"_s), QLineEdit::LeadingPosition);

    m_view->setObjectName("streamTree"_L1);
    m_view->setAccessibleName(tr("Image streams"));
    m_view->setHeaderHidden(true);
    m_view->setRootIsDecorated(false);
    m_view->setIndentation(0);
    m_view->setItemsExpandable(false);
    m_view->setMouseTracking(true);
    m_view->setItemDelegate(new CatalogDelegate(m_view));
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_empty->setObjectName("catalogEmpty"_L1);

    auto *lists = new QWidget(this);
    m_stack = new QStackedLayout(lists);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);

    auto *top = new QVBoxLayout;
    top->setContentsMargins(10, 10, 10, 6);
    top->addWidget(m_filter);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(lists, 1);
}

void CatalogPanel::wireFilter()
{
    m_proxy->setSourceModel(&m_model);
    m_proxy->setFilterRole(CatalogTreeModel::FilterRole);
    m_proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_proxy->setRecursiveFilteringEnabled(true);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_proxy->setFilterFixedString(text);
        m_view->expandAll();
        updateEmptyState();
    });
    connect(m_filter, &QLineEdit::returnPressed, this, [this] { chooseFirst(); });
    connect(m_empty, &EmptyState::actionRequested, m_filter, &QLineEdit::clear);
}

void CatalogPanel::wireView()
{
    m_view->setModel(m_proxy);
    m_view->expandAll();
    // Namespaces stay open: folding them would hide streams the filter found.
    connect(m_proxy, &QAbstractItemModel::rowsInserted, m_view, [this](const QModelIndex &parent) {
        if (!parent.isValid())
            m_view->expandAll();
        updateEmptyState();
    });
    connect(m_proxy, &QAbstractItemModel::rowsRemoved, this, &CatalogPanel::updateEmptyState);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &CatalogPanel::emitChoice);
}

void CatalogPanel::updateEmptyState()
{
    const bool noMatch = m_proxy->rowCount() == 0 && m_model.rowCount() > 0;
    m_stack->setCurrentWidget(noMatch ? static_cast<QWidget *>(m_empty) : m_view);
}

void CatalogPanel::emitChoice()
{
    const QVariant row = m_view->currentIndex().data(CatalogTreeModel::RowRole);
    if (!row.isValid())
        return;
    const CatalogRow chosen = row.value<CatalogRow>();
    if (chosen.kind == CatalogRow::Kind::Stream)
        Q_EMIT streamChosen(chosen.key);
    else
        Q_EMIT fileChosen(chosen.key.file);
}

void CatalogPanel::select(const StreamKey &key)
{
    const QModelIndex shown = m_proxy->mapFromSource(m_model.indexOf(key));
    if (shown.isValid() && shown != m_view->currentIndex()) {
        m_view->setCurrentIndex(shown);
        m_view->scrollTo(shown);
    }
}

void CatalogPanel::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

/// Return in the filter goes to the first match, so that typing a name is enough.
void CatalogPanel::chooseFirst()
{
    const QModelIndex first = m_proxy->index(0, 0, m_proxy->index(0, 0));
    if (!first.isValid())
        return;
    m_view->setCurrentIndex(first);
    m_view->setFocus(Qt::OtherFocusReason);
}

} // namespace headwater
