// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/definition/documenttree.h"
#include "core/definition/yamlscalar.h"

#include <QJsonValue>
#include <QString>

/// Nodes of a document as Qt's values.
namespace headwater {

QString toQString(std::string_view text);

/// The type of a node that is no collection.
ScalarType typeOf(const DocumentNode &node);

/// The key as it is in JSON: numbers and booleans become their canonical text.
QString keyText(const DocumentNode &key);

/// The node and all it holds, aliases and merges followed, as the server would see it in JSON.
QJsonValue jsonValue(const DocumentTree &tree, DocumentTree::Index node);

} // namespace headwater
