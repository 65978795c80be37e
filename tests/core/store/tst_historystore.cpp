// SPDX-License-Identifier: Apache-2.0
#include "core/store/historystore.h"

#include "core/store/database.h"
#include "tests/support/streams.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTimeZone>

#include <cstdio>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

StreamKey key()
{
    return {.file = u"ruby.yaml"_s, .ns = u"ns"_s, .name = u"ruby"_s};
}

QDateTime second(qint64 number)
{
    return QDateTime::fromSecsSinceEpoch(number, QTimeZone::UTC);
}

std::unique_ptr<HistoryStore> openStore(const QString &path)
{
    auto store = HistoryStore::open(path);
    return store ? std::move(*store) : nullptr;
}

/// Change number @p number of two streams: each tag of a stream gets the same number.
StreamChange numbered(const QString &name, int number)
{
    StreamChange change;
    change.key = {.file = u"a.yaml"_s, .ns = {}, .name = name};
    change.stream.metadata.name = name;
    change.stream.metadata.generation = number;
    for (int tag = 0; tag < 20; ++tag) {
        change.stream.status.tags.append({.tag = QString::number(tag + 10),
                                          .items = {{.created = second(number),
                                                     .dockerImageReference = u"r"_s,
                                                     .image = u"sha256:x"_s,
                                                     .generation = number}}});
        change.journal.append({.at = second(number), .tag = QString::number(tag + 10)});
    }
    return change;
}

[[noreturn]] void childWritesForEver(const QString &path)
{
    const auto store = openStore(path);
    std::fputs("ready\n", stdout);
    std::fflush(stdout);
    const auto start = store->stream(numbered(u"ruby"_s, 0).key);
    int number = start && *start ? int((*start)->metadata.generation) : 0;
    while (true)
        static_cast<void>(store->apply(numbered(u"ruby"_s, ++number)));
}

} // namespace

class TestHistoryStore : public TestCase
{
    Q_OBJECT

    QString path() const { return m_dir->filePath(u".headwater/state.db"_s); }
    std::unique_ptr<QTemporaryDir> m_dir = std::make_unique<QTemporaryDir>();

private Q_SLOTS:
    void cleanup() { m_dir = std::make_unique<QTemporaryDir>(); }

    void makesAFolderThatGitDoesNotSee()
    {
        QVERIFY(openStore(path()));
        QFile ignore(m_dir->filePath(u".headwater/.gitignore"_s));
        QVERIFY(ignore.open(QIODevice::ReadOnly));
        QCOMPARE(ignore.readAll(), QByteArray("*\n"));
        QVERIFY(openStore(m_dir->filePath(u"elsewhere/state.db"_s)));
        QVERIFY(!QFile::exists(m_dir->filePath(u"elsewhere/.gitignore"_s)));
    }

    void readingMakesNothing()
    {
        const auto store = HistoryStore::open(path(), true);
        QVERIFY(!store);
        QCOMPARE(store.error().kind, Error::Kind::NotFound);
        QVERIFY(!QFile::exists(m_dir->filePath(u".headwater"_s)));
    }

    void losesNothing()
    {
        const ImageStream stream = fullStream();
        {
            const auto store = openStore(path());
            QVERIFY(!store->stream(key()).value());
            QVERIFY(store->apply({.key = key(), .stream = stream, .images = {fullImage()}}));
        }
        const auto store = openStore(path());
        auto found = store->stream(key());
        QVERIFY(found && *found);
        QCOMPARE((*found)->metadata.resourceVersion, u"1"_s);
        (*found)->metadata.resourceVersion.clear();
        QCOMPARE(**found, stream);
        const auto all = store->streams();
        QCOMPARE(all->size(), 1);
        QCOMPARE(all->value(key()).status, stream.status);
        QCOMPARE(*store->image(u"sha256:2"_s).value(), fullImage());
        QVERIFY(!store->image(u"sha256:3"_s).value());
    }

    void givesUidsAndVersions()
    {
        const auto store = openStore(path());
        QVERIFY(store->apply({.key = key()}));
        const ImageStream first = **store->stream(key());
        QVERIFY(!first.metadata.uid.isEmpty());
        QVERIFY(store->apply({.key = key()}));
        const ImageStream second = **store->stream(key());
        QCOMPARE(second.metadata.uid, first.metadata.uid);
        QVERIFY(second.metadata.resourceVersion != first.metadata.resourceVersion);
    }

    void refusesAStreamMadeFromAnOldState()
    {
        const auto mine = openStore(path());
        const auto theirs = openStore(path());
        QVERIFY(mine->apply({.key = key()}));
        const ImageStream both = **theirs->stream(key());
        QVERIFY(theirs->apply({.key = key(), .stream = both}));
        const auto refused
            = mine->apply({.key = key(), .stream = both, .journal = {{.tag = u"x"_s}}});
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Error::Kind::Conflict);
        QVERIFY(mine->journal(key())->isEmpty());
    }

    void othersWritesAreNoticed()
    {
        const auto mine = openStore(path());
        const auto theirs = openStore(path());
        QVERIFY(!*mine->wasChangedByOthers());
        QVERIFY(mine->apply({.key = key()}));
        QVERIFY(!*mine->wasChangedByOthers());
        QVERIFY(theirs->apply({.key = key()}));
        QVERIFY(*mine->wasChangedByOthers());
        QVERIFY(!*mine->wasChangedByOthers());
    }

    // T24
    void theJournalIsOrderedBySequence()
    {
        const auto store = openStore(path());
        using Kind = JournalEntry::Kind;
        const JournalEntry first = {.at = second(1000),
                                    .kind = Kind::Moved,
                                    .tag = u"3.3"_s,
                                    .fromImage = u"sha256:1"_s,
                                    .toImage = u"sha256:2"_s,
                                    .dockerImageReference = u"r"_s};
        const JournalEntry clockWentBack
            = {.at = second(10), .kind = Kind::ImportFailed, .tag = u"3.3"_s, .detail = u"why"_s};
        QVERIFY(store->apply({.key = key(), .journal = {first}}));
        QVERIFY(store->apply({.key = key(), .journal = {clockWentBack}}));
        auto entries = *store->journal(key());
        QCOMPARE(entries.size(), 2);
        QVERIFY(entries.at(0).sequence > entries.at(1).sequence);
        for (JournalEntry &entry : entries)
            entry.sequence = 0;
        QCOMPARE(entries, QList({clockWentBack, first}));
    }

    void theFirstAccountOfAnImageStays()
    {
        const auto store = openStore(path());
        Image later = fullImage();
        later.dockerImageReference = u"mirror.example.com/x@sha256:2"_s;
        QVERIFY(store->apply({.key = key(), .images = {fullImage(), later}}));
        QCOMPARE(*store->image(u"sha256:2"_s).value(), fullImage());
    }

    void historyFollowsAMovedDefinition()
    {
        const auto store = openStore(path());
        const StreamKey to = {.file = u"new/ruby.yaml"_s, .ns = u"ns"_s, .name = u"ruby"_s};
        QCOMPARE(store->rename(key(), to).error().kind, Error::Kind::NotFound);
        QVERIFY(store->apply({.key = key(), .stream = fullStream(), .journal = {{.tag = u"x"_s}}}));
        QVERIFY(store->rename(key(), to));
        QVERIFY(!store->stream(key()).value());
        QCOMPARE(store->stream(to).value()->status, fullStream().status);
        QCOMPARE(store->journal(to)->size(), 1);
        QVERIFY(store->apply({.key = key()}));
        QCOMPARE(store->rename(key(), to).error().kind, Error::Kind::AlreadyExists);
    }

    void aFailedChangeLeavesNothing()
    {
        const auto store = openStore(path());
        auto reader = HistoryStore::open(path(), true);
        QVERIFY(reader);
        QVERIFY((*reader)->isReadOnly());
        const auto refused = (*reader)->apply({.key = key(), .images = {fullImage()}});
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Error::Kind::NoPermission);
        QVERIFY(store->streams()->isEmpty());
        QVERIFY(!store->image(u"sha256:2"_s).value());
    }

    void anUnknownDatabaseIsLeftAlone()
    {
        QVERIFY(QDir(m_dir->path()).mkpath(u".headwater"_s));
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QByteArray content = QByteArray("not a database\n").repeated(400);
        file.write(content);
        file.close();
        const auto store = HistoryStore::open(path());
        QVERIFY(!store);
        QCOMPARE(store.error().kind, Error::Kind::InvalidInput);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), content);
    }

    void aKillLeavesWholeTransactions()
    {
        const StreamKey ruby = numbered(u"ruby"_s, 0).key;
        qint64 last = 0;
        for (int round = 0; round < 25; ++round) {
            QProcess child;
            child.start(QCoreApplication::applicationFilePath(), {u"--child"_s, path()});
            QVERIFY(child.waitForReadyRead(20'000));
            child.waitForFinished(QRandomGenerator::global()->bounded(30));
            child.kill();
            QVERIFY(child.waitForFinished(20'000));

            const auto database = Database::open(path(), Database::Access::ReadWrite);
            QVERIFY(database);
            QCOMPARE((*database)->value(u"PRAGMA integrity_check"_s)->toString(), u"ok"_s);
            QVERIFY((*database)->rows(u"PRAGMA foreign_key_check"_s)->isEmpty());
            const auto store = openStore(path());
            const auto found = store->stream(ruby);
            QVERIFY(found);
            if (!*found)
                continue;
            const qint64 number = (*found)->metadata.generation;
            QVERIFY2(number >= last, "a durable change was lost");
            last = number;
            QCOMPARE((*found)->status.tags.size(), 20);
            for (const NamedTagEventList &list : std::as_const((*found)->status.tags))
                QCOMPARE(list.items.first().generation, number);
            QCOMPARE(store->journal(ruby)->size(), 20 * number);
        }
        QVERIFY(last > 0);
    }
};

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    if (app.arguments().value(1) == u"--child"_s)
        childWritesForEver(app.arguments().value(2));
    TestHistoryStore test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_historystore.moc"
