// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/definition/writestyle.h"
#include "core/imagestream/imagestream.h"

#include <QByteArray>
#include <QJsonObject>

#include <optional>

/// Writes values the way people write definitions: the name first, nothing that a server adds.
namespace headwater {

/// The fields of @p tag that a definition states; defaults and the server's own are left out.
QJsonObject tagForFile(const TagReference &tag);
QJsonObject streamForFile(const ImageStream &stream);

/// @p text as a value or key, quoted wherever any YAML parser could take it for something else, in
/// a block mapping indented by @p indentation; text of several lines becomes a literal if @p style
/// lets it.
QByteArray scalarYaml(const QString &text, qsizetype indentation, const WriteStyle &style);
/// "|", and @p text in lines indented by @p indentation. nullopt: a literal cannot hold it.
std::optional<QByteArray> literalYaml(const QString &text, qsizetype indentation,
                                      const WriteStyle &style);
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
QByteArray compactJson(const QJsonValue &value, const WriteStyle &style = {});

/// The text of a new file that defines @p stream: YAML, two blanks, sequences not indented.
QByteArray newDefinition(const ImageStream &stream);

} // namespace headwater
