// SPDX-License-Identifier: Apache-2.0
#include "app/presenters/platformpresenter.h"

#include "app/presenters/whenread.h"

#include "core/base/errortext.h"
#include "core/catalog/catalog.h"
#include "core/definition/changetag.h"
#include "core/image/pullspec.h"

using namespace Qt::StringLiterals;

namespace headwater {

PlatformPresenter::PlatformPresenter(Catalog &catalog, RegistryPort &registry, const Clock &clock,
                                     QObject *parent)
    : QObject(parent)
    , m_catalog(catalog)
    , m_fetcher(registry, clock, m_stop.get_token())
{
}

PlatformPresenter::~PlatformPresenter()
{
    m_stop.request_stop();
}

void PlatformPresenter::fetch(const InspectedTag &tag, const QString &digest)
{
    const int item = qMax(0, tag.item);
    if (item >= tag.row.items.size())
        return;
    const Result<PullSpec> from = PullSpec::parse(tag.row.items.at(item).dockerImageReference);
    if (!from) {
        Q_EMIT failed(errorText(from.error()));
        return;
    }
    const PullSpec image = from->withId(digest);
    m_fetcher
        .fetch({.image = image.withDockerClientDefaults(),
                .repository = *from,
                .access = {.insecure = tag.row.policies.contains(TagRow::Policy::Insecure)
                               || tag.row.policies.contains(TagRow::Policy::InsecureByStream)}})
        .then(this, [this](const ImageFetcher::Outcome &outcome) {
            if (outcome)
                Q_EMIT fetched(outcome->image);
            else
                Q_EMIT failed(errorText(outcome.error().error));
        });
}

void PlatformPresenter::prefer(const InspectedTag &tag, const QString &os,
                               const QString &architecture)
{
    const CatalogSnapshotPtr snapshot = m_catalog.snapshot();
    const CatalogStream *stream = snapshot->stream(tag.key);
    if (!stream)
        return;
    const DefinitionPlace place{.folder = snapshot->folder,
                                .file = tag.key.file,
                                .stream = {.document = stream->document, .item = stream->item},
                                .definition = stream->definition};
    const QList<TagFieldChange> changes{
        {{u"annotations"_s, annotation::preferArchitecture}, architecture},
        {{u"annotations"_s, annotation::preferOs}, os}};
    m_catalog
        .withStore<bool>([place, name = tag.row.name, changes](HistoryStore &) -> Result<bool> {
            const Result<void> changed = changeTag(place, name, changes);
            return changed ? Result<bool>(true) : changed.error();
        })
        .then(this, [this, tag, before = stream->definition](const Result<bool> &changed) {
            if (!changed) {
                Q_EMIT failed(errorText(changed.error()));
                return;
            }
            whenRead(m_catalog, this, tag.key, before,
                     [this, tag] { Q_EMIT importRequested(tag.key, {tag.row.name}); });
        });
}

} // namespace headwater
