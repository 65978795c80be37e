// SPDX-License-Identifier: Apache-2.0
#include "models/completionmodel.h"

namespace headwater {

void CompletionModel::setCompletions(const QList<Completion> &completions)
{
    setRowsByKey(completions, [](const Completion &item) {
        return std::pair(static_cast<int>(item.kind), item.label);
    });
}

int CompletionModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 1;
}

QVariant CompletionModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Completion &item = rows().at(index.row());
    switch (role) {
    case Qt::DisplayRole: return item.label;
    case Qt::AccessibleDescriptionRole: return item.text;
    case CompletionRole: return QVariant::fromValue(item);
    case KindRole: return kindText(item.kind);
    default: return {};
    }
}

QString CompletionModel::kindText(Completion::Kind kind)
{
    switch (kind) {
    case Completion::Kind::Field: return tr("field");
    case Completion::Kind::Value: return tr("value");
    case Completion::Kind::IconClass: return tr("icon");
    case Completion::Kind::Keyword: return tr("keyword");
    case Completion::Kind::Tag: return tr("tag of this stream");
    case Completion::Kind::Host: return tr("registry");
    case Completion::Kind::Repository: return tr("repository");
    case Completion::Kind::RemoteTag: return tr("tag in the registry");
    case Completion::Kind::Namespace: return tr("project");
    case Completion::Kind::LookUp: return tr("ask the registry");
    }
    return {};
}

} // namespace headwater
