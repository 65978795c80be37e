// SPDX-License-Identifier: Apache-2.0
#include "app/shell/editmenu.h"

#include "app/shell/mainwindow.h"
#include "app/shell/windowactions.h"
#include "views/common/icon.h"
#include "views/definition/codeview.h"
#include "views/definition/completing.h"
#include "views/definition/definitionpage.h"
#include "views/definition/findbar.h"
#include "views/definition/folding.h"
#include "views/definition/gotobar.h"
#include "views/stream/streampage.h"

#include <QAction>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace headwater {

EditMenu::EditMenu(MainWindow &window, std::function<DefinitionPage &()> page)
    : m_window(window)
    , m_page(std::move(page))
{
    QMenu &menu = *window.actions().editMenu;
    menu.addSeparator();
    buildSearch(menu);
    menu.addSeparator();
    buildLines(menu);
    menu.addSeparator();
    buildProblems(menu);
    menu.addSeparator();
    buildServerForm(*menu.addMenu(tr("As the &server keeps it")));
}

void EditMenu::add(QMenu &menu, const Entry &entry)
{
    auto *action = new QAction(entry.text, &m_window);
    action->setObjectName(entry.name);
    if (!entry.symbol.isEmpty())
        action->setIcon(icon(entry.symbol));
    action->setShortcut(entry.shortcut);
    connect(action, &QAction::triggered, this, [this, run = entry.run] { run(shownPage()); });
    menu.addAction(action);
    m_actions.append(action);
    if (entry.changesText)
        m_changing.append(action);
}

void EditMenu::buildSearch(QMenu &menu)
{
    const auto entries = QList<Entry>{
        {u"find"_s, tr("&Find…"), u"search"_s, QKeySequence::Find,
         [](DefinitionPage &page) { page.findBar().openFind(); }},
        {u"findNextMatch"_s, tr("Find &next"), u"chevron-down"_s, QKeySequence(u"F3"_s),
         [](DefinitionPage &page) { page.findBar().findNext(); }},
        {u"findPreviousMatch"_s, tr("Find &previous"), u"chevron-up"_s, QKeySequence(u"Shift+F3"_s),
         [](DefinitionPage &page) { page.findBar().findPrevious(); }},
        {u"replace"_s, tr("&Replace…"), u"replace"_s, QKeySequence(u"Ctrl+H"_s),
         [](DefinitionPage &page) { page.findBar().openReplace(); }, true},
        {u"complete"_s,
         tr("Co&mplete"),
         {},
         QKeySequence(u"Ctrl+Space"_s),
         [](DefinitionPage &page) { page.view().completing().open(); },
         true},
        {u"goToLine"_s,
         tr("Go to &line…"),
         {},
         QKeySequence(u"Ctrl+G"_s),
         [](DefinitionPage &page) { page.goToBar().openLine(); }},
        {u"goToTag"_s, tr("Go to &tag…"), u"tag"_s, QKeySequence(u"Ctrl+Shift+G"_s),
         [](DefinitionPage &page) { page.goToBar().openTag(); }},
    };
    for (const Entry &entry : entries)
        add(menu, entry);
}

void EditMenu::buildLines(QMenu &menu)
{
    const auto entries = QList<Entry>{
        {u"commentLines"_s,
         tr("Toggle &comment"),
         {},
         QKeySequence(u"Ctrl+/"_s),
         [](DefinitionPage &page) { page.view().commentLines(); },
         true},
        {u"moveLinesUp"_s,
         tr("Move line &up"),
         {},
         QKeySequence(u"Alt+Up"_s),
         [](DefinitionPage &page) { page.view().moveLinesUp(); },
         true},
        {u"moveLinesDown"_s,
         tr("Move line &down"),
         {},
         QKeySequence(u"Alt+Down"_s),
         [](DefinitionPage &page) { page.view().moveLinesDown(); },
         true},
        {u"toggleFold"_s,
         tr("F&old or unfold"),
         {},
         QKeySequence(u"Ctrl+Shift+["_s),
         [](DefinitionPage &page) {
             page.view().folding().toggle(page.view().textCursor().block());
         }},
        {u"foldAll"_s,
         tr("Fold &all"),
         {},
         {},
         [](DefinitionPage &page) { page.view().folding().foldAll(); }},
        {u"unfoldAll"_s,
         tr("Unfold a&ll"),
         {},
         QKeySequence(u"Ctrl+Shift+]"_s),
         [](DefinitionPage &page) { page.view().folding().unfoldAll(); }},
    };
    for (const Entry &entry : entries)
        add(menu, entry);
}

void EditMenu::buildProblems(QMenu &menu)
{
    const auto entries = QList<Entry>{
        {u"nextProblem"_s, tr("Ne&xt problem"), u"triangle-alert"_s, QKeySequence(u"F8"_s),
         [](DefinitionPage &page) { page.view().goToProblem(false); }},
        {u"previousProblem"_s,
         tr("Pre&vious problem"),
         {},
         QKeySequence(u"Shift+F8"_s),
         [](DefinitionPage &page) { page.view().goToProblem(true); }},
        {u"fixProblem"_s, tr("F&ix problem…"), u"lightbulb"_s, QKeySequence(u"Alt+Return"_s),
         [](DefinitionPage &page) { page.view().showFixes(); }, true},
    };
    for (const Entry &entry : entries)
        add(menu, entry);
}

void EditMenu::buildServerForm(QMenu &menu)
{
    const auto ask = [this](const ServerForm &form) {
        return [this, form](const DefinitionPage &page) {
            Q_EMIT serverFormRequested(page.file(), form);
        };
    };
    const auto entries = QList<Entry>{
        {u"writeDefaults"_s,
         tr("&Write its defaults"),
         {},
         {},
         ask({.defaults = ServerDefaults::Write}),
         true},
        {u"stripDefaults"_s,
         tr("&Strip its defaults"),
         {},
         {},
         ask({.defaults = ServerDefaults::Strip}),
         true},
        {u"sortTags"_s, tr("S&ort the tags"), {}, {}, ask({.isSorted = true}), true},
    };
    for (const Entry &entry : entries)
        add(menu, entry);
}

DefinitionPage &EditMenu::shownPage()
{
    DefinitionPage &page = m_page();
    if (!page.isVisible())
        m_window.streamPage().showTab(u"definition"_s);
    return page;
}

void EditMenu::setState(bool hasText, bool isEditable)
{
    for (QAction *action : std::as_const(m_actions))
        action->setEnabled(hasText);
    for (QAction *action : std::as_const(m_changing))
        action->setEnabled(isEditable);
}

} // namespace headwater
