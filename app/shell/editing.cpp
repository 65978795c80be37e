// SPDX-License-Identifier: Apache-2.0
#include "app/shell/editing.h"

#include "app/presenters/catalogpresenter.h"
#include "app/presenters/completionpresenter.h"
#include "app/presenters/lintpresenter.h"
#include "app/presenters/openfiles.h"
#include "app/presenters/serverformpresenter.h"
#include "app/shell/editmenu.h"
#include "app/shell/mainwindow.h"
#include "app/shell/windowactions.h"
#include "core/base/errortext.h"
#include "core/base/linediff.h"
#include "views/definition/codeview.h"
#include "views/definition/comparedialog.h"
#include "views/definition/completing.h"
#include "views/definition/definitionpage.h"
#include "views/definition/gotobar.h"
#include "views/definition/problemmarks.h"
#include "views/definition/unsaveddialog.h"
#include "views/stream/streampage.h"
#include "views/tags/tagspage.h"

#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QPointer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

QList<NamedPlace> tagsOf(const Definition &definition)
{
    QList<NamedPlace> tags;
    for (const DefinedStream &stream : definition.streams) {
        for (const auto &[name, position] : stream.tagPositions.asKeyValueRange())
            tags.append({.name = name, .line = position.line});
    }
    return tags;
}

} // namespace

Editing::Editing(MainWindow &window, CatalogPresenter &catalog, OpenFiles &files)
    : m_window(window)
    , m_catalog(catalog)
    , m_files(files)
{
    wireCatalog();
    wireFiles();
    wirePage(window.definitionPage());
    wirePage(window.filePage());
    wireActions();
    m_menu = new EditMenu(window, [this]() -> DefinitionPage & { return this->page(); });
    m_menu->setParent(this);
    window.setMayClose([this] { return mayClose(); });
    updateActions();
}

void Editing::setLint(LintPresenter &lint)
{
    m_lint = &lint;
    connect(&lint, &LintPresenter::problemsFound, this, &Editing::showProblems);
    connect(&lint, &LintPresenter::failed, this,
            [this](const Error &error) { m_window.showMessage(errorText(error), Tone::Warning); });
    for (DefinitionPage *page : {&m_window.definitionPage(), &m_window.filePage()})
        connect(&page->view().problems(), &ProblemMarks::fixChosen, &lint,
                [&lint, page](const TextFix &fix) { lint.fix(page->file(), fix); });
}

void Editing::setCompletion(CompletionPresenter &completion)
{
    for (DefinitionPage *page : {&m_window.definitionPage(), &m_window.filePage()}) {
        Completing *completing = &page->view().completing();
        connect(&completion, &CompletionPresenter::wordsChanged, completing, &Completing::setWords);
        connect(&completion, &CompletionPresenter::tagsFound, completing,
                &Completing::addRemoteTags);
        connect(completing, &Completing::lookUpRequested, &completion,
                &CompletionPresenter::lookUpTags);
    }
    connect(&completion, &CompletionPresenter::failed, this,
            [this](const Error &error) { m_window.showMessage(errorText(error), Tone::Error); });
}

void Editing::setServerForm(ServerFormPresenter &form)
{
    connect(m_menu, &EditMenu::serverFormRequested, &form, &ServerFormPresenter::apply);
    connect(&form, &ServerFormPresenter::unchanged, this, [this](const QString &file) {
        m_window.showMessage(tr("%1 is that way already.").arg(file), Tone::Information);
    });
    connect(&form, &ServerFormPresenter::failed, this,
            [this](const Error &error) { m_window.showMessage(errorText(error), Tone::Warning); });
}

/// The files go before the window does.
Editing::~Editing()
{
    for (DefinitionPage *page : {&m_window.definitionPage(), &m_window.filePage()})
        page->showNothing();
    m_window.setMayClose({});
}

void Editing::wireCatalog()
{
    connect(&m_catalog, &CatalogPresenter::definitionShown, this,
            [this](const QString &file, int line) { show(m_window.definitionPage(), file, line); });
    // Who chooses the tab is about to type.
    connect(&m_window.streamPage(), &StreamPage::currentTabChanged, this,
            [this](const QString &name) {
                if (name != "definition"_L1)
                    return;
                m_window.definitionPage().view().setFocus();
                goToTag(std::exchange(m_wantedTag, {}));
            });
    // A tag that has been looked at in the table is then found in the text, and in the form.
    connect(&m_window.tagsPage(), &TagsPage::tagChosen, this, [this](const TagRow &row) {
        if (std::exchange(m_chosenTag, row.name) == row.name)
            return;
        if (m_window.streamPage().currentTab() == "definition"_L1)
            goToTag(row.name);
        else
            m_wantedTag = row.name;
    });
    connect(&m_catalog, &CatalogPresenter::definitionShown, this, [this] {
        m_chosenTag.clear();
        m_wantedTag.clear();
    });
    connect(&m_catalog, &CatalogPresenter::definitionLine, this, [this](int line) {
        m_window.streamPage().showTab(u"definition"_s);
        m_window.definitionPage().goToLine(line);
    });
    connect(&m_catalog, &CatalogPresenter::fileShown, this, [this](const QString &file, int line) {
        show(m_window.filePage(), file, line);
        m_window.showFilePage();
    });
}

void Editing::goToTag(const QString &tag)
{
    const CatalogStream *stream = m_catalog.currentStream();
    const TextPosition place = stream ? stream->tagPositions.value(tag) : TextPosition();
    if (place.isValid())
        m_window.definitionPage().goToLine(place.line);
}

void Editing::wireFiles()
{
    connect(&m_files, &OpenFiles::stateChanged, this, [this](OpenFile *file) { update(*file); });
    connect(&m_files, &OpenFiles::closing, this, [this](const OpenFile *file) {
        for (DefinitionPage *page : {&m_window.definitionPage(), &m_window.filePage()}) {
            if (page->file() == file->file())
                page->showNothing();
        }
        updateActions();
    });
    connect(&m_files, &OpenFiles::opened, this, [this](const OpenFile *file) {
        connect(file, &OpenFile::copied, this, [this](const QString &path) {
            m_window.showMessage(tr("Saved a copy as %1.").arg(path), Tone::Success);
        });
    });
    connect(&m_files, &OpenFiles::saveFailed, this,
            [this](OpenFile *file, const Error &error) { tellFailure(*file, error); });
}

void Editing::wirePage(DefinitionPage &page)
{
    const auto withFile = [this, &page](auto action) {
        return [this, &page, action] {
            if (OpenFile *file = fileOf(page))
                action(*file);
        };
    };
    connect(&page, &DefinitionPage::saveRequested, this,
            withFile([](OpenFile &file) { file.save(); }));
    connect(&page, &DefinitionPage::saveAsRequested, this,
            withFile([this](OpenFile &file) { chooseCopy(file); }));
    connect(&page, &DefinitionPage::compareRequested, this,
            withFile([this](OpenFile &file) { compare(file); }));
    connect(&page, &DefinitionPage::keepRequested, this, withFile([](OpenFile &file) {
        const bool isMissing = file.disk() == FileState::Disk::Missing;
        file.keepMine();
        if (isMissing)
            file.save();
    }));
    connect(&page, &DefinitionPage::reloadRequested, this,
            withFile([](OpenFile &file) { file.takeTheirs(); }));
    connect(&page.view(), &QPlainTextEdit::undoAvailable, this, &Editing::updateActions);
    connect(&page.view(), &QPlainTextEdit::redoAvailable, this, &Editing::updateActions);
}

void Editing::wireActions()
{
    const WindowActions &actions = m_window.actions();
    connect(actions.save, &QAction::triggered, this, [this] {
        if (OpenFile *file = fileOf(page()))
            file->save();
    });
    connect(actions.saveAs, &QAction::triggered, this, [this] {
        if (OpenFile *file = fileOf(page()))
            chooseCopy(*file);
    });
    connect(actions.saveAll, &QAction::triggered, &m_files, &OpenFiles::saveAll);
    connect(actions.undo, &QAction::triggered, this, [this] { page().view().undo(); });
    connect(actions.redo, &QAction::triggered, this, [this] { page().view().redo(); });
}

void Editing::show(DefinitionPage &page, const QString &file, int line)
{
    // A document has one view: two of them would fight over where it breaks its lines.
    if (otherThan(page).file() == file)
        otherThan(page).showNothing();
    OpenFile &opened = m_files.open(file);
    if (!opened.isLoaded() && !opened.failure())
        connect(
            &opened, &OpenFile::loaded, &page,
            [this, &page, &opened] {
                if (page.file() == opened.file())
                    showLoaded(page, opened);
            },
            Qt::SingleShotConnection);
    page.showDocument(opened.document(), opened.state());
    page.goToLine(line);
    if (opened.failure())
        showLoaded(page, opened);
    page.goToBar().setTags([of = QPointer(&opened)] {
        return of && of->reading() ? tagsOf(*of->reading()->definition) : QList<NamedPlace>();
    });
    if (m_lint)
        m_lint->tell(file);
    updateActions();
}

void Editing::showLoaded(DefinitionPage &page, OpenFile &file)
{
    if (file.failure())
        page.showFailure(file.file(), errorText(*file.failure()));
    else
        update(file);
}

void Editing::update(OpenFile &file)
{
    for (DefinitionPage *page : {&m_window.definitionPage(), &m_window.filePage()}) {
        if (page->file() == file.file())
            page->setState(file.state());
    }
    updateActions();
    if (m_afterSaving && m_files.modified().isEmpty())
        std::exchange(m_afterSaving, {})();
}

/// Where they are by now; none of it while the text has gone on: the next are on their way.
void Editing::showProblems(const QString &name, int revision, const QList<TextProblem> &problems)
{
    OpenFile *file = m_files.find(name);
    if (!file || file->revision() != revision)
        return;
    QList<qsizetype> offsets;
    for (const TextProblem &problem : problems)
        offsets << problem.from << problem.to;
    std::ranges::sort(offsets);
    const QList<qsizetype> positions
        = problems.isEmpty() ? offsets : editorPositions(file->text(), file->shape(), offsets);
    const auto positionOf = [&](qsizetype offset) {
        const auto at = std::ranges::lower_bound(offsets, offset) - offsets.begin();
        return static_cast<int>(positions.at(at));
    };
    QList<ProblemMarks::Mark> marks;
    for (const TextProblem &problem : problems)
        marks.append(
            {.problem = problem, .from = positionOf(problem.from), .to = positionOf(problem.to)});
    for (DefinitionPage *page : {&m_window.definitionPage(), &m_window.filePage()}) {
        if (page->file() == name)
            page->view().problems().setMarks(marks);
    }
}

void Editing::updateActions()
{
    const WindowActions &actions = m_window.actions();
    const QList<OpenFile *> modified = m_files.modified();
    OpenFile *file = fileOf(page());
    actions.save->setEnabled(file && (file->isModified() || file->disk() != FileState::Disk::Same));
    actions.saveAs->setEnabled(file != nullptr);
    actions.saveAll->setEnabled(!modified.isEmpty());
    actions.undo->setEnabled(file && file->document().isUndoAvailable());
    actions.redo->setEnabled(file && file->document().isRedoAvailable());
    m_menu->setState(file != nullptr, file && !file->isReadOnly());
    m_window.setWindowModified(!modified.isEmpty());
    const OpenFile *ofStream = fileOf(m_window.definitionPage());
    m_window.streamPage().setTabChanged(u"definition"_s, ofStream && ofStream->isModified());
}

void Editing::chooseCopy(OpenFile &file)
{
    auto *dialog
        = new QFileDialog(&m_window, tr("Save a copy"), QDir(file.folder()).filePath(file.file()));
    dialog->setObjectName("saveAsDialog"_L1);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Definitions (*.yaml *.yml *.json)"), tr("All files (*)")});
    dialog->setDefaultSuffix(QFileInfo(file.file()).suffix());
    dialog->selectFile(QFileInfo(file.file()).fileName());
    connect(dialog, &QFileDialog::fileSelected, &file, &OpenFile::saveCopy);
    dialog->open();
    Q_EMIT opened(dialog);
}

void Editing::compare(OpenFile &file)
{
    const Comparison comparison
        = {.title = tr("Two versions of %1").arg(file.file()),
           .explanation
           = tr("What you would lose by reloading is marked as removed, what somebody else "
                "has written as added."),
           .lines = lineDiff(decodeText(file.text()).text, decodeText(file.theirs()).text)};
    auto *dialog = new CompareDialog(comparison,
                                     {{tr("Keep mine"), [&file] { file.keepMine(); }},
                                      {tr("Reload"), [&file] { file.takeTheirs(); }}},
                                     &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    // Undecided: the page asks again.
    connect(dialog, &QDialog::rejected, this, [this, &file] { update(file); });
    // The file goes only with the catalog, and the catalog not while this is open.
    dialog->open();
    Q_EMIT opened(dialog);
}

void Editing::tellFailure(OpenFile &file, const Error &error)
{
    m_afterSaving = {};
    // The page itself asks what to do about a conflict, if it is the one that is looked at.
    const bool isOnShow = page().file() == file.file() && page().isVisible();
    if (error.kind != Error::Kind::Conflict || !isOnShow)
        m_window.showMessage(errorText(error), Tone::Error);
}

void Editing::leave(std::function<void()> then)
{
    const auto go = [this, then = std::move(then)] {
        m_files.closeAll();
        then();
    };
    const QList<OpenFile *> modified = m_files.modified();
    if (modified.isEmpty()) {
        go();
        return;
    }
    QStringList names;
    for (const OpenFile *file : modified)
        names.append(file->file());
    auto *dialog = new UnsavedDialog(names, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &UnsavedDialog::saveChosen, this, [this, go] { saveAllThen(go); });
    connect(dialog, &UnsavedDialog::discardChosen, this, go);
    dialog->open();
}

void Editing::saveAllThen(std::function<void()> then)
{
    m_afterSaving = std::move(then);
    m_files.saveAll();
}

bool Editing::mayClose()
{
    if (m_isClosing || m_files.modified().isEmpty())
        return true;
    leave([this] {
        m_isClosing = true;
        m_window.close();
    });
    return false;
}

DefinitionPage &Editing::otherThan(const DefinitionPage &page)
{
    DefinitionPage &definition = m_window.definitionPage();
    return &page == &definition ? m_window.filePage() : definition;
}

DefinitionPage &Editing::page()
{
    return m_window.filePage().isVisible() ? m_window.filePage() : m_window.definitionPage();
}

OpenFile *Editing::fileOf(const DefinitionPage &page) const
{
    OpenFile *file = m_files.find(page.file());
    return file && file->isLoaded() ? file : nullptr;
}

} // namespace headwater
