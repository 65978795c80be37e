// SPDX-License-Identifier: Apache-2.0
#include "views/imports/previewlist.h"

#include "models/importpreviewmodel.h"
#include "views/common/emptystate.h"
#include "views/common/icon.h"
#include "views/common/linedtreeview.h"
#include "views/imports/previewdelegate.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

using Outcome = ImportPreviewRow::Outcome;
using Phase = PreviewProgress::Phase;

} // namespace

PreviewList::PreviewList(ImportPreviewModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_view(new LinedTreeView(this))
    , m_summary(new QLabel(this))
    , m_bar(new QProgressBar(this))
    , m_stop(new QPushButton(icon(u"square"_s), tr("&Stop"), this))
    , m_empty(new EmptyState(u"eye"_s, {}, {}, {}, this))
{
    setObjectName("importPreview"_L1);
    m_empty->setObjectName("previewEmpty"_L1);
    buildView();
    m_table = new QWidget(this);
    auto *layout = new QVBoxLayout(m_table);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(bar());
    layout->addWidget(m_view, 1);
    m_stack = new QStackedLayout(this);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    connect(m_stop, &QPushButton::clicked, this, &PreviewList::stopRequested);
    updateTexts();
}

QWidget *PreviewList::bar()
{
    m_summary->setObjectName("previewSummary"_L1);
    m_summary->setTextFormat(Qt::PlainText);
    m_bar->setObjectName("previewProgress"_L1);
    m_bar->setAccessibleName(tr("Progress of the preview"));
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(160);
    m_stop->setObjectName("stopPreview"_L1);
    m_stop->setAutoDefault(false);
    auto *bar = new QWidget(this);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(12, 8, 8, 8);
    layout->setSpacing(10);
    layout->addWidget(m_summary, 1);
    layout->addWidget(m_bar);
    layout->addWidget(m_stop);
    return bar;
}

void PreviewList::buildView()
{
    m_view->setObjectName("previewTable"_L1);
    m_view->setAccessibleName(tr("What the import would change"));
    m_view->setModel(&m_model);
    m_view->setItemDelegate(new PreviewDelegate(m_view));
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setAllColumnsShowFocus(true);
    QHeaderView *header = m_view->header();
    header->setObjectName("previewHeader"_L1);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    const int character = fontMetrics().averageCharWidth();
    header->resizeSection(int(ImportPreviewModel::Column::Tag), 28 * character);
    header->resizeSection(int(ImportPreviewModel::Column::Outcome), 16 * character);
}

void PreviewList::setProgress(const PreviewProgress &progress)
{
    m_progress = progress;
    updateTexts();
}

QString PreviewList::summary() const
{
    if (m_progress.phase == Phase::Running)
        return tr("%1 of %2 tags asked for").arg(m_progress.done).arg(m_progress.total);
    const QString counts = tr("New: %1 · moves: %2 · unchanged: %3 · fails: %4")
                               .arg(m_model.count(Outcome::New))
                               .arg(m_model.count(Outcome::Moved))
                               .arg(m_model.count(Outcome::Unchanged))
                               .arg(m_model.count(Outcome::Failed));
    if (m_progress.isOutdated)
        return tr("%1. The choice has changed since.").arg(counts);
    if (m_progress.phase == Phase::Stopped)
        return tr("%1. Stopped before the end.").arg(counts);
    return tr("%1. Nothing was written.").arg(counts);
}

void PreviewList::updateTexts()
{
    const bool isRunning = m_progress.phase == Phase::Running;
    const bool isFailed = m_progress.phase == Phase::Failed;
    m_summary->setText(summary());
    m_bar->setVisible(isRunning);
    m_bar->setRange(0, qMax(1, m_progress.total));
    m_bar->setValue(m_progress.done);
    m_stop->setVisible(isRunning);
    m_empty->setTexts(isFailed ? tr("The preview failed") : tr("Nothing previewed yet"),
                      isFailed ? m_progress.problem
                               : tr("Preview asks the registry as the import would, and shows "
                                    "what would change. It writes nothing."));
    m_stack->setCurrentWidget(
        isFailed || m_progress.phase == Phase::None ? static_cast<QWidget *>(m_empty) : m_table);
}

} // namespace headwater
