// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/catalog.h"
#include "core/store/historystore.h"
#include "tests/support/registryprocess.h"
#include "tests/support/testcase.h"

#include <QFile>
#include <QSet>
#include <QTemporaryDir>

#include <csignal>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

constexpr int tagCount = 10'000;

bool signalTo(const QProcess &process, int signal)
{
    return ::kill(static_cast<pid_t>(process.processId()), signal) == 0;
}

} // namespace

/// T65: the machine sleeps in the middle of 10,000 tags, and its connections are gone when it
/// wakes.
class TestSuspendedImport : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void goesOnWhereItWas()
    {
        RegistryProcess registry;
        QVERIFY2(registry.start(), qPrintable(registry.errorString()));
        const QString digest = registry.pushImage(u"lib/app"_s, {u"1.0"_s}, {});
        QStringList tags;
        for (int number = 0; number < tagCount; ++number)
            tags.append(u"1.%1"_s.arg(number));
        QVERIFY(registry.linkTags(u"lib/app"_s, digest, tags));
        QFile file(m_folder.filePath(u"app.yaml"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("kind: ImageStream\napiVersion: image.openshift.io/v1\n"
                   "metadata: {name: app}\nspec:\n  tags:\n");
        for (const QString &tag : std::as_const(tags))
            file.write(u"  - {name: '%1', from: {kind: DockerImage, name: '%2/lib/app:%1'},"
                       " importPolicy: {insecure: true}}\n"_s.arg(tag, registry.host())
                           .toUtf8());
        file.close();

        QProcess import;
        import.start(QStringLiteral(HEADWATER_PROGRAM),
                     {u"import-image"_s, u"app"_s, u"--all"_s, u"--catalog"_s, m_folder.path()});
        QVERIFY(import.waitForStarted());
        QVERIFY(!import.waitForFinished(1500)); // it is in the middle
        QVERIFY(signalTo(import, SIGSTOP));
        registry.stop();
        QVERIFY2(registry.start(), qPrintable(registry.errorString()));
        QVERIFY(signalTo(import, SIGCONT));
        QVERIFY(import.waitForFinished(100'000));
        QCOMPARE(import.readAllStandardError(), QByteArray());
        QCOMPARE(import.exitCode(), 0);

        const auto store = HistoryStore::open(stateDatabasePath(m_folder.path()), true);
        QVERIFY(store);
        const StreamKey key{.file = u"app.yaml"_s, .ns = {}, .name = u"app"_s};
        const std::optional<ImageStream> stream = *(*store)->stream(key);
        QCOMPARE(stream->status.tags.size(), tagCount);
        for (const NamedTagEventList &tag : stream->status.tags)
            QCOMPARE(tag.items.size(), 1);
        const QList<JournalEntry> journal = *(*store)->journal(key);
        QSet<QString> recorded;
        for (const JournalEntry &entry : journal)
            recorded.insert(entry.tag);
        QCOMPARE(journal.size(), tagCount);
        QCOMPARE(recorded.size(), tagCount);
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestSuspendedImport)
#include "tst_suspendedimport.moc"
