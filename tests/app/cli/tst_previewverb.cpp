// SPDX-License-Identifier: Apache-2.0
#include "tests/app/cli/clirunner.h"
#include "tests/support/testcase.h"

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
                          "    annotations: {tags: 'builder,nginx', iconClass: icon-httpd}\n"
                          "    from: {kind: DockerImage, name: 'h.io/lib/app:1'}\n"
                          "  - name: latest\n"
                          "    from: {kind: ImageStreamTag, name: '1'}\n";

} // namespace

class TestPreviewVerb : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_cli = std::make_unique<CliRunner>();
        QVERIFY(m_cli->write(u"app.yaml"_s, stream));
    }

    void printsATable()
    {
        const CliRun run = m_cli->run(u"preview"_s);
        QCOMPARE(run.code, 0);
        QVERIFY2(run.out.startsWith(u"NAME "_s), qPrintable(run.out));
        QVERIFY(run.out.contains(u"apache.svg"_s));
        QVERIFY(run.out.contains(u"other"_s));
    }

    void knowsReleasesAndClusters()
    {
        QVERIFY(m_cli->write(u"console.yml"_s,
                             "categories:\n- {id: web, label: Web, tags: [nginx]}\n"));
        const CliRun run
            = m_cli->run(u"preview app --profile 4.12 --categories console.yml -o json"_s);
        QCOMPARE(run.code, 0);
        const QJsonObject item = QJsonDocument::fromJson(run.out.toUtf8())
                                     .object()
                                     .value("items"_L1)
                                     .toArray()
                                     .first()
                                     .toObject();
        QCOMPARE(item.value("logo"_L1), u"empty"_s);
        QCOMPARE(item.value("categories"_L1), QJsonArray{u"web"_s});
    }

    void comparesReleases()
    {
        const CliRun run = m_cli->run(u"preview --profile 4.12 --compare latest"_s);
        QCOMPARE(run.code, 0);
        QVERIFY2(run.out.contains(u"apache.svg"_s), qPrintable(run.out));
    }

    void matchesAsNewApp()
    {
        const CliRun run = m_cli->run(u"preview --new-app app"_s);
        QCOMPARE(run.code, 0);
        QVERIFY2(run.out.contains(u"It takes app:1"_s), qPrintable(run.out));
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("message");
        QTest::newRow("a format") << u"preview -o yaml"_s << u"unknown output format"_s;
        QTest::newRow("a release") << u"preview --profile 5"_s << u"--profile"_s;
        QTest::newRow("a stream") << u"preview gone"_s << u"no image stream \"gone\""_s;
        QTest::newRow("both") << u"preview --compare 4.1 -o json"_s << u"--compare"_s;
    }
    void refuses()
    {
        QFETCH(const QString, line);
        QFETCH(const QString, message);
        const CliRun run = m_cli->run(line);
        QVERIFY(run.code != 0);
        QVERIFY2(run.err.contains(message), qPrintable(run.err));
    }

private:
    std::unique_ptr<CliRunner> m_cli;
};

QTEST_GUILESS_MAIN(TestPreviewVerb)
#include "tst_previewverb.moc"
