// SPDX-License-Identifier: Apache-2.0
#include "app/presenters/driftpresenter.h"

#include "core/base/errortext.h"
#include "core/base/savefile.h"
#include "core/catalog/catalog.h"
#include "core/describe/describedrift.h"
#include "core/importing/loadlibrary.h"

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

DriftSubject subjectOf(const CatalogStream &stream)
{
    return {.key = stream.key, .stream = *stream.current};
}

} // namespace

DriftPresenter::DriftPresenter(Catalog &catalog, RegistryPort &registry, const Clock &clock,
                               DriftModel &model, QObject *parent)
    : QObject(parent)
    , m_catalog(catalog)
    , m_check(registry, clock)
    , m_model(model)
{
}

void DriftPresenter::checkStream(const StreamKey &key)
{
    const CatalogSnapshotPtr snapshot = m_catalog.snapshot();
    if (const CatalogStream *stream = snapshot->stream(key))
        check({subjectOf(*stream)});
}

void DriftPresenter::checkCatalog()
{
    const CatalogSnapshotPtr snapshot = m_catalog.snapshot();
    QList<DriftSubject> subjects;
    for (const CatalogStream &stream : snapshot->streams)
        subjects.append(subjectOf(stream));
    check(subjects);
}

/// What is known already need not be asked for: a HEAD tells.
void DriftPresenter::check(const QList<DriftSubject> &subjects)
{
    using Library = std::shared_ptr<const ImageLibrary>;
    if (m_isRunning || subjects.isEmpty())
        return;
    setRunning(true);
    m_stop = std::stop_source();
    QList<ImageStream> streams;
    for (const DriftSubject &subject : subjects)
        streams.append(subject.stream);
    m_catalog
        .withStore<Library>([streams](HistoryStore &store) { return loadLibrary(store, streams); })
        .then(this, [this, subjects](const Result<Library> &library) {
            run(subjects, library.value_or(nullptr));
        });
}

void DriftPresenter::run(const QList<DriftSubject> &subjects,
                         std::shared_ptr<const ImageLibrary> library)
{
    m_check
        .run(subjects, {.library = std::move(library)}, m_stop.get_token(),
             [this](const DriftProgress &now) { Q_EMIT progressed(now.done, now.total); })
        .then(this, [this](const Result<DriftReport> &report) {
            if (report)
                m_model.setReport(*report);
            setRunning(false);
        });
}

void DriftPresenter::setRunning(bool isRunning)
{
    m_isRunning = isRunning;
    Q_EMIT runningChanged(isRunning);
}

void DriftPresenter::cancel()
{
    m_stop.request_stop();
}

void DriftPresenter::clear()
{
    cancel();
    m_model.setReport({});
}

void DriftPresenter::exportTo(const QString &path)
{
    const DriftReport &report = m_model.report();
    const bool isJson = path.endsWith(".json"_L1, Qt::CaseInsensitive);
    const Result<void> saved = saveFile(path, isJson ? driftJson(report) : driftCsv(report));
    if (saved)
        Q_EMIT exported(path);
    else
        Q_EMIT failed(errorText(saved.error()));
}

} // namespace headwater
