// SPDX-License-Identifier: Apache-2.0
#include "app/shell/formediting.h"

#include "app/presenters/completionpresenter.h"
#include "app/presenters/formpresenter.h"
#include "app/presenters/lintpresenter.h"
#include "app/presenters/openfiles.h"
#include "app/presenters/previewpresenter.h"
#include "app/settings/preferences.h"
#include "app/shell/mainwindow.h"
#include "core/base/errortext.h"
#include "views/definition/codeview.h"
#include "views/definition/definitionpage.h"
#include "views/form/formview.h"

#include <QTextBlock>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

// As the breadcrumbs: nobody looks at the form while the cursor runs.
constexpr int cursorPause = 120;

} // namespace

FormEditing::FormEditing(MainWindow &window, OpenFiles &files, Preferences &preferences)
    : m_window(window)
    , m_preferences(preferences)
    , m_forms{std::make_unique<FormPresenter>(files), std::make_unique<FormPresenter>(files)}
{
    wire(window.definitionPage(), *m_forms[0]);
    wire(window.filePage(), *m_forms[1]);
}

FormEditing::~FormEditing() = default;

void FormEditing::wire(DefinitionPage &page, FormPresenter &form)
{
    page.setFormShown(m_preferences.showsForm());
    form.setActive(page.isFormShown());
    connect(&page, &DefinitionPage::formToggled, this, [this, &page](bool isShown) {
        m_preferences.setShowsForm(isShown);
        for (DefinitionPage *other : {&m_window.definitionPage(), &m_window.filePage()})
            other->setFormShown(isShown);
        for (const auto &presenter : m_forms)
            presenter->setActive(isShown);
    });
    CodeView &view = page.view();
    FormView &fields = page.form();
    connect(&form, &FormPresenter::formChanged, &fields, &FormView::showForm);
    connect(&form, &FormPresenter::fieldReached, &fields, &FormView::reachField);
    connect(&form, &FormPresenter::placeFound, &view, &CodeView::showPosition);
    connect(&form, &FormPresenter::failed, this,
            [this](const Error &error) { m_window.showMessage(errorText(error), Tone::Error); });
    connect(&fields, &FormView::changed, &form, &FormPresenter::set);
    connect(&fields, &FormView::subjectChosen, &form, &FormPresenter::choose);
    connect(&fields, &FormView::fieldEntered, &form, &FormPresenter::seek);
    connect(&page, &DefinitionPage::fileShown, &form, [this, &page, &form] {
        form.setFile(page.file());
        if (m_lint)
            m_lint->tell(page.file());
    });
    auto *soon = new QTimer(this);
    soon->setSingleShot(true);
    soon->setInterval(cursorPause);
    connect(soon, &QTimer::timeout, &form, [&view, &form] {
        const QTextCursor cursor = view.textCursor();
        const QString line = cursor.block().text();
        if (line.trimmed().isEmpty())
            return; // an empty line is part of what one was at
        const QString before = line.left(cursor.positionInBlock());
        // Before a line's text one is at the line as a whole.
        const QString upTo = before.trimmed().isEmpty() ? line : before;
        form.setCursor(cursor.blockNumber(), upTo.toUtf8().size());
    });
    connect(&view, &QPlainTextEdit::cursorPositionChanged, soon, qOverload<>(&QTimer::start));
    connect(&view, &CodeView::documentShown, soon, qOverload<>(&QTimer::start));
}

void FormEditing::setLint(LintPresenter &lint)
{
    m_lint = &lint;
    for (const auto &form : m_forms)
        connect(&lint, &LintPresenter::problemsFound, form.get(), &FormPresenter::setProblems);
}

void FormEditing::setCompletion(CompletionPresenter &completion)
{
    for (const auto &form : m_forms)
        connect(&completion, &CompletionPresenter::wordsChanged, form.get(),
                &FormPresenter::setWords);
}

void FormEditing::setPreview(PreviewPresenter &preview)
{
    const auto follow = [this](const PreviewOptions &options) {
        for (const auto &form : m_forms)
            form->setConsole(options.release, options.categories);
    };
    connect(&preview, &PreviewPresenter::optionsChanged, this, follow);
    follow(preview.options());
}

} // namespace headwater
