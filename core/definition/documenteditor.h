// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/definition/definitiondocument.h"
#include "core/definition/editplanner.h"

namespace headwater {

class DocumentPlaces;

/// Makes changes of a document into edits of its text: plans them, reads the edited text again, and
/// refuses what does not say exactly what was wanted. Changes that have nothing to do with each
/// other are made together, so that ten thousand of them cost a few readings, not ten thousand.
class DocumentEditor
{
public:
    explicit DocumentEditor(DefinitionDocument document);

    /// See DefinitionDocument::edits().
    Result<QList<TextEdit>> edits(const QList<DocumentChange> &changes);

private:
    struct Planned
    {
        QList<TextEdit> edits = {};
        QList<DocumentChange> changes = {};
        QList<DocumentChange> left = {}; ///< have to wait for these
    };

    Result<DocumentChange> prepared(const DocumentPlaces &places,
                                    const DocumentChange &change) const;
    void expand(const DocumentPlaces &places, const DocumentChange &change,
                QList<DocumentChange> &changes) const;
    EditPlanner::Edits plannedEdits(const EditPlanner &planner, const DocumentChange &change) const;
    Result<QList<TextEdit>> single(const DocumentChange &change) const;
    Planned together(const QList<DocumentChange> &changes) const;
    void planParts(const EditPlanner &planner, const DocumentPlaces &places,
                   const DocumentChange &change, Planned &planned) const;
    Result<void> takeFirst(QList<DocumentChange> &pending);
    void take(const QList<TextEdit> &edits);
    bool isRight(const QList<TextEdit> &edits, const QList<DocumentChange> &changes) const;
    Error error(const EditPlanner::Refusal &refusal, const DocumentChange &change) const;

    DefinitionDocument m_document; ///< with the changes made so far, but for the last ones
    QList<TextEdit> m_unread = {}; ///< those: reading them is left until there is need
    QList<TextEdit> m_edits = {}; ///< all that were made
    WriteStyle m_style;
};

} // namespace headwater
