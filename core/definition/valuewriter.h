// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/textedit.h"
#include "core/definition/documentspans.h"
#include "core/definition/writestyle.h"

#include <QJsonValue>

#include <optional>

namespace headwater {

/// Writes a value in the place of another, in quotes, block or flow as that and its surroundings
/// are.
class ValueWriter
{
public:
    using Index = DocumentTree::Index;

    /// All of them must outlive the writer.
    ValueWriter(const DocumentSpans &spans, const DocumentTree &tree, bool isJson,
                const WriteStyle &style)
        : m_tree(tree)
        , m_spans(spans)
        , m_scan(spans.scan())
        , m_isJson(isJson)
        , m_style(style)
    {
    }

    /// Whether @p value is an object or array that holds something.
    static bool isFilled(const QJsonValue &value);
    /// Whether @p node is null, {} or [].
    bool isEmpty(Index node) const;

    /// Writes @p value as that of @p entry. nullopt: there is no place for it, a comment is in the
    /// way.
    std::optional<QList<TextEdit>> replace(const EntrySpan &entry, const QJsonValue &value) const;

    /// Lines of block YAML at @p column, the first without its indentation.
    QByteArray blockLines(const QJsonValue &value, qsizetype column) const;
    /// @p value on one line.
    QByteArray flowText(const QJsonValue &value) const;
    /// A scalar, {} or [], in the quotes of what it replaces, if they can hold it.
    QByteArray scalarText(const EntrySpan &entry, const QJsonValue &value) const;

private:
    using Edits = std::optional<QList<TextEdit>>;

    Edits replaceInFlow(const EntrySpan &entry, const QJsonValue &value) const;
    Edits replaceByScalar(const EntrySpan &entry, const QJsonValue &value) const;
    Edits replaceByBlock(const EntrySpan &entry, const QJsonValue &value) const;
    Edits blockBelow(const EntrySpan &entry, qsizetype column, const QJsonValue &value) const;

    const DocumentTree &m_tree;
    const DocumentSpans &m_spans;
    const TextScan &m_scan;
    bool m_isJson;
    const WriteStyle &m_style;
};

} // namespace headwater
