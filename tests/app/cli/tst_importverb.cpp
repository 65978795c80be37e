// SPDX-License-Identifier: Apache-2.0
#include "tests/app/cli/clirunner.h"
#include "tests/support/fakeregistry.h"
#include "tests/support/testcase.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

const QByteArray ruby = "kind: ImageStream\n"
                        "apiVersion: image.openshift.io/v1\n"
                        "metadata: {name: ruby}\n"
                        "spec:\n"
                        "  tags:\n"
                        "  - name: a\n"
                        "    from: {kind: DockerImage, name: h.io/lib/app:1.0}\n"
                        "  - name: b\n"
                        "    from: {kind: DockerImage, name: h.io/lib/app:2.0}\n";

} // namespace

/// What `oc` does not have, and what imports cost; what it has is the business of tst_replay.
class TestImportVerb : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_registry = std::make_unique<FakeRegistry>();
        for (int i = 0; i < 60; ++i)
            m_registry->add(u"lib/app"_s, {u"%1.0"_s.arg(i), u"%1.0-ubi9"_s.arg(i)},
                            {.name = QString::number(i)});
        m_cli = std::make_unique<CliRunner>();
        m_cli->setRegistry(*m_registry);
    }

    void choosesTags_data()
    {
        QTest::addColumn<QString>("flags");
        QTest::addColumn<QStringList>("tags"); // empty: only their number counts
        QTest::addColumn<int>("count");
        QTest::newRow("as many as a server") << u"--all"_s << QStringList() << 50;
        QTest::newRow("every one") << u"--all-tags"_s << QStringList() << 120;
        QTest::newRow("by pattern") << u"--tags=^1\\d\\.0$ --newest=3"_s
                                    << QStringList{u"17.0"_s, u"18.0"_s, u"19.0"_s} << 3;
        QTest::newRow("by number")
            << u"--newest 2"_s << QStringList{u"59.0"_s, u"59.0-ubi9"_s} << 2;
    }
    void choosesTags()
    {
        QFETCH(const QString, flags);
        QFETCH(const QStringList, tags);
        const CliRun run = m_cli->run(u"import-image app --from=h.io/lib/app --confirm "_s + flags);
        QCOMPARE(run.err, QString());
        QCOMPARE(run.code, 0);
        QStringList imported = tagsOf(u"app"_s);
        QTEST(int(imported.size()), "count");
        imported.sort();
        if (!tags.isEmpty())
            QCOMPARE(imported, tags);
        QCOMPARE(m_registry->count(u"tags"_s), 1);
        QCOMPARE(run.out.contains(u"info: The remote repository contained"_s),
                 imported.size() < 120);
    }

    void refusesWhatIsNoChoice()
    {
        CliRun run = m_cli->run(u"import-image app --from=h.io/lib/app --confirm --tags=a("_s);
        QCOMPARE(run.code, 1);
        QVERIFY(run.err.startsWith(u"error: --tags: "_s));
        run = m_cli->run(u"import-image app --from=h.io/lib/app --confirm --newest=none"_s);
        QVERIFY(run.err.contains(u"--newest needs a number"_s));
        run = m_cli->run(u"import-image app --all-streams"_s);
        QCOMPARE(run.code, 2);
        QVERIFY(m_registry->requests().isEmpty());
    }

    void importsTheWholeCatalog()
    {
        QVERIFY(m_cli->write(u"ruby.yaml"_s, ruby));
        QVERIFY(m_cli->write(
            u"broken.yaml"_s,
            QByteArray(ruby).replace("name: ruby", "name: broken").replace("app:2.0", "nosuch:1")));
        CliRun run = m_cli->run(u"import-image --all-streams --dry-run"_s);
        QCOMPARE(run.code, 1);
        QVERIFY(tagsOf(u"ruby"_s).isEmpty()); // nothing written
        run = m_cli->run(u"import-image --all-streams"_s);
        QCOMPARE(run.code, 1);
        QCOMPARE(run.out,
                 u"imagestream.image.openshift.io/broken imported with errors: 1 of 2 tags\n"
                 "imagestream.image.openshift.io/ruby imported: 2 of 2 tags\n"_s);
        QCOMPARE(run.err,
                 u"error: broken:b failed: dockerimage.image.openshift.io "
                 "\"h.io/lib/nosuch:1\" not found\n"_s);
        QCOMPARE(tagsOf(u"ruby"_s).size(), 2);
        run = m_cli->run(u"import-image --pending"_s);
        QCOMPARE(run.err, u"Nothing to import.\n"_s);
    }

    void whatIsPendingIsImportedOnce()
    {
        QVERIFY(m_cli->write(u"ruby.yaml"_s, ruby));
        QCOMPARE(m_cli->run(u"import-image --pending"_s).code, 0);
        QVERIFY(m_cli->write(u"ruby.yaml"_s, QByteArray(ruby).replace("app:2.0", "app:3.0")));
        const qsizetype before = m_registry->count(u"manifest"_s);
        QCOMPARE(m_cli->run(u"import-image --pending"_s).out,
                 u"imagestream.image.openshift.io/ruby imported: 1 of 1 tags\n"_s);
        QCOMPARE(m_registry->count(u"manifest"_s) - before, 1);
    }

    void nothingNewCostsAHeadEachAndWritesNothing()
    {
        m_registry->addList(u"lib/multi"_s, {u"1"_s},
                            {{.name = u"x"_s}, {.name = u"y"_s, .architecture = u"arm64"_s}});
        QVERIFY(m_cli->write(u"ruby.yaml"_s,
                             ruby
                                 + "  - name: multi\n"
                                   "    from: {kind: DockerImage, name: "
                                   "'h.io/lib/multi:1'}\n"));
        QCOMPARE(m_cli->run(u"import-image --all-streams"_s).code, 0);
        const QByteArray history = database();
        const QByteArray text = m_cli->read(u"ruby.yaml"_s);
        const qsizetype bodies = m_registry->count(u"manifest "_s) + m_registry->count(u"blob "_s);
        m_cli->clock.advance(60);
        const CliRun run = m_cli->run(u"import-image --all-streams"_s);
        QCOMPARE(run.code, 0);
        QCOMPARE(m_registry->count(u"manifest "_s) + m_registry->count(u"blob "_s), bodies);
        QCOMPARE(m_registry->count(u"head "_s), 3);
        QCOMPARE(database(), history);
        QCOMPARE(m_cli->read(u"ruby.yaml"_s), text);
    }

private:
    QStringList tagsOf(const QString &stream)
    {
        const QString json = m_cli->run({u"get"_s, u"is"_s, stream, u"-o"_s, u"json"_s}).out;
        QStringList tags;
        const QJsonValue status = QJsonDocument::fromJson(json.toUtf8()).object()["status"_L1];
        for (const QJsonValue &tag : status["tags"_L1].toArray())
            tags.append(tag["tag"_L1].toString());
        return tags;
    }

    /// All bytes of the history, what is not yet in the main file included.
    QByteArray database()
    {
        QByteArray all;
        for (const QString &name :
             QDir(m_cli->path(u".headwater"_s)).entryList({u"state.db*"_s}, QDir::Files)) {
            if (!name.endsWith("-shm"_L1))
                all += m_cli->read(u".headwater/"_s + name);
        }
        return all;
    }

    std::unique_ptr<FakeRegistry> m_registry;
    std::unique_ptr<CliRunner> m_cli;
};

QTEST_GUILESS_MAIN(TestImportVerb)
#include "tst_importverb.moc"
