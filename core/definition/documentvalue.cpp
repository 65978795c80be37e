// SPDX-License-Identifier: Apache-2.0
#include "core/definition/documentvalue.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace headwater {

QString toQString(std::string_view text)
{
    const QString read = QString::fromUtf8(text.data(), qsizetype(text.size()));
    // Qt drops one at the start as a mark; within a file it is a character like others.
    return text.starts_with("\xef\xbb\xbf") ? QChar(QChar::ByteOrderMark) + read : read;
}

ScalarType typeOf(const DocumentNode &node)
{
    if (node.kind == DocumentNode::Kind::Null)
        return ScalarType::Null;
    return node.isText ? ScalarType::String : scalarType(node.text);
}

QString keyText(const DocumentNode &key)
{
    switch (typeOf(key)) {
    case ScalarType::Null:
    case ScalarType::String: break;
    case ScalarType::Bool: return scalarValue(key.text).toBool() ? u"true"_s : u"false"_s;
    case ScalarType::Integer:
    case ScalarType::Float: return scalarValue(key.text).toVariant().toString();
    }
    return toQString(key.text);
}

// Recursion is as deep as the document, which DocumentBuilder has limited.
QJsonValue jsonValue(const DocumentTree &tree, DocumentTree::Index index)
{
    const DocumentNode &node = tree[index];
    switch (node.kind) {
    case DocumentNode::Kind::Sequence: {
        QJsonArray array;
        tree.forEachItem(index, [&](auto item) { array.append(jsonValue(tree, item)); });
        return array;
    }
    case DocumentNode::Kind::Mapping: {
        QJsonObject object;
        tree.forEachEntry(index, [&](auto key, auto value) {
            object.insert(keyText(tree[key]), jsonValue(tree, value));
        });
        return object;
    }
    case DocumentNode::Kind::Scalar:
        return typeOf(node) == ScalarType::String ? QJsonValue(toQString(node.text))
                                                  : scalarValue(node.text);
    case DocumentNode::Kind::Null:
    case DocumentNode::Kind::Alias: // operator[] has followed it
        break;
    }
    return QJsonValue::Null;
}

} // namespace headwater
