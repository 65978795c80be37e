// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/importing/tagchoice.h"

#include <QString>
#include <QStringList>

namespace headwater {

/// What a person has entered about an import from a repository; which tags is in RemoteTagModel.
struct ImportChoice
{
    QString from = {}; ///< pull spec as typed
    QString name = {}; ///< of a new stream
    QString ns = {}; ///< namespace of a new stream; empty: its file says none
    bool insecure = false;
    bool scheduled = false;
    QString referencePolicy = QStringLiteral("Source"); ///< Source or Local
    QString importMode = QStringLiteral("Legacy"); ///< Legacy or PreserveOriginal
    TagFilter filter = {};

    friend bool operator==(const ImportChoice &, const ImportChoice &) = default;
};

/// What is wrong with an ImportChoice, field by field, in sentences for people. Empty: nothing.
struct ChoiceProblems
{
    QString from = {};
    QString name = {};
    QString ns = {};
    QString pattern = {};
    QString versions = {};
    QString exclude = {};

    friend bool operator==(const ChoiceProblems &, const ChoiceProblems &) = default;
};

/// With what choosing begins.
struct ChoiceStart
{
    bool isNewStream = false;
    QString stream = {}; ///< name of the stream that is there; empty for a new one
    ImportChoice choice = {};
    QStringList repositories = {}; ///< that the stream has tags of, its own one first
    QStringList namespaces = {}; ///< of the catalog

    friend bool operator==(const ChoiceStart &, const ChoiceStart &) = default;
};

/// How listing the tags of a repository goes.
struct RepositoryListing
{
    enum class Phase { None, Running, Done, Failed };

    Phase phase = Phase::None;
    QString repository = {}; ///< that was asked for
    int tags = 0; ///< listed so far
    QString problem = {}; ///< why it failed, or why there may be more tags; empty: all is well
    QString explanation = {}; ///< how the request went, several lines; empty: not known
    bool insecureMayHelp = false; ///< it failed for want of a trusted connection
    bool hasTags = false; ///< there is something to choose from, whatever happened

    friend bool operator==(const RepositoryListing &, const RepositoryListing &) = default;
};

/// How the dry run goes.
struct PreviewProgress
{
    enum class Phase { None, Running, Done, Stopped, Failed };

    Phase phase = Phase::None;
    int done = 0; ///< tags
    int total = 0;
    QString problem = {}; ///< of Failed
    bool isOutdated = false; ///< the choice has changed since

    friend bool operator==(const PreviewProgress &, const PreviewProgress &) = default;
};

/// The commands that do the same, to be copied.
struct ImportCommands
{
    QString oc = {};
    QString headwater = {};

    friend bool operator==(const ImportCommands &, const ImportCommands &) = default;
};

} // namespace headwater
