// SPDX-License-Identifier: Apache-2.0
#include "views/preview/newappview.h"

#include "models/newappmodel.h"
#include "views/common/emptystate.h"
#include "views/common/icon.h"
#include "views/common/theme.h"
#include "views/preview/newappdelegate.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QStackedLayout>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace headwater {

NewAppView::NewAppView(NewAppModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
{
    setObjectName("newAppView"_L1);
    buildView();
    m_empty = new EmptyState(u"square-terminal"_s, tr("Which image would oc new-app take?"),
                             tr("Type what follows oc new-app: a name, a name and a tag, or a "
                                "language such as ruby or jee."),
                             {}, this);
    m_empty->setObjectName("newAppEmpty"_L1);
    auto *lists = new QWidget(this);
    m_stack = new QStackedLayout(lists);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_view);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildTop());
    layout->addWidget(lists, 1);
}

QWidget *NewAppView::buildTop()
{
    auto *top = new QWidget(this);
    auto *command = new QLabel(u"oc new-app"_s, top);
    command->setTextFormat(Qt::PlainText);
    command->setFont(fixedFont(font()));
    m_term = new QLineEdit(top);
    m_term->setObjectName("newAppTerm"_L1);
    m_term->setAccessibleName(tr("Name or language"));
    m_term->setPlaceholderText(u"ruby:3.3"_s);
    m_term->setFont(fixedFont(font()));
    m_term->setClearButtonEnabled(true);
    m_term->setMaximumWidth(320);
    command->setBuddy(m_term);
    m_sentence = new QLabel(top);
    m_sentence->setObjectName("newAppSentence"_L1);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    connect(m_term, &QLineEdit::textChanged, this,
            [this](const QString &text) { Q_EMIT termEntered(text.trimmed()); });
    auto *layout = new QHBoxLayout(top);
    layout->setContentsMargins(16, 12, 16, 10);
    layout->setSpacing(10);
    layout->addWidget(command);
    layout->addWidget(m_term, 1);
    layout->addWidget(m_sentence, 2);
    return top;
}

void NewAppView::buildView()
{
    m_view = new QTreeView(this);
    m_view->setObjectName("newAppList"_L1);
    m_view->setAccessibleName(tr("Tags that oc new-app comes upon"));
    m_view->setModel(&m_model);
    m_view->setItemDelegate(new NewAppDelegate(m_view));
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setMouseTracking(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->header()->setStretchLastSection(true);
    m_view->header()->setSectionsMovable(false);
    m_view->setColumnWidth(0, qMax(260, 16 * fontMetrics().height()));
    m_view->setColumnWidth(1, qMax(90, 6 * fontMetrics().height()));
    connect(m_view, &QTreeView::activated, this, [this](const QModelIndex &index) {
        const auto candidate = index.data(NewAppModel::RowRole).value<NewAppCandidate>();
        Q_EMIT definitionRequested(candidate.key, candidate.tag);
    });
}

void NewAppView::setTerm(const QString &term)
{
    m_term->setText(term);
}

void NewAppView::showMatch(const NewAppMatch &match)
{
    m_sentence->setText(match.sentence);
    m_stack->setCurrentWidget(match.candidates.isEmpty() ? static_cast<QWidget *>(m_empty)
                                                         : m_view);
    m_empty->setVisible(match.term.isEmpty() || match.candidates.isEmpty());
}

} // namespace headwater
