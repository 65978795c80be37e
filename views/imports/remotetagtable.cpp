// SPDX-License-Identifier: Apache-2.0
#include "views/imports/remotetagtable.h"

#include "core/importing/importrequest.h"
#include "models/remotetagmodel.h"
#include "views/common/choicebox.h"
#include "views/common/emptystate.h"
#include "views/common/icon.h"
#include "views/common/linedtreeview.h"
#include "views/imports/remotetagdelegate.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStackedLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

enum class Show { All, Chosen, LeftOut };

/// All tags, or only those that are chosen or left out.
class ShownTags : public QSortFilterProxyModel
{
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setShow(Show show)
    {
        m_show = show;
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override
    {
        if (m_show == Show::All)
            return true;
        const QModelIndex box = sourceModel()->index(row, 0, parent);
        const bool isChosen = box.data(Qt::CheckStateRole).value<Qt::CheckState>() == Qt::Checked;
        return isChosen == (m_show == Show::Chosen);
    }

private:
    Show m_show = Show::All;
};

QString number(int count)
{
    return QLocale().toString(count);
}

} // namespace

RemoteTagTable::RemoteTagTable(RemoteTagModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_view(new LinedTreeView(this))
    , m_counts(new QLabel(this))
    , m_show(makeChoiceBox(u"shownTags"_s, tr("Tags to show"),
                           {tr("All tags"), tr("Chosen"), tr("Left out")}, this))
    , m_forget(new QPushButton(tr("&Undo choices by hand"), this))
    , m_problem(new QLabel(this))
    , m_empty(new EmptyState(u"tags"_s, {}, {}, {}, this))
{
    setObjectName("remoteTags"_L1);
    m_empty->setObjectName("remoteTagsEmpty"_L1);
    buildView();
    buildActions();
    m_table = new QWidget(this);
    auto *layout = new QVBoxLayout(m_table);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(bar());
    layout->addWidget(m_problem);
    layout->addWidget(m_view, 1);
    m_failurePage = failurePage();
    m_stack = new QStackedLayout(this);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_failurePage);
    wire();
    updateCounts();
    updatePage();
}

QWidget *RemoteTagTable::bar()
{
    m_counts->setObjectName("tagCounts"_L1);
    m_counts->setTextFormat(Qt::PlainText);
    m_forget->setObjectName("forgetHand"_L1);
    m_forget->setProperty("link", true);
    m_forget->setAutoDefault(false);
    m_problem->setObjectName("listingProblem"_L1);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->setProperty("tone", u"warning"_s);
    m_problem->setContentsMargins(12, 0, 12, 8);
    auto *bar = new QWidget(this);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(12, 8, 8, 8);
    layout->setSpacing(8);
    layout->addWidget(m_counts, 1);
    layout->addWidget(m_forget);
    layout->addWidget(m_show);
    return bar;
}

QWidget *RemoteTagTable::failurePage()
{
    m_failure = new EmptyState(u"unplug"_s, {}, {}, tr("&Try again"), this);
    connect(m_failure, &EmptyState::actionRequested, this, &RemoteTagTable::listRequested);
    m_failure->setObjectName("listingFailed"_L1);
    m_insecure
        = new QPushButton(icon(u"shield-alert"_s), tr("&Allow insecure and try again"), this);
    m_insecure->setObjectName("allowInsecure"_L1);
    m_insecure->setToolTip(tr("The imported tags are marked insecure"));
    m_insecure->setAutoDefault(false);
    connect(m_insecure, &QPushButton::clicked, this, &RemoteTagTable::insecureRequested);
    m_explanation = new QPlainTextEdit(this);
    m_explanation->setObjectName("listingExplanation"_L1);
    m_explanation->setAccessibleName(tr("How the request went"));
    m_explanation->setReadOnly(true);
    m_explanation->setTabChangesFocus(true);
    m_explanation->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_explanation->setFont(fixedFont(font()));
    m_explanation->setProperty("card", true);
    auto *page = new QWidget(this);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(12, 0, 12, 12);
    layout->setSpacing(4);
    layout->addWidget(m_failure, 1);
    layout->addWidget(m_insecure, 0, Qt::AlignHCenter);
    layout->addSpacing(8);
    layout->addWidget(m_explanation, 1);
    return page;
}

void RemoteTagTable::buildView()
{
    m_shown = new ShownTags(this);
    m_shown->setSourceModel(&m_model);
    m_view->setObjectName("remoteTagTable"_L1);
    m_view->setAccessibleName(tr("Tags of the repository"));
    m_view->setModel(m_shown);
    m_view->setItemDelegate(new RemoteTagDelegate(m_view));
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    QHeaderView *header = m_view->header();
    header->setObjectName("remoteTagHeader"_L1);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setStretchLastSection(true);
    const int character = fontMetrics().averageCharWidth();
    header->resizeSection(int(RemoteTagModel::Column::Tag), 30 * character);
    header->resizeSection(int(RemoteTagModel::Column::Order), 10 * character);
    header->resizeSection(int(RemoteTagModel::Column::Version), 16 * character);
}

void RemoteTagTable::buildActions()
{
    const auto add = [this](const QString &name, const QString &text, const QKeySequence &keys) {
        auto *action = new QAction(text, this);
        action->setObjectName(name);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetShortcut);
        m_view->addAction(action);
        return action;
    };
    const auto *choose = add(u"chooseSelected"_s, tr("&Choose selected"), QKeySequence(u"+"_s));
    const auto *leave = add(u"leaveOutSelected"_s, tr("&Leave out selected"), QKeySequence(u"-"_s));
    const auto *toggle = add(u"toggleSelected"_s, tr("&Turn over selected"), Qt::Key_Space);
    connect(choose, &QAction::triggered, this, [this] { chooseSelected(true); });
    connect(leave, &QAction::triggered, this, [this] { chooseSelected(false); });
    connect(toggle, &QAction::triggered, this, &RemoteTagTable::toggleSelected);
}

void RemoteTagTable::wire()
{
    connect(m_show, &QComboBox::currentIndexChanged, this,
            [this](int index) { static_cast<ShownTags *>(m_shown)->setShow(Show(index)); });
    connect(m_forget, &QPushButton::clicked, this, [this] { m_model.forgetHand(); });
    const auto update = [this] {
        updateCounts();
        updatePage();
    };
    connect(&m_model, &QAbstractItemModel::dataChanged, this, update);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, update);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, update);
}

void RemoteTagTable::chooseSelected(bool isChosen)
{
    QList<int> rows;
    const QModelIndexList selected = m_view->selectionModel()->selectedRows();
    for (const QModelIndex &index : selected)
        rows.append(m_shown->mapToSource(index).row());
    m_model.choose(rows, isChosen);
}

/// All as the current one is to be, so that one key makes them equal.
void RemoteTagTable::toggleSelected()
{
    const QModelIndex current = m_view->currentIndex().siblingAtColumn(0);
    if (current.isValid())
        chooseSelected(current.data(Qt::CheckStateRole).value<Qt::CheckState>() != Qt::Checked);
}

void RemoteTagTable::setListing(const RepositoryListing &listing)
{
    m_listing = listing;
    updatePage();
}

void RemoteTagTable::updateCounts()
{
    const int total = m_model.rowCount();
    const int byHand = m_model.byHandCount();
    const QString chosen
        = tr("%1 of %n tag(s) chosen", nullptr, total).arg(number(m_model.chosenCount()));
    const QString cluster = total > serverRepositoryLimit
        ? tr("a cluster would import the first %1").arg(serverRepositoryLimit)
        : tr("a cluster would import all");
    m_counts->setText(u"%1 · %2"_s.arg(chosen, cluster));
    m_forget->setVisible(byHand > 0);
    Q_EMIT countChanged();
}

QString RemoteTagTable::emptyTitle() const
{
    using Phase = RepositoryListing::Phase;
    switch (m_listing.phase) {
    case Phase::None: return tr("No tags listed yet");
    case Phase::Running: return tr("Listing the tags of %1").arg(m_listing.repository);
    case Phase::Done: return tr("%1 has no tags").arg(m_listing.repository);
    case Phase::Failed: return tr("The tags of %1 cannot be listed").arg(m_listing.repository);
    }
    return {};
}

QString RemoteTagTable::emptyHint() const
{
    using Phase = RepositoryListing::Phase;
    switch (m_listing.phase) {
    case Phase::None: return tr("Name a repository and press List tags.");
    case Phase::Running: return tr("%n tag(s) so far", nullptr, m_listing.tags);
    case Phase::Done:
    case Phase::Failed: return m_listing.problem;
    }
    return {};
}

void RemoteTagTable::updatePage()
{
    const bool isFailed = m_listing.phase == RepositoryListing::Phase::Failed;
    m_problem->setText(m_listing.problem);
    m_problem->setVisible(!m_listing.problem.isEmpty());
    m_empty->setTexts(emptyTitle(), emptyHint());
    m_failure->setTexts(emptyTitle(), emptyHint());
    if (m_explanation->toPlainText() != m_listing.explanation)
        m_explanation->setPlainText(m_listing.explanation);
    m_insecure->setVisible(m_listing.insecureMayHelp);
    m_explanation->setVisible(!m_listing.explanation.isEmpty());
    if (m_model.rowCount() > 0)
        m_stack->setCurrentWidget(m_table);
    else
        m_stack->setCurrentWidget(isFailed ? m_failurePage : m_empty);
}

} // namespace headwater
