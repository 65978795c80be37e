// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/catalogreader.h"

#include "core/catalog/definitioncodec.h"
#include "core/catalog/filescan.h"
#include "tests/support/catalogfolder.h"
#include "tests/support/streams.h"
#include "tests/support/testcase.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QFile>

#include <sys/stat.h>
#include <unistd.h>

using namespace headwater;
using namespace Qt::StringLiterals;

class TestCatalogReader : public TestCase
{
    Q_OBJECT

    ReadJob job(const QString &name) const
    {
        const FileScan scan = scanFiles(m_folder->path(), {name});
        return {.folder = m_folder->path(),
                .path = name,
                .stamp = scan.files.isEmpty() ? FileStamp() : scan.files.first().stamp,
                .indexed = {},
                .recorded = std::make_shared<const RecordedStreams>()};
    }
    std::unique_ptr<CatalogFolder> m_folder = std::make_unique<CatalogFolder>();

private Q_SLOTS:
    void cleanup() { m_folder = std::make_unique<CatalogFolder>(); }

    void readsStreamsAndCountsTheRest()
    {
        m_folder->put(u"sub/a.yaml"_s,
                      CatalogFolder::definition(u"ruby"_s, {u"3.3"_s, u"3.2"_s}, u"ns"_s)
                          + "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n---\n"
                          + CatalogFolder::definition(u"node"_s));
        const ReadFile read = readCatalogFile(job(u"sub/a.yaml"_s));
        QCOMPARE(read.file.state, CatalogFile::State::Read);
        QCOMPARE(read.file.streamCount, 2);
        QCOMPARE(read.file.otherObjects, 1);
        QCOMPARE(read.streams.size(), 2);
        const CatalogStream &ruby = read.streams.first();
        QCOMPARE(ruby.key, (StreamKey{.file = u"sub/a.yaml"_s, .ns = u"ns"_s, .name = u"ruby"_s}));
        QCOMPARE(ruby.definition->spec.tags.size(), 2);
        QCOMPARE(ruby.current->spec.tags.first().referencePolicy, u"Source"_s); // a default
        QCOMPARE(ruby.tagPositions.size(), 2);
        QCOMPARE(read.streams.last().document, 2);
    }

    void theRecordedStatusIsPartOfTheCurrentState()
    {
        m_folder->put(u"a.yaml"_s,
                      CatalogFolder::definition(u"ruby"_s, {u"3.3"_s}, u"openshift"_s));
        ReadJob recorded = job(u"a.yaml"_s);
        const StreamKey key = {.file = u"a.yaml"_s, .ns = u"openshift"_s, .name = u"ruby"_s};
        recorded.recorded
            = std::make_shared<const RecordedStreams>(RecordedStreams{{key, fullStream()}});
        const ReadFile read = readCatalogFile(recorded);
        QCOMPARE(read.streams.first().current->metadata.uid, fullStream().metadata.uid);
        QVERIFY(read.streams.first().current->status.tag(u"3.3"));
        QCOMPARE(read.recorded, recorded.recorded);
    }

    // T22
    void refusesAtOnce_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("says");
        QTest::newRow("pipe") << u"pipe.yaml"_s << u"not a regular file"_s;
        QTest::newRow("folder") << u"folder.yaml"_s << u"not a regular file"_s;
        QTest::newRow("device") << u"device.yaml"_s << u"not a regular file"_s;
        QTest::newRow("1 GB, sparse") << u"big.yaml"_s << u"too large"_s;
        QTest::newRow("nothing in it") << u"empty.yaml"_s << u"empty"_s;
        QTest::newRow("gone") << u"gone.yaml"_s << u"does not exist"_s;
        QTest::newRow("truncated") << u"cut.yaml"_s << QString();
    }
    void refusesAtOnce()
    {
        QCOMPARE(::mkfifo(QFile::encodeName(m_folder->at(u"pipe.yaml"_s)).constData(), 0600), 0);
        m_folder->put(u"folder.yaml/x"_s, "x");
        QVERIFY(QFile::link(u"/dev/zero"_s, m_folder->at(u"device.yaml"_s)));
        m_folder->put(u"big.yaml"_s, {});
        QCOMPARE(
            ::truncate(QFile::encodeName(m_folder->at(u"big.yaml"_s)).constData(), qint64(1) << 30),
            0);
        m_folder->put(u"empty.yaml"_s, {});
        m_folder->put(u"cut.yaml"_s, "kind: ImageStream\nmetadata: {name: 'x\n");

        QFETCH(const QString, name);
        QFETCH(const QString, says);
        QElapsedTimer timer;
        timer.start();
        const ReadFile read = readCatalogFile(job(name));
        QVERIFY(timer.elapsed() < 1000);
        QVERIFY(!read.file.problems.isEmpty());
        QCOMPARE(read.file.problems.first().file, name);
        QVERIFY2(read.file.problems.first().message.contains(says),
                 qPrintable(read.file.problems.first().message));
        QVERIFY(read.streams.isEmpty());
    }

    void aFreshFileIsNotTrusted()
    {
        m_folder->put(u"a.yaml"_s, CatalogFolder::definition(u"ruby"_s));
        const ReadFile read = readCatalogFile(job(u"a.yaml"_s));
        QVERIFY(!read.isSettled);
        QVERIFY(read.toIndex);
    }

    void theIndexIsBelievedWhereTheStampIsTheSame()
    {
        m_folder->put(u"a.yaml"_s, "this would not read: [");
        ReadJob known = job(u"a.yaml"_s);
        DefinedStream defined;
        defined.stream = std::make_shared<const ImageStream>(fullStream());
        Definition definition;
        definition.streams = {defined};
        known.indexed = IndexedFile{.path = u"a.yaml"_s,
                                    .stamp = known.stamp,
                                    .sha256 = "x",
                                    .data = encodeDefinition(definition)};
        const ReadFile read = readCatalogFile(known);
        QCOMPARE(read.file.state, CatalogFile::State::Read);
        QCOMPARE(*read.streams.first().definition, fullStream());
        QVERIFY(read.isSettled);
        QVERIFY(!read.toIndex);

        known.indexed->stamp.changedNs += 1;
        QCOMPARE(readCatalogFile(known).file.state, CatalogFile::State::Broken);
        known.indexed->stamp = known.stamp;
        known.indexed->data.chop(1); // damaged
        QCOMPARE(readCatalogFile(known).file.state, CatalogFile::State::Broken);
    }

    void aTouchedFileIsNotParsedAgain()
    {
        const QByteArray content = "kind: [";
        m_folder->put(u"a.yaml"_s, content);
        Definition definition;
        definition.otherObjects = 5;
        ReadJob touched = job(u"a.yaml"_s);
        touched.indexed
            = IndexedFile{.path = u"a.yaml"_s,
                          .stamp = {},
                          .sha256 = QCryptographicHash::hash(content, QCryptographicHash::Sha256),
                          .data = encodeDefinition(definition)};
        const ReadFile read = readCatalogFile(touched);
        QCOMPARE(read.file.otherObjects, 5);
        QCOMPARE(read.toIndex->stamp, touched.stamp);
        QCOMPARE(read.toIndex->data, touched.indexed->data);
    }

    void opensWithoutChangingAnything()
    {
        const QByteArray content = CatalogFolder::definition(u"ruby"_s);
        m_folder->put(u"a.yaml"_s, content);
        const FileStamp before = job(u"a.yaml"_s).stamp;
        readCatalogFile(job(u"a.yaml"_s));
        QCOMPARE(job(u"a.yaml"_s).stamp, before);
        QCOMPARE(m_folder->get(u"a.yaml"_s), content);
    }

    void theReaderNamesThisBuild() { QVERIFY(indexReader().size() > 5); }
};

QTEST_GUILESS_MAIN(TestCatalogReader)
#include "tst_catalogreader.moc"
