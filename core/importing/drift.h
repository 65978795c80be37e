// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/imagestream/imagestream.h"
#include "core/importing/imagelibrary.h"
#include "core/store/streamkey.h"

#include <QDateTime>
#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

namespace headwater {

/// A stream to compare with the registries.
struct DriftSubject
{
    StreamKey key = {};
    ImageStream stream = {}; ///< as the server would hold it: spec and status
    std::optional<QStringList> tags = {}; ///< only these, and no look for new ones; nullopt: all
};

struct DriftOptions
{
    /// Look for new tags in the repositories that single tags come from as well, not only in
    /// spec.dockerImageRepository.
    bool inSourceRepositories = false;
    std::shared_ptr<const ImageLibrary> library = {}; ///< null: nothing is known
};

/// How a tag of a stream, or one that it lacks, compares with the registry.
struct DriftRow
{
    Q_GADGET
public:
    enum class State {
        NotChecked, ///< stopped before
        Same,
        Moved, ///< the registry has another image than the history
        Gone, ///< the registry has it no more
        NeverImported, ///< there is no history
        Pending, ///< the definition asks for something else than what was imported
        Unreachable, ///< nobody knows: the registry failed, or the source cannot be read
        NewTag, ///< the repository has it, the definition does not
    };
    Q_ENUM(State)

    StreamKey key = {};
    QString ns = {}; ///< as the stream shows it
    QString name = {}; ///< of the stream
    QString tag = {}; ///< empty: the row is about the list of tags of the source
    QString source = {}; ///< as typed; of a new tag, where it is
    State state = State::NotChecked;
    bool isReference = false; ///< reference: true, which is not imported as a rule
    QString historyImage = {}; ///< digest that was imported last; empty: none
    QString registryImage = {}; ///< digest that an import would bring now; empty: not known
    std::optional<Error> error = {}; ///< of Gone and Unreachable

    bool isDifference() const;
    friend bool operator==(const DriftRow &, const DriftRow &) = default;
};

struct DriftReport
{
    QDateTime at = {}; ///< when it was made
    QList<DriftRow> rows = {}; ///< by subject: its tags as its spec has them, then new ones
    bool isCancelled = false; ///< some rows are NotChecked
    QStringList incomplete = {}; ///< "REPOSITORY: why": lists of tags that may not be whole

    int count(DriftRow::State state) const;
    bool hasDifferences() const;
    friend bool operator==(const DriftReport &, const DriftReport &) = default;
};

struct DriftProgress
{
    int done = 0; ///< sources and lists of tags that were asked for
    int total = 0;
};

} // namespace headwater
