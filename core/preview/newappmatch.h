// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/catalogsnapshot.h"

#include <QList>
#include <QMetaType>
#include <QObject>
#include <QString>

/// What `oc new-app` makes of a name or a language.
/// Source: openshift/oc, pkg/helpers/newapp/app/imagestreamlookup.go and sourcelookup.go;
/// catalog-presentation.md section 12.
namespace headwater {

/// A tag that `oc new-app` comes upon.
struct NewAppCandidate
{
    Q_GADGET
public:
    enum class Way {
        Name, ///< of the stream
        Supports, ///< an item of the tag's annotation
    };
    Q_ENUM(Way)

    StreamKey key = {};
    QString tag = {}; ///< where aliases lead, as oc follows them
    Way way = Way::Name;
    double score = 0; ///< 0: exact; the lower the better
    QString reason = {}; ///< a sentence

    bool isExact() const { return score == 0; }
    friend bool operator==(const NewAppCandidate &, const NewAppCandidate &) = default;
};

/// What oc does with a term.
struct NewAppMatch
{
    Q_GADGET
public:
    enum class Outcome {
        Found, ///< it takes the first candidate
        Ambiguous, ///< it asks to say which of them
        Partial, ///< none is exact: it suggests them
        None, ///< it goes on to look for a container image of that name
    };
    Q_ENUM(Outcome)

    QString term = {};
    Outcome outcome = Outcome::None;
    QList<NewAppCandidate> candidates = {}; ///< the best first
    QString sentence = {}; ///< what happens, and why

    friend bool operator==(const NewAppMatch &, const NewAppMatch &) = default;
};

/// What `oc new-app TERM` takes; @p term is a name with or without ":TAG". All streams are looked
/// at as if they were in the project or in openshift, and imports as if they had run.
NewAppMatch matchNewApp(const CatalogSnapshot &snapshot, const QString &term);

} // namespace headwater

Q_DECLARE_METATYPE(headwater::NewAppMatch)
