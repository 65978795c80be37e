// SPDX-License-Identifier: Apache-2.0
#include "views/problems/problemspanel.h"

#include "models/problemmodel.h"
#include "views/common/emptystate.h"
#include "views/common/linedtreeview.h"
#include "views/problems/problemdelegate.h"

#include <QHeaderView>
#include <QStackedLayout>

using namespace Qt::StringLiterals;

namespace headwater {

ProblemsPanel::ProblemsPanel(ProblemModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_view(new LinedTreeView(this))
{
    setObjectName("problemsPanel"_L1);
    m_view->setObjectName("problemTable"_L1);
    m_view->setAccessibleName(tr("Problems of the catalog"));
    m_view->setModel(&m_model);
    m_view->setItemDelegate(new ProblemDelegate(m_view));
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->header()->setStretchLastSection(false);
    m_view->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_view->header()->resizeSection(1, 200);
    m_view->header()->resizeSection(2, 80);
    m_stack = new QStackedLayout(this);
    m_stack->addWidget(m_view);
    auto *empty = new EmptyState(u"circle-check"_s, tr("No problems"),
                                 tr("All definitions of this catalog could be read."), {}, this);
    empty->setObjectName("problemsEmpty"_L1);
    m_stack->addWidget(empty);
    const auto choose = [this](const QModelIndex &index) {
        Q_EMIT problemChosen(index.data(ProblemModel::ProblemRole).value<Problem>());
    };
    connect(m_view, &QTreeView::activated, this, choose);
    connect(m_view, &QTreeView::clicked, this, choose);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &ProblemsPanel::updateSummary);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &ProblemsPanel::updateSummary);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &ProblemsPanel::updateSummary);
    updateSummary();
}

void ProblemsPanel::updateSummary()
{
    m_stack->setCurrentIndex(m_model.rowCount() == 0 ? 1 : 0);
    const int errors = m_model.count(Problem::Severity::Error);
    const int warnings = m_model.count(Problem::Severity::Warning);
    if (errors > 0)
        Q_EMIT summaryChanged(tr("%n error(s)", nullptr, errors));
    else if (warnings > 0)
        Q_EMIT summaryChanged(tr("%n warning(s)", nullptr, warnings));
    else
        Q_EMIT summaryChanged({});
}

} // namespace headwater
