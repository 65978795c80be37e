// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/definition/serverdefaults.h"

#include <QKeySequence>
#include <QList>
#include <QObject>

#include <functional>

class QAction;
class QMenu;

namespace headwater {

class DefinitionPage;
class MainWindow;

/// What the Edit menu offers for the text of a definition, beside undo and redo: finding, going,
/// lines, folding, problems. Choosing one shows the text first, if it is not on show.
class EditMenu : public QObject
{
    Q_OBJECT
public:
    /// @p window outlives the menu. @p page gives the page that the user means.
    EditMenu(MainWindow &window, std::function<DefinitionPage &()> page);

    /// Whether there is a text, and whether it may be changed.
    void setState(bool hasText, bool isEditable);

Q_SIGNALS:
    /// @p file shall be written as the server would keep it.
    void serverFormRequested(const QString &file, const headwater::ServerForm &form);

private:
    using Run = std::function<void(DefinitionPage &)>;
    struct Entry
    {
        QString name;
        QString text;
        QString symbol;
        QKeySequence shortcut;
        Run run;
        bool changesText = false;
    };

    void add(QMenu &menu, const Entry &entry);
    void buildSearch(QMenu &menu);
    void buildLines(QMenu &menu);
    void buildProblems(QMenu &menu);
    void buildServerForm(QMenu &menu);
    DefinitionPage &shownPage();

    MainWindow &m_window;
    std::function<DefinitionPage &()> m_page;
    QList<QAction *> m_actions;
    QList<QAction *> m_changing; // of them
};

} // namespace headwater
