// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/lint/linter.h"
#include "models/textproblem.h"

#include <QHash>
#include <QObject>
#include <QStringList>
#include <QThreadPool>

#include <memory>
#include <optional>

namespace headwater {

class OpenFiles;
struct FileReading;

/// Looks through the texts of open files as they are being edited, by the rules of lint, and makes
/// the fixes that are chosen. Only what has changed is looked at again, and what comes in between
/// is left out, so that typing never waits.
class LintPresenter : public QObject
{
    Q_OBJECT
public:
    /// @p files outlives the presenter.
    explicit LintPresenter(OpenFiles &files, QObject *parent = nullptr);

    /// Tells what was found in @p file, if anything was looked for there, once more.
    void tell(const QString &file);
    /// Makes a fix of problemsFound() in @p file, as one step to undo; failed() if the text has
    /// gone on since, or the fix cannot be made.
    void fix(const QString &file, const TextFix &fix);

Q_SIGNALS:
    /// What is wrong in the text of @p file at @p revision. Errors of reading are in it as well.
    void problemsFound(const QString &file, int revision,
                       const QList<headwater::TextProblem> &problems);
    void failed(const headwater::Error &error);

private:
    struct Linted
    {
        int revision = 0;
        QByteArray configuration; // as it stands in its file
        LintedDocument document;
        QList<TextProblem> problems;
        QList<LintFix> fixes; // by number
    };
    using LintedPtr = std::shared_ptr<const Linted>;

    static LintedPtr lint(const QString &folder, const LintedPtr &before,
                          const FileReading &reading);
    static void collect(Linted &linted);
    void take(const FileReading &reading);
    void work();
    void takeResult(const LintedPtr &linted);

    OpenFiles &m_files;
    QHash<QString, FileReading> m_waiting; // the latest of each file
    QHash<QString, LintedPtr> m_linted;
    bool m_isBusy = false;
    QThreadPool m_pool; // of one thread that stands back
};

} // namespace headwater
