// SPDX-License-Identifier: Apache-2.0
#include "app/presenters/completionpresenter.h"

#include "core/base/worker.h"
#include "core/catalog/catalog.h"

namespace headwater {

namespace {

constexpr int collectingPause = 1000; // words come seldom, and nobody waits for them
constexpr qsizetype mostTags = 2000; // more than anybody looks through

} // namespace

CompletionPresenter::CompletionPresenter(Catalog &catalog, RegistryPort &registry, QObject *parent)
    : QObject(parent)
    , m_catalog(catalog)
    , m_registry(registry)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(collectingPause);
    connect(&m_soon, &QTimer::timeout, this, &CompletionPresenter::collect);
    connect(&catalog, &Catalog::changed, this, [this] {
        if (!m_soon.isActive())
            m_soon.start();
    });
    connect(&catalog, &Catalog::finished, this, &CompletionPresenter::collect);
}

CompletionPresenter::~CompletionPresenter()
{
    m_stop.request_stop();
}

void CompletionPresenter::collect()
{
    runInPool([snapshot = m_catalog.snapshot()] {
        return catalogWords(*snapshot);
    }).then(this, [this](const CatalogWords &words) {
        if (std::exchange(m_words, words) != words)
            Q_EMIT wordsChanged(words);
    });
}

void CompletionPresenter::lookUpTags(const QString &repository)
{
    const Result<PullSpec> image = PullSpec::parse(repository);
    if (!image) {
        Q_EMIT failed(image.error());
        return;
    }
    m_stop.request_stop();
    m_stop = std::stop_source();
    m_repository = repository;
    m_pages = std::make_unique<QFutureWatcher<Result<TagPage>>>();
    connect(m_pages.get(), &QFutureWatcherBase::finished, this, &CompletionPresenter::finishLookUp);
    m_pages->setFuture(m_registry.tags(image->withDockerClientDefaults(), {}, m_stop.get_token()));
}

void CompletionPresenter::finishLookUp()
{
    QStringList tags;
    for (const Result<TagPage> &page : m_pages->future().results()) {
        if (page) {
            tags += page->tags;
        } else if (tags.isEmpty()) {
            if (page.error().kind != Error::Kind::Cancelled)
                Q_EMIT failed(page.error());
            return;
        }
    }
    tags.sort();
    Q_EMIT tagsFound(m_repository, tags.first(qMin(mostTags, tags.size())));
}

} // namespace headwater
