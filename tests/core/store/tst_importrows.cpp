// SPDX-License-Identifier: Apache-2.0
#include "core/imagestream/imagestreamjson.h"
#include "core/store/importrows.h"

#include "tests/support/testcase.h"

#include <QTemporaryDir>
#include <QTimeZone>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

const KnownList list{.digest = u"sha256:list"_s,
                     .mediaType = u"application/vnd.oci.image.index.v1+json"_s,
                     .manifests = {{.digest = u"sha256:a"_s,
                                    .mediaType = u"m"_s,
                                    .manifestSize = 7,
                                    .architecture = u"arm64"_s,
                                    .os = u"linux"_s,
                                    .variant = u"v8"_s}}};

StreamChange sample()
{
    StreamChange change{.key = {u"dir/a.yaml"_s, u"team"_s, u"ruby"_s}};
    change.stream.metadata.name = u"ruby"_s;
    change.stream.metadata.generation = 3;
    change.stream.spec.tags = {{.name = u"1"_s, .generation = 3}};
    change.stream.status.tags = {{.tag = u"1"_s, .items = {{.image = u"sha256:x"_s}}}};
    change.journal = {{.at = QDateTime::fromSecsSinceEpoch(9, QTimeZone::UTC),
                       .kind = JournalEntry::Kind::Moved,
                       .tag = u"1"_s,
                       .fromImage = u"sha256:o"_s,
                       .toImage = u"sha256:x"_s,
                       .dockerImageReference = u"r"_s,
                       .detail = u"d"_s}};
    change.images = {{.name = u"sha256:x"_s}};
    change.lists = {list};
    return change;
}

} // namespace

class TestImportRows : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        auto store = HistoryStore::open(m_folder->filePath(u"state.db"_s));
        QVERIFY(store);
        m_store = std::move(*store);
    }

    void remembersLists()
    {
        QVERIFY(m_store->apply(sample()));
        const auto lists = m_store->knownLists();
        QCOMPARE(lists->size(), 1);
        QCOMPARE(lists->value(list.digest), list);
    }

    void theQueueKeepsItsOrder()
    {
        const StreamKey key{u"a"_s, {}, u"n"_s};
        const qint64 first = *m_store->enqueue(key, u"{1}"_s);
        const qint64 second = *m_store->enqueue({}, u"{2}"_s);
        QCOMPARE(*m_store->waitingImports(),
                 (QList<WaitingImport>{{first, key, u"{1}"_s}, {second, {}, u"{2}"_s}}));
        // What is imported leaves it in the transaction that records it.
        StreamChange change = sample();
        change.waiting = first;
        QVERIFY(m_store->apply(change));
        QCOMPARE(m_store->waitingImports()->size(), 1);
        QVERIFY(m_store->dequeue({second}));
        QVERIFY(m_store->waitingImports()->isEmpty());
    }

    void anIntentIsFulfilledOnce()
    {
        const StreamChange change = sample();
        const qint64 id = *m_store->announce({.before = u"b"_s, .after = u"a"_s, .change = change});
        QVERIFY(!m_store->stream(change.key)->has_value());
        const QList<Intent> intents = *m_store->intents();
        QCOMPARE(intents.size(), 1);
        QCOMPARE(intents.first().id, id);
        QCOMPARE(intents.first().before, u"b"_s);
        QCOMPARE(intents.first().after, u"a"_s);
        const StreamChange &kept = intents.first().change;
        QCOMPARE(kept.key, change.key);
        QCOMPARE(toJson(kept.stream), toJson(change.stream));
        QCOMPARE(kept.journal, change.journal);
        QCOMPARE(kept.images, change.images);
        QCOMPARE(kept.lists, change.lists);
        QVERIFY(m_store->fulfil(id, kept));
        QVERIFY(m_store->fulfil(id, kept)); // somebody else was first: nothing happens
        QCOMPARE(m_store->journal(change.key)->size(), 1);
        QVERIFY(m_store->intents()->isEmpty());
    }

    void anIntentCanBeWithdrawn()
    {
        const qint64 id = *m_store->announce({.change = sample()});
        QVERIFY(m_store->withdraw(id));
        QVERIFY(m_store->intents()->isEmpty());
        QVERIFY(!m_store->stream(sample().key)->has_value());
    }

    void kindsHaveNames()
    {
        for (const auto kind : {JournalEntry::Kind::Imported, JournalEntry::Kind::Reverted})
            QCOMPARE(journalKind(journalKindName(kind)), kind);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<HistoryStore> m_store;
};

QTEST_GUILESS_MAIN(TestImportRows)
#include "tst_importrows.moc"
