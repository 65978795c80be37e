// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/snapshotbuilder.h"

#include "core/imagestream/foreigntags.h"

#include <QCoreApplication>

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

struct SnapshotText
{
    Q_DECLARE_TR_FUNCTIONS(headwater::SnapshotText)
};

bool isSameName(const StreamKey &a, const StreamKey &b)
{
    return a.name == b.name && a.ns == b.ns;
}

} // namespace

SnapshotBuilder::SnapshotBuilder(const QString &folder)
    : m_snapshot(std::make_shared<CatalogSnapshot>())
{
    m_snapshot->folder = folder;
}

void SnapshotBuilder::reserve(qsizetype files)
{
    m_snapshot->files.reserve(files);
    m_items.reserve(size_t(files));
}

void SnapshotBuilder::add(const CatalogFile &file, const QList<CatalogStream> &streams)
{
    const qsizetype index = m_snapshot->files.size();
    m_snapshot->files.append(file);
    for (const CatalogStream &stream : streams)
        m_items.push_back({.stream = &stream, .file = index});
}

CatalogSnapshotPtr SnapshotBuilder::build(bool isComplete)
{
    m_snapshot->isComplete = isComplete;
    // Stable: two of one name in one file stay in the file's order.
    std::ranges::stable_sort(m_items, [](const Item &a, const Item &b) {
        const StreamKey &left = a.stream->key;
        const StreamKey &right = b.stream->key;
        return std::tie(left.ns, left.name, left.file) < std::tie(right.ns, right.name, right.file);
    });
    m_snapshot->streams.reserve(qsizetype(m_items.size()));
    const Item *const end = m_items.data() + m_items.size();
    for (const Item *begin = m_items.data(); begin != end;) {
        const Item *const next = std::find_if(begin, end, [begin](const Item &item) {
            return !isSameName(item.stream->key, begin->stream->key);
        });
        addGroup(begin, next);
        begin = next;
    }
    if (isComplete)
        resolveForeignTags();
    return m_snapshot;
}

/// Each against what the others are without this: a chain of such tags is not followed, as in a
/// server, where each is resolved when it is written.
void SnapshotBuilder::resolveForeignTags()
{
    const QList<CatalogStream> before = m_snapshot->streams;
    const auto lookup = [&before](const QString &ns, const QString &name) -> const ImageStream * {
        const auto found = std::ranges::lower_bound(
            before, std::tie(ns, name), {},
            [](const CatalogStream &stream) { return std::tie(stream.key.ns, stream.key.name); });
        const bool isThere
            = found != before.end() && found->key.ns == ns && found->key.name == name;
        return isThere ? found->current.get() : nullptr;
    };
    for (qsizetype i = 0; i < before.size(); ++i) {
        if (!hasUnresolvedForeignTags(*before.at(i).current))
            continue;
        if (auto resolved = withForeignTags(*before.at(i).current, lookup))
            m_snapshot->streams[i].current
                = std::make_shared<const ImageStream>(*std::move(resolved));
    }
}

void SnapshotBuilder::addGroup(const Item *begin, const Item *end)
{
    std::vector<Item> live;
    const auto isLive = [this](const Item &item) {
        return m_snapshot->files.at(item.file).state != CatalogFile::State::Gone;
    };
    std::copy_if(begin, end, std::back_inserter(live), isLive);
    // A definition that moved is for a moment in two files, of which one is gone.
    if (live.empty())
        live.assign(begin, end);
    for (const Item &item : live) {
        CatalogStream stream = *item.stream;
        stream.isDuplicate = live.size() > 1;
        m_snapshot->streams.append(std::move(stream));
        if (live.size() > 1)
            warn(item, item.stream == live.front().stream ? live.back() : live.front());
    }
}

void SnapshotBuilder::warn(const Item &item, const Item &other)
{
    const StreamKey &key = item.stream->key;
    const QString name = key.ns.isEmpty() ? key.name : key.ns + u'/' + key.name;
    const QString message = key.file == other.stream->key.file
        ? SnapshotText::tr("The image stream %1 is defined twice in this file.").arg(name)
        : SnapshotText::tr("The image stream %1 is also defined in %2.")
              .arg(name, other.stream->key.file);
    m_snapshot->files[item.file].problems.append(
        {.severity = Problem::Severity::Warning,
         .file = key.file,
         .position = item.stream->position,
         .message = message,
         .remedy = SnapshotText::tr("Rename one of them, or delete one of the definitions.")});
}

} // namespace headwater
