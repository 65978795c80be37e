// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/definition/definitionedit.h"

#include <QJsonValue>
#include <QList>
#include <QString>
#include <QStringList>

#include <memory>

namespace headwater {

/// A stream in a definition file, as it was read.
struct DefinitionPlace
{
    QString folder = {}; ///< of the catalog, absolute
    QString file = {}; ///< relative to it
    StreamPlace stream = {};
    std::shared_ptr<const ImageStream> definition = {}; ///< what was read
};

/// A field of a tag, {"importPolicy", "insecure"} for example, and what it is to be.
struct TagFieldChange
{
    QStringList field = {};
    QJsonValue value = {};
};

/// Changes fields of one tag in its file; every other byte stays. Errors: Conflict if the stream is
/// not what was read; those of readFile(), DefinitionEditor and saveFile().
Result<void> changeTag(const DefinitionPlace &place, const QString &tag,
                       const QList<TagFieldChange> &changes);

} // namespace headwater
