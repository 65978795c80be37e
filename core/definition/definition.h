// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/problem.h"
#include "core/imagestream/imagestream.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>

#include <memory>

namespace headwater {

enum class DefinitionFormat { Yaml, Json };

/// An image stream found in a definition file, and where.
struct DefinedStream
{
    std::shared_ptr<const ImageStream> stream;
    int document = 0; ///< index of the YAML document; 0 in JSON
    int item = -1; ///< index in the items of a List; -1: the document itself
    TextPosition position = {}; ///< of the object
    QMap<QString, TextPosition> tagPositions = {}; ///< of each entry of spec.tags, by tag name
};

/// What a definition file says: its image streams, how many other objects it holds, and what is
/// wrong with it. A value; never holds the text.
struct Definition
{
    DefinitionFormat format = DefinitionFormat::Yaml;
    QList<DefinedStream> streams = {};
    int otherObjects = 0; ///< objects that are not image streams; left alone
    QList<Problem> problems = {}; ///< without the file name; the caller knows it

    /// An Error-level problem kept part of the file, or all of it, from being read.
    bool isBroken() const;
};

/// Reads @p text, which came from a file called @p fileName (its suffix picks the format, .json is
/// JSON, all else YAML, of which JSON is tried first if the text starts with "{"). Never fails as a
/// whole: what can be read is in the streams, what cannot is in the problems with line and column.
/// Source: spec/objects.md sections 0-1; limits of core/base/limits.h.
Definition readDefinition(const QByteArray &text, const QString &fileName);

class DefinitionDocument;
struct DocumentObject;
/// What a text says that has been read already.
Definition readDefinition(const DefinitionDocument &document);
/// What one of its objects says; problems are only those of that object.
Definition readDefinition(const DefinitionDocument &document, const DocumentObject &object);

} // namespace headwater
