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

const QByteArray stream = "apiVersion: image.openshift.io/v1\n"
                          "kind: ImageStream\n"
                          "metadata:\n"
                          "  name: app\n"
                          "spec:\n"
                          "  tags:\n"
                          "  - name: '1'\n"
                          "    from: {kind: DockerImage, name: 'h.io/lib/app:1'}\n"
                          "  - name: '2'\n"
                          "    from: {kind: DockerImage, name: 'h.io/lib/app:2'}\n";

const TestImage first{.name = u"first"_s};
const TestImage second{.name = u"second"_s};

} // namespace

class TestDriftVerb : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_registry = std::make_unique<FakeRegistry>();
        m_registry->add(u"lib/app"_s, {u"1"_s, u"2"_s}, first);
        m_cli = std::make_unique<CliRunner>(m_registry.get());
        QVERIFY(m_cli->write(u"app.yaml"_s, stream));
        QCOMPARE(m_cli->run(u"import-image app --all"_s).code, 0);
    }

    void nothingHasChanged()
    {
        const CliRun run = m_cli->run(u"drift --exit-code"_s);
        QCOMPARE(run.out, u"2 same\n"_s);
        QCOMPARE(run.err, QString());
        QCOMPARE(run.code, 0);
    }

    void exitCodes_data()
    {
        QTest::addColumn<bool>("hasMoved");
        QTest::addColumn<bool>("isUnreachable");
        QTest::addColumn<QString>("line");
        QTest::addColumn<int>("code");
        QTest::newRow("moved, not asked for") << true << false << u"drift"_s << 0;
        QTest::newRow("moved") << true << false << u"drift --exit-code"_s << 1;
        QTest::newRow("unreachable") << false << true << u"drift"_s << 3;
        QTest::newRow("unreachable, differences count")
            << false << true << u"drift --exit-code"_s << 3;
        QTest::newRow("both") << true << true << u"drift --exit-code"_s << 1;
        QTest::newRow("unknown stream") << false << false << u"drift other"_s << 2;
        QTest::newRow("unknown tag") << false << false << u"drift app:9"_s << 2;
        QTest::newRow("unknown format") << false << false << u"drift -o xml"_s << 2;
    }
    void exitCodes()
    {
        QFETCH(const QString, line);
        QFETCH(const bool, hasMoved);
        QFETCH(const bool, isUnreachable);
        if (hasMoved)
            m_registry->add(u"lib/app"_s, {u"1"_s}, second);
        if (isUnreachable)
            m_registry->fail(u"app:2"_s, {.kind = Error::Kind::Offline, .detail = u"no route"_s});
        QTEST(m_cli->run(line).code, "code");
    }

    void theTable()
    {
        m_registry->add(u"lib/app"_s, {u"1"_s}, second);
        const CliRun run = m_cli->run(u"drift"_s);
        const QStringList lines = run.out.split(u'\n');
        QVERIFY(lines.at(0).startsWith(u"NAME"));
        QCOMPARE(
            lines.at(1).simplified(),
            u"app 1 moved %1 %2 h.io/lib/app:1"_s.arg(buildImage(first).manifest.digest.left(19),
                                                      buildImage(second).manifest.digest.left(19)));
        QCOMPARE(lines.at(3), u"1 same, 1 moved"_s);
        QVERIFY(m_cli->run(u"drift -A"_s).out.startsWith(u"NAMESPACE"));
    }

    void oneTag()
    {
        const qsizetype before = m_registry->requests().size();
        const CliRun run = m_cli->run(u"drift app:2"_s);
        QCOMPARE(run.out, u"1 same\n"_s);
        QCOMPARE(m_registry->requests().size() - before, 1);
        QCOMPARE(m_cli->run(u"drift app:2 app:1"_s).out, u"2 same\n"_s);
    }

    void aListThatWasImportedIsAskedForByHead()
    {
        m_registry->addList(u"lib/app"_s, {u"2"_s}, {second, first});
        QCOMPARE(m_cli->run(u"import-image app --all"_s).code, 0);
        const qsizetype before = m_registry->requests().size();
        QCOMPARE(m_cli->run(u"drift app:2"_s).out, u"1 same\n"_s);
        QCOMPARE(m_registry->requests().size() - before, 1);
    }

    void newTags()
    {
        m_registry->add(u"lib/app"_s, {u"3"_s}, second);
        QCOMPARE(m_cli->run(u"drift"_s).out, u"2 same\n"_s);
        const CliRun run = m_cli->run(u"drift --new-tags"_s);
        QVERIFY(run.out.endsWith(u"2 same, 1 new tag\n"));
    }

    void formats()
    {
        const QJsonObject json
            = QJsonDocument::fromJson(m_cli->run(u"drift -o json"_s).out.toUtf8()).object();
        QCOMPARE(json[u"rows"_s].toArray().size(), 2);
        const QString csv = m_cli->run(u"drift -o csv"_s).out;
        QCOMPARE(csv.count(u"\r\n"_s), 3);
        QVERIFY(csv.contains(u",app,app.yaml,1,h.io/lib/app:1,same,false,"));
    }

    void interrupted()
    {
        m_cli->interrupt.request_stop();
        QCOMPARE(m_cli->run(u"drift"_s).code, 130);
    }

    void nothingIsWritten()
    {
        m_registry->add(u"lib/app"_s, {u"1"_s, u"3"_s}, second);
        const QByteArray definition = m_cli->read(u"app.yaml"_s);
        const QString before = m_cli->run(u"get is app -o yaml"_s).out;
        m_cli->run(u"drift --new-tags"_s);
        QCOMPARE(m_cli->read(u"app.yaml"_s), definition);
        QCOMPARE(m_cli->run(u"get is app -o yaml"_s).out, before);
    }

private:
    std::unique_ptr<FakeRegistry> m_registry;
    std::unique_ptr<CliRunner> m_cli;
};

QTEST_GUILESS_MAIN(TestDriftVerb)
#include "tst_driftverb.moc"
