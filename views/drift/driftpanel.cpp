// SPDX-License-Identifier: Apache-2.0
#include "views/drift/driftpanel.h"

#include "models/driftmodel.h"
#include "views/common/emptystate.h"
#include "views/common/icon.h"
#include "views/common/linedtreeview.h"
#include "views/drift/driftdelegate.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMap>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// What an import would change: new tags are chosen in a dialog of their own.
bool canImport(const DriftRow &row)
{
    return !row.tag.isEmpty() && !row.isReference
        && (row.state == DriftRow::State::Moved || row.state == DriftRow::State::Pending
            || row.state == DriftRow::State::NeverImported);
}

} // namespace

DriftPanel::DriftPanel(DriftModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_view(new LinedTreeView(this))
    , m_empty(new EmptyState(u"waves"_s, {}, {}, {}, this))
    , m_summary(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_all(new QCheckBox(tr("Show what is the same"), this))
    , m_stream(new QPushButton(icon(u"search"_s), tr("Check stream"), this))
    , m_catalog(new QPushButton(icon(u"search"_s), tr("Check catalog"), this))
    , m_cancel(new QPushButton(icon(u"square"_s), tr("Cancel"), this))
    , m_import(new QPushButton(icon(u"download"_s), tr("Import"), this))
    , m_export(new QPushButton(icon(u"upload"_s), tr("Export…"), this))
{
    setObjectName("driftPanel"_L1);
    m_empty->setObjectName("driftEmpty"_L1);
    buildView();
    buildButtons();
    auto *content = new QWidget(this);
    m_stack = new QStackedLayout(content);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildBar());
    layout->addWidget(content, 1);
    wire();
    setCanCheck(false, false);
    refresh();
}

void DriftPanel::buildButtons()
{
    m_all->setObjectName("driftShowAll"_L1);
    m_stream->setObjectName("driftCheckStream"_L1);
    m_stream->setToolTip(tr("Compare the stream that is shown with its registries"));
    m_catalog->setObjectName("driftCheckCatalog"_L1);
    m_catalog->setToolTip(tr("Compare every stream of the catalog with its registries"));
    m_cancel->setObjectName("driftCancel"_L1);
    m_import->setObjectName("driftImport"_L1);
    m_import->setToolTip(tr("Import the selected tags, or all that have moved"));
    m_export->setObjectName("driftExport"_L1);
    m_export->setToolTip(tr("Write the whole report to a CSV or JSON file"));
}

QWidget *DriftPanel::buildBar()
{
    m_summary->setObjectName("driftSummary"_L1);
    m_summary->setTextFormat(Qt::PlainText);
    m_progress->setObjectName("driftProgress"_L1);
    m_progress->setAccessibleName(tr("Progress of the comparison"));
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(160);
    auto *bar = new QWidget(this);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(12, 4, 10, 6);
    layout->setSpacing(10);
    layout->addWidget(m_summary);
    layout->addWidget(m_progress);
    layout->addStretch(1);
    layout->addWidget(m_all);
    for (QPushButton *button : {m_stream, m_catalog, m_cancel, m_import, m_export})
        layout->addWidget(button);
    return bar;
}

void DriftPanel::buildView()
{
    m_view->setObjectName("driftTable"_L1);
    m_view->setAccessibleName(tr("Differences to the registries"));
    m_view->setModel(&m_model);
    m_view->setItemDelegate(new DriftDelegate(m_view));
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setHeaderHidden(true);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->header()->resizeSection(0, 260);
    m_view->header()->resizeSection(1, 130);
}

void DriftPanel::wire()
{
    connect(m_all, &QCheckBox::toggled, &m_model, &DriftModel::setShowsAll);
    connect(m_stream, &QPushButton::clicked, this, &DriftPanel::streamCheckRequested);
    connect(m_catalog, &QPushButton::clicked, this, &DriftPanel::catalogCheckRequested);
    connect(m_cancel, &QPushButton::clicked, this, &DriftPanel::cancelRequested);
    connect(m_export, &QPushButton::clicked, this, &DriftPanel::exportRequested);
    connect(m_import, &QPushButton::clicked, this, &DriftPanel::importShown);
    connect(m_view, &QTreeView::activated, this, [this](const QModelIndex &index) {
        const DriftRow row = index.data(DriftModel::RowRole).value<DriftRow>();
        Q_EMIT tagChosen(row.key, row.state == DriftRow::State::NewTag ? QString() : row.tag);
    });
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &DriftPanel::refresh);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &DriftPanel::refresh);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &DriftPanel::refresh);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &DriftPanel::refresh);
}

void DriftPanel::importShown()
{
    const QModelIndexList selected = m_view->selectionModel()->selectedRows();
    QList<DriftRow> rows;
    for (const QModelIndex &index : selected)
        rows.append(index.data(DriftModel::RowRole).value<DriftRow>());
    if (rows.isEmpty())
        rows = m_model.rows();
    QMap<StreamKey, QStringList> tags;
    for (const DriftRow &row : std::as_const(rows)) {
        if (canImport(row))
            tags[row.key].append(row.tag);
    }
    for (auto it = tags.cbegin(); it != tags.cend(); ++it)
        Q_EMIT importRequested(it.key(), it.value());
}

void DriftPanel::setRunning(bool isRunning)
{
    m_isRunning = isRunning;
    m_progress->setRange(0, 0);
    refresh();
}

void DriftPanel::setProgress(int done, int total)
{
    m_progress->setRange(0, total);
    m_progress->setValue(done);
}

void DriftPanel::setCanCheck(bool stream, bool catalog)
{
    m_stream->setEnabled(stream && !m_isRunning);
    m_catalog->setEnabled(catalog && !m_isRunning);
}

void DriftPanel::refresh()
{
    const DriftReport &report = m_model.report();
    const bool isChecked = report.at.isValid();
    const auto differences
        = static_cast<int>(std::ranges::count_if(report.rows, &DriftRow::isDifference));
    const int unreachable = report.count(DriftRow::State::Unreachable);
    m_stack->setCurrentIndex(m_model.rowCount() > 0 ? 0 : 1);
    if (isChecked)
        m_empty->setTexts(tr("No differences"),
                          tr("The registries have what the history says of these tags."));
    else
        m_empty->setTexts(tr("Not compared yet"),
                          tr("Compare what was imported with what the registries have now. "
                             "Nothing is written."));
    m_progress->setVisible(m_isRunning);
    m_cancel->setVisible(m_isRunning);
    m_stream->setVisible(!m_isRunning);
    m_catalog->setVisible(!m_isRunning);
    m_all->setVisible(isChecked);
    m_export->setVisible(isChecked && !m_isRunning);
    m_import->setVisible(std::ranges::any_of(m_model.rows(), canImport) && !m_isRunning);
    QString text;
    if (m_isRunning)
        text = tr("Comparing…");
    else if (isChecked)
        text = tr("%n difference(s)", nullptr, differences);
    if (!m_isRunning && unreachable > 0)
        text = tr("%1, %n not reached", nullptr, unreachable).arg(text);
    m_summary->setText(text);
    Q_EMIT summaryChanged(
        differences > 0 && !m_isRunning ? tr("%n difference(s)", nullptr, differences) : QString());
}

} // namespace headwater
