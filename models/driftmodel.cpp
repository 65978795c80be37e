// SPDX-License-Identifier: Apache-2.0
#include "models/driftmodel.h"

#include "core/base/digest.h"
#include "core/base/errortext.h"

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

QString keyOf(const DriftRow &row)
{
    return QStringList{row.key.file, row.key.ns, row.key.name, row.tag, row.source}.join(u'\n');
}

QString shortDigest(const QString &text)
{
    const Result<Digest> digest = Digest::parse(text);
    return digest ? digest->shortForm() : text;
}

} // namespace

void DriftModel::setReport(const DriftReport &report)
{
    m_report = report;
    apply();
}

void DriftModel::setShowsAll(bool showsAll)
{
    m_showsAll = showsAll;
    apply();
}

void DriftModel::apply()
{
    QList<DriftRow> shown;
    for (const DriftRow &row : std::as_const(m_report.rows)) {
        if (m_showsAll || row.isDifference() || row.state == DriftRow::State::Unreachable)
            shown.append(row);
    }
    setRowsByKey(shown, keyOf);
}

int DriftModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant DriftModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const DriftRow &row = rows().at(index.row());
    if (role == RowRole)
        return QVariant::fromValue(row);
    if (role == Qt::ToolTipRole)
        return row.error ? errorText(*row.error) : row.source;
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(index.column())) {
    case Column::Tag: return nameText(row);
    case Column::State: return stateText(row.state);
    case Column::Detail: return detailText(row);
    }
    return {};
}

QString DriftModel::nameText(const DriftRow &row)
{
    const QString stream = row.ns.isEmpty() ? row.name : row.ns + u'/' + row.name;
    return row.tag.isEmpty() ? stream : stream + u':' + row.tag;
}

QString DriftModel::stateText(DriftRow::State state)
{
    switch (state) {
    case DriftRow::State::NotChecked: return tr("not checked");
    case DriftRow::State::Same: return tr("same");
    case DriftRow::State::Moved: return tr("moved");
    case DriftRow::State::Gone: return tr("gone");
    case DriftRow::State::NeverImported: return tr("never imported");
    case DriftRow::State::Pending: return tr("pending");
    case DriftRow::State::Unreachable: return tr("unreachable");
    case DriftRow::State::NewTag: return tr("new tag");
    }
    return {};
}

QString DriftModel::detailText(const DriftRow &row)
{
    const QString before = shortDigest(row.historyImage);
    const QString now = shortDigest(row.registryImage);
    switch (row.state) {
    case DriftRow::State::Moved: return tr("%1 → %2").arg(before, now);
    case DriftRow::State::Gone:
    case DriftRow::State::Unreachable: return row.error ? errorText(*row.error) : row.source;
    case DriftRow::State::NewTag:
    case DriftRow::State::Pending: return row.source;
    case DriftRow::State::NeverImported: return now.isEmpty() ? row.source : now;
    case DriftRow::State::Same:
    case DriftRow::State::NotChecked: return before;
    }
    return {};
}

QVariant DriftModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Column::Tag: return tr("Tag");
    case Column::State: return tr("State");
    case Column::Detail: return tr("Difference");
    }
    return {};
}

} // namespace headwater
