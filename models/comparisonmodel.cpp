// SPDX-License-Identifier: Apache-2.0
#include "models/comparisonmodel.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

struct ComparisonText
{
    Q_DECLARE_TR_FUNCTIONS(headwater::ComparisonText)
};

QString keyOf(const StreamKey &key)
{
    return QStringList{key.file, key.ns, key.name}.join(u'\n');
}

QString iconWord(const PreviewIcon &icon)
{
    switch (icon.look) {
    case PreviewIcon::Look::Logo: return ComparisonText::tr("logo");
    case PreviewIcon::Look::Glyph: return ComparisonText::tr("glyph of an icon font");
    case PreviewIcon::Look::Generic: return ComparisonText::tr("generic icon");
    case PreviewIcon::Look::EmptyBox: return ComparisonText::tr("empty box");
    case PreviewIcon::Look::Nothing: return ComparisonText::tr("nothing");
    }
    return {};
}

QString orNone(const QString &text)
{
    return text.isEmpty() ? ComparisonText::tr("none", "a value that is not there") : text;
}

QString yesNo(bool value)
{
    return value ? ComparisonText::tr("yes") : ComparisonText::tr("no");
}

QStringList tagsOf(const PreviewEntry &entry)
{
    QStringList tags;
    for (const PreviewVersion &version : entry.versions)
        tags.append(version.tag);
    return tags;
}

QStringList differencesOf(const PreviewEntry &a, const PreviewEntry &b)
{
    struct Fact
    {
        QString name;
        QString left;
        QString right;
    };
    const auto none = [](const QString &text) { return orNone(text); };
    const QList<Fact> facts{
        {ComparisonText::tr("Title"), a.title, b.title},
        {ComparisonText::tr("Provider"), none(a.provider), none(b.provider)},
        {ComparisonText::tr("Icon"), iconWord(a.icon), iconWord(b.icon)},
        {ComparisonText::tr("Description"), none(a.description), none(b.description)},
        {ComparisonText::tr("Categories"), a.categories.join(u", "_s), b.categories.join(u", "_s)},
        {ComparisonText::tr("Default tag"), a.defaultTag, b.defaultTag},
        {ComparisonText::tr("Versions"), tagsOf(a).join(u", "_s), tagsOf(b).join(u", "_s)},
        {ComparisonText::tr("Sample in the details"), none(a.panelSample), none(b.panelSample)},
        {ComparisonText::tr("In the samples catalog"), yesNo(a.isSample), yesNo(b.isSample)},
        {ComparisonText::tr("Title on cards"), a.cardTitle, b.cardTitle},
        {ComparisonText::tr("Icon on cards"), iconWord(a.cardIcon), iconWord(b.cardIcon)},
        {ComparisonText::tr("Topology icon"), iconWord(a.topologyIcon), iconWord(b.topologyIcon)},
    };
    QStringList differences;
    for (const Fact &fact : facts) {
        if (fact.left != fact.right)
            differences.append(
                ComparisonText::tr("%1: %2 → %3").arg(fact.name, fact.left, fact.right));
    }
    return differences;
}

} // namespace

QList<ComparedEntry> compareEntries(const QList<PreviewEntry> &left,
                                    const QList<PreviewEntry> &right)
{
    QList<ComparedEntry> compared;
    QHash<QString, qsizetype> places;
    for (const PreviewEntry &entry : left) {
        places.insert(keyOf(entry.key), compared.size());
        compared.append({.key = entry.key, .left = entry});
    }
    for (const PreviewEntry &entry : right) {
        const qsizetype place = places.value(keyOf(entry.key), -1);
        if (place >= 0)
            compared[place].right = entry;
        else
            compared.append({.key = entry.key, .right = entry});
    }
    for (ComparedEntry &each : compared) {
        if (!each.left)
            each.differences = {ComparisonText::tr("Shown only at the right.")};
        else if (!each.right)
            each.differences = {ComparisonText::tr("Shown only at the left.")};
        else
            each.differences = differencesOf(*each.left, *each.right);
    }
    std::ranges::stable_sort(compared, [](const ComparedEntry &a, const ComparedEntry &b) {
        const QString &first = a.left ? a.left->title : a.right->title;
        const QString &second = b.left ? b.left->title : b.right->title;
        return first.compare(second, Qt::CaseInsensitive) < 0;
    });
    return compared;
}

void ComparisonModel::setEntries(const QList<ComparedEntry> &entries)
{
    m_entries = entries;
    apply();
}

void ComparisonModel::setShowsAll(bool showsAll)
{
    m_showsAll = showsAll;
    apply();
}

int ComparisonModel::differing() const
{
    return static_cast<int>(std::ranges::count_if(
        m_entries, [](const ComparedEntry &entry) { return !entry.differences.isEmpty(); }));
}

void ComparisonModel::apply()
{
    QList<ComparedEntry> shown;
    for (const ComparedEntry &entry : std::as_const(m_entries)) {
        if (m_showsAll || !entry.differences.isEmpty())
            shown.append(entry);
    }
    setRowsByKey(shown, [](const ComparedEntry &entry) { return keyOf(entry.key); });
}

int ComparisonModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 1;
}

QVariant ComparisonModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ComparedEntry &entry = rows().at(index.row());
    switch (role) {
    case ComparedRole: return QVariant::fromValue(entry);
    case Qt::DisplayRole: return entry.left ? entry.left->title : entry.right->title;
    case Qt::ToolTipRole: return entry.differences.join(u'\n');
    case Qt::AccessibleDescriptionRole: return entry.differences.join(u' ');
    default: return {};
    }
}

} // namespace headwater
