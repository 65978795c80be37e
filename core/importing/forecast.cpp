// SPDX-License-Identifier: Apache-2.0
#include "core/importing/forecast.h"

#include "core/image/pullspec.h"

#include <QMap>
#include <QSet>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

constexpr int tagsPerPage = 1000; ///< as the registry client asks for them

/// Counts what ImageFetcher will ask; the two know the same rules.
class Forecast
{
public:
    Forecast(const ImportRequest &request, const ImageLibrary &library)
        : m_request(request)
        , m_library(library)
    {
    }

    void addItems()
    {
        for (const ImportItem &item : m_request.items)
            addItem(item.tag, item.from, item.importPolicy);
    }
    void addRepository(const RepositoryImport &repository, std::optional<int> count);

    QList<HostForecast> result(const QList<HostState> &hosts, const ForecastOptions &options) const;

private:
    struct Host
    {
        PullSpec image;
        HostForecast forecast = {};
    };

    HostForecast &hostOf(const PullSpec &image);
    void addItem(const QString &tag, const QString &from, const TagImportPolicy &policy);
    void addImage(HostForecast &host, const QString &digest, bool keepsList) const;
    bool isKnown(const QString &digest) const;
    QString historyOf(const QString &tag) const;

    const ImportRequest &m_request;
    const ImageLibrary &m_library;
    QMap<QString, Host> m_hosts;
    QSet<QString> m_seen;
};

HostForecast &Forecast::hostOf(const PullSpec &image)
{
    const QString name = image.registryHostPort(false);
    if (!m_hosts.contains(name))
        m_hosts.insert(name, {.image = image, .forecast = {.host = name}});
    return m_hosts.find(name)->forecast;
}

QString Forecast::historyOf(const QString &tag) const
{
    const NamedTagEventList *history = m_request.stream.status.tag(tag);
    return history && !history->items.isEmpty() ? history->items.first().image : QString();
}

bool Forecast::isKnown(const QString &digest) const
{
    return !digest.isEmpty() && (m_library.image(digest) || m_library.list(digest));
}

void Forecast::addItem(const QString &tag, const QString &from, const TagImportPolicy &policy)
{
    const Result<PullSpec> typed = PullSpec::parse(from);
    if (!typed)
        return;
    const PullSpec image = typed->withDockerClientDefaults().mostSpecific();
    const bool keepsList = policy.importMode == "PreserveOriginal"_L1;
    const QString key = image.exact() + (keepsList ? u"\nwhole"_s : QString());
    if (m_seen.contains(key))
        return;
    m_seen.insert(key);
    addImage(hostOf(image), image.id().isEmpty() ? historyOf(tag) : image.id(), keepsList);
}

/// @p digest: what is known to be there, or was the last time.
void Forecast::addImage(HostForecast &host, const QString &digest, bool keepsList) const
{
    const bool mayBeSpared = isKnown(digest);
    // A list that is kept has as many images as it likes, else one is chosen.
    const std::optional<int> children = keepsList ? std::nullopt : std::optional(1);
    const std::optional<int> manifests = keepsList ? std::nullopt : std::optional(2);
    host.heads += {mayBeSpared ? 1 : 0, keepsList ? std::nullopt : std::optional(mayBeSpared + 1)};
    host.manifests += {mayBeSpared ? 0 : 1, manifests};
    host.configs += {0, children};
}

void Forecast::addRepository(const RepositoryImport &repository, std::optional<int> count)
{
    const Result<PullSpec> typed = PullSpec::parse(repository.from);
    if (!typed)
        return;
    const PullSpec image = typed->withDockerClientDefaults().asRepository();
    HostForecast &host = hostOf(image);
    host.tagPages += {1, count ? std::optional(*count / tagsPerPage + 1) : std::nullopt};
    if (repository.only) {
        QStringList names = *repository.only;
        if (repository.limit >= 0)
            names = names.first(qMin<qsizetype>(names.size(), repository.limit));
        for (const QString &name : std::as_const(names))
            addItem(name, image.withTag(name).exact(), repository.importPolicy);
        return;
    }
    std::optional<int> tags = count;
    if (repository.limit >= 0)
        tags = count ? qMin(*count, repository.limit) : repository.limit;
    int known = 0;
    for (const NamedTagEventList &history : m_request.stream.status.tags)
        known += isKnown(historyOf(history.tag)) ? 1 : 0;
    const bool isBounded = tags && repository.importPolicy.importMode != "PreserveOriginal"_L1;
    const auto atMost
        = [&](int each) { return isBounded ? std::optional(each * *tags) : std::nullopt; };
    host.heads += {0, atMost(2)};
    host.manifests += {count ? qMax(0, *tags - known) : 0, atMost(2)};
    host.configs += {0, atMost(1)};
}

HostForecast::Fit fitOf(const HostForecast &host, const ForecastOptions &options)
{
    if (!host.rateLimit)
        return HostForecast::Fit::Unknown;
    const RateLimit &limit = *host.rateLimit;
    const bool isOver = limit.limit >= 0 && limit.resetsAt.isValid() && options.now.isValid()
        && limit.resetsAt <= options.now;
    const qint64 left = qMax<qint64>(0, (isOver ? limit.limit : limit.remaining) - options.reserve);
    if (host.manifests.least > left)
        return HostForecast::Fit::DoesNotFit;
    const bool fits = host.manifests.most && *host.manifests.most <= left;
    return fits ? HostForecast::Fit::Fits : HostForecast::Fit::MayNotFit;
}

QList<HostForecast> Forecast::result(const QList<HostState> &hosts,
                                     const ForecastOptions &options) const
{
    QList<HostForecast> result;
    for (const Host &host : m_hosts) {
        HostForecast forecast = host.forecast;
        if (const std::optional<HostState> state = headwater::hostOf(hosts, host.image))
            forecast.rateLimit = state->rateLimit;
        forecast.fit = fitOf(forecast, options);
        result.append(forecast);
    }
    return result;
}

} // namespace

RequestRange &RequestRange::operator+=(const RequestRange &other)
{
    least += other.least;
    most = most && other.most ? std::optional(*most + *other.most) : std::nullopt;
    return *this;
}

QList<HostForecast> forecastImport(const ImportRequest &request, const ImageLibrary &library,
                                   const QList<HostState> &hosts, const ForecastOptions &options)
{
    Forecast forecast(request, library);
    forecast.addItems();
    if (request.repository)
        forecast.addRepository(*request.repository, options.repositoryTags);
    return forecast.result(hosts, options);
}

} // namespace headwater
