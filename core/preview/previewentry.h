// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/streamkey.h"

#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QObject>
#include <QString>
#include <QStringList>

namespace headwater {

/// What a console release draws for an icon class in one place.
struct PreviewIcon
{
    Q_GADGET
public:
    enum class Look {
        Logo, ///< the console has a picture of it
        Glyph, ///< a letter of an icon font
        Generic, ///< no class is set: the console's picture for "some item"
        EmptyBox, ///< the class is unknown: the room stays empty, and the generic one is suppressed
        Nothing, ///< no class, in a place that has no generic picture
    };
    Q_ENUM(Look)

    Look look = Look::Generic;
    QString iconClass = {};

    friend bool operator==(const PreviewIcon &, const PreviewIcon &) = default;
};

/// A tag that the form offers.
struct PreviewVersion
{
    QString tag = {};
    PreviewIcon icon = {};
    QString heading = {}; ///< empty: the form leaves it blank
    QStringList keywords = {};
    QString description = {}; ///< as written, with its line breaks
    QString sampleRepo = {};
    QString sampleRef = {};
    QString sampleContextDir = {};

    friend bool operator==(const PreviewVersion &, const PreviewVersion &) = default;
};

/// What an author should know of an entry, and would not see by looking at it.
struct PreviewNote
{
    Q_GADGET
public:
    enum class Weight { Hint, Information, Warning };
    Q_ENUM(Weight)

    Weight weight = Weight::Information;
    QString text = {};

    friend bool operator==(const PreviewNote &, const PreviewNote &) = default;
};

/// One item of the console's catalog, ready to be drawn.
struct PreviewEntry
{
    StreamKey key = {};
    QString title = {};
    QString provider = {}; ///< empty: the release shows none
    QString description = {};
    PreviewIcon icon = {};
    QStringList keywords = {};
    QStringList categories = {}; ///< "languages/java"; never empty, at least "other"
    QString panelSample = {}; ///< the sample repository that the details show; empty: none
    QDateTime created = {};
    QString defaultTag = {};
    QList<PreviewVersion> versions = {}; ///< in the order of the drop-down
    QString cardTitle = {}; ///< on builder cards and in the samples catalog
    PreviewIcon cardIcon = {};
    PreviewIcon topologyIcon = {};
    bool isSample = false; ///< the samples catalog has it
    bool isRecommendable = false; ///< Import from Git can give it a star
    QList<PreviewNote> notes = {};

    const PreviewVersion *version(QStringView tag) const
    {
        for (const PreviewVersion &each : versions) {
            if (each.tag == tag)
                return &each;
        }
        return nullptr;
    }
    friend bool operator==(const PreviewEntry &, const PreviewEntry &) = default;
};

/// A stream, or a tag of one, that the catalog does not offer.
struct NotShown
{
    StreamKey key = {};
    QString tag = {}; ///< empty: the stream as a whole
    QStringList reasons = {}; ///< a sentence each
    int line = 0; ///< of its definition, from 1; 0: not known

    friend bool operator==(const NotShown &, const NotShown &) = default;
};

/// A category of the catalog, or of another category.
struct PreviewCategory
{
    QString id = {}; ///< "languages", "languages/java"; "all" and "other" are the console's own
    QString label = {};
    int count = 0; ///< of entries in it

    bool isNested() const { return id.contains(u'/'); }
    QString parent() const { return id.section(u'/', 0, 0); }
    friend bool operator==(const PreviewCategory &, const PreviewCategory &) = default;
};

/// How a console release differs in what is seen.
struct ConsoleTraits
{
    Q_GADGET
public:
    /// How the catalog is searched and sorted.
    enum class Search {
        ContainsWord, ///< 4.0, 4.1: a keyword must equal the text
        Contains, ///< 4.2 to 4.19
        RanksOnly, ///< 4.20: by relevance, without a choice
        Ranks, ///< 4.21 and newer
    };
    Q_ENUM(Search)

    QString release = {}; ///< "4.21"
    Search search = Search::Ranks;
    QString createLabel = {}; ///< of the button in the details
    bool alwaysShowsSampleRow = false; ///< with N/A where there is none
    bool hasRoundedTiles = true;
    bool hasSamples = true; ///< it has a samples catalog

    friend bool operator==(const ConsoleTraits &, const ConsoleTraits &) = default;
};

} // namespace headwater

Q_DECLARE_METATYPE(headwater::PreviewEntry)
Q_DECLARE_METATYPE(headwater::NotShown)
Q_DECLARE_METATYPE(headwater::PreviewCategory)
