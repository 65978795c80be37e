// SPDX-License-Identifier: Apache-2.0
#include "views/preview/notshownlist.h"

#include "models/notshownmodel.h"
#include "views/common/choicebox.h"
#include "views/common/emptystate.h"
#include "views/common/icon.h"
#include "views/preview/notshowndelegate.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedLayout>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace headwater {

NotShownList::NotShownList(NotShownModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
{
    setObjectName("notShownList"_L1);
    setAccessibleName(tr("Not shown in the catalog"));
    m_top = buildTop();
    buildView();
    m_empty = new EmptyState(u"circle-check"_s, tr("Nothing to show here"),
                             tr("The catalog offers all of it, or the filter hides the rest."), {},
                             this);
    m_empty->setObjectName("notShownEmpty"_L1);
    auto *lists = new QWidget(this);
    m_stack = new QStackedLayout(lists);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_top);
    layout->addWidget(lists, 1);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &NotShownList::updateState);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &NotShownList::updateState);
    updateState();
}

QWidget *NotShownList::buildTop()
{
    auto *top = new QWidget(this);
    m_filter = new QLineEdit(top);
    m_filter->setObjectName("notShownFilter"_L1);
    m_filter->setAccessibleName(tr("Filter by name or reason"));
    m_filter->setPlaceholderText(tr("Filter by name or reason"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaximumWidth(360);
    m_filter->addAction(icon(u"list-filter"_s), QLineEdit::LeadingPosition);
    m_which = makeChoiceBox(u"notShownWhich"_s, tr("What to list"),
                            {tr("Streams"), tr("Tags"), tr("Streams and tags")}, top);
    m_go = new QPushButton(icon(u"file-code"_s), tr("Go to the definition"), top);
    m_go->setObjectName("notShownGo"_L1);
    connect(m_filter, &QLineEdit::textChanged, this, &NotShownList::filter);
    connect(m_which, &QComboBox::currentIndexChanged, this, &NotShownList::filter);
    connect(m_go, &QPushButton::clicked, this, &NotShownList::emitChosen);
    auto *layout = new QHBoxLayout(top);
    layout->setContentsMargins(16, 12, 16, 10);
    layout->setSpacing(10);
    layout->addWidget(m_filter, 1);
    layout->addWidget(m_which);
    layout->addStretch(1);
    layout->addWidget(m_go);
    return top;
}

void NotShownList::buildView()
{
    m_view = new QTreeView(this);
    m_view->setObjectName("notShownView"_L1);
    m_view->setAccessibleName(tr("Not shown in the catalog"));
    m_view->setModel(&m_model);
    m_view->setItemDelegate(new NotShownDelegate(m_view));
    m_view->setRootIsDecorated(false);
    m_view->setMouseTracking(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->header()->setStretchLastSection(true);
    m_view->header()->setSectionsMovable(false);
    m_view->setColumnWidth(0, qMax(260, 16 * fontMetrics().height()));
    connect(m_view, &QTreeView::activated, this, &NotShownList::emitChosen);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &NotShownList::updateState);
}

void NotShownList::setPlain()
{
    m_top->hide();
    m_which->setCurrentIndex(int(NotShownModel::Which::Both));
}

void NotShownList::filter()
{
    m_model.setFilter(NotShownModel::Which(m_which->currentIndex()), m_filter->text());
    updateState();
}

void NotShownList::updateState()
{
    m_stack->setCurrentWidget(m_model.rowCount() == 0 ? static_cast<QWidget *>(m_empty) : m_view);
    m_go->setEnabled(m_view->currentIndex().isValid());
}

void NotShownList::emitChosen()
{
    const QModelIndex current = m_view->currentIndex();
    if (current.isValid())
        Q_EMIT definitionRequested(current.data(NotShownModel::RowRole).value<NotShown>());
}

} // namespace headwater
