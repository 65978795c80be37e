// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/presenters/formcontent.h"
#include "app/presenters/openfile.h"
#include "models/textproblem.h"

#include <QHash>
#include <QObject>

#include <memory>
#include <optional>

namespace headwater {

class OpenFiles;

/// The form beside the text of one file: it follows the text and the cursor, and what is filled in
/// becomes edits of the text, each planned away from the window's thread and made as one step to
/// undo. What is typed into one field without a break is one step.
class FormPresenter : public QObject
{
    Q_OBJECT
public:
    /// @p files outlives the presenter.
    explicit FormPresenter(OpenFiles &files, QObject *parent = nullptr);
    ~FormPresenter() override;

    /// The form is about the streams of @p file, which is open; empty: about nothing.
    void setFile(const QString &file);
    const QString &file() const { return m_file; }
    /// Whether anybody sees it; else nothing is computed.
    void setActive(bool isActive);
    /// The cursor is in @p line (from 0), behind @p column bytes.
    void setCursor(int line, qsizetype column);
    /// Shows the subject with that number, and where it is in the text.
    void choose(qsizetype subject);
    /// Makes the current subject's @p field say @p text.
    void set(const QString &field, const QString &text);
    /// Tells where @p field is in the text, or belongs: placeFound().
    void seek(const QString &field);
    /// What lint finds in the text of @p file at @p revision.
    void setProblems(const QString &file, int revision, const QList<TextProblem> &problems);
    void setWords(const CatalogWords &words);
    /// The console whose categories and pictures count, and its categories; none: its own.
    void setConsole(ConsoleRelease release, const QList<CatalogCategory> &categories = {});

    const DefinitionForm &form() const { return m_form; }

Q_SIGNALS:
    void formChanged(const headwater::DefinitionForm &form);
    /// The field that the cursor is in; empty: none.
    void fieldReached(const QString &field);
    /// A place of the text in the editor.
    void placeFound(int position);
    void failed(const headwater::Error &error);

private:
    /// A text that has been read, and what of it the form can be about.
    struct Read
    {
        DefinitionDocument document = {};
        int revision = -1;
        QList<std::pair<FormPlace, QString>> places = {};
    };
    using ReadPtr = std::shared_ptr<const Read>;
    /// What somebody has filled in, and the text does not say yet.
    struct Wish
    {
        FormPlace place = {};
        QString field = {};
        QString text = {};

        bool isAbout(const Wish &other) const
        {
            return place == other.place && field == other.field;
        }
    };
    struct Planned
    {
        Result<QList<TextEdit>> edits;
        ReadPtr next = {};
    };

    static ReadPtr readOf(DefinitionDocument document, int revision);
    static Planned plan(const DefinitionDocument &document, const Wish &wish);
    OpenFile *open() const;
    bool isUpToDate() const;
    void take(const FileReading &reading);
    void takeRead(const ReadPtr &read);
    void keepSubject();
    void followCursor();
    void work();
    void finish(const Planned &planned, const Wish &wish, int revision);
    void refuse(const Wish &wish, const Error &error);
    void refresh();
    void setCurrent(qsizetype index);
    QList<FormSection> filledSections() const;
    void findProblems();

    OpenFiles &m_files;
    QString m_file;
    FormContext m_context;
    ReadPtr m_read;
    qsizetype m_current = -1; // of the places
    std::optional<std::pair<FormPlace, QString>> m_subject; // that one; it outlasts a broken text
    struct Cursor
    {
        int line = 0;
        qsizetype column = 0;
    };
    std::optional<Cursor> m_cursor; // not followed yet
    QList<Wish> m_wishes;
    std::optional<Wish> m_inWork;
    std::optional<Wish> m_last; // that was made
    int m_lastRevision = -1; // of the text after it
    std::optional<std::pair<Wish, QString>> m_refusal;
    QList<TextProblem> m_problems; // of the whole text at m_problemRevision
    int m_problemRevision = -1;
    QHash<QString, TextProblem> m_fieldProblems;
    DefinitionForm m_form;
    bool m_isActive = false;
};

} // namespace headwater
