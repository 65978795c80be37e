// SPDX-License-Identifier: Apache-2.0
#include "models/historymodel.h"

#include "core/base/digest.h"
#include "models/relativetime.h"

namespace headwater {

namespace {

QString shortImage(const QString &image)
{
    const Result<Digest> digest = Digest::parse(image);
    return digest ? digest->shortForm() : image;
}

} // namespace

void HistoryModel::setEntries(const QList<JournalEntry> &entries)
{
    setRowsByKey(entries, [](const JournalEntry &entry) { return entry.sequence; });
}

int HistoryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const JournalEntry &entry = rows().at(index.row());
    const auto column = Column(index.column());
    switch (role) {
    case Qt::DisplayRole: return displayed(entry, column);
    case EntryRole: return QVariant::fromValue(entry);
    case FilterRole:
        return QStringList({entry.tag, eventText(entry.kind), entry.fromImage, entry.toImage,
                            entry.dockerImageReference, entry.detail})
            .join(u'\n');
    case Qt::ToolTipRole:
        if (column == Column::When)
            return exactTime(entry.at);
        if (column == Column::From)
            return entry.fromImage;
        if (column == Column::To)
            return entry.detail.isEmpty() ? entry.dockerImageReference : entry.detail;
        return {};
    default: return {};
    }
}

QString HistoryModel::displayed(const JournalEntry &entry, Column column) const
{
    switch (column) {
    case Column::When: return relativeTime(entry.at, QDateTime::currentDateTimeUtc());
    case Column::Tag: return entry.tag;
    case Column::Event: return eventText(entry.kind);
    case Column::From: return shortImage(entry.fromImage);
    case Column::To:
        if (entry.kind == JournalEntry::Kind::ImportFailed)
            return entry.detail;
        return entry.toImage.isEmpty() ? entry.dockerImageReference : shortImage(entry.toImage);
    }
    return {};
}

QString HistoryModel::eventText(JournalEntry::Kind kind)
{
    switch (kind) {
    case JournalEntry::Kind::Imported: return tr("Imported");
    case JournalEntry::Kind::Moved: return tr("Moved");
    case JournalEntry::Kind::ImportFailed: return tr("Import failed");
    case JournalEntry::Kind::Tagged: return tr("Tagged");
    case JournalEntry::Kind::Deleted: return tr("Deleted");
    case JournalEntry::Kind::Reverted: return tr("Reverted");
    }
    return {};
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Column::When: return tr("When");
    case Column::Tag: return tr("Tag");
    case Column::Event: return tr("What happened");
    case Column::From: return tr("From", "the image a tag pointed to before");
    case Column::To: return tr("To", "the image a tag points to since");
    }
    return {};
}

} // namespace headwater
