// SPDX-License-Identifier: Apache-2.0
#include "app/presenters/whenread.h"

#include "core/catalog/catalog.h"

#include <QTimer>

using namespace std::chrono_literals;

namespace headwater {

namespace {

constexpr auto longestReading = 3s;

bool isRead(const Catalog &catalog, const StreamKey &key, const ImageStream &before)
{
    const CatalogSnapshotPtr snapshot = catalog.snapshot();
    const CatalogStream *stream = snapshot->stream(key);
    return !stream || *stream->definition != before;
}

} // namespace

void whenRead(Catalog &catalog, QObject *context, const StreamKey &key,
              std::shared_ptr<const ImageStream> before, std::function<void()> then)
{
    if (isRead(catalog, key, *before)) {
        then();
        return;
    }
    auto *patience = new QTimer(context);
    patience->setSingleShot(true);
    const auto go = [patience, then = std::move(then)] {
        patience->disconnect();
        patience->deleteLater();
        then();
    };
    QObject::connect(patience, &QTimer::timeout, context, go);
    QObject::connect(&catalog, &Catalog::changed, patience, [&catalog, key, before, go, patience] {
        if (patience->isActive() && isRead(catalog, key, *before)) {
            patience->stop();
            go();
        }
    });
    patience->start(longestReading);
}

} // namespace headwater
