// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/catalogcontents.h"

#include "tests/support/streams.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const CatalogContents::Time start{};

const QByteArray ruby = "kind: ImageStream\napiVersion: v1\nmetadata: {name: ruby}\n";

FoundFile found(const QString &path, qint64 changed = 1)
{
    FoundFile file;
    file.path = path;
    file.stamp = {.size = 3, .modifiedNs = 0, .changedNs = changed, .inode = 1};
    return file;
}

FileScan scanOf(const QList<FoundFile> &files)
{
    FileScan scan;
    scan.files = files;
    return scan;
}

/// What a reading of @p job could have given: one stream.
ReadFile readFile(const ReadJob &job, const QString &stream, bool isSettled = true)
{
    ReadFile read;
    read.file = {.path = job.path, .state = CatalogFile::State::Read, .size = 3, .streamCount = 1};
    read.stamp = job.stamp;
    read.recorded = job.recorded;
    read.isSettled = isSettled;
    read.toIndex = IndexedFile{.path = job.path, .stamp = job.stamp, .sha256 = "h", .data = "d"};
    CatalogStream defined;
    defined.key = {.file = job.path, .ns = {}, .name = stream};
    ImageStream definition;
    definition.metadata.name = stream;
    defined.definition = std::make_shared<const ImageStream>(definition);
    defined.current = defined.definition;
    read.streams = {defined};
    return read;
}

QStringList pathsOf(const QList<ReadJob> &jobs)
{
    QStringList paths;
    for (const ReadJob &job : jobs)
        paths.append(job.path);
    return paths;
}

ImageStream recorded(const QString &uid)
{
    ImageStream stream;
    stream.metadata.uid = uid;
    return stream;
}

StreamKey key(const QString &file, const QString &name)
{
    return {.file = file, .ns = {}, .name = name};
}

bool nothingExists(const QString &)
{
    return false;
}

using Files = QList<std::pair<QString, QString>>; ///< path and stream

/// Found, read and settled.
void add(CatalogContents &contents, const Files &files)
{
    FileScan scan;
    for (const auto &[path, stream] : files)
        scan.files.append(found(path));
    contents.update(scan, start);
    for (const ReadJob &job : contents.takeJobs()) {
        for (const auto &[path, stream] : files) {
            if (path == job.path)
                contents.take(readFile(job, stream));
        }
    }
}

} // namespace

class TestCatalogContents : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void namesAreThereBeforeAnythingIsRead()
    {
        CatalogContents contents(u"/f"_s);
        QVERIFY(contents.isComplete());
        QVERIFY(contents.update(scanOf({found(u"a.yaml"_s), found(u"b.yaml"_s)}), start));
        const CatalogSnapshotPtr snapshot = contents.snapshot();
        QCOMPARE(snapshot->files.size(), 2);
        QCOMPARE(snapshot->files.first().path, u"a.yaml"_s);
        QCOMPARE(snapshot->files.first().state, CatalogFile::State::Waiting);
        QCOMPARE(snapshot->files.first().size, 3);
        QVERIFY(!snapshot->isComplete);
        QCOMPARE(pathsOf(contents.takeJobs()), QStringList({u"a.yaml"_s, u"b.yaml"_s}));
        QVERIFY(contents.takeJobs().isEmpty());
        QVERIFY(!contents.isComplete());
    }

    void onlyChangedFilesAreReadAgain()
    {
        CatalogContents contents(u"/f"_s);
        add(contents, {{u"a"_s, u"x"_s}, {u"b"_s, u"y"_s}});
        QVERIFY(contents.isComplete());
        QVERIFY(!contents.update(scanOf({found(u"a"_s), found(u"b"_s)}), start));
        QVERIFY(contents.takeJobs().isEmpty());
        // T8: nothing but the change time differs.
        QVERIFY(contents.update(scanOf({found(u"a"_s), found(u"b"_s, 2)}), start));
        QCOMPARE(contents.snapshot()->streams.size(), 2); // the old state stays until it is read
        QCOMPARE(pathsOf(contents.takeJobs()), QStringList{u"b"_s});
    }

    void aChangeWhileReadingIsNotMissed()
    {
        CatalogContents contents(u"/f"_s);
        contents.update(scanOf({found(u"a"_s)}), start);
        const ReadJob first = contents.takeJobs().first();
        contents.update(scanOf({found(u"a"_s, 2)}), start);
        QVERIFY(contents.takeJobs().isEmpty()); // one at a time
        contents.take(readFile(first, u"old"_s));
        QVERIFY(!contents.isComplete());
        const QList<ReadJob> second = contents.takeJobs();
        QCOMPARE(second.size(), 1);
        contents.take(readFile(second.first(), u"new"_s));
        QVERIFY(contents.isComplete());
        QCOMPARE(contents.snapshot()->streams.first().key.name, u"new"_s);
    }

    void anUnsettledFileIsReadAgainButNotParsed()
    {
        CatalogContents contents(u"/f"_s);
        contents.update(scanOf({found(u"a"_s)}), start);
        contents.take(readFile(contents.takeJobs().first(), u"x"_s, false));
        QVERIFY(contents.isComplete());
        QVERIFY(contents.takeIndexChanges().isEmpty());
        QVERIFY(!contents.update(scanOf({found(u"a"_s)}), start));
        const QList<ReadJob> again = contents.takeJobs();
        QCOMPARE(again.size(), 1);
        QVERIFY(again.first().indexed);
        QVERIFY(again.first().indexed->stamp != again.first().stamp);
        contents.take(readFile(again.first(), u"x"_s));
        QCOMPARE(contents.takeIndexChanges().changed.size(), 1);
    }

    void aVanishedFileIsGoneThenForgotten()
    {
        CatalogContents contents(u"/f"_s);
        add(contents, {{u"a"_s, u"x"_s}, {u"b"_s, u"y"_s}});
        contents.takeIndexChanges();
        const FileScan onlyB = scanOf({found(u"b"_s)});
        QVERIFY(contents.update(onlyB, start + 1s));
        QCOMPARE(contents.snapshot()->files.first().state, CatalogFile::State::Gone);
        QCOMPARE(contents.snapshot()->streams.size(), 2);
        QVERIFY(!contents.update(onlyB, start + 2s));
        QVERIFY(contents.update(onlyB, start + 1s + CatalogContents::goneFor));
        QCOMPARE(contents.snapshot()->files.size(), 1);
        QCOMPARE(contents.snapshot()->streams.size(), 1);
        QCOMPARE(contents.takeIndexChanges().gone, QStringList{u"a"_s});
    }

    void aFileThatComesBackIsAsBefore()
    {
        CatalogContents contents(u"/f"_s);
        add(contents, {{u"a"_s, u"x"_s}});
        contents.update({}, start);
        QVERIFY(contents.update(scanOf({found(u"a"_s)}), start + 1h));
        QCOMPARE(contents.snapshot()->files.first().state, CatalogFile::State::Read);
        QVERIFY(contents.takeJobs().isEmpty());
    }

    void aFileThatVanishesWhileItIsReadIsReadWhenItIsBack()
    {
        CatalogContents contents(u"/f"_s);
        contents.update(scanOf({found(u"a"_s)}), start);
        const ReadJob job = contents.takeJobs().first();
        contents.update({}, start);
        contents.take(readFile(job, u"x"_s));
        contents.update(scanOf({found(u"a"_s)}), start);
        QCOMPARE(pathsOf(contents.takeJobs()), QStringList{u"a"_s});
    }

    void aFolderThatVanishesIsNotForgotten()
    {
        CatalogContents contents(u"/f"_s);
        add(contents, {{u"a"_s, u"x"_s}});
        contents.setFolderGone();
        QCOMPARE(contents.snapshot()->files.first().state, CatalogFile::State::Gone);
        QCOMPARE(contents.snapshot()->streams.size(), 1);
        contents.update(scanOf({found(u"a"_s)}), start + 1h);
        QCOMPARE(contents.snapshot()->files.first().state, CatalogFile::State::Read);
    }

    void whatIsNoFileIsBroken()
    {
        CatalogContents contents(u"/f"_s);
        FoundFile pipe = found(u"a"_s);
        pipe.refused = std::make_shared<const Error>(
            Error{.kind = Error::Kind::NotAFile, .subject = u"a"_s});
        QVERIFY(contents.update(scanOf({pipe}), start));
        QVERIFY(contents.isComplete());
        const CatalogFile file = contents.snapshot()->files.first();
        QCOMPARE(file.state, CatalogFile::State::Broken);
        QCOMPARE(file.problems.first().message, u"a is not a regular file."_s);
        QVERIFY(!contents.update(scanOf({pipe}), start));
        QVERIFY(contents.update(scanOf({found(u"a"_s)}), start));
        QCOMPARE(pathsOf(contents.takeJobs()), QStringList{u"a"_s});
    }

    void theIndexIsHandedOutAndCleaned()
    {
        CatalogContents contents(u"/f"_s);
        IndexedFile known;
        known.path = u"a"_s;
        known.data = "old";
        contents.setIndex({{u"a"_s, known}, {u"gone"_s, {}}});
        contents.update(scanOf({found(u"a"_s), found(u"b"_s)}), start);
        const QList<ReadJob> jobs = contents.takeJobs();
        QCOMPARE(jobs.first().indexed->data, QByteArray("old"));
        QVERIFY(!jobs.last().indexed);
        ReadFile unchanged = readFile(jobs.first(), u"x"_s);
        unchanged.toIndex.reset();
        contents.take(unchanged);
        contents.take(readFile(jobs.last(), u"y"_s));
        const auto changes = contents.takeIndexChanges();
        QCOMPARE(changes.changed.size(), 1);
        QCOMPARE(changes.changed.first().path, u"b"_s);
        QCOMPARE(changes.gone, QStringList{u"gone"_s});
    }

    void newsFromTheStoreAreShown()
    {
        CatalogContents contents(u"/f"_s);
        contents.update(scanOf({found(u"a"_s), found(u"b"_s)}), start);
        const QList<ReadJob> jobs = contents.takeJobs();
        contents.take(readFile(jobs.first(), u"x"_s));
        const auto uid = [&contents](qsizetype i) {
            return contents.snapshot()->streams.at(i).current->metadata.uid;
        };
        contents.setRecorded(std::make_shared<const RecordedStreams>(RecordedStreams{
            {key(u"a"_s, u"x"_s), recorded(u"1"_s)}, {key(u"b"_s, u"y"_s), recorded(u"2"_s)}}));
        QCOMPARE(uid(0), u"1"_s);
        contents.take(readFile(jobs.last(), u"y"_s)); // was read before the store had something
        QCOMPARE(uid(1), u"2"_s);
        contents.setRecorded(key(u"b"_s, u"y"_s), recorded(u"3"_s));
        QCOMPARE(uid(1), u"3"_s);
        contents.setRecorded(key(u"b"_s, u"y"_s), {});
        QCOMPARE(uid(1), QString());
        QCOMPARE(uid(0), u"1"_s);
    }

    void moves_data()
    {
        QTest::addColumn<Files>("files");
        QTest::addColumn<QStringList>("recordedIn");
        QTest::addColumn<bool>("oldFileExists");
        QTest::addColumn<QString>("movesTo");
        QTest::newRow("renamed file")
            << Files{{u"new"_s, u"x"_s}} << QStringList{u"old"_s} << false << u"new"_s;
        QTest::newRow("moved to another file of the catalog")
            << Files{{u"new"_s, u"x"_s}, {u"old"_s, u"y"_s}} << QStringList{u"old"_s} << true
            << u"new"_s;
        QTest::newRow("nothing moved")
            << Files{{u"old"_s, u"x"_s}} << QStringList{u"old"_s} << true << QString();
        QTest::newRow("a copy") << Files{{u"new"_s, u"x"_s}, {u"old"_s, u"x"_s}}
                                << QStringList{u"old"_s} << true << QString();
        QTest::newRow("the old file is there, but was not opened")
            << Files{{u"new"_s, u"x"_s}} << QStringList{u"old"_s} << true << QString();
        QTest::newRow("two candidates") << Files{{u"new"_s, u"x"_s}, {u"new2"_s, u"x"_s}}
                                        << QStringList{u"old"_s} << false << QString();
        QTest::newRow("two histories")
            << Files{{u"new"_s, u"x"_s}} << QStringList{u"old"_s, u"old2"_s} << false << QString();
        QTest::newRow("it has a history of its own")
            << Files{{u"new"_s, u"x"_s}} << QStringList{u"old"_s, u"new"_s} << false << QString();
        QTest::newRow("another name")
            << Files{{u"new"_s, u"z"_s}} << QStringList{u"old"_s} << false << QString();
    }
    void moves()
    {
        QFETCH(const Files, files);
        QFETCH(const QStringList, recordedIn);
        QFETCH(const bool, oldFileExists);
        QFETCH(const QString, movesTo);
        CatalogContents contents(u"/f"_s);
        RecordedStreams streams;
        for (const QString &file : recordedIn)
            streams.insert(key(file, u"x"_s), recorded(file));
        contents.setRecorded(std::make_shared<const RecordedStreams>(streams));
        add(contents, files);
        const auto moves = contents.moves([&](const QString &) { return oldFileExists; });
        if (movesTo.isEmpty()) {
            QVERIFY(moves.isEmpty());
            return;
        }
        const CatalogContents::Move expected
            = {.from = key(u"old"_s, u"x"_s), .to = key(movesTo, u"x"_s)};
        QCOMPARE(moves, QList{expected});
        contents.applyMove(expected);
        QCOMPARE(contents.snapshot()->stream(expected.to)->current->metadata.uid, u"old"_s);
        QVERIFY(contents.moves(nothingExists).isEmpty());
    }

    void aBrokenFileHasNotLostItsStreams()
    {
        CatalogContents contents(u"/f"_s);
        contents.setRecorded(key(u"old"_s, u"x"_s), recorded(u"1"_s));
        add(contents, {{u"new"_s, u"x"_s}, {u"old"_s, u"y"_s}});
        ReadJob job;
        job.path = u"old"_s;
        job.recorded = std::make_shared<const RecordedStreams>();
        ReadFile broken = readFile(job, u"y"_s);
        broken.file.state = CatalogFile::State::Broken;
        broken.streams.clear();
        contents.take(broken);
        QVERIFY(contents.moves(nothingExists).isEmpty());
        QVERIFY(contents.hasStreams());
        QCOMPARE(contents.paths(), QStringList({u"new"_s, u"old"_s}));
    }

    void showsWhatIsBeingEdited()
    {
        CatalogContents contents(u"/f"_s);
        add(contents, {{u"a"_s, u"x"_s}, {u"b"_s, u"y"_s}});
        contents.setUnsaved(u"a"_s, readDefinition(ruby, u"a"_s), ruby.size());
        contents.setUnsaved(u"no such file"_s, {}, 0);
        CatalogSnapshotPtr snapshot = contents.snapshot();
        QCOMPARE(snapshot->files.size(), 2);
        QVERIFY(snapshot->files.first().isUnsaved);
        QCOMPARE(snapshot->files.first().size, ruby.size());
        QVERIFY(!snapshot->files.last().isUnsaved);
        QVERIFY(snapshot->stream(key(u"a"_s, u"ruby"_s)));
        QVERIFY(!snapshot->stream(key(u"a"_s, u"x"_s)));

        // In the middle of typing nothing vanishes.
        contents.setUnsaved(u"a"_s, readDefinition("kind: [", u"a"_s), 7);
        snapshot = contents.snapshot();
        QVERIFY(snapshot->stream(key(u"a"_s, u"ruby"_s)));
        QCOMPARE(snapshot->files.first().state, CatalogFile::State::Broken);
        QVERIFY(!snapshot->problems().isEmpty());

        contents.endUnsaved(u"a"_s);
        QVERIFY(!contents.isComplete());
        QVERIFY(contents.snapshot()->stream(key(u"a"_s, u"ruby"_s))); // until it has been read
        const QList<ReadJob> jobs = contents.takeJobs();
        QCOMPARE(pathsOf(jobs), QStringList{u"a"_s});
        contents.take(readFile(jobs.first(), u"x"_s));
        snapshot = contents.snapshot();
        QVERIFY(snapshot->stream(key(u"a"_s, u"x"_s)));
        QVERIFY(!snapshot->files.first().isUnsaved);
    }

    /// A history belongs to a name that is on the disk, not to one that is being typed.
    void historyWaitsForTheSaving()
    {
        CatalogContents contents(u"/f"_s);
        contents.setRecorded(key(u"a"_s, u"x"_s), recorded(u"1"_s));
        add(contents, {{u"a"_s, u"x"_s}});
        contents.setUnsaved(u"a"_s, readDefinition(ruby, u"a"_s), ruby.size());
        QVERIFY(contents.moves(nothingExists).isEmpty());
        contents.setRecorded(key(u"a"_s, u"ruby"_s), recorded(u"2"_s));
        QCOMPARE(contents.snapshot()->stream(key(u"a"_s, u"ruby"_s))->current->metadata.uid,
                 u"2"_s);
    }

    void editingGoesOnWhileWhatWasSavedIsRead()
    {
        CatalogContents contents(u"/f"_s);
        add(contents, {{u"a"_s, u"x"_s}});
        contents.setUnsaved(u"a"_s, readDefinition(ruby, u"a"_s), ruby.size());
        contents.endUnsaved(u"a"_s);
        const QList<ReadJob> jobs = contents.takeJobs();
        contents.setUnsaved(u"a"_s, readDefinition(ruby, u"a"_s), ruby.size());
        contents.take(readFile(jobs.first(), u"x"_s));
        QVERIFY(contents.snapshot()->stream(key(u"a"_s, u"ruby"_s)));
    }
};

QTEST_GUILESS_MAIN(TestCatalogContents)
#include "tst_catalogcontents.moc"
