// SPDX-License-Identifier: Apache-2.0
#include "registry/client/requestscheduler.h"
#include "registry/http/networktransport.h"
#include "tests/support/misbehavingregistry.h"
#include "tests/support/registryprocess.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QProcess>
#include <QSet>

#include <csignal>
#include <cstdio>

using namespace headwater;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int requests = 300;
constexpr auto timeOut = 2s;

QString pathOf(const QString &number = {})
{
    return u"/v2/lib/app/manifests/"_s + number;
}

/// Asks for each path after @p start, and calls @p ended for each.
void askAll(HttpTransport &http, QObject *context, const QString &start,
            const std::function<void(int, const Result<HttpReply> &)> &ended)
{
    for (int i = 0; i < requests; ++i) {
        http.send({.url = QUrl(start + QString::number(i)),
                   .headers = {{"Accept", "application/vnd.docker.distribution.manifest.v2+json"},
                               {"Accept", "application/vnd.oci.image.manifest.v1+json"}},
                   .deadline = timeOut,
                   .silenceTimeout = timeOut},
                  {})
            .then(context, [i, ended](const Result<HttpReply> &reply) { ended(i, reply); });
    }
}

/// The program that is stopped: it prints "NUMBER STATUS" for each request.
int runChild(const QString &host)
{
    NetworkTransport network;
    RequestScheduler scheduler(network);
    int left = requests;
    askAll(scheduler, &scheduler, host + pathOf(),
           [&left](int number, const Result<HttpReply> &reply) {
               std::printf("%d %d %s\n", number, reply ? reply->status : 0,
                           reply ? "" : qPrintable(reply.error().detail));
               std::fflush(stdout);
               if (--left == 0)
                   QCoreApplication::quit();
           });
    return QCoreApplication::exec();
}

} // namespace

class SuspendTest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void t65_aStoppedProgramResumesWithoutLoss();
    void t65_aNetworkThatGoesAndComesBack();
};

void SuspendTest::t65_aStoppedProgramResumesWithoutLoss()
{
    MisbehavingRegistry registry;
    QVERIFY(registry.listen());
    const int last = 100; // the child is stopped while this is asked for, and 99 not answered
    for (int i = 0; i < requests; ++i) {
        if (i == last - 1 || i == last)
            registry.answer(pathOf(QString::number(i)).toUtf8(), {.fault = Fault::NeverAnswers});
        registry.answer(pathOf(QString::number(i)).toUtf8(), {.body = "{}"});
    }
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(),
                {u"--ask"_s, registry.url({}).toString(QUrl::StripTrailingSlash)});
    QTRY_VERIFY(!registry.requestsTo(pathOf(QString::number(last)).toUtf8()).isEmpty());
    QVERIFY(child.state() == QProcess::Running);
    QCOMPARE(::kill(pid_t(child.processId()), SIGSTOP), 0);
    const QDeadlineTimer longer(timeOut + 1500ms);
    QTRY_VERIFY_WITH_TIMEOUT(longer.hasExpired(), 10000);
    QVERIFY(registry.requests().size() < requests);

    QCOMPARE(::kill(pid_t(child.processId()), SIGCONT), 0);
    QTRY_COMPARE_WITH_TIMEOUT(child.state(), QProcess::NotRunning, 20000);

    QSet<int> succeeded;
    const QList<QByteArray> lines = child.read(1'000'000).trimmed().split('\n');
    for (const QByteArray &line : lines) {
        QVERIFY2(line.trimmed().endsWith(" 200"), line.constData());
        succeeded.insert(line.split(' ').constFirst().toInt());
    }
    QCOMPARE(lines.size(), requests); // no duplicate
    QCOMPARE(succeeded.size(), requests); // no loss
    QVERIFY(registry.requestsTo(pathOf(QString::number(last)).toUtf8()).size() == 2);
    QVERIFY(registry.requests().size() <= requests + 16); // only what was under way was repeated
}

void SuspendTest::t65_aNetworkThatGoesAndComesBack()
{
    RegistryProcess registry;
    QVERIFY2(registry.start(), qPrintable(registry.errorString()));
    QVERIFY(!registry.pushImage(u"lib/app"_s, {u"1"_s}, {}).isEmpty());
    NetworkTransport network;
    RequestScheduler scheduler(network);
    QList<int> statuses;
    askAll(scheduler, this, u"http://"_s + registry.host() + pathOf(u"1?n="_s),
           [&](int, const Result<HttpReply> &reply) {
               statuses.append(reply ? reply->status : 0);
               if (statuses.size() == 50)
                   registry.stop();
           });
    const auto isPaused = [&] { return scheduler.hosts().constFirst().pausedUntil.isValid(); };
    QTRY_VERIFY(isPaused());
    QVERIFY2(registry.start(), qPrintable(registry.errorString()));
    QTRY_COMPARE_WITH_TIMEOUT(statuses.size(), requests, 20000);
    QCOMPARE(statuses.count(200), requests);
}

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments.at(1) == "--ask"_L1)
        return runChild(arguments.at(2));
    SuspendTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_suspend.moc"
