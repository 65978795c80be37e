// SPDX-License-Identifier: Apache-2.0
#include "core/definition/documentchange.h"

#include <QJsonArray>
#include <QJsonObject>

namespace headwater {

namespace {

using Kind = DocumentChange::Kind;

void changeItem(QJsonArray &array, qsizetype number, const DocumentChange &change)
{
    switch (change.kind) {
    case Kind::Set:
        if (number < array.size())
            array.replace(number, change.value);
        else
            array.append(change.value);
        break;
    case Kind::InsertItem: array.insert(number < 0 ? array.size() : number, change.value); break;
    case Kind::Remove: array.removeAt(number); break;
    case Kind::MoveItem: array.insert(change.to, array.takeAt(number)); break;
    case Kind::InsertKey:
    case Kind::Rename: break;
    }
}

void changeEntry(QJsonObject &object, const QString &key, const DocumentChange &change)
{
    switch (change.kind) {
    case Kind::Set:
    case Kind::InsertKey: object.insert(key, change.value); break;
    case Kind::Remove: object.remove(key); break;
    case Kind::Rename: object.insert(change.key, object.take(key)); break;
    case Kind::InsertItem:
    case Kind::MoveItem: break;
    }
}

// Values are taken out while they are changed, so that nothing is shared and copied: a file may
// have ten thousand tags, and a change for each.
void applyFrom(QJsonValue &value, const DocumentChange &change, qsizetype depth)
{
    const QList<PathStep> &steps = change.path.steps;
    if (depth == steps.size()) {
        value = change.value; // only Set leads to a whole document
        return;
    }
    const PathStep &step = steps.at(depth);
    const bool isLast = depth + 1 == steps.size();
    if (step.kind() == PathStep::Kind::Key) {
        QJsonObject object = value.toObject();
        value = {};
        if (isLast) {
            changeEntry(object, step.text(), change);
        } else {
            QJsonValue inner = object.take(step.text());
            applyFrom(inner, change, depth + 1);
            object.insert(step.text(), inner);
        }
        value = object;
        return;
    }
    QJsonArray array = value.toArray();
    value = {};
    if (isLast) {
        changeItem(array, step.number(), change);
    } else if (step.number() < array.size()) {
        QJsonValue inner = array.at(step.number());
        array.replace(step.number(), QJsonValue());
        applyFrom(inner, change, depth + 1);
        array.replace(step.number(), inner);
    } else {
        QJsonValue inner;
        applyFrom(inner, change, depth + 1);
        array.append(inner);
    }
    value = array;
}

} // namespace

void applyChange(QJsonValue &documents, const DocumentChange &change)
{
    QJsonArray array = documents.toArray();
    documents = {};
    QJsonValue document = array.at(change.path.document);
    array.replace(change.path.document, QJsonValue());
    applyFrom(document, change, 0);
    array.replace(change.path.document, document);
    documents = array;
}

} // namespace headwater
