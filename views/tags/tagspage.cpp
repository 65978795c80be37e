// SPDX-License-Identifier: Apache-2.0
#include "views/tags/tagspage.h"

#include "models/tagtablemodel.h"
#include "views/common/emptystate.h"
#include "views/common/icon.h"
#include "views/common/linedtreeview.h"
#include "views/tags/tagdelegate.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QStackedLayout>

using namespace Qt::StringLiterals;

namespace headwater {

TagsPage::TagsPage(TagTableModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_view(new LinedTreeView(this))
    , m_empty(new EmptyState(u"tag"_s, tr("This stream has no tags"),
                             tr("Add entries to spec.tags in its definition, or push an image."),
                             {}, this))
{
    setObjectName("tagsPage"_L1);
    buildView();
    buildActions();
    wire();
    updateActions();
    updateEmptyState();
}

void TagsPage::buildView()
{
    m_view->setObjectName("tagTable"_L1);
    m_view->setAccessibleName(tr("Tags of the image stream"));
    m_view->setModel(&m_model);
    m_view->setItemDelegate(new TagDelegate(m_view));
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setUniformRowHeights(false);
    m_view->setIndentation(20);
    m_view->setMouseTracking(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    QHeaderView *header = m_view->header();
    header->setObjectName("tagTableHeader"_L1);
    header->setStretchLastSection(false);
    header->setMinimumSectionSize(70);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    const int widths[] = {104, 184, 200, 86, 168};
    for (int column = 0; column < TagTableModel::columns; ++column)
        header->resizeSection(column, widths[column]);
    header->setSectionResizeMode(int(TagTableModel::Column::Source), QHeaderView::Stretch);

    m_empty->setObjectName("tagsEmpty"_L1);
    m_stack = new QStackedLayout(this);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
}

void TagsPage::buildActions()
{
    m_import = new QAction(icon(u"download"_s), tr("&Import selected tags"), this);
    m_import->setObjectName("importSelectedTags"_L1);
    m_copyDigest = new QAction(icon(u"copy"_s), tr("Copy &digest"), this);
    m_copyDigest->setObjectName("copyDigest"_L1);
    m_copyPullSpec = new QAction(icon(u"copy"_s), tr("Copy &pull spec"), this);
    m_copyPullSpec->setObjectName("copyPullSpec"_L1);
    m_copyPullSpec->setShortcut(QKeySequence::Copy);
    m_copyPullSpec->setShortcutContext(Qt::WidgetShortcut);
    m_view->addActions({m_import, m_copyDigest, m_copyPullSpec});
}

void TagsPage::wire()
{
    connect(m_import, &QAction::triggered, this,
            [this] { Q_EMIT importRequested(selectedTags()); });
    connect(m_copyDigest, &QAction::triggered, this, [this] {
        if (const auto event = chosenEvent())
            QGuiApplication::clipboard()->setText(event->image);
    });
    connect(m_copyPullSpec, &QAction::triggered, this, [this] {
        if (const auto event = chosenEvent())
            QGuiApplication::clipboard()->setText(event->dockerImageReference);
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        updateActions();
        Q_EMIT selectionChanged();
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        // After the selection has changed, so what depends on the current item waits until here.
        updateActions();
        emitCurrent();
    });
    connect(&m_model, &QAbstractItemModel::dataChanged, this, [this] {
        updateActions();
        emitCurrent();
    });
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &TagsPage::updateEmptyState);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &TagsPage::updateEmptyState);
}

QStringList TagsPage::selectedTags() const
{
    QStringList tags;
    const QModelIndexList rows = m_view->selectionModel()->selectedRows();
    for (const QModelIndex &index : rows) {
        const TagRow row = index.data(TagTableModel::TagRole).value<TagRow>();
        if (row.canImport && !tags.contains(row.name))
            tags.append(row.name);
    }
    return tags;
}

void TagsPage::selectTag(const QString &tag)
{
    const QModelIndex index = m_model.indexOf(tag);
    if (index.isValid()) {
        m_view->setCurrentIndex(index);
        m_view->scrollTo(index);
    }
}

void TagsPage::updateActions()
{
    m_import->setEnabled(!selectedTags().isEmpty());
    const std::optional<TagEvent> event = chosenEvent();
    m_copyDigest->setEnabled(event && !event->image.isEmpty());
    m_copyPullSpec->setEnabled(event.has_value());
}

void TagsPage::updateEmptyState()
{
    m_stack->setCurrentWidget(m_model.rowCount() == 0 ? static_cast<QWidget *>(m_empty) : m_view);
}

void TagsPage::emitCurrent()
{
    const QModelIndex current = m_view->currentIndex();
    if (current.isValid())
        Q_EMIT tagChosen(current.data(TagTableModel::TagRole).value<TagRow>(),
                         current.data(TagTableModel::ItemRole).toInt());
}

/// The history item that is current; of a tag its newest.
std::optional<TagEvent> TagsPage::chosenEvent() const
{
    const QModelIndex current = m_view->currentIndex();
    const TagRow row = current.data(TagTableModel::TagRole).value<TagRow>();
    const int item = qMax(0, current.data(TagTableModel::ItemRole).toInt());
    return item < row.items.size() ? std::optional(row.items.at(item)) : std::nullopt;
}

} // namespace headwater
