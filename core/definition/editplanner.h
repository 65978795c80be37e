// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/textedit.h"
#include "core/definition/documentpath.h"
#include "core/definition/documentspans.h"
#include "core/definition/sequenceindex.h"
#include "core/definition/valuewriter.h"

#include <QJsonValue>
#include <QtClassHelperMacros>

#include <expected>

namespace headwater {

/// Plans the edits that change one value of a document, in the layout of the text around it. Knows
/// nothing of image streams, and does not check its work: the DocumentEditor does.
class EditPlanner
{
public:
    using Index = DocumentTree::Index;

    /// Why an edit cannot be made, and the offset of what stands in the way.
    struct Refusal
    {
        enum class Kind : quint8 { Layout, NotFound, AlreadyExists };

        QString reason;
        qsizetype offset = 0;
        Kind kind = Kind::Layout;
    };
    template<typename T>
    using OrRefusal = std::expected<T, Refusal>;
    using Edits = OrRefusal<QList<TextEdit>>;

    /// A value and what it is in; a document is in nothing.
    struct Place
    {
        Index value = 0;
        std::optional<Index> collection = {};
        Index child = 0; ///< key or item
        qsizetype number = 0; ///< of the item
    };

    /// @p tree must outlive the planner.
    EditPlanner(const DocumentTree &tree, bool isJson, WriteStyle style);
    Q_DISABLE_COPY_MOVE(EditPlanner)

    Place root(int document) const;
    /// The value of @p key in the mapping at @p place; nullopt: there is none.
    OrRefusal<std::optional<Place>> entry(const Place &place, const QString &key) const;
    /// Item @p number of the sequence at @p place; nullopt: there are not as many.
    OrRefusal<std::optional<Place>> item(const Place &place, qsizetype number) const;
    /// What @p steps lead to from @p place. Refused with NotFound if that is nothing.
    OrRefusal<Place> find(Place place, const QList<PathStep> &steps) const;
    /// The number of items of the sequence at @p place; of null, none.
    qsizetype itemCount(const Place &place) const;

    /// Sets what @p steps lead to from @p place, adding what is missing.
    Edits set(Place place, const QList<PathStep> &steps, const QJsonValue &value) const;
    /// Adds an entry to the mapping at @p place, before the entry @p before or as the last.
    Edits insertKey(const Place &place, const QString &key, const QJsonValue &value,
                    const QString &before = {}) const;
    /// Adds an item to the sequence (or null) at @p place, which will have @p number.
    Edits insertItem(const Place &place, qsizetype number, const QJsonValue &value) const;
    Edits remove(const Place &place) const;
    Edits rename(const Place &place, const QString &key) const;
    /// Gives the item at @p place the number @p to.
    Edits moveItem(const Place &place, qsizetype to) const;

private:
    OrRefusal<EntrySpan> span(const Place &place) const;
    std::optional<Refusal> sharedAnchor(Index node) const;
    Edits replace(const Place &place, const QJsonValue &value) const;
    Edits insert(const Place &place, const std::optional<QString> &key, std::optional<Index> before,
                 const QJsonValue &value) const;
    Edits insertInFlow(const Place &place, const std::optional<QString> &key,
                       std::optional<Index> before, const QJsonValue &value) const;
    Edits insertBlock(const Place &place, std::optional<Index> before, const QByteArray &lines,
                      qsizetype column) const;
    std::unexpected<Refusal> refusal(const QString &reason, qsizetype offset) const;
    std::unexpected<Refusal> unclear(Index node) const;

    const DocumentTree &m_tree;
    DocumentSpans m_spans;
    SequenceIndex m_items;
    const TextScan &m_scan;
    bool m_isJson;
    WriteStyle m_style;
    ValueWriter m_writer;
};

} // namespace headwater
