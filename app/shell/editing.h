// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"

#include <QObject>
#include <QString>

#include <functional>

namespace headwater {

class CatalogPresenter;
class CompletionPresenter;
class DefinitionPage;
class EditMenu;
class LintPresenter;
class MainWindow;
class OpenFile;
class OpenFiles;
class ServerFormPresenter;
struct TextProblem;

/// Joins the pages that show definitions to the files that are open: which file is on show where,
/// saving, undoing, and the question before changes would be lost.
class Editing : public QObject
{
    Q_OBJECT
public:
    /// All arguments outlive this.
    Editing(MainWindow &window, CatalogPresenter &catalog, OpenFiles &files);
    ~Editing() override;

    /// Problems are those that @p lint finds, and their fixes are made by it.
    void setLint(LintPresenter &lint);
    /// Completion offers what @p completion knows.
    void setCompletion(CompletionPresenter &completion);

    /// The Edit menu gives definitions the server's form through @p form.
    void setServerForm(ServerFormPresenter &form);

    /// Calls @p then when no change would be lost by it: at once, or when the user has chosen to
    /// save or to discard. The files are closed by then. Not called if the user would rather stay.
    void leave(std::function<void()> then);

Q_SIGNALS:
    /// A dialog is open.
    void opened(QWidget *dialog);

private:
    void wireCatalog();
    void wireFiles();
    void wirePage(DefinitionPage &page);
    void wireActions();
    void show(DefinitionPage &page, const QString &file, int line);
    /// Of the stream on show.
    void goToTag(const QString &tag);
    void showLoaded(DefinitionPage &page, OpenFile &file);
    void update(OpenFile &file);
    void showProblems(const QString &name, int revision, const QList<TextProblem> &problems);
    void updateActions();
    void chooseCopy(OpenFile &file);
    void compare(OpenFile &file);
    void tellFailure(OpenFile &file, const Error &error);
    void saveAllThen(std::function<void()> then);
    bool mayClose();
    DefinitionPage &otherThan(const DefinitionPage &page);
    /// The page the user looks at, or would come to.
    DefinitionPage &page();
    OpenFile *fileOf(const DefinitionPage &page) const;

    MainWindow &m_window;
    CatalogPresenter &m_catalog;
    OpenFiles &m_files;
    EditMenu *m_menu = nullptr;
    LintPresenter *m_lint = nullptr;
    std::function<void()> m_afterSaving;
    QString m_chosenTag; // in the table
    QString m_wantedTag; // the same, until the text has been gone to
    bool m_isClosing = false; // the user has been asked
};

} // namespace headwater
