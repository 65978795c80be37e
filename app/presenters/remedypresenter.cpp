// SPDX-License-Identifier: Apache-2.0
#include "app/presenters/remedypresenter.h"

#include "app/presenters/whenread.h"
#include "core/base/errortext.h"
#include "core/base/filereader.h"
#include "core/base/limits.h"
#include "core/catalog/catalog.h"
#include "core/describe/describeconnection.h"
#include "core/describe/describeexplanation.h"
#include "core/ports/clock.h"
#include "core/ports/hoststate.h"
#include "core/ports/registryport.h"

#include <algorithm>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace headwater {

namespace {

std::optional<DefinitionPlace> placeOf(const CatalogSnapshot &snapshot, const StreamKey &key)
{
    const CatalogStream *stream = snapshot.stream(key);
    if (!stream)
        return std::nullopt;
    return DefinitionPlace{.folder = snapshot.folder,
                           .file = key.file,
                           .stream = {.document = stream->document, .item = stream->item},
                           .definition = stream->definition};
}

} // namespace

RemedyPresenter::RemedyPresenter(Tools tools, QObject *parent)
    : QObject(parent)
    , m_tools(std::move(tools))
{
    m_wait.setSingleShot(true);
    connect(&m_wait, &QTimer::timeout, this, &RemedyPresenter::retry);
}

void RemedyPresenter::begin(const FailedImport &failure)
{
    end();
    m_stop = std::stop_source();
    m_failure = failure;
    m_waitsUntil = {};
    explain();
    askForWait();
    if (failure.error && failure.error->kind == Error::Kind::UntrustedTls)
        testConnection();
}

void RemedyPresenter::end()
{
    m_stop.request_stop();
    m_wait.stop();
}

std::optional<PullSpec> RemedyPresenter::source() const
{
    const Result<PullSpec> spec = PullSpec::parse(m_failure.source);
    return spec ? std::optional(spec->withDockerClientDefaults()) : std::nullopt;
}

QString RemedyPresenter::host() const
{
    const std::optional<PullSpec> spec = source();
    return spec ? spec->registry() : QString();
}

void RemedyPresenter::explain()
{
    const std::optional<PullSpec> spec = source();
    if (!spec)
        return;
    m_tools.registry.explanation(*spec).then(
        this, [this, stop = m_stop.get_token()](const std::optional<RequestExplanation> &how) {
            if (how && !stop.stop_requested())
                Q_EMIT explanationChanged(describeExplanation(*how));
        });
}

/// Until when the host asks to wait: it says so once, and the scheduler remembers.
void RemedyPresenter::askForWait()
{
    if (m_failure.error && m_failure.error->retryAfter)
        m_waitsUntil = m_tools.clock.now().addDuration(*m_failure.error->retryAfter);
    m_tools.budget.hosts().then(
        this, [this, stop = m_stop.get_token()](const QList<HostState> &hosts) {
            const std::optional<PullSpec> spec = source();
            if (stop.stop_requested() || !spec)
                return;
            if (const auto host = hostOf(hosts, *spec); host && host->pausedUntil.isValid())
                m_waitsUntil = host->pausedUntil;
            Q_EMIT waitChanged(m_waitsUntil);
        });
}

void RemedyPresenter::setBusy(bool isBusy)
{
    Q_EMIT busyChanged(isBusy);
}

void RemedyPresenter::refuse(const Error &error)
{
    setBusy(false);
    if (error.kind != Error::Kind::Cancelled)
        Q_EMIT refused(errorText(error));
}

void RemedyPresenter::logIn(const QString &username, const Secret &password, bool isTested)
{
    const StoredLogin login{.key = host(), .username = username};
    setBusy(true);
    const auto stop = m_stop.get_token();
    if (!isTested) {
        storeLogin(m_tools.login, login, password)
            .then(this, [this, stop](const Result<void> &stored) {
                if (stop.stop_requested())
                    return;
                stored ? retryLoggedIn() : refuse(stored.error());
            });
        return;
    }
    storeTestedLogin(m_tools.login, login, password, {.insecure = m_failure.insecure}, stop)
        .then(this, [this, stop](const Result<ConnectionReport> &report) {
            if (stop.stop_requested())
                return;
            if (!report)
                return refuse(report.error());
            if (report->succeeded())
                return retryLoggedIn();
            const auto failed = std::ranges::find(report->steps, ConnectionStep::State::Failed,
                                                  &ConnectionStep::state);
            refuse(failed->error.value_or(
                Error{.kind = Error::Kind::Unauthorized, .subject = report->host}));
        });
}

void RemedyPresenter::retryLoggedIn()
{
    m_tools.forgetCredentials();
    retry();
}

void RemedyPresenter::trust(const QByteArray &pem)
{
    const Result<void> trusted = m_tools.trust(host(), pem);
    trusted ? retry() : refuse(trusted.error());
}

void RemedyPresenter::trustFile(const QString &path)
{
    const Result<FileContent> file = readFile(path, limits::certificateBytes);
    file ? trust(file->bytes) : refuse(file.error());
}

void RemedyPresenter::change(const QList<TagFieldChange> &changes)
{
    const auto place = placeOf(*m_tools.catalog.snapshot(), m_failure.key);
    if (!place)
        return refuse({.kind = Error::Kind::NotFound, .subject = m_failure.key.name});
    setBusy(true);
    // In the thread of the store: saving flushes to the disk.
    m_tools.catalog
        .withStore<bool>(
            [place = *place, tag = m_failure.tag, changes](HistoryStore &) -> Result<bool> {
                const Result<void> changed = changeTag(place, tag, changes);
                return changed ? Result<bool>(true) : changed.error();
            })
        .then(this,
              [this, before = place->definition,
               stop = m_stop.get_token()](const Result<bool> &changed) {
                  if (stop.stop_requested())
                      return;
                  if (!changed)
                      return refuse(changed.error());
                  whenRead(m_tools.catalog, this, m_failure.key, before, [this, stop] {
                      if (!stop.stop_requested())
                          retry();
                  });
              });
}

void RemedyPresenter::markInsecure()
{
    change({{{u"importPolicy"_s, u"insecure"_s}, true}});
}

void RemedyPresenter::correctSource(const QString &source)
{
    change({{{u"from"_s, u"name"_s}, source}});
}

void RemedyPresenter::checkSource(const QString &text)
{
    const Result<PullSpec> spec = PullSpec::parse(text);
    if (!spec) {
        Q_EMIT sourceChecked(false, errorText(spec.error()));
        return;
    }
    m_tools.registry
        .head(spec->withDockerClientDefaults(), {.insecure = m_failure.insecure},
              m_stop.get_token())
        .then(this, [this, stop = m_stop.get_token()](const Result<ManifestHead> &head) {
            if (stop.stop_requested())
                return;
            if (head)
                Q_EMIT sourceChecked(true, tr("The registry has this image."));
            else
                Q_EMIT sourceChecked(false, errorText(head.error()));
        });
}

void RemedyPresenter::testConnection()
{
    const std::optional<PullSpec> spec = source();
    if (!spec)
        return;
    setBusy(true);
    m_tools.login.tester
        .test(spec->registry() + u'/' + spec->repositoryName(), {.insecure = m_failure.insecure},
              m_stop.get_token())
        .then(this, [this, stop = m_stop.get_token()](const ConnectionReport &report) {
            if (stop.stop_requested())
                return;
            setBusy(false);
            Q_EMIT connectionTested(report, describeConnection(report));
        });
}

void RemedyPresenter::retry()
{
    end();
    setBusy(false);
    Q_EMIT retryRequested(m_failure.key, {m_failure.tag});
}

void RemedyPresenter::retryWhenAllowed()
{
    const qint64 left = m_tools.clock.now().msecsTo(m_waitsUntil);
    if (!m_waitsUntil.isValid() || left <= 0)
        return retry();
    setBusy(true);
    m_wait.start(std::chrono::milliseconds(left + 500)); // clocks differ a little
}

} // namespace headwater
