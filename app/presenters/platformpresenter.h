// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/importing/imagefetcher.h"
#include "models/inspectedtag.h"

#include <QObject>
#include <QStringList>

#include <stop_token>

namespace headwater {

class Catalog;
class Clock;

/// Fetches images of platforms to be looked at, and makes a tag prefer a platform.
class PlatformPresenter : public QObject
{
    Q_OBJECT
public:
    /// All arguments outlive the presenter.
    PlatformPresenter(Catalog &catalog, RegistryPort &registry, const Clock &clock,
                      QObject *parent = nullptr);
    ~PlatformPresenter() override;

    /// The image @p digest of the list that @p tag was taken from; nothing is written.
    void fetch(const InspectedTag &tag, const QString &digest);
    /// Writes the preference into the definition, and asks for the tag to be imported again.
    void prefer(const InspectedTag &tag, const QString &os, const QString &architecture);

Q_SIGNALS:
    void fetched(const headwater::Image &image);
    void importRequested(const headwater::StreamKey &key, const QStringList &tags);
    void failed(const QString &text);

private:
    Catalog &m_catalog;
    std::stop_source m_stop;
    ImageFetcher m_fetcher;
};

} // namespace headwater
