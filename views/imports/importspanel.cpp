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

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace headwater {

ImportsPanel::ImportsPanel(ImportQueueModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_view(new LinedTreeView(this))
    , m_empty(new EmptyState(u"download"_s, tr("No imports yet"),
                             tr("Choose a stream or some of its tags and press Import."), {}, this))
    , m_summary(new QLabel(this))
    , m_pace(new QLabel(this))
    , m_hosts(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_cause(new QPushButton(icon(u"info"_s), tr("Why?"), this))
    , m_pause(new QPushButton(this))
    , m_cancel(new QPushButton(icon(u"square"_s), tr("Cancel"), this))
    , m_retry(new QPushButton(icon(u"refresh-cw"_s), tr("Retry failed"), this))
    , m_clear(new QPushButton(tr("Clear finished"), this))
{
    setObjectName("importsPanel"_L1);
    buildView();
    buildButtons();
    m_empty->setObjectName("importsEmpty"_L1);
    auto *list = new QWidget(this);
    auto *listLayout = new QVBoxLayout(list);
    listLayout->setContentsMargins(0, 0, 0, 0);
    listLayout->setSpacing(0);
    listLayout->addWidget(buildBar());
    listLayout->addWidget(m_view, 1);
    m_stack = new QStackedLayout(this);
    m_stack->addWidget(list);
    m_stack->addWidget(m_empty);
    m_clock.start();
    m_tick.setInterval(1s);
    wire();
    setPaused(false);
    updateSummary();
}

void ImportsPanel::buildButtons()
{
    m_cause->setObjectName("importCause"_L1);
    m_cause->setToolTip(tr("Why the selected import failed, and what can be done"));
    m_pause->setObjectName("pauseImports"_L1);
    m_cancel->setObjectName("cancelImports"_L1);
    m_retry->setObjectName("retryImports"_L1);
    m_clear->setObjectName("clearImports"_L1);
}

QWidget *ImportsPanel::buildBar()
{
    m_summary->setObjectName("importSummary"_L1);
    m_pace->setObjectName("importPace"_L1);
    m_hosts->setObjectName("importHosts"_L1);
    for (QLabel *label : {m_summary, m_pace, m_hosts})
        label->setTextFormat(Qt::PlainText);
    // A long line of hosts is cut, not the buttons.
    m_hosts->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_hosts->setForegroundRole(QPalette::PlaceholderText);
    m_pace->setForegroundRole(QPalette::PlaceholderText);
    m_progress->setObjectName("importProgress"_L1);
    m_progress->setAccessibleName(tr("Import progress"));
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(160);
    auto *bar = new QWidget(this);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(12, 4, 10, 6);
    layout->setSpacing(10);
    layout->addWidget(m_summary);
    layout->addWidget(m_progress);
    layout->addWidget(m_pace);
    layout->addWidget(m_hosts, 8);
    layout->addStretch(1);
    for (QPushButton *button : {m_cause, m_pause, m_cancel, m_retry, m_clear})
        layout->addWidget(button);
    return bar;
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
    connect(m_cause, &QPushButton::clicked, this, &ImportsPanel::askForCause);
    connect(m_view, &QTreeView::activated, this, &ImportsPanel::askForCause);
    connect(m_pause, &QPushButton::clicked, this, [this] { Q_EMIT pauseRequested(!m_isPaused); });
    connect(m_cancel, &QPushButton::clicked, this, &ImportsPanel::cancelRequested);
    connect(m_retry, &QPushButton::clicked, this, &ImportsPanel::retryRequested);
    connect(m_clear, &QPushButton::clicked, this, &ImportsPanel::clearRequested);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &ImportsPanel::updateSummary);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &ImportsPanel::updateSummary);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &ImportsPanel::updateSummary);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ImportsPanel::updateButtons);
    connect(&m_tick, &QTimer::timeout, this, &ImportsPanel::updatePace);
}

void ImportsPanel::setPaused(bool isPaused)
{
    m_isPaused = isPaused;
    m_speed.reset();
    m_pause->setText(isPaused ? tr("Resume") : tr("Pause"));
    m_pause->setIcon(icon(isPaused ? u"play"_s : u"pause"_s));
    updateSummary();
}

void ImportsPanel::showHosts(const QString &line, const QString &details)
{
    m_hosts->setText(line);
    m_hosts->setToolTip(details);
}

void ImportsPanel::askForCause()
{
    const QModelIndex index = m_view->currentIndex();
    const auto row = index.data(ImportQueueModel::RowRole).value<ImportRow>();
    if (index.isValid() && row.state == ImportRow::State::Failed)
        Q_EMIT causeRequested(row);
}

void ImportsPanel::updateButtons()
{
    const int total = m_model.rowCount();
    const int open = m_model.unfinished();
    const int again
        = m_model.count(ImportRow::State::Failed) + m_model.count(ImportRow::State::Cancelled);
    const auto row = m_view->currentIndex().data(ImportQueueModel::RowRole).value<ImportRow>();
    m_cause->setEnabled(m_view->currentIndex().isValid() && row.state == ImportRow::State::Failed);
    m_pause->setEnabled(open > 0 || m_isPaused);
    m_cancel->setEnabled(open > 0);
    m_retry->setEnabled(again > 0 && open == 0);
    m_clear->setEnabled(open < total);
    // What has no meaning now only gets in the way.
    m_pause->setVisible(m_pause->isEnabled());
    m_cancel->setVisible(open > 0);
    m_cause->setVisible(m_model.count(ImportRow::State::Failed) > 0);
    m_retry->setVisible(again > 0);
}

void ImportsPanel::updatePace()
{
    const int open = m_model.unfinished();
    if (open == 0 || m_isPaused) {
        m_tick.stop();
        m_speed.reset();
        m_pace->clear();
        return;
    }
    if (!m_tick.isActive())
        m_tick.start();
    m_speed.note(m_model.rowCount() - open, std::chrono::milliseconds(m_clock.elapsed()));
    m_pace->setText(m_speed.text(open));
}

void ImportsPanel::updateSummary()
{
    const int total = m_model.rowCount();
    const int open = m_model.unfinished();
    const int failed = m_model.count(ImportRow::State::Failed);
    m_stack->setCurrentIndex(total == 0 ? 1 : 0);
    m_progress->setVisible(open > 0);
    m_progress->setRange(0, total);
    m_progress->setValue(total - open);
    m_hosts->setVisible(open > 0);
    updateButtons();
    if (!m_tick.isActive() || open == 0)
        updatePace();
    const QString failures = tr("%n failed", nullptr, failed);
    if (open > 0 && m_isPaused)
        m_summary->setText(tr("Paused, %1 of %2 tags done").arg(total - open).arg(total));
    else if (open > 0)
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
