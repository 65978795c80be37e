// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#include <array>
#include <memory>

namespace headwater {

class CompletionPresenter;
class DefinitionPage;
class FormPresenter;
class LintPresenter;
class MainWindow;
class OpenFiles;
class Preferences;
class PreviewPresenter;

/// Joins the pages that show definitions to the forms beside their texts: the form follows file and
/// cursor, the cursor follows the form.
class FormEditing : public QObject
{
    Q_OBJECT
public:
    /// All arguments outlive this.
    FormEditing(MainWindow &window, OpenFiles &files, Preferences &preferences);
    ~FormEditing() override;

    /// What is wrong in the fields is what @p lint finds.
    void setLint(LintPresenter &lint);
    /// The fields propose what @p completion knows.
    void setCompletion(CompletionPresenter &completion);
    /// The console whose rules count is the one that @p preview is for.
    void setPreview(PreviewPresenter &preview);

private:
    void wire(DefinitionPage &page, FormPresenter &form);

    MainWindow &m_window;
    Preferences &m_preferences;
    std::array<std::unique_ptr<FormPresenter>, 2> m_forms; // of the two pages
    LintPresenter *m_lint = nullptr;
};

} // namespace headwater
