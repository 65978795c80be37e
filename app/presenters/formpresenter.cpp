// SPDX-License-Identifier: Apache-2.0
#include "app/presenters/formpresenter.h"

#include "app/presenters/openfiles.h"
#include "core/base/errortext.h"
#include "core/base/worker.h"

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// Why the text cannot be read, and where.
QString brokenText(const DefinitionDocument &document)
{
    for (const Problem &problem : document.problems()) {
        if (problem.severity == Problem::Severity::Error)
            return FormPresenter::tr("The text cannot be read as it is. Line %1: %2")
                .arg(QString::number(problem.position.line), problem.message);
    }
    return {};
}

} // namespace

FormPresenter::FormPresenter(OpenFiles &files, QObject *parent)
    : QObject(parent)
    , m_files(files)
{
    setConsole(ConsoleRelease::newest());
    connect(&files, &OpenFiles::read, this, &FormPresenter::take);
    connect(&files, &OpenFiles::stateChanged, this, [this](const OpenFile *file) {
        if (file->file() == m_file)
            refresh();
    });
}

FormPresenter::~FormPresenter() = default;

OpenFile *FormPresenter::open() const
{
    return m_file.isEmpty() ? nullptr : m_files.find(m_file);
}

void FormPresenter::setFile(const QString &file)
{
    if (file == m_file)
        return;
    m_file = file;
    destroyInPool(std::exchange(m_read, {}));
    m_current = -1;
    m_subject.reset();
    m_cursor.reset();
    m_wishes.clear();
    m_last.reset();
    m_refusal.reset();
    m_problems.clear();
    m_problemRevision = -1;
    m_fieldProblems.clear();
    m_form = {};
    Q_EMIT formChanged(m_form);
    if (const OpenFile *opened = open(); opened && opened->reading())
        take(*opened->reading());
}

void FormPresenter::setActive(bool isActive)
{
    m_isActive = isActive;
    if (const OpenFile *opened = open(); isActive && opened && opened->reading())
        take(*opened->reading());
}

FormPresenter::ReadPtr FormPresenter::readOf(DefinitionDocument document, int revision)
{
    auto read = std::make_shared<Read>();
    read->document = std::move(document);
    read->revision = revision;
    if (!read->document.isBroken())
        read->places = formPlaces(read->document);
    return read;
}

void FormPresenter::take(const FileReading &reading)
{
    if (!m_isActive || reading.file != m_file || (m_read && m_read->revision >= reading.revision))
        return;
    runInPool([document = reading.document, revision = reading.revision] {
        return readOf(document, revision);
    }).then(this, [this, file = m_file](const ReadPtr &read) {
        const bool isOlder = m_read && m_read->revision >= read->revision;
        if (file == m_file && !isOlder)
            takeRead(read);
    });
}

void FormPresenter::takeRead(const ReadPtr &read)
{
    const ReadPtr before = std::exchange(m_read, read);
    if (!read->places.isEmpty())
        keepSubject();
    followCursor();
    findProblems();
    refresh();
    destroyInPool(before);
}

/// The form stays with its stream or tag, wherever that is by now.
void FormPresenter::keepSubject()
{
    const auto &places = m_read->places;
    const auto wanted = m_subject.value_or(places.first());
    if (m_current >= 0 && m_current < places.size() && places.at(m_current) == wanted)
        return;
    qsizetype sameNumber = -1;
    for (qsizetype i = 0; i < places.size(); ++i) {
        const bool isSameKind = (places.at(i).first.tag < 0) == (wanted.first.tag < 0)
            && places.at(i).first.stream == wanted.first.stream;
        if (isSameKind && places.at(i).second == wanted.second) {
            setCurrent(i);
            return;
        }
        if (places.at(i).first == wanted.first)
            sameNumber = i; // it has another name
    }
    setCurrent(qMax(sameNumber, 0));
}

bool FormPresenter::isUpToDate() const
{
    const OpenFile *opened = open();
    return opened && m_read && m_read->revision == opened->revision();
}

void FormPresenter::setCursor(int line, qsizetype column)
{
    m_cursor = {.line = line, .column = column};
    followCursor();
}

void FormPresenter::followCursor()
{
    if (!m_cursor || !isUpToDate() || m_read->places.isEmpty())
        return;
    const Cursor cursor = *std::exchange(m_cursor, {});
    const DefinitionDocument &document = m_read->document;
    const qsizetype offset = document.positions().offsetOfLine(cursor.line) + cursor.column;
    const std::optional<FormPlace> place = formPlaceAt(document, offset);
    if (!place)
        return;
    const auto &places = m_read->places;
    const auto found = std::ranges::find(places, *place, &std::pair<FormPlace, QString>::first);
    if (found == places.end())
        return;
    if (const qsizetype index = found - places.begin(); index != m_current) {
        setCurrent(index);
        refresh();
    }
    Q_EMIT fieldReached(formFieldAt(*place, document.pathAt(offset)));
}

void FormPresenter::setCurrent(qsizetype index)
{
    m_subject = m_read->places.at(index); // which may have another name
    if (index == m_current)
        return;
    m_current = index;
    m_refusal.reset();
    findProblems();
}

void FormPresenter::choose(qsizetype subject)
{
    if (!m_read || subject < 0 || subject >= m_read->places.size())
        return;
    setCurrent(subject);
    refresh();
    seek(m_read->places.at(subject).first.tag < 0 ? u"metadata.name"_s : u"name"_s);
}

void FormPresenter::set(const QString &field, const QString &text)
{
    if (!m_read || m_current < 0 || m_current >= m_read->places.size())
        return;
    const Wish wish{m_read->places.at(m_current).first, field, text};
    const auto waiting
        = std::ranges::find_if(m_wishes, [&](const Wish &other) { return other.isAbout(wish); });
    if (waiting != m_wishes.end())
        waiting->text = text;
    else
        m_wishes.append(wish);
    m_refusal.reset();
    work();
    refresh();
}

FormPresenter::Planned FormPresenter::plan(const DefinitionDocument &document, const Wish &wish)
{
    const auto changes = formChange(document, wish.place, wish.field, wish.text);
    if (!changes)
        return {.edits = changes.error()};
    auto edits = document.edits(*changes);
    if (!edits)
        return {.edits = edits.error()};
    return {.edits = *edits, .next = readOf(document.edited(*edits), -1)};
}

void FormPresenter::work()
{
    const OpenFile *opened = open();
    if (m_inWork || m_wishes.isEmpty() || !opened)
        return;
    m_inWork = m_wishes.takeFirst();
    const int revision = opened->revision();
    // What was typed a moment ago may not have been read yet.
    const QByteArray text = isUpToDate() ? QByteArray() : opened->text();
    runInPool([read = m_read, text, file = m_file, wish = *m_inWork] {
        return plan(text.isNull() ? read->document : DefinitionDocument::read(text, file), wish);
    }).then(this, [this, file = m_file, wish = *m_inWork, revision](const Planned &planned) {
        m_inWork.reset();
        if (file == m_file)
            finish(planned, wish, revision);
        work();
        refresh();
    });
}

void FormPresenter::finish(const Planned &planned, const Wish &wish, int revision)
{
    OpenFile *opened = open();
    if (!opened)
        return;
    if (!planned.edits) {
        refuse(wish, planned.edits.error());
        return;
    }
    if (planned.edits->isEmpty())
        return;
    const bool goesOn = m_last && m_last->isAbout(wish) && m_lastRevision == revision;
    const Result<void> done = opened->apply(*planned.edits, revision,
                                            goesOn ? OpenFile::Step::Last : OpenFile::Step::New);
    if (!done && done.error().kind == Error::Kind::Conflict) {
        const bool isOutdated
            = std::ranges::any_of(m_wishes, [&](const Wish &other) { return other.isAbout(wish); });
        if (!isOutdated)
            m_wishes.prepend(wish); // the text has gone on meanwhile
        return;
    }
    if (!done) {
        Q_EMIT failed(done.error());
        return;
    }
    m_last = wish;
    m_lastRevision = opened->revision();
    auto next = std::make_shared<Read>(*planned.next);
    next->revision = m_lastRevision;
    takeRead(next);
}

void FormPresenter::refuse(const Wish &wish, const Error &error)
{
    QString text = error.kind == Error::Kind::InvalidInput
            || error.kind == Error::Kind::AlreadyExists || error.kind == Error::Kind::Unsupported
        ? error.detail
        : errorText(error);
    if (!text.isEmpty())
        text.front() = text.front().toUpper();
    if (error.position.isValid())
        text = tr("Line %1: %2").arg(QString::number(error.position.line), text);
    m_refusal = {wish, text};
}

void FormPresenter::seek(const QString &field)
{
    OpenFile *opened = open();
    if (!isUpToDate() || m_current < 0 || m_current >= m_read->places.size())
        return;
    DocumentPath path = formPath(m_read->places.at(m_current).first, field);
    std::optional<PathRanges> ranges = m_read->document.ranges(path);
    while (!ranges && !path.steps.isEmpty()) {
        path = path.parent();
        ranges = m_read->document.ranges(path);
    }
    if (ranges)
        Q_EMIT placeFound(
            opened->position(ranges->key.isEmpty() ? ranges->entry.from : ranges->key.from));
}

void FormPresenter::setProblems(const QString &file, int revision,
                                const QList<TextProblem> &problems)
{
    if (file != m_file)
        return;
    m_problems = problems;
    m_problemRevision = revision;
    findProblems();
    refresh();
}

/// Those of the text as it is; while it is ahead of lint, the fields keep theirs.
void FormPresenter::findProblems()
{
    if (!m_read || m_problemRevision != m_read->revision || m_current < 0
        || m_current >= m_read->places.size())
        return;
    m_fieldProblems.clear();
    const FormPlace &place = m_read->places.at(m_current).first;
    const std::optional<PathRanges> ranges = m_read->document.ranges(place.path());
    if (!ranges)
        return;
    for (const TextProblem &problem : m_problems) {
        if (problem.from < ranges->entry.from || problem.from >= ranges->entry.to)
            continue;
        const QString field = formFieldAt(place, m_read->document.pathAt(problem.from));
        const auto known = m_fieldProblems.constFind(field);
        if (known == m_fieldProblems.cend() || problem.severity < known->severity)
            m_fieldProblems.insert(field, problem);
    }
}

void FormPresenter::setWords(const CatalogWords &words)
{
    m_context.words = words;
    refresh();
}

void FormPresenter::setConsole(ConsoleRelease release, const QList<CatalogCategory> &categories)
{
    m_context.release = release;
    m_context.categories = categories.isEmpty() ? defaultCategories(release) : categories;
    refresh();
}

QList<FormSection> FormPresenter::filledSections() const
{
    const FormPlace place = m_read->places.at(m_current).first;
    QList<FormSection> sections = formSections(m_read->document, place, m_context);
    for (FormSection &section : sections) {
        for (FormEntry &entry : section.entries) {
            const Wish asked{place, entry.field, {}};
            if (m_inWork && m_inWork->isAbout(asked))
                entry.text = m_inWork->text;
            for (const Wish &wish : m_wishes) {
                if (wish.isAbout(asked))
                    entry.text = wish.text;
            }
            if (const auto found = m_fieldProblems.constFind(entry.field);
                found != m_fieldProblems.cend()) {
                entry.problem = found->message;
                entry.severity = found->severity;
            }
            if (m_refusal && m_refusal->first.isAbout(asked)) {
                entry.problem = m_refusal->second;
                entry.severity = Problem::Severity::Error;
            }
        }
    }
    return sections;
}

void FormPresenter::refresh()
{
    if (!m_isActive || !m_read)
        return;
    DefinitionForm form;
    const OpenFile *opened = open();
    if (m_read->document.isBroken()) {
        form = m_form; // as it was while the text could be read
        form.isEditable = false;
        form.message = brokenText(m_read->document);
    } else if (m_read->places.isEmpty()) {
        form.message = tr("There is no image stream in this file.");
    } else {
        for (const auto &[place, name] : m_read->places)
            form.subjects.append({.name = name, .isTag = place.tag >= 0});
        form.current = m_current;
        form.sections = filledSections();
        form.isEditable = opened && opened->isLoaded() && !opened->isReadOnly();
    }
    if (form == m_form)
        return;
    m_form = form;
    Q_EMIT formChanged(m_form);
}

} // namespace headwater
