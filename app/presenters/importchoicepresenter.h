// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/presenters/dryrun.h"
#include "core/image/pullspec.h"
#include "core/importing/chosenorder.h"
#include "core/importing/forecast.h"
#include "core/importing/importorder.h"
#include "models/importchoice.h"

#include <QFutureWatcher>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <stop_token>

namespace headwater {

class Catalog;
class Clock;
class ImportPreviewModel;
class RateBudgetPort;
class RegistryPort;
class RemoteTagModel;
struct RequestExplanation;
struct TagPage;

/// The models that show what is chosen from.
struct ImportChoiceModels
{
    RemoteTagModel &tags;
    ImportPreviewModel &preview;
};

/// Lets somebody choose from the tags of a repository what a stream, one that is there or a new
/// one, imports: lists them, says what the filter chooses, what the import will ask for and what it
/// would change. Writes nothing; the order that comes out is for others to run.
class ImportChoicePresenter : public QObject
{
    Q_OBJECT
public:
    /// All arguments outlive the presenter.
    ImportChoicePresenter(Catalog &catalog, RegistryPort &registry, RateBudgetPort &budget,
                          const Clock &clock, ImportChoiceModels models);
    ~ImportChoicePresenter() override;

    /// Begins anew, for tags of the stream @p key. If there is none, as for a new one.
    ChoiceStart beginFor(const StreamKey &key);
    /// Begins anew, for a stream that is to be made; @p ns: the namespace to propose;
    /// empty: the catalog's only one, if it has just one.
    ChoiceStart beginNew(const QString &ns);
    /// Ends what is under way and forgets it.
    void end();

    void setChoice(const ImportChoice &choice);
    /// Asks the registry for the tags of the choice's repository.
    void list();
    /// The dry run: asks the registry as the import would, and shows what that would change.
    void preview();
    void stopPreview();
    /// Hands the order out, if there is anything in it.
    void accept();

Q_SIGNALS:
    void problemsChanged(const headwater::ChoiceProblems &problems);
    void listingChanged(const headwater::RepositoryListing &listing);
    /// The pull spec named a tag, and nothing else says which tags are wanted.
    void tagNamed(const QString &tag);
    /// Host by host; empty while nothing is chosen.
    void forecastChanged(const QList<headwater::HostForecast> &forecast);
    void commandsChanged(const headwater::ImportCommands &commands);
    void previewChanged(const headwater::PreviewProgress &progress);
    void orderRequested(const headwater::ImportOrder &order);

private:
    /// What follows from the choice.
    struct Consequences
    {
        ImportOrder order = {};
        QList<HostForecast> forecast = {};
        ImportCommands commands = {};
    };

    ChoiceStart begin(const StreamKey &key, ChoiceStart start);
    void loadKnownImages();
    ChoiceProblems problems() const;
    QString nameProblem() const;
    QString fromProblem() const;
    void setListing(RepositoryListing listing);
    void addPage(const Result<TagPage> &page);
    void endListing();
    void explain(const PullSpec &image);
    void showTags(bool keepsHand);
    void filterTags();
    void updateOrder();
    void showConsequences(const Consequences &consequences);
    ChosenTags chosenOf(const PullSpec &repository) const;
    StreamKey key() const;
    ImportOrder order() const;
    std::optional<ImageStream> streamNow() const;

    Catalog &m_catalog;
    RegistryPort &m_registry;
    RateBudgetPort &m_budget;
    const Clock &m_clock;
    RemoteTagModel &m_tags;
    DryRun m_dryRun;
    QTimer m_update; ///< since the tags, the filter or the options have changed

    StreamKey m_key = {};
    std::optional<ImageStream> m_stream = {}; ///< as it was in the beginning
    ImportChoice m_choice = {};
    std::shared_ptr<const ImageLibrary> m_library = {};
    std::optional<PullSpec> m_repository = {}; ///< whose tags are shown, as typed
    QString m_namedTag = {}; ///< in its pull spec
    QStringList m_listed = {};
    RepositoryListing m_listing = {};
    std::optional<Error> m_listingError = {};
    std::unique_ptr<QFutureWatcher<Result<TagPage>>> m_pages;
    std::stop_source m_listingStop;
    int m_round = 0; ///< answers to questions of earlier rounds are dropped
    int m_filterRound = 0;
    int m_updateRound = 0;
};

} // namespace headwater
