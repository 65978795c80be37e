// SPDX-License-Identifier: Apache-2.0
#include "core/definition/definition.h"
#include "core/imagestream/updatestrategy.h"
#include "core/importing/importcommit.h"
#include "core/importing/importcontroller.h"
#include "core/importing/importer.h"
#include "core/store/historystore.h"
#include "tests/support/fakeregistry.h"
#include "tests/support/fixedclock.h"
#include "tests/support/testcase.h"

#include <QDir>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <cstdio>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

constexpr int streamCount = 50;
constexpr int tagCount = 20;

QString streamName(int number)
{
    return u"s%1"_s.arg(number);
}

QString fileName(int number)
{
    return streamName(number) + u".yaml"_s;
}

StreamKey keyOf(int number)
{
    return {.file = fileName(number), .ns = {}, .name = streamName(number)};
}

/// Every other stream has its tags in the file, so that only its history is written; the others get
/// theirs from a repository, so that the file is written as well.
QByteArray definitionOf(int number)
{
    QByteArray text = "kind: ImageStream\napiVersion: image.openshift.io/v1\nmetadata:\n  name: "
        + streamName(number).toUtf8() + "\nspec:\n";
    if (number % 2 == 1)
        return text + "  dockerImageRepository: h.io/lib/" + streamName(number).toUtf8() + "\n";
    text += "  tags:\n";
    for (int tag = 0; tag < tagCount; ++tag)
        text += "  - name: '1." + QByteArray::number(tag)
            + "'\n    from: {kind: DockerImage, name: 'h.io/lib/" + streamName(number).toUtf8()
            + ":1." + QByteArray::number(tag) + "'}\n";
    return text;
}

QString statePath(const QString &folder)
{
    return folder + u"/.headwater/state.db"_s;
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::unique_ptr<HistoryStore> openStore(const QString &folder)
{
    auto store = HistoryStore::open(statePath(folder));
    return store ? std::move(*store) : nullptr;
}

/// Imports what waits in the queue of the catalog, as the program does after it has started.
int importWaiting(const QString &folder)
{
    const FixedClock clock;
    const auto store = openStore(folder);
    if (!store || !repairCommits(*store, folder))
        return 2;
    std::fputs("ready\n", stdout);
    std::fflush(stdout);
    const QList<WaitingImport> waiting = *store->waitingImports();
    for (const WaitingImport &import : waiting) {
        FakeRegistry registry;
        for (int tag = 0; tag < tagCount; ++tag)
            registry.add(u"lib/"_s + import.key.name, {u"1.%1"_s.arg(tag)},
                         {.name = import.key.name + u'-' + QString::number(tag), .layers = 1});
        const QByteArray text = contents(folder + u'/' + import.key.file);
        const Definition definition = readDefinition(text, import.key.file);
        if (definition.streams.isEmpty())
            return 3;
        const DefinedStream &defined = definition.streams.first();
        const ImageStream current
            = serverStream(*defined.stream, *store->stream(import.key), clock.now());
        const std::optional<ImportRequest> request = pendingImport(current);
        if (!request)
            return 4;
        Importer importer(registry, clock);
        const auto future = importer.run(*request, {});
        if (!QTest::qWaitFor([&] { return future.isFinished(); }))
            return 5;
        const ImportDestination where{.folder = folder,
                                      .key = import.key,
                                      .document = defined.document,
                                      .item = defined.item,
                                      .definition = defined.stream,
                                      .waiting = import.id};
        if (!commitImport(*store, where, *future.result()))
            return 6;
    }
    return 0;
}

} // namespace

/// A program that is killed in the middle of 1,000 tags, again and again.
class TestKilledImports : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void filesAndHistoryStayOne()
    {
        begin();
        int kills = 0;
        int finished = 0;
        while (kills < 100) {
            QProcess child;
            child.start(QCoreApplication::applicationFilePath(), {u"--child"_s, m_folder->path()});
            QVERIFY(child.waitForReadyRead(20'000));
            child.waitForFinished(QRandomGenerator::global()->bounded(200));
            if (child.state() == QProcess::Running) {
                child.kill();
                ++kills;
                QVERIFY(child.waitForFinished(20'000));
            }
            if (child.exitStatus() == QProcess::NormalExit)
                QCOMPARE(child.exitCode(), 0);
            const qsizetype left = check();
            if (QTest::currentTestFailed())
                return;
            if (left > 0)
                continue;
            ++finished;
            begin();
        }
        qInfo("%d kills, %d times all 1,000 tags were there in the end", kills, finished);
        // What is left is imported by a program that lives.
        QCOMPARE(QProcess::execute(QCoreApplication::applicationFilePath(),
                                   {u"--child"_s, m_folder->path()}),
                 0);
        QCOMPARE(check(), 0);
    }

private:
    void begin()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        const auto store = openStore(m_folder->path());
        for (int i = 0; i < streamCount; ++i) {
            QFile file(m_folder->filePath(fileName(i)));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(definitionOf(i));
            QVERIFY(store->enqueue(keyOf(i), u"pending"_s));
        }
    }

    /// Returns how many streams are still to be imported.
    qsizetype check()
    {
        const auto store = openStore(m_folder->path());
        if (!store || !repairCommits(*store, m_folder->path()) || !store->intents()->isEmpty()) {
            QTest::qFail("the store cannot be repaired", __FILE__, __LINE__);
            return 0;
        }
        QSet<QString> waiting;
        const QList<WaitingImport> queue = *store->waitingImports();
        for (const WaitingImport &import : queue)
            waiting.insert(import.key.name);
        for (int i = 0; i < streamCount && !QTest::currentTestFailed(); ++i)
            checkStream(*store, i, waiting.contains(streamName(i)));
        return waiting.size();
    }

    void checkStream(const HistoryStore &store, int number, bool isWaiting)
    {
        const QByteArray text = contents(m_folder->filePath(fileName(number)));
        const std::optional<ImageStream> recorded = *store.stream(keyOf(number));
        const qsizetype lines = store.journal(keyOf(number))->size();
        QCOMPARE(recorded.has_value(), !isWaiting);
        if (isWaiting) {
            QCOMPARE(text, definitionOf(number));
            QCOMPARE(lines, 0);
            return;
        }
        const Definition definition = readDefinition(text, fileName(number));
        QVERIFY(definition.problems.isEmpty());
        const ImageStream &written = *definition.streams.first().stream;
        QCOMPARE(written.spec.tags.size(), tagCount);
        QCOMPARE(recorded->status.tags.size(), tagCount);
        QCOMPARE(lines, tagCount);
        for (const NamedTagEventList &tag : recorded->status.tags) {
            QCOMPARE(tag.items.size(), 1);
            QCOMPARE(written.spec.tag(tag.tag)->from, recorded->spec.tag(tag.tag)->from);
            QVERIFY(store.image(tag.items.first().image)->has_value());
        }
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    if (app.arguments().value(1) == u"--child"_s)
        return importWaiting(app.arguments().value(2));
    TestKilledImports test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_killedimports.moc"
