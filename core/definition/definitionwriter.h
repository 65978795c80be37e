// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/imagestream/imagestream.h"

#include <QByteArray>
#include <QJsonObject>

/// Writes values the way people write definitions: the name first, nothing that a server adds.
namespace headwater {

/// How a text is laid out; taken from what stands around an edit.
struct WriteStyle
{
    qsizetype step = 2; ///< blanks per level of block mappings
    qsizetype sequenceStep = 0; ///< blanks before the dashes of a mapping's sequence
    QByteArray jsonStep = "  ";
    QByteArray newline = "\n";
};

/// The fields of @p tag that a definition states; defaults and the server's own are left out.
QJsonObject tagForFile(const TagReference &tag);
QJsonObject streamForFile(const ImageStream &stream);

/// @p mapping as lines of block YAML, each indented by @p indentation, joined by newlines.
QByteArray blockYaml(const QJsonObject &mapping, qsizetype indentation, const WriteStyle &style);
/// @p sequence likewise; the dashes are indented by @p indentation.
QByteArray blockYaml(const QJsonArray &sequence, qsizetype indentation, const WriteStyle &style);
/// @p value on one line, for YAML's flow collections.
QByteArray flowYaml(const QJsonValue &value);
/// @p value as JSON over several lines, of which all but the first are indented by @p indentation
/// at least.
QByteArray prettyJson(const QJsonValue &value, const QByteArray &indentation,
                      const WriteStyle &style);
/// @p value as JSON on one line.
QByteArray compactJson(const QJsonValue &value);

/// The text of a new file that defines @p stream: YAML, two blanks, sequences not indented.
QByteArray newDefinition(const ImageStream &stream);

} // namespace headwater
