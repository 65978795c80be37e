// SPDX-License-Identifier: Apache-2.0
#include "app/presenters/openfiles.h"

#include "core/catalog/catalog.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

// A catalog that is being read or imported changes many times a second.
constexpr int checkPause = 300;

} // namespace

OpenFiles::OpenFiles(Catalog &catalog, QObject *parent)
    : QObject(parent)
    , m_catalog(catalog)
{
    m_readers.setMaxThreadCount(1);
    m_check.setSingleShot(true);
    m_check.setInterval(checkPause);
    connect(&m_check, &QTimer::timeout, this, [this] {
        for (OpenFile *file : std::as_const(m_files))
            file->checkDisk();
    });
    connect(&catalog, &Catalog::changed, this, &OpenFiles::followCatalog);
    // A catalog that was opened again does not know yet what is not saved.
    connect(&catalog, &Catalog::finished, this, [this] {
        for (const OpenFile *file : std::as_const(m_files))
            tellCatalog(*file);
    });
}

OpenFiles::~OpenFiles() = default;

/// The texts are those of one folder; opening the same one again keeps them.
void OpenFiles::followCatalog()
{
    const QString folder = m_catalog.snapshot()->folder;
    if (!folder.isEmpty() && folder != m_folder) {
        closeAll();
        m_folder = folder;
    }
    checkDisk();
}

OpenFile *OpenFiles::find(const QString &file) const
{
    return m_files.value(file);
}

OpenFile &OpenFiles::open(const QString &file)
{
    m_folder = m_catalog.snapshot()->folder;
    OpenFile *known = find(file);
    if (known && !known->failure())
        return *known;
    if (known) {
        Q_EMIT closing(known);
        m_files.remove(file);
        known->deleteLater(); // it may be on the way of telling why it failed
    }
    auto *made = new OpenFile(m_folder, file, m_readers, this);
    m_files.insert(file, made);
    wire(*made);
    Q_EMIT opened(made);
    made->load();
    return *made;
}

void OpenFiles::wire(OpenFile &file)
{
    connect(&file, &OpenFile::stateChanged, this, [this, &file] {
        if (file.isLoaded() && !file.isModified())
            m_catalog.endUnsaved(file.file());
        Q_EMIT stateChanged(&file);
    });
    connect(&file, &OpenFile::read, this, [this, &file](const FileReading &reading) {
        tellCatalog(file);
        Q_EMIT read(reading);
    });
    connect(&file, &OpenFile::saveFailed, this,
            [this, &file](const Error &error) { Q_EMIT saveFailed(&file, error); });
}

void OpenFiles::tellCatalog(const OpenFile &file)
{
    const std::optional<FileReading> &reading = file.reading();
    if (file.isModified() && reading && reading->isModified)
        m_catalog.setUnsaved(file.file(), reading->definition, reading->text.size());
}

void OpenFiles::apply(const QString &file, const QList<TextEdit> &edits, const QByteArray &base,
                      std::function<void(const Result<void> &)> then)
{
    OpenFile &target = open(file);
    if (target.isLoaded() || target.failure()) {
        applyNow(target, edits, base, then);
        return;
    }
    connect(
        &target, &OpenFile::loaded, this,
        [=, this, &target] { applyNow(target, edits, base, then); }, Qt::SingleShotConnection);
}

void OpenFiles::applyNow(OpenFile &file, const QList<TextEdit> &edits, const QByteArray &base,
                         const std::function<void(const Result<void> &)> &then)
{
    if (file.failure())
        then(*file.failure());
    else if (file.text() != base)
        then(Error{.kind = Error::Kind::Conflict,
                   .subject = file.file(),
                   .detail = u"the text has changed meanwhile"_s});
    else
        then(file.apply(edits, file.revision()));
}

QList<OpenFile *> OpenFiles::modified() const
{
    QList<OpenFile *> files;
    for (OpenFile *file : m_files) {
        if (file->isModified())
            files.append(file);
    }
    std::ranges::sort(files, {}, &OpenFile::file);
    return files;
}

void OpenFiles::saveAll()
{
    const QList<OpenFile *> files = modified();
    for (OpenFile *file : files)
        file->save();
}

void OpenFiles::checkDisk()
{
    if (!m_files.isEmpty() && !m_check.isActive())
        m_check.start();
}

void OpenFiles::closeAll()
{
    const auto files = std::exchange(m_files, {});
    for (OpenFile *file : files) {
        Q_EMIT closing(file);
        file->disconnect(this);
        file->deleteLater();
    }
}

} // namespace headwater
