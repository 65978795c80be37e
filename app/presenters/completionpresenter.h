// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/completion/catalogwords.h"
#include "core/ports/registryport.h"

#include <QFutureWatcher>
#include <QObject>
#include <QStringList>
#include <QTimer>

#include <memory>
#include <stop_token>

namespace headwater {

class Catalog;

/// Knows what completion can offer from the open catalog, and asks a registry for the tags of a
/// repository when, and only when, the user wants that.
class CompletionPresenter : public QObject
{
    Q_OBJECT
public:
    /// Both outlive the presenter.
    CompletionPresenter(Catalog &catalog, RegistryPort &registry, QObject *parent = nullptr);
    ~CompletionPresenter() override;

    /// @p repository as it stands in a definition, with its host.
    void lookUpTags(const QString &repository);

Q_SIGNALS:
    void wordsChanged(const headwater::CatalogWords &words);
    void tagsFound(const QString &repository, const QStringList &tags);
    void failed(const headwater::Error &error);

private:
    void collect();
    void finishLookUp();

    Catalog &m_catalog;
    RegistryPort &m_registry;
    QTimer m_soon;
    CatalogWords m_words;
    std::stop_source m_stop;
    std::unique_ptr<QFutureWatcher<Result<TagPage>>> m_pages;
    QString m_repository;
};

} // namespace headwater
