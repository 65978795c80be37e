// SPDX-License-Identifier: Apache-2.0
#include "views/imports/importspanel.h"

#include "models/importqueuemodel.h"
#include "views/common/emptystate.h"
#include "views/common/icon.h"
#include "views/common/linedtreeview.h"
#include "views/imports/importdelegate.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace headwater {

ImportsPanel::ImportsPanel(ImportQueueModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_view(new LinedTreeView(this))
    , m_empty(new EmptyState(u"download"_s, tr("No imports yet"),
                             tr("Choose a stream or some of its tags and press Import."), {}, this))
    , m_summary(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_cancel(new QPushButton(icon(u"square"_s), tr("Cancel"), this))
    , m_retry(new QPushButton(icon(u"refresh-cw"_s), tr("Retry failed"), this))
    , m_clear(new QPushButton(tr("Clear finished"), this))
{
    setObjectName("importsPanel"_L1);
    buildView();
    m_empty->setObjectName("importsEmpty"_L1);
    auto *bar = new QWidget(this);
    buildBar(bar);
    auto *list = new QWidget(this);
    auto *listLayout = new QVBoxLayout(list);
    listLayout->setContentsMargins(0, 0, 0, 0);
    listLayout->setSpacing(0);
    listLayout->addWidget(bar);
    listLayout->addWidget(m_view, 1);
    m_stack = new QStackedLayout(this);
    m_stack->addWidget(list);
    m_stack->addWidget(m_empty);
    wire();
    updateSummary();
}

void ImportsPanel::buildBar(QWidget *bar)
{
    m_summary->setObjectName("importSummary"_L1);
    m_summary->setTextFormat(Qt::PlainText);
    m_progress->setObjectName("importProgress"_L1);
    m_progress->setAccessibleName(tr("Import progress"));
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(160);
    m_cancel->setObjectName("cancelImports"_L1);
    m_retry->setObjectName("retryImports"_L1);
    m_clear->setObjectName("clearImports"_L1);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(12, 4, 10, 6);
    layout->setSpacing(10);
    layout->addWidget(m_summary);
    layout->addWidget(m_progress);
    layout->addStretch(1);
    layout->addWidget(m_cancel);
    layout->addWidget(m_retry);
    layout->addWidget(m_clear);
}

void ImportsPanel::buildView()
{
    m_view->setObjectName("importTable"_L1);
    m_view->setAccessibleName(tr("Import queue"));
    m_view->setModel(&m_model);
    m_view->setItemDelegate(new ImportDelegate(m_view));
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setHeaderHidden(true);
    m_view->header()->resizeSection(0, 220);
    m_view->header()->resizeSection(1, 120);
}

void ImportsPanel::wire()
{
    connect(m_cancel, &QPushButton::clicked, this, &ImportsPanel::cancelRequested);
    connect(m_retry, &QPushButton::clicked, this, &ImportsPanel::retryRequested);
    connect(m_clear, &QPushButton::clicked, this, &ImportsPanel::clearRequested);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &ImportsPanel::updateSummary);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &ImportsPanel::updateSummary);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &ImportsPanel::updateSummary);
}

void ImportsPanel::updateSummary()
{
    const int total = m_model.rowCount();
    const int open = m_model.unfinished();
    const int failed = m_model.count(ImportRow::State::Failed);
    const int again = failed + m_model.count(ImportRow::State::Cancelled);
    m_stack->setCurrentIndex(total == 0 ? 1 : 0);
    m_progress->setVisible(open > 0);
    m_progress->setRange(0, total);
    m_progress->setValue(total - open);
    m_cancel->setEnabled(open > 0);
    m_retry->setEnabled(again > 0 && open == 0);
    m_clear->setEnabled(open < total);
    const QString failures = tr("%n failed", nullptr, failed);
    if (open > 0)
        m_summary->setText(tr("%1 of %2 tags done").arg(total - open).arg(total));
    else if (failed > 0)
        m_summary->setText(tr("%n tag(s) done, %1", nullptr, total).arg(failures));
    else
        m_summary->setText(tr("%n tag(s) done", nullptr, total));
    Q_EMIT summaryChanged(open > 0         ? tr("%n running", nullptr, open)
                              : failed > 0 ? failures
                                           : QString());
}

} // namespace headwater
