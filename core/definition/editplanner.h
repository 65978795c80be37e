// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/base/textedit.h"
#include "core/definition/definitionwriter.h"
#include "core/definition/documenttree.h"
#include "core/definition/textscan.h"

#include <QJsonValue>
#include <QStringList>

#include <expected>

namespace headwater {

/// Plans the edits that set or add one value of a document, in the layout of the text around it.
/// Knows nothing of image streams, and does not check its work: the DefinitionEditor does.
class EditPlanner
{
public:
    using Index = DocumentTree::Index;

    /// A value and, if it is that of a mapping's entry, the entry's key.
    struct Place
    {
        Index value = 0;
        std::optional<Index> key = {};
        bool isInFlow = false; ///< the collection it is in is written in braces or brackets
    };

    /// Why an edit cannot be made, and the offset of what stands in the way.
    struct Refusal
    {
        QString reason;
        qsizetype offset = 0;
    };
    template<typename T>
    using OrRefusal = std::expected<T, Refusal>;
    using Edits = OrRefusal<QList<TextEdit>>;

    EditPlanner(const DocumentTree &tree, bool isJson);

    /// The value of @p key in the mapping at @p place; nullopt: there is none.
    OrRefusal<std::optional<Place>> entry(const Place &place, QStringView key) const;
    /// Item @p number of the sequence at @p place.
    std::optional<Place> item(const Place &place, qsizetype number) const;

    /// Sets what @p path leads to from the mapping at @p place, adding what is missing.
    Edits set(Place place, const QStringList &path, const QJsonValue &value) const;
    /// Adds @p item behind the last item of what @p path leads to, a sequence or nothing yet.
    Edits append(Place place, const QStringList &path, const QJsonObject &item) const;

private:
    Edits replace(const Place &place, const QJsonValue &value) const;
    Edits replaceNull(const Place &place, const QJsonValue &value) const;
    Edits insert(const Place &mapping, const QString &key, const QJsonValue &value) const;
    Edits appendItem(const Place &sequence, const QJsonObject &item) const;
    Edits fillEmpty(const Place &place, const QJsonValue &collection) const;
    Edits insertInFlow(const Place &collection, const QByteArray &pretty,
                       const QByteArray &compact) const;
    QByteArray scalarText(const Place &place, const QJsonValue &value) const;
    bool isEmpty(const Place &place) const;
    Index lastChild(Index node) const;
    std::unexpected<Refusal> refusal(const QString &reason, Index node) const;
    void detectStyle();
    void detectBlockSteps();

    const DocumentTree &m_tree;
    TextScan m_scan;
    bool m_isJson;
    WriteStyle m_style;
};

} // namespace headwater
