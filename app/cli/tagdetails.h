// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/image/imagereader.h"
#include "core/importing/sharedrequests.h"
#include "core/ports/registryport.h"

#include <QDateTime>
#include <QFuture>
#include <QObject>
#include <QPromise>

#include <stop_token>

namespace headwater {

/// What there is to say of an image in one line; of a list, of its image for linux/amd64.
struct ImageFacts
{
    QDateTime created = {}; ///< invalid: not said
    qint64 size = 0; ///< bytes of configuration and distinct layers
    QStringList platforms = {}; ///< "linux/amd64"; of a list all of them
};

struct TagFacts
{
    QString tag = {};
    QString digest = {}; ///< of the manifest or list; empty if it did not come
    Result<ImageFacts> image = ImageFacts();
};

/// Fetches what the tags of one repository point to, many at a time. Whatever several tags share
/// is fetched once.
class TagDetails : public QObject
{
    Q_OBJECT
public:
    /// Tags on their way at any time. The transport has limits of its own for each host.
    static constexpr qsizetype parallel = 64;

    /// @p registry must outlive this object.
    TagDetails(RegistryPort &registry, const PullSpec &repository, RegistryAccess access,
               std::stop_token stop);

    /// In the order of @p tags. Once it is stopped, what is not there yet fails with Cancelled.
    /// To be called once.
    QFuture<QList<TagFacts>> fetch(const QStringList &tags);

private:
    using Facts = QFuture<Result<ImageFacts>>;

    void startNext();
    void fetchTag(qsizetype row);
    void finishRow(qsizetype row, const QString &digest, Result<ImageFacts> image);
    Facts facts(const RegistryManifest &reply);
    Facts factsOfList(const Manifest &list);
    Facts factsOfImage(const Manifest &manifest);

    RegistryPort &m_registry;
    PullSpec m_repository;
    RegistryAccess m_access;
    std::stop_token m_stop;
    QList<TagFacts> m_rows;
    SharedRequests<ImageFacts> m_facts; ///< by digest
    QPromise<QList<TagFacts>> m_done;
    qsizetype m_next = 0;
    qsizetype m_finished = 0;
};

} // namespace headwater
