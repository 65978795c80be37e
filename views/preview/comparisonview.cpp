// SPDX-License-Identifier: Apache-2.0
#include "views/preview/comparisonview.h"

#include "models/comparisonmodel.h"
#include "views/common/choicebox.h"
#include "views/common/emptystate.h"
#include "views/preview/comparisondelegate.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QListView>
#include <QSignalBlocker>
#include <QStackedLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace headwater {

ComparisonView::ComparisonView(ComparisonModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
{
    setObjectName("comparisonView"_L1);
    setAccessibleName(tr("Two releases side by side"));
    QWidget *top = buildTop();
    buildView();
    m_empty = new EmptyState(u"circle-check"_s, tr("No difference"),
                             tr("Both releases show the same catalog."), {}, this);
    m_empty->setObjectName("comparisonEmpty"_L1);
    auto *lists = new QWidget(this);
    m_stack = new QStackedLayout(lists);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(top);
    layout->addWidget(lists, 1);
    for (const auto change : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_model, change, this, &ComparisonView::updateState);
    updateState();
}

QWidget *ComparisonView::buildTop()
{
    auto *top = new QWidget(this);
    m_left = new QLabel(top);
    m_left->setObjectName("comparisonLeft"_L1);
    m_left->setProperty("heading", true);
    m_right = makeChoiceBox(u"comparisonRelease"_s, tr("Release to compare with"), {}, top);
    m_all = new QCheckBox(tr("Show those that are the same"), top);
    m_all->setObjectName("comparisonAll"_L1);
    m_summary = new QLabel(top);
    m_summary->setObjectName("comparisonSummary"_L1);
    m_summary->setProperty("muted", true);
    for (QLabel *label : {m_left, m_summary})
        label->setTextFormat(Qt::PlainText);
    connect(m_right, &QComboBox::activated, this,
            [this] { Q_EMIT otherReleaseChosen(m_right->currentData().toString()); });
    connect(m_all, &QCheckBox::toggled, this, [this](bool isOn) {
        m_model.setShowsAll(isOn);
        updateState();
    });
    const int first = ComparisonDelegate::tileLeft(0, font());
    const int second = ComparisonDelegate::tileLeft(1, font());
    m_left->setMinimumWidth(second - first - 12);
    m_right->setMinimumWidth(second - first - 16);
    auto *layout = new QHBoxLayout(top);
    layout->setContentsMargins(first, 12, 16, 8);
    layout->setSpacing(12);
    layout->addWidget(m_left);
    layout->addWidget(m_right);
    layout->addWidget(m_summary, 1);
    layout->addWidget(m_all);
    return top;
}

void ComparisonView::buildView()
{
    m_view = new QListView(this);
    m_view->setObjectName("comparisonTiles"_L1);
    m_view->setAccessibleName(tr("Catalog items of both releases"));
    m_view->setModel(&m_model);
    m_delegate = new ComparisonDelegate(m_view);
    m_view->setItemDelegate(m_delegate);
    m_view->setUniformItemSizes(true);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    connect(m_view, &QListView::activated, this, [this](const QModelIndex &index) {
        Q_EMIT definitionRequested(
            index.data(ComparisonModel::ComparedRole).value<ComparedEntry>().key);
    });
}

void ComparisonView::setReleases(const QStringList &releases)
{
    const QSignalBlocker silence(m_right);
    const QString chosen = m_right->currentData().toString();
    m_right->clear();
    for (const QString &release : releases)
        m_right->addItem(tr("OpenShift %1").arg(release), release);
    m_right->setCurrentIndex(qMax(0, m_right->findData(chosen)));
}

void ComparisonView::setTraits(const ConsoleTraits &left, const ConsoleTraits &right)
{
    m_left->setText(tr("OpenShift %1").arg(left.release));
    const QSignalBlocker silence(m_right);
    m_right->setCurrentIndex(m_right->findData(right.release));
    m_delegate->setStyles({.isRounded = left.hasRoundedTiles, .titleLines = 2},
                          {.isRounded = right.hasRoundedTiles, .titleLines = 2});
    m_view->viewport()->update();
    updateState();
}

void ComparisonView::updateState()
{
    const bool isEmpty = m_model.rowCount() == 0;
    m_stack->setCurrentWidget(isEmpty ? static_cast<QWidget *>(m_empty) : m_view);
    m_summary->setText(
        tr("%n of %1 item(s) differ", nullptr, m_model.differing()).arg(m_model.total()));
}

} // namespace headwater
