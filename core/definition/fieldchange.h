// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/definition/definitiondocument.h"
#include "core/definition/definitionfield.h"

namespace headwater {

/// The changes after which @p field of @p owner, the path of a stream or tag, says @p text: as a
/// form or a table cell shows it, where an empty text stands for what is not written. Then the
/// field goes, and with it a mapping that held nothing else; but the name of a source stays, empty,
/// since it is about to be typed. What the field means already by its default is not written.
/// No changes: it says so already. Errors: InvalidInput (the field cannot say that).
Result<QList<DocumentChange>> fieldChange(const DefinitionDocument &document,
                                          const DocumentPath &owner, const DefinitionField &field,
                                          const QString &text);

/// The changes that give @p tag, the path of an item of spec.tags, another name: other tags of the
/// stream that follow it go on following. Errors: NotFound, InvalidInput (no name of a tag),
/// AlreadyExists.
Result<QList<DocumentChange>> renameTag(const DefinitionDocument &document, const DocumentPath &tag,
                                        const QString &name);

} // namespace headwater
